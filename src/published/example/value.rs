//! The value of an example, from the spec or generated.

use std::rc::Rc;

use super::schema::ExampleSchema;
use crate::openapi::Kind;
use crate::published::literal::bytes::base64;
use crate::published::literal::{self, date, number};
use crate::published::{Type, Value};

/// The value of an example. Parts are shared: a model is generated once, however many hold it.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Example {
    /// No value; objects leave it out.
    Null,
    /// A value that JSON writes without quotes: a number, a boolean.
    Plain(String),
    /// A string.
    Text(String),
    /// A value as written in the spec.
    Value { value: Value, keeps_nulls: bool },
    /// A list with one value repeated.
    Copies(Rc<Example>, usize),
    /// An object; its keys are in the order of printing.
    Object(Vec<(String, Rc<Example>)>),
}

impl Example {
    pub fn text(text: &str) -> Self {
        Example::Text(text.to_owned())
    }
}

/// Returns the example of the schema itself; `None` if there is none, or if its type does not allow it.
///
/// Unlike on model pages, date-times have seconds and dates are days: `startDate` and others in the bodies of V3.
pub(super) fn written_example(schema: &ExampleSchema) -> Option<Example> {
    let value = schema.example.as_ref()?;
    converted(schema, value)
}

/// Returns the default of a string or a boolean.
pub(super) fn default(schema: &ExampleSchema) -> Option<Example> {
    converted(schema, schema.default.as_ref()?)
}

fn converted(schema: &ExampleSchema, value: &Value) -> Option<Example> {
    if *value == Value::Null {
        return None;
    }
    if schema.is_reduced {
        return Some(Example::Text(text_of(schema, value)));
    }
    match schema.kind {
        Kind::String => converted_string(schema, value),
        Kind::Integer => literal::literal(value, &Type::Integer(None)).map(Example::Plain),
        Kind::Number => number::plain(&text_of(schema, value)).map(Example::Plain),
        Kind::Boolean => literal::literal(value, &Type::Boolean).map(Example::Plain),
        _ => Some(Example::Value {
            value: value.clone(),
            keeps_nulls: schema.in_root,
        }),
    }
}

fn converted_string(schema: &ExampleSchema, value: &Value) -> Option<Example> {
    let text = text_of(schema, value);
    let text = match schema.format.as_deref() {
        Some("date") => date::calendar_day(&text)?,
        Some("date-time") => date::instant(&text)?,
        Some("uuid") => date::uuid(&text)?,
        // The parser of the root file treats the string as bytes and encodes it. No published page shows one.
        Some("byte" | "binary") if schema.in_root => base64(text.as_bytes()),
        _ => text,
    };
    Some(Example::Text(text))
}

fn text_of(schema: &ExampleSchema, value: &Value) -> String {
    if schema.in_root {
        literal::json_in_root(value)
    } else {
        literal::raw(value)
    }
}

/// Formats a generated number by its format.
pub(super) fn number(value: f64, format: Option<&str>) -> String {
    match format {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "single precision is asked for"
        )]
        Some("float") => number::single(value as f32),
        Some("double") => {
            let text = number::float(value);
            number::plain(&text).unwrap_or(text)
        }
        _ => number::float(value),
    }
}

/// Formats a generated number without its fraction, limited to the range of its format.
#[expect(
    clippy::cast_possible_truncation,
    reason = "the fraction is what is to be cut"
)]
pub(super) fn integer(value: f64, format: Option<&str>) -> String {
    match format {
        Some("int64") => (value as i64).to_string(),
        _ => (value as i32).to_string(),
    }
}

/// Returns a string: its default, else its first value, else its name.
pub(super) fn string(name: &str, schema: &ExampleSchema) -> Example {
    let first = || schema.first_value.as_ref();
    match (default(schema), first(), schema.format.as_deref()) {
        (Some(default), ..) => default,
        (None, Some(Value::Null), _) => Example::Null,
        (None, Some(first), _) => Example::Text(text_of(schema, first)),
        (None, None, Some("url")) => Example::text("http://example.com/aeiou"),
        _ => Example::text(name),
    }
}
