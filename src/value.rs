//! A literal of the spec: an example, a default, a value of an enum.
//!
//! It knows no schema: the reader decides what a string means for an integer property.

use std::fmt;

/// A literal as written in the spec. Maps keep their order; integers of 64 bits are exact.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// An integer.
    Integer(i128),
    /// A number with a fraction or an exponent.
    Float(f64),
    /// A string.
    String(String),
    /// An unquoted scalar that is a string in YAML 1.2 and something else in YAML 1.1: `yes`, `off`,
    /// `0123`, `1_000`.
    Ambiguous {
        /// The scalar as written.
        text: String,
        /// The YAML 1.1 value: a boolean, an integer or a float.
        legacy: Box<Value>,
    },
    /// A list.
    List(Vec<Value>),
    /// An object; keys are unique and in the order of the spec.
    Map(Vec<(String, Value)>),
}

impl Value {
    /// Returns a string, or another scalar as a string (`1.1`, `true`).
    /// Returns `None` for `null`, lists and maps.
    #[must_use]
    pub fn text(&self) -> Option<String> {
        match self {
            Value::String(text) | Value::Ambiguous { text, .. } => Some(text.clone()),
            Value::Bool(_) | Value::Integer(_) | Value::Float(_) => Some(self.to_string()),
            Value::Null | Value::List(_) | Value::Map(_) => None,
        }
    }

    /// Returns the approximate size in bytes.
    pub(crate) fn weight(&self) -> usize {
        32 + match self {
            Value::String(text) => text.len(),
            Value::List(items) => items.iter().map(Value::weight).sum(),
            Value::Map(entries) => entries
                .iter()
                .map(|(key, value)| 32 + key.len() + value.weight())
                .sum(),
            _ => 0,
        }
    }
}

/// Prints compact JSON.
impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Null => f.write_str("null"),
            Value::Bool(value) => write!(f, "{value}"),
            Value::Integer(value) => write!(f, "{value}"),
            Value::Float(value) => match serde_json::Number::from_f64(*value) {
                Some(number) => write!(f, "{number}"),
                None => f.write_str("null"),
            },
            Value::String(text) | Value::Ambiguous { text, .. } => json_text(f, text),
            Value::List(items) => {
                f.write_str("[")?;
                for (at, item) in items.iter().enumerate() {
                    write!(f, "{}{item}", if at == 0 { "" } else { "," })?;
                }
                f.write_str("]")
            }
            Value::Map(entries) => {
                f.write_str("{")?;
                for (at, (key, value)) in entries.iter().enumerate() {
                    f.write_str(if at == 0 { "" } else { "," })?;
                    json_text(f, key)?;
                    write!(f, ":{value}")?;
                }
                f.write_str("}")
            }
        }
    }
}

fn json_text(f: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
    f.write_str(&serde_json::to_string(text).map_err(|_| fmt::Error)?)
}
