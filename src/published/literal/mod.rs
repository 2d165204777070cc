//! Formats examples, defaults and values of enums as pages print them. A literal is read by its type: a string that is not a
//! number is not an example of a number.

pub(crate) mod bytes;
pub(crate) mod date;
pub(crate) mod number;

use crate::published::{Type, Value};

/// Formats a literal of a type; `None` if it is not a value of the type.
pub(crate) fn literal(value: &Value, ty: &Type) -> Option<String> {
    if *value == Value::Null {
        return None;
    }
    let text = raw(value);
    match ty {
        Type::Nullable(ty) => literal(value, ty),
        Type::Boolean => Some(text.eq_ignore_ascii_case("true").to_string()),
        Type::Integer(_) => text
            .parse::<i64>()
            .ok()
            .filter(|_| !text.starts_with('+'))
            .map(|value| value.to_string()),
        Type::Number(_) => number::decimal(&text),
        Type::String(Some(format)) => match format.as_str() {
            "date" => date::day(&text),
            "date-time" => date::moment(&text),
            "uuid" => date::uuid(&text),
            _ => Some(text),
        },
        Type::String(None)
        | Type::Any
        | Type::Object
        | Type::Map(_)
        | Type::List { .. }
        | Type::Model(_) => Some(text),
    }
}

/// Formats a literal as the parser of the root file leaves it: lists and objects as JSON, `[1,2]` rather than `[1, 2]`, and
/// a single float as a decimal, `12345678.9` rather than `1.23456789E7`. No published page shows one.
pub(crate) fn json_in_root(value: &Value) -> String {
    match value {
        Value::Float(float) => {
            number::decimal(&number::float(*float)).unwrap_or_else(|| raw(value))
        }
        Value::List(_) | Value::Map(_) => written(value, JSON),
        value => raw(value),
    }
}

/// Formats a literal for a table, whose rows end at a line break. No published page has a literal of several lines there.
pub(crate) fn in_one_row(text: &str) -> String {
    text.replace(['\n', '\r'], " ")
}

/// The notation of lists and objects.
#[derive(Clone, Copy)]
struct Style {
    comma: &'static str,
    colon: &'static str,
    text: fn(&str) -> String,
}

/// The notation of the tool chain that made the published pages: `[a, b]`, `{k=v}`, strings without quotes.
const RAW: Style = Style {
    comma: ", ",
    colon: "=",
    text: str::to_owned,
};

/// Compact JSON, except that floats are formatted as elsewhere on pages.
const JSON: Style = Style {
    comma: ",",
    colon: ":",
    text: |text| Value::String(text.to_owned()).to_string(),
};

pub(crate) fn raw(value: &Value) -> String {
    written(value, RAW)
}

fn written(value: &Value, style: Style) -> String {
    let mut text = String::new();
    write(value, style, &mut text);
    text
}

fn write(value: &Value, style: Style, text: &mut String) {
    match value {
        Value::Null => text.push_str("null"),
        Value::Bool(value) => text.push_str(if *value { "true" } else { "false" }),
        Value::Integer(value) => text.push_str(&value.to_string()),
        Value::Float(value) => text.push_str(&number::float(*value)),
        Value::String(value) => text.push_str(&(style.text)(value)),
        Value::Ambiguous { legacy, .. } => write(yaml_1_1(legacy), style, text),
        Value::List(items) => {
            text.push('[');
            for (at, item) in items.iter().enumerate() {
                text.push_str(if at == 0 { "" } else { style.comma });
                write(item, style, text);
            }
            text.push(']');
        }
        Value::Map(entries) => {
            text.push('{');
            for (at, (key, value)) in entries.iter().enumerate() {
                text.push_str(if at == 0 { "" } else { style.comma });
                text.push_str(&(style.text)(key));
                text.push_str(style.colon);
                write(value, style, text);
            }
            text.push('}');
        }
    }
}

/// Returns the YAML 1.1 value: the published pages read an unquoted `yes` as a boolean and `0123` as an octal number.
fn yaml_1_1(legacy: &Value) -> &Value {
    legacy
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(ty: &Type, table: &[(Value, &str)]) {
        for (value, printed) in table {
            assert_eq!(
                literal(value, ty).as_deref().unwrap_or("null"),
                *printed,
                "from {value:?}"
            );
        }
    }

    fn text(text: &str) -> Value {
        Value::String(text.to_owned())
    }

    fn ambiguous(text: &str, legacy: Value) -> Value {
        Value::Ambiguous {
            text: text.to_owned(),
            legacy: Box::new(legacy),
        }
    }

    #[test]
    fn texts() {
        check(
            &Type::String(None),
            &[
                (text("a\tb"), "a\tb"),
                (Value::Float(1.1), "1.1"),
                (Value::Integer(1 << 80), "1208925819614629174706176"),
                (ambiguous("yes", Value::Bool(true)), "true"),
                (ambiguous("0123", Value::Integer(83)), "83"),
                (Value::Null, "null"),
            ],
        );
    }

    #[test]
    fn integers() {
        let least = i128::from(i64::MIN);
        check(
            &Type::Integer(None),
            &[
                (Value::Integer(12), "12"),
                (text("-5"), "-5"),
                (text("0123"), "123"),
                (text("+5"), "null"),
                (text(" 5"), "null"),
                (Value::Float(1.0), "null"),
                (Value::Integer(least), "-9223372036854775808"),
                (Value::Integer(least - 1), "null"),
            ],
        );
    }

    #[test]
    fn numbers() {
        check(
            &Type::Number(Some("double".to_owned())),
            &[
                (text("1.50"), "1.50"),
                (Value::Float(1.5), "1.5"),
                (Value::Integer(100), "100"),
                (Value::Float(1e10), "1.0E+10"),
                (Value::Float(123_456_789.0), "123456789"),
                (Value::Float(f64::NAN), "null"),
                (text("lots"), "null"),
            ],
        );
    }

    #[test]
    fn booleans() {
        check(
            &Type::Nullable(Box::new(Type::Boolean)),
            &[
                (Value::Bool(true), "true"),
                (text("TRUE"), "true"),
                (text("yes"), "false"),
                (ambiguous("yes", Value::Bool(true)), "true"),
                (Value::Integer(1), "false"),
            ],
        );
    }

    #[test]
    fn formats() {
        for (format, printed) in [
            ("date", "Wed Jan 01 00:00:00 UTC 2020"),
            ("date-time", "null"),
            ("DATE", "2020-01-01"),
        ] {
            check(
                &Type::String(Some(format.to_owned())),
                &[(text("2020-01-01"), printed)],
            );
        }
    }

    #[test]
    fn raw_values() {
        let nested = Value::Map(vec![
            ("k".to_owned(), text("v")),
            (
                "n".to_owned(),
                Value::List(vec![
                    text("x"),
                    Value::Float(2.0),
                    Value::Null,
                    Value::Bool(true),
                ]),
            ),
        ]);
        check(
            &Type::Object,
            &[
                (nested, "{k=v, n=[x, 2.0, null, true]}"),
                (text("just text"), "just text"),
            ],
        );
    }
}
