//! Writes the documentation of a field: its description, and its other facts in words. It prints
//! nothing.

use super::docs::Docs;
use crate::api::{Field, Limits, Type, Value};
use crate::text::prose::code;

/// Maximum length of a value; longer ones are truncated.
const LONGEST: usize = 120;

/// Returns the documentation of a field with this Rust name.
pub(super) fn field_docs(field: &Field, name: &str) -> Vec<String> {
    let mut docs = Docs::default();
    docs.markdown(field.docs.as_deref().unwrap_or_default());
    let mut facts = Vec::new();
    if name.trim_start_matches("r#") != field.wire_name {
        facts.push(format!("JSON name {}", code(&field.wire_name)));
    }
    if let Some(format) = format(&field.ty) {
        facts.push(format!("format {}", code(format)));
    }
    facts.extend(limits(&field.limits, code));
    match (field.read_only, field.write_only) {
        (true, false) => facts.push("read-only".to_owned()),
        (false, true) => facts.push("write-only".to_owned()),
        _ => {}
    }
    facts.extend(
        field
            .default
            .as_ref()
            .map(|value| format!("default {}", literal(value))),
    );
    facts.extend(
        field
            .example
            .as_ref()
            .map(|value| format!("example {}", literal(value))),
    );
    if !facts.is_empty() {
        docs.line(capitalised(&facts.join(", ")) + ".");
    }
    docs.finish()
}

fn format(ty: &Type) -> Option<&str> {
    match ty {
        Type::Integer(format) | Type::Number(format) | Type::String(format) => format.as_deref(),
        Type::Nullable(inner) => format(inner),
        _ => None,
    }
}

/// Returns the limits of a value, each in words.
pub(crate) fn limits(limits: &Limits, code: impl Fn(&str) -> String) -> Vec<String> {
    let value = |value: &Option<Value>| value.as_ref().map(ToString::to_string);
    let bound = |name: &str, strict: bool, value: Option<String>| {
        value.map(|value| {
            format!(
                "{name} {}{}",
                code(&value),
                if strict { " (exclusive)" } else { "" }
            )
        })
    };
    let count = |name: &str, what: &str, count: Option<u64>| {
        count.map(|count| format!("{name} {count} {what}"))
    };
    [
        bound("minimum", limits.exclusive_minimum, value(&limits.minimum)),
        bound("maximum", limits.exclusive_maximum, value(&limits.maximum)),
        bound("multiple of", false, value(&limits.multiple_of)),
        count("at least", "characters", limits.min_length),
        count("at most", "characters", limits.max_length),
        limits
            .pattern
            .as_deref()
            .map(|pattern| format!("pattern {}", code(pattern))),
        count("at least", "items", limits.min_items),
        count("at most", "items", limits.max_items),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn literal(value: &Value) -> String {
    code(&short(value))
}

/// Formats a value as JSON, truncated if it is long.
pub(crate) fn short(value: &Value) -> String {
    let text = value.to_string();
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}

fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().map(char::to_uppercase);
    let mut capitalised: String = first.into_iter().flatten().collect();
    capitalised.push_str(chars.as_str());
    capitalised
}
