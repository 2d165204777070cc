//! The facts of an operation that do not depend on arguments.

/// The facts of an operation that do not depend on arguments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Info {
    /// The `operationId`, else a name made of method and path.
    pub id: &'static str,
    /// The method.
    pub method: Method,
    /// The path template.
    pub path: &'static str,
    /// The media types of the answer, for `Accept`.
    pub accept: &'static str,
    /// The security schemes: one of these lists is needed. None at all for a public
    /// operation.
    pub security: &'static [&'static [&'static str]],
    /// The scopes.
    pub scopes: &'static [&'static str],
    /// The server, if it is another one than that of the client.
    pub server: Option<OwnServer>,
}

/// A server that serves some operations of an API.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OwnServer {
    /// The address with its variables in braces, or a path at the client's server.
    pub address: &'static str,
    /// The variables, and the values of those that the client's server does not have.
    pub defaults: &'static [(&'static str, &'static str)],
}

impl Info {
    /// An operation without security.
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
    /// Whether sending a request twice does what sending it once does.
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
