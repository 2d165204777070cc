//! Static facts about an operation, independent of its arguments.

/// Static facts about an operation, independent of its arguments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Info {
    /// `operationId`, else a name made from method and path.
    pub id: &'static str,
    /// HTTP method.
    pub method: Method,
    /// Path template.
    pub path: &'static str,
    /// Media types of the response, for `Accept`.
    pub accept: &'static str,
    /// Names of the security schemes: all schemes of one of these lists are required. No
    /// lists at all for a public operation.
    pub security: &'static [&'static [&'static str]],
    /// Scopes that the operation requires.
    pub scopes: &'static [&'static str],
    /// Server, if it is not the client's.
    pub server: Option<OwnServer>,
}

/// A server that the spec declares for some operations only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OwnServer {
    /// Address with its variables in braces, or a path on the client's server.
    pub address: &'static str,
    /// Variables and the default values of those that the client's server does not have.
    pub defaults: &'static [(&'static str, &'static str)],
}

impl Info {
    /// Creates the facts of a public operation that answers with JSON.
    #[must_use]
    pub const fn new(id: &'static str, method: Method, path: &'static str) -> Self {
        let accept = "application/json";
        Self { id, method, path, accept, security: &[], scopes: &[], server: None }
    }
}

/// An HTTP method of OpenAPI.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Method {
    Get,
    Put,
    Head,
    Post,
    Delete,
    Patch,
    Options,
    Trace,
}

impl Method {
    /// Returns `true` if sending a request twice has the same effect as sending it once.
    #[must_use]
    pub const fn is_idempotent(self) -> bool {
        !matches!(self, Self::Post | Self::Patch)
    }
}

impl From<Method> for http::Method {
    fn from(method: Method) -> Self {
        match method {
            Method::Get => Self::GET,
            Method::Put => Self::PUT,
            Method::Head => Self::HEAD,
            Method::Post => Self::POST,
            Method::Delete => Self::DELETE,
            Method::Patch => Self::PATCH,
            Method::Options => Self::OPTIONS,
            Method::Trace => Self::TRACE,
        }
    }
}
