//! Servers with their variables, and links to further documentation.

use super::super::Value;

/// A server: a URL that may contain variables.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Server {
    /// The URL, such as `https://{tenant}.api.example.com/v3`; a relative one is resolved against the URL of the spec.
    pub url: String,
    /// `description`, as Markdown.
    pub docs: Option<String>,
    /// The variables of the URL, in order.
    pub variables: Vec<ServerVariable>,
    /// The keys that begin with `x-` and their values, in order.
    pub extensions: Vec<(String, Value)>,
}

/// A variable in the URL of a [`Server`].
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ServerVariable {
    /// The name.
    pub name: String,
    /// The value that applies if none is given.
    pub default: Option<String>,
    /// The allowed values; empty if any value is allowed.
    pub values: Vec<String>,
    /// `description`, as Markdown.
    pub docs: Option<String>,
}

/// A link to further documentation.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ExternalDocs {
    /// The URL.
    pub url: String,
    /// `description`, as Markdown.
    pub docs: Option<String>,
}
