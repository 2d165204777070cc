//! A builder for models with many required fields.

use std::fmt;

use super::blank::blank;
use super::object::{Object, Seen};

/// A model under construction: it has a method for each required field, and
/// [`build`](Builder::build) returns the model.
#[derive(Clone, Debug)]
pub struct Builder<T> {
    value: T,
    set: Seen,
}

/// Returns a builder on which no field is set.
#[inline]
#[must_use]
pub fn builder<T: Object>() -> Builder<T> {
    Builder { value: blank(), set: Seen::default() }
}

/// Marks a required field as set, by its position in [`Object::REQUIRED`], and returns
/// the model to set it in.
#[inline]
pub fn setting<T>(builder: &mut Builder<T>, number: usize) -> &mut T {
    builder.set.add(number);
    &mut builder.value
}

impl<T: Object> Builder<T> {
    /// Returns the model. Its optional fields are absent; set them on the model.
    ///
    /// # Errors
    /// Returns an error that names the required fields that were not set.
    pub fn build(self) -> Result<T, MissingFields> {
        let fields = self.set.all_missing(T::REQUIRED);
        if fields.is_empty() {
            Ok(self.value)
        } else {
            Err(MissingFields { model: T::NAME, fields })
        }
    }
}

/// The error of a [`Builder`] on which required fields were not set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingFields {
    model: &'static str,
    fields: Vec<&'static str>,
}

impl MissingFields {
    /// Returns the names of the missing fields as the JSON spells them, in the order of
    /// the schema.
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
