//! Examples of parameters, headers and bodies, with a name and a summary.

use super::super::Value;

/// An example of a parameter, header or body.
#[derive(Debug, Clone, PartialEq)]
pub struct Example {
    /// The name; empty for `example` and for the examples of a schema.
    pub name: String,
    /// `summary`.
    pub summary: Option<String>,
    /// The value, as written.
    pub value: Value,
}
