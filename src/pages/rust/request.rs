//! A value that an example needs, and one that was made for it.

use crate::api::{Limits, Value};
use crate::rust::print::expression::Code;

/// A value of a type: the Rust that makes it, and the JSON that it gives.
pub(super) struct Sample {
    pub(super) code: Code,
    pub(super) json: Value,
}

/// A value that is wanted, and what for.
#[derive(Clone, Copy)]
pub(super) struct ValueRequest<'v> {
    /// An example of the spec.
    pub(super) given: Option<&'v Value>,
    /// The published name of the field around it.
    pub(super) name: &'v str,
    /// What a variable that holds it is called.
    pub(super) variable: &'v str,
    pub(super) limits: Option<&'v Limits>,
    /// The property of a union that tells its members apart, and its value here.
    pub(super) tag: Option<(&'v str, &'v str)>,
    /// How many models are around it.
    pub(super) level: usize,
    /// There must be one, even if the spec has no example.
    pub(super) must: bool,
}
