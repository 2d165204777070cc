//! Rust types of two crates side by side: which are the same, whatever path a file writes them by.

use crate::api::ModelId;
use crate::rust::view::{Field, Form, Member, Rest, State, Type};

/// The name of a model in a crate.
pub(super) type Name<'a> = &'a dyn Fn(ModelId) -> String;

/// The type of a field, with the names of models as told.
pub(super) fn of_field(field: &Field, name: Name<'_>) -> String {
    let held = boxed(written(&field.inner, name), field.boxed);
    match field.state {
        State::Required | State::RequiredJson => held,
        State::Nullable | State::Optional | State::OptionalJson => format!("Option<{held}>"),
        State::Double => format!("Option<Option<{held}>>"),
        State::Patch => format!("Patch<{held}>"),
    }
}

/// The type that a variant of a union holds.
pub(super) fn of_member(member: &Member, name: Name<'_>) -> String {
    boxed(written(&member.ty, name), member.boxed)
}

/// The type of the field for undeclared properties.
pub(super) fn of_rest(rest: &Rest, name: Name<'_>) -> String {
    written(&rest.ty, name)
}

/// A type as it would be written if nothing stood in the way of its short name.
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

/// Types of the fixed text are named by their module where a model has their name.
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
