//! A Rust type: how it is written, and what it holds. Plain data; it knows no schema.

use crate::api::ModelId;

/// The Rust type of a field, an item, a member or an alias.
#[derive(Debug, Clone, PartialEq)]
pub struct Type {
    /// As it is written, such as `Vec<PatOwner>`.
    pub text: String,
    /// A type of the user's: it has the serde traits and nothing of the crate's own.
    pub foreign: bool,
    /// It is another name for integers, or for a tuple or a map with integers.
    pub(super) is_name_of_whole: bool,
    /// What it holds; for a type of the user's, what stands in its place in the schema.
    pub form: Form,
}

/// The types of integers that `support` reads however they are written.
const INTEGERS: [&str; 8] = ["i8", "i16", "i32", "i64", "u8", "u16", "u32", "u64"];

/// What a [`Type`] holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Form {
    /// Any JSON.
    Json,
    /// A boolean.
    Boolean,
    /// An integer.
    Integer,
    /// A number.
    Number,
    /// A string, with the format as written in the schema.
    Text(Option<String>),
    /// A JSON object of any names and any values.
    Object,
    /// A map from names to values of one type.
    Map(Box<Type>),
    /// A map from values of an enum to values of one type.
    Keyed(ModelId, Box<Type>),
    /// A list.
    List(Box<Type>),
    /// A tuple.
    Tuple(Vec<Type>),
    /// `null`, or a value of the type.
    Nullable(Box<Type>),
    /// A model.
    Model(ModelId),
}

impl Type {
    /// Any JSON.
    pub(crate) fn json() -> Self {
        Type::plain("serde_json::Value", Form::Json)
    }

    /// A type that is not the user's.
    pub(super) fn plain(text: impl Into<String>, form: Form) -> Self {
        Type {
            text: text.into(),
            foreign: false,
            is_name_of_whole: false,
            form,
        }
    }

    /// The model that the type is about, inside any lists, maps and nullables around it. There is at most one.
    #[must_use]
    pub fn model(&self) -> Option<ModelId> {
        match &self.form {
            Form::Model(id) => Some(*id),
            Form::Map(inner) | Form::List(inner) | Form::Nullable(inner) => inner.model(),
            // Each is an alias of its own.
            Form::Keyed(..) | Form::Tuple(_) => None,
            Form::Json
            | Form::Boolean
            | Form::Integer
            | Form::Number
            | Form::Text(_)
            | Form::Object => None,
        }
    }

    /// Whether it is an integer, or a list, a map, an option or a tuple with integers.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        match &self.form {
            _ if self.foreign => false,
            Form::Integer => INTEGERS.contains(&self.text.as_str()),
            Form::Map(inner)
            | Form::Keyed(_, inner)
            | Form::List(inner)
            | Form::Nullable(inner) => inner.is_whole(),
            Form::Tuple(items) => {
                items.iter().any(Type::is_whole) && items.iter().all(Type::may_stand_by_whole)
            }
            Form::Model(_) => self.is_name_of_whole,
            _ => false,
        }
    }

    /// Whether `support` reads it beside integers.
    fn may_stand_by_whole(&self) -> bool {
        let is_plain = ["String", "bool", "Number", "Float", "serde_json::Value"];
        self.is_whole() || !self.foreign && is_plain.contains(&self.text.as_str())
    }

    /// The type in an `Option`, unless `null` is one of its values already.
    pub(super) fn nullable(self) -> Self {
        let has_null = self.text == "serde_json::Value" || self.text.starts_with("Option<");
        let text = match has_null {
            true => self.text.clone(),
            false => format!("Option<{}>", self.text),
        };
        Type::plain(text, Form::Nullable(Box::new(self)))
    }
}
