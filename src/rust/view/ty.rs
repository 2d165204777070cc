//! A Rust type: its code, and its structure. Plain data; it knows no schemas.

use super::foreign;
use crate::api::ModelId;

/// The Rust type of a field, an item, a member or an alias.
#[derive(Debug, Clone, PartialEq)]
pub struct Type {
    /// The Rust code, such as `Vec<PatOwner>`.
    pub text: String,
    /// `true` for a user's type, which has the serde traits but none of the generated crate.
    pub foreign: bool,
    /// What the name of a model stands for.
    pub(super) named: Named,
    /// The structure of the type; for a user's type, that of the type it replaces.
    pub form: Form,
}

/// What the name of a model stands for in Rust.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Named {
    /// A struct or an enum.
    Item,
    /// An alias of a tuple or a map that contains integers.
    Integers,
    /// Any other alias.
    Other,
}

/// The integer types that `support` reads in any JSON notation.
const INTEGERS: [&str; 8] = ["i8", "i16", "i32", "i64", "u8", "u16", "u32", "u64"];

/// Returns `true` for the name of an integer type that `support` reads in any JSON notation.
pub(crate) fn is_integer(name: &str) -> bool {
    INTEGERS.contains(&name)
}

/// The structure of a [`Type`].
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
    /// A string, with the format as in the schema.
    Text(Option<String>),
    /// A JSON object with any names and any values.
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
    /// Returns the type for plain JSON.
    pub(crate) fn json() -> Self {
        Type::plain("serde_json::Value", Form::Json)
    }

    /// Returns a type that is not supplied by the user.
    pub(super) fn plain(text: impl Into<String>, form: Form) -> Self {
        Type {
            text: text.into(),
            foreign: false,
            named: Named::Item,
            form,
        }
    }

    /// Returns the model in the type, through lists, maps and nullability. There is at most one.
    #[must_use]
    pub fn model(&self) -> Option<ModelId> {
        match &self.form {
            Form::Model(id) => Some(*id),
            Form::Map(inner) | Form::List(inner) | Form::Nullable(inner) => inner.model(),
            // Both are aliases of their own.
            Form::Keyed(..) | Form::Tuple(_) => None,
            Form::Json
            | Form::Boolean
            | Form::Integer
            | Form::Number
            | Form::Text(_)
            | Form::Object => None,
        }
    }

    /// Returns `true` if it is an integer, or a list, map, option or tuple that contains integers.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        match &self.form {
            _ if self.foreign => false,
            Form::Integer => is_integer(&self.text),
            Form::Map(inner)
            | Form::Keyed(_, inner)
            | Form::List(inner)
            | Form::Nullable(inner) => inner.is_whole(),
            Form::Tuple(items) => {
                items.iter().any(Type::is_whole) && items.iter().all(Type::may_stand_by_whole)
            }
            Form::Model(_) => self.named == Named::Integers,
            _ => false,
        }
    }

    /// The placeholder of a type that has the traits of the generated crate.
    pub(super) const BLANK: &'static str = "support::blank()";

    /// Returns the expression for a placeholder, used until a value is read.
    #[must_use]
    pub fn blank(&self) -> &'static str {
        match self.foreign {
            true => foreign::blank(&self.text),
            false => Type::BLANK,
        }
    }

    /// Returns `true` if it can be read next to integers: by `support`, or by the model itself.
    fn may_stand_by_whole(&self) -> bool {
        match &self.form {
            _ if self.is_whole() => true,
            _ if self.foreign => false,
            Form::Json | Form::Boolean | Form::Number | Form::Text(_) | Form::Object => true,
            Form::Map(inner) | Form::List(inner) | Form::Nullable(inner) => {
                inner.may_stand_by_whole()
            }
            Form::Model(_) => self.named == Named::Item,
            Form::Integer | Form::Keyed(..) | Form::Tuple(_) => false,
        }
    }

    /// Wraps the type in `Option`, unless `null` is already one of its values.
    pub(super) fn nullable(self) -> Self {
        let has_null = self.text == "serde_json::Value" || self.text.starts_with("Option<");
        let text = match has_null {
            true => self.text.clone(),
            false => format!("Option<{}>", self.text),
        };
        Type::plain(text, Form::Nullable(Box::new(self)))
    }
}
