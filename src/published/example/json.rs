//! Prints an example as JSON like Jackson: objects are indented by two spaces, lists are on one line.

use std::fmt::Write as _;

use super::value::Example;
use crate::published::Value;
use crate::published::literal::number;

/// Returns the JSON of an example.
pub(super) fn print(example: &Example) -> String {
    let mut json = String::new();
    write_example(example, 0, &mut json);
    json
}

fn write_example(example: &Example, depth: usize, out: &mut String) {
    match example {
        Example::Null => out.push_str("null"),
        Example::Plain(text) => out.push_str(text),
        Example::Text(text) => write_text(text, out),
        Example::Value { value, keeps_nulls } => write_value(value, *keeps_nulls, depth, out),
        Example::Copies(item, count) => {
            let items = std::iter::repeat_n(&**item, *count);
            write_list(items, out, |item, out| write_example(item, depth, out));
        }
        Example::Object(entries) => {
            let known = entries
                .iter()
                .filter(|(_, value)| !matches!(**value, Example::Null));
            let entries = known.map(|(key, value)| (&**key, &**value));
            write_object(entries, depth, out, write_example);
        }
    }
}

/// Writes a value of the spec. Entries that are `null` are left out, unless the parser of the root file has read them.
fn write_value(value: &Value, keeps_nulls: bool, depth: usize, out: &mut String) {
    match value {
        Value::Null => out.push_str("null"),
        Value::Bool(value) => _ = write!(out, "{value}"),
        Value::Integer(value) => _ = write!(out, "{value}"),
        Value::Float(value) => out.push_str(&number::float(*value)),
        Value::String(text) => write_text(text, out),
        Value::Ambiguous { legacy, .. } => write_value(legacy, keeps_nulls, depth, out),
        Value::List(items) => {
            write_list(items.iter(), out, |item, out| {
                write_value(item, keeps_nulls, depth, out);
            });
        }
        Value::Map(entries) => {
            let known = entries
                .iter()
                .filter(|(_, value)| keeps_nulls || *value != Value::Null);
            let entries = known.map(|(key, value)| (&**key, value));
            write_object(entries, depth, out, |value, depth, out| {
                write_value(value, keeps_nulls, depth, out);
            });
        }
    }
}

fn write_list<T>(
    items: impl Iterator<Item = T>,
    out: &mut String,
    mut write: impl FnMut(T, &mut String),
) {
    out.push_str("[ ");
    let start = out.len();
    for item in items {
        if out.len() > start {
            out.push_str(", ");
        }
        write(item, out);
    }
    out.push_str(if out.len() > start { " ]" } else { "]" });
}

fn write_object<'e, T: 'e>(
    entries: impl Iterator<Item = (&'e str, &'e T)>,
    depth: usize,
    out: &mut String,
    mut write: impl FnMut(&T, usize, &mut String),
) {
    out.push('{');
    let start = out.len();
    for (key, value) in entries {
        out.push_str(if out.len() > start { ",\n" } else { "\n" });
        indent(depth + 1, out);
        write_text(key, out);
        out.push_str(" : ");
        write(value, depth + 1, out);
    }
    if out.len() > start {
        out.push('\n');
        indent(depth, out);
        out.push('}');
    } else {
        out.push_str(" }");
    }
}

fn indent(depth: usize, out: &mut String) {
    (0..depth).for_each(|_| out.push_str("  "));
}

fn write_text(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            '\x08' => out.push_str("\\b"),
            '\x0c' => out.push_str("\\f"),
            c if c < ' ' => _ = write!(out, "\\u{:04X}", u32::from(c)),
            c => out.push(c),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn objects_are_indented_and_lists_are_not() {
        let text = |text: &str| Value::String(text.to_owned());
        let value = Value::Map(vec![
            (
                "a".to_owned(),
                Value::List(vec![
                    Value::Integer(1),
                    Value::Null,
                    Value::Map(vec![("k".to_owned(), text("q\"\u{1f}/é"))]),
                ]),
            ),
            ("none".to_owned(), Value::Null),
            ("e".to_owned(), Value::Map(Vec::new())),
            ("l".to_owned(), Value::List(Vec::new())),
            ("f".to_owned(), Value::Float(1e20)),
        ]);
        let printed = |keeps_nulls| {
            print(&Example::Value {
                value: value.clone(),
                keeps_nulls,
            })
        };
        assert_eq!(
            printed(false),
            "{\n  \"a\" : [ 1, null, {\n    \"k\" : \"q\\\"\\u001F/é\"\n  } ],\n  \"e\" : { },\n  \"l\" : [ ],\n  \"f\" : 1.0E20\n}"
        );
        assert!(printed(true).contains("\"none\" : null"));
    }
}
