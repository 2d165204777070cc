//! What the default of a property is in PowerShell, and what decides how its literals read. It knows no page.

use super::cell::Classes;
use super::literal::{self, literal};
use crate::published::{Field, Type, Value};

/// The type that decides what a literal means: an inline enum's values are of its base, a model's are objects.
pub(super) fn literal_type<'t>(ty: &'t Type, classes: &Classes<'t>) -> Option<&'t Type> {
    match (ty, classes.inline_enum(ty)) {
        (_, Some(values)) => Some(values.base),
        (Type::Nullable(ty), None) => literal_type(ty, classes),
        // A model has an example where one stands beside its reference: `BatchRequest` of Beta's `Approval.md`.
        (Type::Model(_), None) => Some(&Type::Object),
        (ty, None) => Some(ty),
    }
}

/// Only texts, numbers and booleans show their default: Beta's `AccountAttribute.md` quotes one.
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

/// The reader of the root file takes no text for the default of a number, no number for that of a boolean, and no list or
/// object for that of a text. No published page shows one.
fn is_no_default_in_root(default: &Value, ty: &Type) -> bool {
    match ty {
        Type::Integer(_) | Type::Number(_) => matches!(default, Value::String(_)),
        Type::Boolean => matches!(default, Value::Integer(_) | Value::Float(_)),
        Type::String(_) => matches!(default, Value::List(_) | Value::Map(_)),
        _ => false,
    }
}
