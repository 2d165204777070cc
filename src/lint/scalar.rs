//! Checks one value against the keywords of one schema: type, enum, limits, pattern, format. It follows no reference.

use crate::api::{Limits, Value};
use crate::openapi::{Kind, Node, SchemaView, Tree};

/// Maximum number of characters of a value in a message.
const MOST_SHOWN: usize = 40;

/// Returns the reason why a value is not of the schema's type.
pub(super) fn wrong_type(view: SchemaView<'_>, value: &Node) -> Option<String> {
    // `yes` is a boolean in YAML 1.1 and a string in YAML 1.2: it is accepted as either.
    let legacy = match &value.tree {
        Tree::Ambiguous(text) => Some(&text.1),
        _ => None,
    };
    let fits = match view.kind() {
        Kind::Boolean if matches!(legacy, Some(Value::Bool(_))) => true,
        Kind::Integer | Kind::Number
            if matches!(legacy, Some(Value::Integer(_) | Value::Float(_))) =>
        {
            true
        }
        Kind::String => matches!(value.tree, Tree::Text(_) | Tree::Ambiguous(_)),
        Kind::Integer => match value.tree {
            Tree::Integer(_) | Tree::BigInteger(_) => true,
            Tree::Float(number) => number.fract() == 0.0,
            _ => false,
        },
        Kind::Number => matches!(
            value.tree,
            Tree::Integer(_) | Tree::BigInteger(_) | Tree::Float(_)
        ),
        Kind::Boolean => matches!(value.tree, Tree::Bool(_)),
        Kind::Array => matches!(value.tree, Tree::List(_)),
        Kind::Object | Kind::Map if view.types().next().is_some() => {
            matches!(value.tree, Tree::Map(_))
        }
        _ => true,
    };
    let wanted = view.types().next().unwrap_or_default();
    (!fits).then(|| {
        format!(
            "{} is {}, but the type is `{wanted}`",
            shown(value),
            what(value)
        )
    })
}

/// Suggests how a value of the wrong type was probably meant to be written.
pub(super) fn other_spelling(wanted: Kind, value: &Node) -> Option<&'static str> {
    let is_number = |text: &str| text.parse::<f64>().is_ok();
    match (wanted, &value.tree) {
        (Kind::String, Tree::Bool(_) | Tree::Integer(_) | Tree::BigInteger(_) | Tree::Float(_)) => {
            Some("write it in quotation marks")
        }
        (Kind::Boolean, Tree::Text(text)) if matches!(&**text, "true" | "false") => {
            Some("remove the quotation marks")
        }
        (Kind::Integer | Kind::Number, Tree::Text(text)) if is_number(text) => {
            Some("remove the quotation marks")
        }
        (Kind::Array | Kind::Object | Kind::Map, Tree::Text(text))
            if text.trim_start().starts_with(['{', '[']) =>
        {
            Some("write the value itself, not a string that contains its JSON")
        }
        (Kind::Array, Tree::List(_)) => None,
        (Kind::Array, _) => Some("write a list, or correct the type"),
        _ => None,
    }
}

/// Returns the reason why a value is not one of an enum.
pub(super) fn not_listed(view: SchemaView<'_>, value: &Node) -> Option<String> {
    let same = |listed: &Node| match (listed.value().text(), value.value().text()) {
        (Some(listed), Some(value)) => listed == value,
        _ => listed.value() == value.value(),
    };
    let mut listed = view.values().peekable();
    (listed.peek().is_some() && !listed.any(same))
        .then(|| format!("{} is not in the enum", shown(value)))
}

