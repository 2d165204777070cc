//! Descriptions of types and values for sentences. Strings from a spec are shown as inline code.

use crate::api::{Api, Model, Role, Shape, Type, Value};
use crate::text::{line, prose};

/// Describes a type, such as ``list of `Account` ``.
pub(super) fn type_words(api: &Api, ty: &Type) -> String {
    let formatted = |name: &str, format: &Option<String>| match format {
        Some(format) => format!("{name} ({})", code(&shortened(format, 40))),
        None => name.to_owned(),
    };
    match ty {
        Type::Any => "any value".to_owned(),
        Type::Boolean => "boolean".to_owned(),
        Type::Integer(format) => formatted("integer", format),
        Type::Number(format) => formatted("number", format),
        Type::String(format) => formatted("string", format),
        Type::Object | Type::Map(None) => "object".to_owned(),
        Type::Map(Some(value)) => format!("map of {}", type_words(api, value)),
        Type::List { items: None, .. } => "list".to_owned(),
        Type::List {
            items: Some(items), ..
        } => format!("list of {}", type_words(api, items)),
        Type::Nullable(inner) => format!("{} or null", type_words(api, inner)),
        Type::Model(id) if api[*id].role == Role::Component => code(&api[*id].name),
        Type::Model(id) => shape_words(api, &api[*id]),
    }
}

/// Describes a model without its name.
pub(super) fn shape_words(api: &Api, model: &Model) -> String {
    match &model.shape {
        Shape::Struct(_) => "an object".to_owned(),
        Shape::Tuple(items) => format!("a list of {} items", items.len()),
        Shape::Map(map) => format!("map of {}", type_words(api, &map.values)),
        Shape::Enum(shape) if shape.values.len() > MOST_VALUES => {
            format!("one of {} values", shape.values.len())
        }
        Shape::Enum(shape) => {
            let values = shape.values.iter().map(|value| value_words(&value.value));
            or(&values.collect::<Vec<_>>())
        }
        Shape::Union(union) if union.members.len() > MOST_VALUES => {
            format!("one of {} types", union.members.len())
        }
        Shape::Union(union) => {
            let members = union.members.iter().map(|member| match &member.ty {
                Type::Model(id) if api[*id].role != Role::Component => "an object".to_owned(),
                ty => type_words(api, ty),
            });
            or(&members.collect::<Vec<_>>())
        }
        Shape::Alias(ty) => type_words(api, ty),
    }
}

/// Enums with more values are described by their number of values.
const MOST_VALUES: usize = 6;

/// Returns a literal as JSON in inline code, shortened.
pub(super) fn value_words(value: &Value) -> String {
    code(&shortened(&value.to_string(), 60))
}

/// Returns a string as inline code in Markdown, with escaping and shortened.
pub(super) fn code(text: &str) -> String {
    prose::code(&shortened(text, 200))
}

/// Returns a string on one line, shortened to `most` characters.
pub(super) fn shortened(text: &str, most: usize) -> String {
    let line = line::flat(text);
    match line.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}

/// `a, b or c`.
fn or(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} or {last}", first.join(", ")),
    }
}

/// `a, b and c`.
pub(super) fn and(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}
