//! Formats the default of a property in PowerShell, and decides how its literals are read. It knows no page.

use super::cell::Classes;
use super::literal::{self, literal};
use crate::published::{Field, Type, Value};

/// Returns the type by which a literal is read: the base type for an inline enum, an object for a model.
pub(super) fn literal_type<'t>(ty: &'t Type, classes: &Classes<'t>) -> Option<&'t Type> {
    match (ty, classes.inline_enum(ty)) {
        (_, Some(values)) => Some(values.base),
        (Type::Nullable(ty), None) => literal_type(ty, classes),
        // A model has an example if one is written beside its reference: `BatchRequest` of Beta's `Approval.md`.
        (Type::Model(_), None) => Some(&Type::Object),
        (ty, None) => Some(ty),
    }
}

/// Returns the default of a string, number or boolean; other types show none. Beta's `AccountAttribute.md` quotes one.
pub(crate) fn default_text(field: &Field, classes: &Classes<'_>) -> Option<String> {
    let ty = literal_type(&field.ty, classes)?;
    let default = field.default.as_ref()?;
    if classes.is_in_root(field) && is_no_default_in_root(default, ty) {
        return None;
    }
    let text = literal(default, ty)?;
    match ty {
        Type::Boolean => Some(format!("${text}")),
        Type::Integer(_) | Type::Number(_) => Some(text),
        Type::String(Some(format)) if matches!(format.as_str(), "date" | "date-time") => None,
        Type::String(_) => Some(format!("\"{}\"", literal::in_one_row(&text))),
        _ => None,
    }
}

/// Returns `true` for defaults that the parser of the root file rejects: a string for a number, a number for a boolean, and
/// a list or an object for a string. No published page shows one.
fn is_no_default_in_root(default: &Value, ty: &Type) -> bool {
    match ty {
        Type::Integer(_) | Type::Number(_) => matches!(default, Value::String(_)),
        Type::Boolean => matches!(default, Value::Integer(_) | Value::Float(_)),
        Type::String(_) => matches!(default, Value::List(_) | Value::Map(_)),
        _ => false,
    }
}
