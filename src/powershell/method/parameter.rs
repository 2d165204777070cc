//! The parameters of an operation in the order of the page, with their names and types.

use std::collections::HashSet;

use super::kind::{Kind, kind_of};
use crate::powershell::cell::{Cells, Classes};
use crate::powershell::default::default_text;
use crate::powershell::name::{camelize, sanitize};
use crate::powershell::text::one_line;
use crate::powershell::type_name::ANY;
use crate::published::call::{Call, OwnExample, Sent};
use crate::published::{Field, Type, Value};
use crate::text::slug::slug;

/// The kind of a parameter in the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Sent(Sent),
    Body,
}

/// A parameter or the body, with its name.
pub(super) struct Parameter<'t> {
    pub place: Place,
    /// The name, unique in the operation.
    pub name: String,
    /// The name without the number that makes it unique.
    pub base_name: String,
    pub required: bool,
    /// `true` if the body may be `null`.
    pub nullable: bool,
    /// The description on one line.
    pub docs: String,
    pub field: &'t Field,
    pub kind: Kind<'t>,
    /// `true` for a list of objects of a class.
    pub holds_class: bool,
    /// The data type of the value: `String[]`.
    pub data_type: String,
    /// The type cell of the table.
    pub cell: String,
    pub default: Option<String>,
    pub example: Option<&'t OwnExample>,
    pub item_example: Option<&'t Value>,
    pub in_root: bool,
}

/// Returns all parameters: required ones first, otherwise in the order of openapi-generator.
pub(super) fn parameters<'t>(call: &'t Call, classes: &Classes<'t>) -> Vec<Parameter<'t>> {
    let mut list: Vec<Parameter<'t>> = Vec::new();
    let (form, others): (Vec<_>, Vec<_>) = call
        .parameters
        .iter()
        .partition(|parameter| parameter.sent == Sent::Form);
    list.extend(others.into_iter().map(|parameter| sent(parameter, classes)));
    list.extend(body(call, classes));
    list.extend(form.into_iter().map(|parameter| sent(parameter, classes)));
    name_apart(&mut list);
    list.sort_by_key(|parameter| !parameter.required);
    list
}

fn sent<'t>(
    parameter: &'t crate::published::call::Parameter,
    classes: &Classes<'t>,
) -> Parameter<'t> {
    let field = &parameter.field;
    let in_root = classes.is_in_root(field);
    let cells = classes.cells(in_root);
    let docs = field.docs.as_deref().map(one_line).unwrap_or_default();
    let ty = &field.ty;
    let (name, kind, data_type, cell) = if parameter.has_schema {
        (
            parameter_name(&field.wire_name),
            kind_of(ty, cells, classes),
            cells.data_type(ty),
            type_cell(ty, cells),
        )
    } else {
        let name = "UNKNOWN_PARAMETER_NAME".to_owned();
        (
            name,
            Kind::Nothing,
            String::new(),
            "[****](../models/)".to_owned(),
        )
    };
    Parameter {
        place: Place::Sent(parameter.sent),
        base_name: name.clone(),
        name,
        required: field.required,
        nullable: false,
        // The description of a form field is escaped twice: as that of a property and as that of a parameter. No
        // published page shows it.
        docs: if parameter.sent == Sent::Form {
            one_line(&docs)
        } else {
            docs
        },
        field,
        holds_class: holds_class(kind, cells, classes),
        kind,
        data_type,
        cell,
        default: default_text(field, classes),
        example: parameter.example.as_ref(),
        item_example: parameter.item_example.as_ref(),
        in_root,
    }
}

fn body<'t>(call: &'t Call, classes: &Classes<'t>) -> Option<Parameter<'t>> {
    let body = call.body.as_ref()?;
    let in_root = classes.is_in_root(&body.field);
    let cells = classes.cells(in_root);
    let ty = &body.field.ty;
    let kind = kind_of(ty, cells, classes);
    let (name, data_type, cell) = body_type(kind, ty, cells, classes);
    let name = body.name.as_deref().map_or(name, parameter_name);
    Some(Parameter {
        place: Place::Body,
        base_name: name.clone(),
        name,
        required: body.required,
        nullable: body.field.nullable,
        docs: body.docs.as_deref().map(one_line).unwrap_or_default(),
        field: &body.field,
        holds_class: holds_class(kind, cells, classes),
        kind,
        data_type,
        cell,
        default: None,
        example: body.example.as_ref(),
        item_example: body.item_example.as_ref(),
        in_root,
    })
}

