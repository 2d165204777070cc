//! A Rust struct: its fields, and the functions that construct and change it. Plain data.

use super::ty::Type;
use crate::api::{Limits, Origin, Value};

/// A struct.
#[derive(Debug, Clone, PartialEq)]
pub struct Struct {
    /// The fields, in order.
    pub fields: Vec<Field>,
    /// The field that keeps undeclared properties.
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
    /// The name it would have without conflicts.
    pub wanted: String,
    /// The name on the wire.
    pub wire_name: String,
    /// The complete type, as Rust code.
    pub text: String,
    /// The type without the `Option` or `Patch` of the state and without the box.
    pub inner: Type,
    /// `true` if the value is boxed, because the field closes a cycle.
    pub boxed: bool,
    /// The optionality of the field.
    pub state: State,
    /// `true` if `Debug` hides the value.
    pub redacted: bool,
    /// `true` if `new` takes any type that converts into the field's type, such as `&str`.
    pub takes_into: bool,
    /// The function that sets it, if there is one.
    pub setter: Option<Setter>,
    /// The function that returns its default, if there is one.
    pub default: Option<DefaultValue>,
    /// The documentation, line by line.
    pub docs: Vec<String>,
    /// The facts from the schema.
    pub facts: Facts,
}

/// The facts from the schema of a field, for other presentations.
#[derive(Debug, Clone, PartialEq)]
pub struct Facts {
    /// The description, as Markdown.
    pub description: Option<String>,
    /// `true` if it is only in responses.
    pub read_only: bool,
    /// `true` if it is only in requests.
    pub write_only: bool,
    /// `true` if it is deprecated.
    pub deprecated: bool,
    /// The default, as in the spec.
    pub default: Option<Value>,
    /// The example, as in the spec.
    pub example: Option<Value>,
    /// The limits of its values.
    pub limits: Limits,
    /// The location of the property.
    pub origin: Origin,
}

/// The optionality of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Always present, never `null`: `T`.
    Required,
    /// Always present, may be `null`: `Option<T>`.
    Nullable,
    /// Always present with any JSON, including `null`: `Value`.
    RequiredJson,
    /// `None` means absent: `Option<T>`.
    Optional,
    /// `None` means absent, any JSON is a value: `Option<Value>`.
    OptionalJson,
    /// `None` means absent, `Some(None)` means `null`: `Option<Option<T>>`.
    Double,
    /// Absent, `null` or a value: `Patch<T>`.
    Patch,
}

/// The field that keeps undeclared properties.
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
    /// The type, as Rust code.
    pub text: String,
    /// `true` if the argument is converted with `.into()`.
    pub converts: bool,
}

/// A function `with_…` that sets a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setter {
    /// The name of the function.
    pub name: String,
    /// The target type of the argument, as Rust code.
    pub takes: String,
    /// The conversion of the argument.
    pub form: SetterForm,
}

/// The conversion of a setter's argument into the value of the field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SetterForm {
    /// Converts into the type of the field.
    Value,
    /// Converts into the content of the field's `Option`.
    Some,
    /// Accepts a value, an `Option` or a `Patch`; the field is an `Option`.
    Option,
    /// Accepts the same; the field is an `Option` in an `Option`.
    Double,
    /// Accepts the same; the field is a `Patch`.
    Patch,
}

impl Setter {
    /// Returns the declaration up to its arguments, without the visibility, and the type of the
    /// argument.
    #[must_use]
    pub fn signature(&self) -> (String, String) {
        let (name, takes) = (&self.name, &self.takes);
        match self.form {
            SetterForm::Value | SetterForm::Some => {
                (format!("fn {name}"), format!("impl Into<{takes}>"))
            }
            // No model can be named `M_`.
            SetterForm::Option | SetterForm::Double | SetterForm::Patch => (
                format!("fn {name}<M_>"),
                format!("impl support::Given<{takes}, M_>"),
            ),
        }
    }
}

/// A function that returns the default of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DefaultValue {
    /// The name of the function.
    pub name: String,
    /// The type of the value, as Rust code.
    pub ty: String,
    /// The value, as Rust code.
    pub code: String,
    /// The value as JSON in a Markdown code span.
    pub json: String,
}

impl Struct {
    /// Returns `true` if any field is required.
    #[must_use]
    pub fn has_required(&self) -> bool {
        self.fields.iter().any(Field::is_required)
    }

    /// Returns `true` if `Debug` hides any value.
    #[must_use]
    pub fn has_redacted(&self) -> bool {
        self.fields.iter().any(|field| field.redacted)
    }
}

impl Field {
    /// Returns `true` if the field is required.
    #[must_use]
    pub fn is_required(&self) -> bool {
        self.state.is_required()
    }

    /// Returns `true` if it contains integers that are read in any JSON notation.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        let reads_integers = !matches!(self.state, State::OptionalJson | State::RequiredJson);
        reads_integers && !self.boxed && self.inner.is_whole()
    }

    /// Returns the expression for a placeholder, used until the field is read.
    #[must_use]
    pub fn blank(&self) -> &'static str {
        match self.state {
            State::Required | State::RequiredJson => self.inner.blank(),
            _ => Type::BLANK,
        }
    }

    /// Returns the name without the prefix of a raw identifier.
    #[must_use]
    pub fn plain_name(&self) -> &str {
        self.name.trim_start_matches("r#")
    }

    /// Returns the type without the `Option` or `Patch` of the state, as Rust code.
    #[must_use]
    pub fn held(&self) -> String {
        boxed(&self.inner.text, self.boxed)
    }
}

impl Rest {
    /// Returns `true` if it contains integers that are read in any JSON notation.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.values.as_ref().is_some_and(Type::is_whole)
    }
}

impl State {
    /// Returns `true` if a field in this state is required.
    #[must_use]
    pub fn is_required(self) -> bool {
        matches!(
            self,
            State::Required | State::Nullable | State::RequiredJson
        )
    }
}

/// Wraps a type in `Box` if `boxed` is set.
pub(super) fn boxed(text: &str, boxed: bool) -> String {
    match boxed {
        true => format!("Box<{text}>"),
        false => text.to_owned(),
    }
}
