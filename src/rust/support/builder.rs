//! Making a model of many required fields by their names.

use std::fmt;

use super::blank::blank;
use super::object::{Object, Seen};

/// A model in the making: a function for each required field, and [`build`](Builder::build) at the end.
#[derive(Clone, Debug)]
pub struct Builder<T> {
    value: T,
    set: Seen,
}

/// A model of which no field is set.
#[inline]
#[must_use]
pub fn builder<T: Object>() -> Builder<T> {
    Builder { value: blank(), set: Seen::default() }
}

/// The model, whose required field with this number is about to be set.
#[inline]
pub fn setting<T>(builder: &mut Builder<T>, number: usize) -> &mut T {
    builder.set.add(number);
    &mut builder.value
}

impl<T: Object> Builder<T> {
    /// The model; its optional fields are absent, and can be set in it.
    ///
    /// # Errors
    /// Required fields were not set; the error names them.
    pub fn build(self) -> Result<T, MissingFields> {
        let fields = self.set.all_missing(T::REQUIRED);
        if fields.is_empty() {
            Ok(self.value)
        } else {
            Err(MissingFields { model: T::NAME, fields })
        }
    }
}

/// The required fields that a [`Builder`] lacks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingFields {
    model: &'static str,
    fields: Vec<&'static str>,
}

impl MissingFields {
    /// Their names on the wire, in the order of the schema.
    #[must_use]
    pub fn fields(&self) -> &[&'static str] {
        &self.fields
    }
}

impl fmt::Display for MissingFields {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = self.fields.join("`, `");
        write!(f, "{} lacks `{names}`", self.model)
    }
}

impl std::error::Error for MissingFields {}
