//! What a call has to prove: security schemes, and which of them an operation requires.

use super::super::{Origin, Value};
use super::parameter::Location;

/// One way to be let in: all of its schemes together. Without any, everybody is let in.
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
    /// The scopes of `OAuth 2` or `OpenID Connect`; in 3.1, the roles of other schemes.
    pub scopes: Vec<String>,
}

/// A security scheme of the API.
#[derive(Debug, Clone, PartialEq)]
pub struct SecurityScheme {
    /// The name that requirements refer to.
    pub name: String,
    /// `description`, as Markdown.
    pub docs: Option<String>,
    /// What it is.
    pub kind: SchemeKind,
    /// What its `x-` keys hold, in order.
    pub extensions: Vec<(String, Value)>,
    /// The place of its definition.
    pub origin: Origin,
}

/// What a [`SecurityScheme`] is.
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
        /// A hint to the format of the token, such as `JWT`.
        bearer_format: Option<String>,
    },
    /// A certificate of the caller (3.1).
    MutualTls,
    /// `OAuth 2`.
    OAuth2 {
        /// How a token is obtained, in the order of the spec.
        flows: Vec<Flow>,
    },
    /// `OpenID Connect`.
    OpenIdConnect {
        /// The address of its discovery document.
        url: String,
    },
    /// A type that OpenAPI does not define, as written.
    Unknown(String),
}

/// One way to obtain an `OAuth 2` token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flow {
    /// What the caller hands in for the token.
    pub grant: Grant,
    /// Where the user is sent.
    pub authorization_url: Option<String>,
    /// Where the token is obtained.
    pub token_url: Option<String>,
    /// Where the token is renewed, if elsewhere.
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

    /// The key of OpenAPI.
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
