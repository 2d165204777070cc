//! Security schemes, and the requirements of operations.

use super::super::{Origin, Value};
use super::parameter::Location;

/// An alternative of a `security` list: all of its schemes are required together. Without schemes, access is anonymous.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SecurityRequirement {
    /// The schemes, in order.
    pub schemes: Vec<Requirement>,
}

/// A scheme that a [`SecurityRequirement`] names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Requirement {
    /// The name of the scheme. It need not exist in [`Api::security_schemes`](super::super::Api::security_schemes).
    pub scheme: String,
    /// The scopes of `OAuth 2` or `OpenID Connect`; in OpenAPI 3.1, the roles of other schemes.
    pub scopes: Vec<String>,
}

/// A security scheme of the API.
#[derive(Debug, Clone, PartialEq)]
pub struct SecurityScheme {
    /// The name that requirements refer to.
    pub name: String,
    /// `description`, as Markdown.
    pub docs: Option<String>,
    /// The kind of the scheme, with its settings.
    pub kind: SchemeKind,
    /// The keys that begin with `x-` and their values, in order.
    pub extensions: Vec<(String, Value)>,
    /// The position of its definition.
    pub origin: Origin,
}

/// The kind of a [`SecurityScheme`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SchemeKind {
    /// A key in a header, the query or a cookie.
    ApiKey {
        /// The part of the request that holds it; never the path.
        location: Location,
        /// The name of the header, query parameter or cookie.
        name: String,
    },
    /// An `Authorization` header.
    Http {
        /// The scheme, such as `bearer` or `basic`, as written.
        scheme: String,
        /// A hint about the format of the token, such as `JWT`.
        bearer_format: Option<String>,
    },
    /// A client certificate (OpenAPI 3.1).
    MutualTls,
    /// `OAuth 2`.
    OAuth2 {
        /// The flows that obtain a token, in the order of the spec.
        flows: Vec<Flow>,
    },
    /// `OpenID Connect`.
    OpenIdConnect {
        /// The URL of the discovery document.
        url: String,
    },
    /// A type that OpenAPI does not define, as written.
    Unknown(String),
}

/// A flow that obtains an `OAuth 2` token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flow {
    /// The grant that is exchanged for the token.
    pub grant: Grant,
    /// The URL that the user is sent to.
    pub authorization_url: Option<String>,
    /// The URL of the token endpoint.
    pub token_url: Option<String>,
    /// The URL that refreshes the token, if it is a different one.
    pub refresh_url: Option<String>,
    /// The scopes with their descriptions, in order.
    pub scopes: Vec<(String, String)>,
}

/// The grant of a [`Flow`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Grant {
    /// `implicit`.
    Implicit,
    /// `password`.
    Password,
    /// `clientCredentials`.
    ClientCredentials,
    /// `authorizationCode`.
    AuthorizationCode,
}

impl Grant {
    /// Every grant.
    pub const ALL: [Grant; 4] = [
        Grant::Implicit,
        Grant::Password,
        Grant::ClientCredentials,
        Grant::AuthorizationCode,
    ];

    /// Returns the key that OpenAPI uses.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Grant::Implicit => "implicit",
            Grant::Password => "password",
            Grant::ClientCredentials => "clientCredentials",
            Grant::AuthorizationCode => "authorizationCode",
        }
    }
}
