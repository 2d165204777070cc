//! A Rust struct as it will be: its fields, and the functions that make and change it. Plain data.

use super::ty::Type;
use crate::api::{Limits, Origin, Value};

/// A struct.
#[derive(Debug, Clone, PartialEq)]
pub struct Struct {
    /// The fields, in order.
    pub fields: Vec<Field>,
    /// The field that keeps what the schema does not name.
    pub rest: Option<Rest>,
    /// The arguments of the function `new`, if there is one.
    pub constructor: Option<Vec<Argument>>,
    /// The functions of its builder, if there is one: one for each argument of `new`.
    pub builder: Option<Vec<String>>,
}

/// A field.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// The name in Rust, such as `r#type`.
    pub name: String,
    /// The name that it would have if no other field had it.
    pub wanted: String,
    /// The name on the wire.
    pub wire_name: String,
    /// The whole type, as it is written.
    pub text: String,
    /// The type without what the state and the box add.
    pub inner: Type,
    /// The value is in a box, as the field closes a cycle.
    pub boxed: bool,
    /// How the field is read and written.
    pub state: State,
    /// `Debug` does not show the value.
    pub redacted: bool,
    /// `new` takes what converts into the type, such as `&str`.
    pub takes_into: bool,
    /// The function that sets it, if there is one.
    pub setter: Option<Setter>,
    /// The function that gives its default, if there is one.
    pub default: Option<DefaultValue>,
    /// The documentation, line by line.
    pub docs: Vec<String>,
    /// What the schema says of it.
    pub facts: Facts,
}

/// What the schema says of a field, for those who show it in their own way.
#[derive(Debug, Clone, PartialEq)]
pub struct Facts {
    /// The description, as Markdown.
    pub description: Option<String>,
    /// Only in responses.
    pub read_only: bool,
    /// Only in requests.
    pub write_only: bool,
    /// No longer to be used.
    pub deprecated: bool,
    /// The default, as written.
    pub default: Option<Value>,
    /// The example, as written.
    pub example: Option<Value>,
    /// Limits of its values.
    pub limits: Limits,
    /// Where the property is defined.
    pub origin: Origin,
}

/// How a field is read and written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Always there, never `null`: `T`.
    Required,
    /// Always there, and may be `null`: `Option<T>`.
    Nullable,
    /// Always there, and any JSON, so that `null` is a value like others: `Value`.
    RequiredJson,
    /// `None` is absent: `Option<T>`.
    Optional,
    /// `None` is absent, and any JSON is a value: `Option<Value>`.
    OptionalJson,
    /// `None` is absent, and `Some(None)` is `null`: `Option<Option<T>>`.
    Double,
    /// Absent, `null` or a value: `Patch<T>`.
    Patch,
}

/// The field that keeps what the schema does not name.
#[derive(Debug, Clone, PartialEq)]
pub struct Rest {
    /// The name in Rust.
    pub name: String,
    /// The type, a map.
    pub ty: Type,
    /// The type of the map's values, if the schema describes them.
    pub values: Option<Type>,
    /// The documentation, in one line.
    pub docs: &'static str,
}

/// An argument of a function.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Argument {
    /// The name in Rust.
    pub name: String,
    /// The type, as it is written.
    pub text: String,
    /// The value of the field is `.into()` of the argument.
    pub converts: bool,
}

/// A function `with_…` that sets a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setter {
    /// The name of the function.
    pub name: String,
    /// The type that its argument converts into, as it is written.
    pub takes: String,
    /// How the argument becomes the value of the field.
    pub form: SetterForm,
}

/// How the argument of a setter becomes the value of the field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SetterForm {
    /// It converts into it.
    Value,
    /// It converts into what is in the `Option`.
    Some,
    /// It is a value, an `Option` or a `Patch`, and the field an `Option`.
    Option,
    /// The same, and the field an `Option` in an `Option`.
    Double,
    /// The same, and the field a `Patch`.
    Patch,
}

impl Setter {
    /// The declaration without the visibility, and its parts: what it is called, and the type of its argument.
    #[must_use]
    pub fn signature(&self) -> (String, String) {
        let (name, takes) = (&self.name, &self.takes);
        match self.form {
            SetterForm::Value | SetterForm::Some => {
                (format!("fn {name}"), format!("impl Into<{takes}>"))
            }
            // No model can be called `M_`.
            SetterForm::Option | SetterForm::Double | SetterForm::Patch => (
                format!("fn {name}<M_>"),
                format!("impl support::Given<{takes}, M_>"),
            ),
        }
    }
}

/// A function that gives the default of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DefaultValue {
    /// The name of the function.
    pub name: String,
    /// The type of the value, as it is written.
    pub ty: String,
    /// The value, as it is written.
    pub code: String,
    /// The value as JSON, in Markdown.
    pub json: String,
}

impl Struct {
    /// Whether a value needs any field.
    #[must_use]
    pub fn has_required(&self) -> bool {
        self.fields.iter().any(Field::is_required)
    }

    /// Whether `Debug` hides any value.
    #[must_use]
    pub fn has_redacted(&self) -> bool {
        self.fields.iter().any(|field| field.redacted)
    }
}

impl Field {
    /// Whether a value needs the field.
    #[must_use]
    pub fn is_required(&self) -> bool {
        self.state.is_required()
    }

    /// Whether it holds integers only, which are read however they are written.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        let reads_integers = !matches!(self.state, State::OptionalJson | State::RequiredJson);
        reads_integers && !self.boxed && self.inner.is_whole()
    }

    /// An empty value, where a type of the user's stands until it is read.
    #[must_use]
    pub fn foreign_blank(&self) -> &'static str {
        super::foreign::blank(&self.inner.text)
    }

    /// The name without the mark of a raw identifier.
    #[must_use]
    pub fn plain_name(&self) -> &str {
        self.name.trim_start_matches("r#")
    }

    /// The type without what the state adds, as it is written.
    #[must_use]
    pub fn held(&self) -> String {
        boxed(&self.inner.text, self.boxed)
    }
}

impl Rest {
    /// Whether it holds integers only, which are read however they are written.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.values.as_ref().is_some_and(Type::is_whole)
    }
}

impl State {
    /// Whether a value needs a field in this state.
    #[must_use]
    pub fn is_required(self) -> bool {
        matches!(
            self,
            State::Required | State::Nullable | State::RequiredJson
        )
    }
}

/// The type in a box, if it is in one.
pub(super) fn boxed(text: &str, boxed: bool) -> String {
    match boxed {
        true => format!("Box<{text}>"),
        false => text.to_owned(),
    }
}
