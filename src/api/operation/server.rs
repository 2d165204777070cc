//! Where an API is served, and where more is said about it.

use super::super::Value;

/// A server: an address in which variables may stand for parts.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Server {
    /// The address, such as `https://{tenant}.api.example.com/v3`; relative ones start from that of the spec.
    pub url: String,
    /// `description`, as Markdown.
    pub docs: Option<String>,
    /// The variables of the address, in order.
    pub variables: Vec<ServerVariable>,
    /// What its `x-` keys hold, in order.
    pub extensions: Vec<(String, Value)>,
}

/// A variable in the address of a [`Server`].
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ServerVariable {
    /// The name.
    pub name: String,
    /// The value that counts where none is given.
    pub default: Option<String>,
    /// The values it may have; empty where any is allowed.
    pub values: Vec<String>,
    /// `description`, as Markdown.
    pub docs: Option<String>,
}

/// Where more is said about something.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ExternalDocs {
    /// The address.
    pub url: String,
    /// `description`, as Markdown.
    pub docs: Option<String>,
}