/// Returns the reason why a value breaks a limit: a length, a number of items, a bound, a pattern, a format.
pub(super) fn out_of_limits(view: SchemaView<'_>, value: &Node) -> Option<String> {
    let limits = Limits::of(view);
    if let (Kind::String, Some(text)) = (view.kind(), value.as_str()) {
        let length = text.chars().count() as u64;
        let format = view.format().filter(|format| !has_format(text, format));
        return match (limits.min_length, limits.max_length) {
            (Some(least), _) if length < least => {
                Some(format!("{} is shorter than {least}", shown(value)))
            }
            (_, Some(most)) if length > most => {
                Some(format!("{} is longer than {most}", shown(value)))
            }
            _ => format
                .map(|format| format!("{} is not a valid `{format}`", shown(value)))
                .or_else(|| misses_pattern(text, limits.pattern.as_deref()?, value)),
        };
    }
    let count = value.items().len() as u64;
    match (&value.tree, limits.min_items, limits.max_items) {
        (Tree::List(_), Some(least), _) if count < least => {
            return Some(format!("it has fewer than {least} items"));
        }
        (Tree::List(_), _, Some(most)) if count > most => {
            return Some(format!("it has more than {most} items"));
        }
        _ => {}
    }
    let number = number(&value.value())?;
    let least = limits
        .minimum
        .as_ref()
        .and_then(self::number)
        .filter(|least| number < *least);
    let most = limits
        .maximum
        .as_ref()
        .and_then(self::number)
        .filter(|most| number > *most);
    let least = least.map(|least| format!("{number} is less than {least}"));
    least.or_else(|| most.map(|most| format!("{number} is more than {most}")))
}

/// Checks a string against a pattern. Patterns that the engine does not support, or that take too long, are ignored.
fn misses_pattern(text: &str, pattern: &str, value: &Node) -> Option<String> {
    const MOST_PATTERN: usize = 1_000;
    const MOST_TEXT: usize = 10_000;
    const MOST_STEPS: usize = 100_000;
    if pattern.len() > MOST_PATTERN || text.len() > MOST_TEXT {
        return None;
    }
    let pattern = fancy_regex::RegexBuilder::new(pattern)
        .backtrack_limit(MOST_STEPS)
        .build()
        .ok()?;
    (!pattern.is_match(text).ok()?)
        .then(|| format!("{} does not match the pattern `{pattern}`", shown(value)))
}

#[expect(
    clippy::cast_precision_loss,
    reason = "limits are compared as people read them"
)]
fn number(value: &Value) -> Option<f64> {
    match value {
        Value::Integer(number) => Some(*number as f64),
        Value::Float(number) => Some(*number),
        _ => None,
    }
}

/// Returns `true` if a string has the syntax of the format. Unknown formats accept every string.
fn has_format(text: &str, format: &str) -> bool {
    let shape = |shape: &str| {
        text.len() == shape.len()
            && text
                .bytes()
                .zip(shape.bytes())
                .all(|(byte, wanted)| match wanted {
                    b'0' => byte.is_ascii_digit(),
                    b'x' => byte.is_ascii_hexdigit(),
                    _ => byte.eq_ignore_ascii_case(&wanted),
                })
    };
    match format {
        "date" => shape("0000-00-00"),
        "uuid" => shape("xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx") || shape(&"x".repeat(32)),
        "date-time" => {
            let (day, time) = text.split_at_checked(10).unwrap_or((text, ""));
            has_format(day, "date")
                && time.starts_with(['T', 't', ' '])
                && time.matches(':').count() >= 2
        }
        _ => true,
    }
}

fn what(value: &Node) -> &'static str {
    match value.tree {
        Tree::Null => "null",
        Tree::Bool(_) => "a boolean",
        Tree::Integer(_) | Tree::BigInteger(_) | Tree::Float(_) => "a number",
        Tree::Text(_) | Tree::Ambiguous(_) => "a string",
        Tree::List(_) => "a list",
        Tree::Map(_) => "an object",
    }
}

/// Returns the value as JSON, shortened.
pub(super) fn shown(value: &Node) -> String {
    let text = match &value.tree {
        Tree::List(_) | Tree::Map(_) => return "it".to_owned(),
        _ => value.value().to_string(),
    };
    match text.char_indices().nth(MOST_SHOWN) {
        Some((cut, _)) => format!("`{}…`", &text[..cut]),
        None => format!("`{text}`"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_told_by_their_shape() {
        for (text, format, fits) in [
            ("2017-07-11T18:45:37.098Z", "date-time", true),
            ("2017-07-11", "date-time", false),
            ("2017-07-11", "date", true),
            ("11/07/2017", "date", false),
            ("2c9180835d2e5168015d32f890ca1581", "uuid", true),
            ("ef38f943-47e9-4562-b5bb-8424a56397d8", "uuid", true),
            ("someone", "uuid", false),
            ("ü", "date-time", false),
            ("anything", "no such format", true),
        ] {
            assert_eq!(has_format(text, format), fits, "{text} as {format}");
        }
    }
}
