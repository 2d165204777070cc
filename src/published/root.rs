//! The parser of the root file, and how it reads contradictory schemas of OpenAPI 3.0.
//!
//! The tool chain of the published pages reads the root file and all other files with different parsers. No published page
//! shows a schema of the root file.

use crate::openapi::{Kind, SchemaView, Version};

/// Returns `true` for a schema with `items` that is read as a list: one without a type, or one of the type `array`,
/// regardless of a choice beside it.
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

/// Returns `true` for an object with `items` and without properties (`bare`). It is listed as a list of its items, which may
/// need a model. Its values stay objects.
pub(super) fn is_object_with_items(view: SchemaView<'_>, kind: Kind, bare: bool) -> bool {
    view.version < Version::V3_1 && matches!(kind, Kind::Object | Kind::Map) && bare
}
