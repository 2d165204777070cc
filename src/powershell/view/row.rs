//! Turns a property into a row of a page and a line of its example. It knows no page.

use crate::powershell::cell::Classes;
use crate::powershell::default::{default_text, literal_type};
use crate::powershell::literal::{self, literal};
use crate::powershell::name;
use crate::powershell::text::one_line;
use crate::published::{Field, Type};

/// A property on the page of its class.
pub(crate) struct Row {
    /// The name in PowerShell.
    pub(crate) name: String,
    /// The name on the wire.
    pub(crate) wire_name: String,
    /// The type cell, with links to classes.
    pub(crate) ty: String,
    /// The description on one line.
    pub(crate) description: String,
    /// `[required]` or `[optional]`, `[readonly]`, and the default.
    pub(crate) notes: String,
    /// The value in the example, or `null`.
    pub(crate) example: String,
}

impl Row {
    pub(super) fn new(field: &Field, classes: &Classes<'_>) -> Row {
        let example = example(field, classes);
        Row {
            name: name::property_name(&field.wire_name),
            wire_name: field.wire_name.clone(),
            ty: classes.cell(field),
            description: field.docs.as_deref().map(one_line).unwrap_or_default(),
            notes: notes(field, classes),
            example: example.unwrap_or_else(|| "null".to_owned()),
        }
    }
}

fn example(field: &Field, classes: &Classes<'_>) -> Option<String> {
    let (example, ty) = (field.example.as_ref()?, literal_type(&field.ty, classes)?);
    match classes.is_in_root(field) {
        true if is_held_as_bytes(ty) => None,
        true if stays_json(field, ty) => Some(literal::json_in_root(example)),
        _ => literal(example, ty),
    }
}

/// Returns `true` if an example of the root file is printed as its parser left it. In a property that is merged into
/// another component, it is parsed again, unless it is a string. No published page shows one.
fn stays_json(field: &Field, ty: &Type) -> bool {
    is_raw(ty) && (!field.inherited || matches!(ty, Type::String(_)))
}

/// Returns `true` if openapi-generator holds an example of a single document as bytes. It prints their address in memory,
/// `[B@27dc79f7`, which differs in each run and is of no use: `null` is printed instead, as if there were no
/// example. `SetIconV1Request.md` among the pages of 2026 has such an address.
fn is_held_as_bytes(ty: &Type) -> bool {
    matches!(ty, Type::String(Some(format)) if matches!(format.as_str(), "byte" | "binary"))
}

/// Returns `true` if literals of a type are printed as written, without a check against the type.
fn is_raw(ty: &Type) -> bool {
    match ty {
        Type::Nullable(ty) => is_raw(ty),
        Type::String(format) => !matches!(format.as_deref(), Some("date" | "date-time" | "uuid")),
        Type::Any | Type::Object | Type::Map(_) | Type::List { .. } | Type::Model(_) => true,
        Type::Boolean | Type::Integer(_) | Type::Number(_) => false,
    }
}

fn notes(field: &Field, classes: &Classes<'_>) -> String {
    let required = if field.required {
        "[required]"
    } else {
        "[optional] "
    };
    let read_only = if field.read_only { "[readonly] " } else { "" };
    let default = default_text(field, classes)
        .map(|text| format!("[default to {text}]"))
        .unwrap_or_default();
    format!("{required}{read_only}{default}")
}
