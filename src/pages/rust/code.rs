//! Writes values of the spec as Rust literals and as JSON. It chooses no values.

use crate::api::Value;
use crate::rust::print::expression::{Code, Item};

impl Code {
    /// A string literal, to which `.into()` is applied if needed.
    pub(super) fn text(text: &str) -> Self {
        Code::Literal(format!("{text:?}"))
    }

    /// A call of `serde_json::from_value` for this type.
    pub(super) fn from_json(value: &Value, ty: &str) -> Self {
        let items = vec![Item::new(Code::json(value))];
        Code::Group {
            open: format!("serde_json::from_value::<{ty}>("),
            items,
            close: ")?",
        }
    }

    /// `json!(value)`.
    pub(super) fn json(value: &Value) -> Self {
        Code::call("json!", json(value))
    }
}

fn json(value: &Value) -> Code {
    match value {
        Value::Null => Code::plain("null"),
        Value::Integer(number) => Code::Plain(integer(*number)),
        Value::String(text) | Value::Ambiguous { text, .. } => Code::Plain(format!("{text:?}")),
        Value::Bool(_) | Value::Float(_) => Code::Plain(value.to_string()),
        Value::List(items) => Code::list("", items.iter().map(json).collect()),
        Value::Map(entries) => {
            let entry =
                |(name, value): &(String, Value)| Item::field(&format!("{name:?}"), json(value));
            Code::Group {
                open: "{".to_owned(),
                items: entries.iter().map(entry).collect(),
                close: "}",
            }
        }
    }
}

/// Formats an integer literal that compiles without a type annotation.
pub(super) fn integer(number: i128) -> String {
    match (i32::try_from(number), i64::try_from(number)) {
        (Ok(_), _) => number.to_string(),
        (_, Ok(_)) => format!("{number}_i64"),
        _ => format!("{number}_u64"),
    }
}
