//! How the reader of the root file reads what contradicts itself, in OpenAPI 3.0.
//!
//! The tool chain of the published pages has a reader for the root file and another one for all others. No published page
//! shows a schema of the root file.

use crate::openapi::{Kind, SchemaView, Version};

/// A schema with `items` and without a type is a list, and one of the type `array` is nothing else, whatever choice stands
/// beside it.
pub(super) fn is_list(view: SchemaView<'_>) -> bool {
    if view.version >= Version::V3_1 || view.items().is_none() {
        return false;
    }
    let mut types = view.types();
    match (view.kind(), types.next(), types.next()) {
        (Kind::Object | Kind::Map, None, _) => view.properties().next().is_none(),
        (Kind::Composed, Some("array"), None) => true,
        _ => false,
    }
}

/// A `bare` object, one without properties, with `items` is listed as a list of them, so that they may need a model. Its values stay objects.
pub(super) fn is_object_with_items(view: SchemaView<'_>, kind: Kind, bare: bool) -> bool {
    view.version < Version::V3_1 && matches!(kind, Kind::Object | Kind::Map) && bare
}