fn holds_class<'t>(kind: Kind<'t>, cells: Cells<'_, 't>, classes: &Classes<'t>) -> bool {
    matches!(kind, Kind::List(item) if matches!(kind_of(item, cells, classes), Kind::Model(_)))
}

/// Returns the name, the data type and the cell of a body. An object without a class and an enum have no link, and an enum
/// has the type of its values. No published page shows either.
fn body_type<'t>(
    kind: Kind<'t>,
    ty: &'t Type,
    cells: Cells<'_, 't>,
    classes: &Classes<'t>,
) -> (String, String, String) {
    let data_type = cells.data_type(ty);
    match kind {
        Kind::Model(id) => {
            let class = classes.of(id).to_owned();
            (class, data_type, type_cell(ty, cells))
        }
        Kind::List(item) => {
            let name = match innermost(item).model() {
                Some(_)
                    if matches!(
                        kind_of(innermost(item), cells, classes),
                        Kind::Model(_) | Kind::Enum(_)
                    ) =>
                {
                    cells.schema_type(innermost(item)).to_owned()
                }
                _ => "RequestBody".to_owned(),
            };
            let held = match kind_of(item, cells, classes) {
                Kind::Map(_) => cells.schema_type(item).to_owned(),
                _ => cells.data_type(item),
            };
            (name, format!("{held}[]"), type_cell(ty, cells))
        }
        Kind::Map(_) => ("RequestBody".to_owned(), data_type, type_cell(ty, cells)),
        Kind::Enum(values) => {
            let basic = cells.data_type(values.base);
            let cell = format!("**{basic}**");
            ("Body".to_owned(), basic, cell)
        }
        Kind::FreeForm => {
            let cell = format!("**{data_type}**");
            ("Body".to_owned(), data_type, cell)
        }
        _ => ("Body".to_owned(), data_type, type_cell(ty, cells)),
    }
}

fn innermost(ty: &Type) -> &Type {
    match ty {
        Type::List {
            items: Some(items), ..
        } => innermost(items),
        Type::Nullable(ty) => innermost(ty),
        ty => ty,
    }
}

/// Returns the cell of a type with a link to its class; a list or a map links to the type of its items or values.
fn type_cell(ty: &Type, cells: Cells<'_, '_>) -> String {
    use crate::powershell::cell::items_or_texts;
    match ty {
        Type::Nullable(ty) => type_cell(ty, cells),
        Type::List { items, .. } => {
            let item = items_or_texts(items.as_deref());
            held_cell(&format!("[]{}", cells.data_type(item)), item, cells)
        }
        Type::Map(None) => link(&format!("map[string]{ANY}"), ANY),
        Type::Map(Some(value)) => {
            let held = cells.data_type(value);
            held_cell(&format!("map[string]{held}"), value, cells)
        }
        ty => {
            let data_type = cells.data_type(ty);
            if cells.is_simple(ty) || data_type == "SystemByte" {
                format!("**{data_type}**")
            } else {
                link(&data_type, &data_type)
            }
        }
    }
}

fn held_cell(text: &str, held: &Type, cells: Cells<'_, '_>) -> String {
    if cells.is_simple(held) {
        format!("**{text}**")
    } else {
        link(text, cells.schema_type(held))
    }
}

/// Returns a type with a link to the page of its class.
pub(super) fn link(text: &str, class: &str) -> String {
    format!("[**{text}**](../models/{})", slug(class))
}

fn parameter_name(name: &str) -> String {
    let name = camelize(&sanitize(name));
    if name.starts_with(|c: char| c.is_ascii_digit()) {
        format!("Var{name}")
    } else {
        name
    }
}

/// Appends a number to a later parameter with the same name: `Name2` of V3's `set-branding-item`.
fn name_apart(list: &mut [Parameter<'_>]) {
    let mut taken: HashSet<String> = HashSet::new();
    for parameter in list {
        while !taken.insert(parameter.name.clone()) {
            parameter.name = next_name(&parameter.name);
        }
    }
}

fn next_name(name: &str) -> String {
    let stem = name.trim_end_matches(|c: char| c.is_ascii_digit());
    match name[stem.len()..].parse::<u64>() {
        Ok(number) => format!("{stem}{}", number.saturating_add(1)),
        Err(_) => format!("{stem}2"),
    }
}
