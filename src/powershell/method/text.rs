//! Strings of the spec as pages of methods print them.

use crate::powershell::cell::Classes;
use crate::powershell::literal::{self, literal};
use crate::published::{Field, Type, Value};

/// Mustache's escapes, which data of the spec gets in some places and not in others.
pub(crate) fn html(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '\'' => out.push_str("&#39;"),
            '"' => out.push_str("&quot;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '`' => out.push_str("&#x60;"),
            '=' => out.push_str("&#x3D;"),
            c => out.push(c),
        }
    }
    out
}

/// The type that decides what a literal means: an inline enum's values are of its base, a model's are objects.
fn literal_type<'t>(ty: &'t Type, classes: &Classes<'t>) -> Option<&'t Type> {
    match (ty, classes.inline_enum(ty)) {
        (_, Some(values)) => Some(values.base),
        (Type::Nullable(ty), None) => literal_type(ty, classes),
        (Type::Model(_), None) => Some(&Type::Object),
        (ty, None) => Some(ty),
    }
}

/// Only texts, numbers and booleans show their default.
pub(super) fn default_text(field: &Field, classes: &Classes<'_>) -> Option<String> {
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

fn is_no_default_in_root(default: &Value, ty: &Type) -> bool {
    match ty {
        Type::Integer(_) | Type::Number(_) => matches!(default, Value::String(_)),
        Type::Boolean => matches!(default, Value::Integer(_) | Value::Float(_)),
        Type::String(_) => matches!(default, Value::List(_) | Value::Map(_)),
        _ => false,
    }
}

/// A description in one line.
pub(super) fn one_line(text: &str) -> String {
    let text = text
        .replace("\\/", "/")
        .replace(['\t', '\n', '\r'], " ")
        .replace('"', "\"\"");
    text.replace("#>", "#_>").replace("<#", "<_#")
}
