//! Adapts the examples of a spec to the types of fields, and invents values if there are none. It
//! writes no code.

use crate::api::{Limits, Value};
use crate::text::prose::visible;

/// Maximum number of items of a list, and of entries of a map.
const MOST_ITEMS: usize = 3;
const MOST_ENTRIES: usize = 10;

/// Maximum length of a string, in characters.
const LONGEST_TEXT: usize = 200;

/// Maximum nesting depth of plain JSON.
const DEEPEST: usize = 5;

/// Returns the example if it is a string that looks right for the format, or else an invented
/// string.
pub(super) fn text(format: Option<&str>, given: Option<&Value>, name: &str) -> String {
    let given = given.and_then(Value::text).map(|text| clean(&text));
    let looks_right = |text: &String| match format {
        Some("date-time" | "date") => {
            text.len() >= 10 && text.as_bytes()[..4].iter().all(u8::is_ascii_digit)
        }
        _ => !text.is_empty(),
    };
    given.filter(looks_right).unwrap_or_else(|| {
        match format.unwrap_or_default().to_ascii_lowercase().as_str() {
            "date-time" => "2024-01-15T12:30:00Z".to_owned(),
            "date" => "2024-01-15".to_owned(),
            "uuid" => "0c05fb4f-c0e7-4a62-9be6-2d6f4e5a8b11".to_owned(),
            "byte" => "SGVsbG8=".to_owned(),
            "email" => "alice@example.com".to_owned(),
            "uri" | "url" => "https://example.com".to_owned(),
            _ => clean(name),
        }
    })
}

/// Returns an integer: the example or else the minimum if it fits the type, or else 1.
pub(super) fn integer(ty: &str, given: Option<&Value>, limits: Option<&Limits>) -> i128 {
    let (least, most) = match ty {
        "i32" => (i32::MIN.into(), i32::MAX.into()),
        "u32" => (0, u32::MAX.into()),
        "u64" => (0, u64::MAX.into()),
        _ => (i128::from(i64::MIN), i128::from(i64::MAX)),
    };
    let minimum = limits.and_then(|limits| limits.minimum.as_ref());
    let fits = |number: &i128| (least..=most).contains(number);
    given
        .and_then(whole)
        .filter(fits)
        .or_else(|| minimum.and_then(whole).filter(fits))
        .unwrap_or(1)
}

fn whole(value: &Value) -> Option<i128> {
    match value {
        Value::Integer(number) => Some(*number),
        Value::String(text) | Value::Ambiguous { text, .. } => text.trim().parse().ok(),
        _ => None,
    }
}

/// Returns a number: a 64-bit integer or a finite float; 1 if the example is neither.
pub(super) fn number(given: Option<&Value>) -> Value {
    let parsed = match given {
        Some(Value::String(text)) => text.trim().parse().ok().map(Value::Float),
        other => other.cloned(),
    };
    match parsed {
        Some(Value::Integer(number)) if i64::try_from(number).is_ok() => Value::Integer(number),
        Some(Value::Float(number)) if number.is_finite() => Value::Float(number),
        _ => Value::Integer(1),
    }
}

/// Returns the boolean of an example; `true` if there is none.
pub(super) fn boolean(given: Option<&Value>) -> bool {
    match given {
        Some(Value::Bool(value)) => *value,
        Some(Value::String(text) | Value::Ambiguous { text, .. }) => text == "true",
        _ => true,
    }
}

/// Returns plain JSON with sorted keys, as a program without ordered maps prints it, and cut to the
/// maximum size.
pub(super) fn json(value: &Value) -> Value {
    plain(value, DEEPEST)
}

fn plain(value: &Value, depth: usize) -> Value {
    match value {
        Value::String(text) | Value::Ambiguous { text, .. } => Value::String(clean(text)),
        #[allow(clippy::cast_precision_loss)]
        Value::Integer(number)
            if i64::try_from(*number).is_err() && u64::try_from(*number).is_err() =>
        {
            Value::Float(*number as f64)
        }
        Value::Float(number) if !number.is_finite() => Value::Null,
        Value::List(_) | Value::Map(_) if depth == 0 => Value::Null,
        Value::List(items) => Value::List(
            items
                .iter()
                .take(MOST_ITEMS)
                .map(|item| plain(item, depth - 1))
                .collect(),
        ),
        Value::Map(entries) => {
            let entries = entries.iter().take(MOST_ENTRIES);
            let mut entries: Vec<_> = entries
                .map(|(name, value)| (clean(name), plain(value, depth - 1)))
                .collect();
            entries.sort_by(|(a, _), (b, _)| a.cmp(b));
            entries.dedup_by(|(a, _), (b, _)| a == b);
            Value::Map(entries)
        }
        other => other.clone(),
    }
}

/// Replaces invisible characters, and truncates long strings.
pub(super) fn clean(text: &str) -> String {
    let shown = |c: char| if c == '\n' { c } else { visible(c) };
    let text = text.trim_end();
    match text.char_indices().nth(LONGEST_TEXT) {
        Some((end, _)) => text[..end]
            .trim_end()
            .chars()
            .map(shown)
            .chain(['…'])
            .collect(),
        None => text.chars().map(shown).collect(),
    }
}

/// Returns the items of an example list. An example that is not a list is its only item.
pub(super) fn items(given: Option<&Value>) -> &[Value] {
    match given {
        Some(Value::List(items)) => &items[..items.len().min(MOST_ITEMS)],
        Some(value) if *value != Value::Null => std::slice::from_ref(value),
        _ => &[],
    }
}

/// Returns the entries of an example map, sorted by name.
pub(super) fn entries(given: Option<&Value>) -> Vec<(String, &Value)> {
    let Some(Value::Map(entries)) = given else {
        return Vec::new();
    };
    let mut entries: Vec<_> = entries
        .iter()
        .take(MOST_ITEMS)
        .map(|(name, value)| (clean(name), value))
        .collect();
    entries.sort_by(|(a, _), (b, _)| a.cmp(b));
    entries.dedup_by(|(a, _), (b, _)| a == b);
    entries
}

/// Returns the value of a property of an example, unless it is `null`.
pub(super) fn property<'v>(given: Option<&'v Value>, name: &str) -> Option<&'v Value> {
    let Some(Value::Map(entries)) = given else {
        return None;
    };
    entries
        .iter()
        .find(|(key, _)| key == name)
        .map(|(_, value)| value)
        .filter(|value| **value != Value::Null)
}
