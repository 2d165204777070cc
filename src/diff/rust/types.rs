//! Rust types in a form that can be compared between two crates, independent of the paths they are written with.

use crate::api::ModelId;
use crate::rust::view::{Field, Form, Member, Rest, State, Type};

/// Returns the name of a model in a crate.
pub(super) type Name<'a> = &'a dyn Fn(ModelId) -> String;

/// Returns the type of a field.
pub(super) fn of_field(field: &Field, name: Name<'_>) -> String {
    let held = boxed(written(&field.inner, name), field.boxed);
    match field.state {
        State::Required | State::RequiredJson => held,
        State::Nullable | State::Optional | State::OptionalJson => format!("Option<{held}>"),
        State::Double => format!("Option<Option<{held}>>"),
        State::Patch => format!("Patch<{held}>"),
    }
}

/// Returns the type of a union member's variant.
pub(super) fn of_member(member: &Member, name: Name<'_>) -> String {
    boxed(written(&member.ty, name), member.boxed)
}

/// Returns the type of the field for undeclared properties.
pub(super) fn of_rest(rest: &Rest, name: Name<'_>) -> String {
    written(&rest.ty, name)
}

/// Returns a type with short names, as if none of them were ambiguous.
pub(super) fn written(ty: &Type, name: Name<'_>) -> String {
    match &ty.form {
        Form::Tuple(items) => {
            let items: Vec<_> = items.iter().map(|item| written(item, name)).collect();
            format!("({})", items.join(", "))
        }
        Form::Keyed(keys, values) => {
            let map = ty.text.split('<').next().unwrap_or_default();
            format!("{}<{}, {}>", short(map), name(*keys), written(values, name))
        }
        _ if ty.model().is_none() => short(&ty.text),
        Form::Model(id) => match ty.text.contains("::") {
            true => ty.text.clone(),
            false => name(*id),
        },
        Form::List(_) | Form::Map(_) | Form::Nullable(_) if !ty.text.contains('<') => {
            ty.text.clone()
        }
        Form::List(items) => format!("Vec<{}>", written(items, name)),
        Form::Map(values) => {
            let map = ty.text.split('<').next().unwrap_or_default();
            format!("{}<String, {}>", short(map), written(values, name))
        }
        Form::Nullable(inner) if inner.text.starts_with("Option<") => written(inner, name),
        Form::Nullable(inner) => format!("Option<{}>", written(inner, name)),
        Form::Json
        | Form::Boolean
        | Form::Integer
        | Form::Number
        | Form::Text(_)
        | Form::Object => short(&ty.text),
    }
}

/// Removes module paths, which types of the support code have if a model has the same name.
fn short(text: &str) -> String {
    text.replace("support::", "")
        .replace("std::collections::", "")
}

fn boxed(text: String, boxed: bool) -> String {
    match boxed {
        true => format!("Box<{text}>"),
        false => text,
    }
}
