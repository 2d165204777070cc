//! A request for a value of an example, and the value built for it. Plain data.

use crate::api::{Limits, Value};
use crate::rust::print::expression::Code;

/// A value of a type: the Rust code that creates it, and its JSON.
pub(super) struct Sample {
    pub(super) code: Code,
    pub(super) json: Value,
}

/// A request for a value.
#[derive(Clone, Copy)]
pub(super) struct ValueRequest<'v> {
    /// The example from the spec.
    pub(super) given: Option<&'v Value>,
    /// The name of the enclosing field in the spec.
    pub(super) name: &'v str,
    /// The name for a variable that holds the value.
    pub(super) variable: &'v str,
    pub(super) limits: Option<&'v Limits>,
    /// The discriminator property of the enclosing union, and its value.
    pub(super) tag: Option<(&'v str, &'v str)>,
    /// Number of enclosing models.
    pub(super) level: usize,
    /// `true` if a value is required even if the spec has no example.
    pub(super) must: bool,
}
