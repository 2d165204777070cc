//! Detects JSON Patch bodies: some specs use its media type for bodies that are something else. It
//! prints nothing.

use crate::api::{Shape, Type};

use super::media::essence;
use super::models::Models;

/// Returns `true` if a body is a JSON Patch: by its media type, and by a schema that is a list of
/// operations, a single operation or an object with a list of operations, since specs vary.
pub(super) fn is_json_patch(models: &Models<'_>, media_type: &str, ty: &Type) -> bool {
    essence(media_type) == "application/json-patch+json"
        && (is_operation(models, ty) || has_list(models, ty))
}

/// Returns `true` for an object that may have `op` and `path`.
fn is_operation(models: &Models<'_>, ty: &Type) -> bool {
    let Some(id) = models.model(ty) else {
        return matches!(ty, Type::Any | Type::Object | Type::Map(_));
    };
    let Some(fields) = models.fields(ty) else {
        return matches!(models.of(id).shape, Shape::Union(_));
    };
    ["op", "path"]
        .iter()
        .all(|name| fields.iter().any(|field| field.wire_name == *name))
}

/// Returns `true` for a list of operations, or an object with one.
fn has_list(models: &Models<'_>, ty: &Type) -> bool {
    let is_list = |ty: &Type| match ty {
        Type::List {
            items: Some(items), ..
        } => is_operation(models, items),
        Type::List { items: None, .. } => true,
        _ => false,
    };
    let mut fields = models.fields(ty).unwrap_or_default().iter();
    is_list(ty) || fields.any(|field| is_list(&field.ty))
}
