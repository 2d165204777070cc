//! Distinguishes enums by their values, and derives their functions from that. It prints nothing.

use crate::api::{Enum, Type, Value};

/// The kind of an enum's values. It determines the functions, and the content of the variant
/// `Unknown`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ValueKind {
    /// Strings.
    Text,
    /// 64-bit integers.
    Integer,
    /// Any JSON.
    Json,
}

impl ValueKind {
    pub(super) fn of(shape: &Enum) -> Self {
        let mut values = shape.values.iter().map(|value| &value.value);
        match shape.base {
            Type::String(_) => ValueKind::Text,
            Type::Integer(_) if values.all(|value| integer(value).is_some()) => ValueKind::Integer,
            Type::Any | Type::Object if values.all(is_string) => ValueKind::Text,
            _ => ValueKind::Json,
        }
    }

    /// Returns a value as JSON on the wire.
    #[must_use]
    pub fn json(self, value: &Value) -> Value {
        match self {
            ValueKind::Text => Value::String(self.wire(value)),
            ValueKind::Integer => {
                integer(value).map_or_else(|| value.clone(), |number| Value::Integer(number.into()))
            }
            ValueKind::Json => value.clone(),
        }
    }

    /// Returns the string that identifies a value on the wire.
    pub(super) fn wire(self, value: &Value) -> String {
        match self {
            ValueKind::Text => value.text().unwrap_or_else(|| value.to_string()),
            ValueKind::Integer => integer(value).unwrap_or_default().to_string(),
            ValueKind::Json => value.to_string(),
        }
    }

    /// Returns the name of the function that returns the value on the wire.
    #[must_use]
    pub fn reader(self) -> &'static str {
        match self {
            ValueKind::Text => "as_str",
            ValueKind::Integer => "as_i64",
            ValueKind::Json => "to_json",
        }
    }

    /// Returns the signature of the function that returns the value on the wire.
    #[must_use]
    pub fn signature(self) -> &'static str {
        match self {
            ValueKind::Text => "as_str(&self) -> &str",
            ValueKind::Integer => "as_i64(&self) -> i64",
            ValueKind::Json => "to_json(&self) -> serde_json::Value",
        }
    }

    /// Returns the type in the variant `Unknown`.
    #[must_use]
    pub fn unknown_type(self) -> &'static str {
        match self {
            ValueKind::Text => "String",
            ValueKind::Integer => "i64",
            ValueKind::Json => "serde_json::Value",
        }
    }
}

fn is_string(value: &Value) -> bool {
    matches!(value, Value::String(_) | Value::Ambiguous { .. })
}

fn integer(value: &Value) -> Option<i64> {
    match value {
        Value::Integer(value) => i64::try_from(*value).ok(),
        Value::String(text) | Value::Ambiguous { text, .. } => text.parse().ok(),
        _ => None,
    }
}
