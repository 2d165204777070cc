//! Types and values in words, as sentences name them. Whatever comes from a spec stands in inline code.

use crate::api::{Api, Type, Value};
use crate::text::{line, prose};

/// A type, such as ``list of `Account` ``.
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
        Type::Model(id) => code(&api[*id].name),
    }
}

/// A literal as JSON, not too long.
pub(super) fn value_words(value: &Value) -> String {
    code(&shortened(&value.to_string(), 60))
}

/// A string as inline code of Markdown, whatever it contains.
pub(super) fn code(text: &str) -> String {
    prose::code(&shortened(text, 200))
}

/// A string of at most so many characters, on one line.
pub(super) fn shortened(text: &str, most: usize) -> String {
    let line = line::flat(text);
    match line.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
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
