//! The address of a server. This module does not know about operations.

use std::fmt;

use http::Uri;
use http::uri::{Authority, PathAndQuery, Scheme};

use super::info::OwnServer;

/// The base URL of a server, such as `https://example.com/v3`. The paths of operations
/// are appended to it.
#[derive(Clone)]
pub struct Base {
    scheme: Scheme,
    authority: Authority,
    path: String,
    /// The values of the template's variables. The server of an operation may have the
    /// same variables.
    values: Vec<(String, String)>,
}

/// The error for an address that cannot be a base URL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadBase {
    address: String,
    what: &'static str,
}

impl Base {
    /// Parses an address: `http` or `https`, a host and, optionally, a path.
    ///
    /// # Errors
    ///
    /// Returns an error if the scheme or the host is missing, or if there is a user, a
    /// query or a fragment.
    pub fn new(address: &str) -> Result<Self, BadBase> {
        let bad = |what| BadBase { address: address.to_owned(), what };
        let uri: Uri = address.trim().parse().map_err(|_| bad("it is not a URL"))?;
        let parts = uri.into_parts();
        let scheme = parts.scheme.ok_or_else(|| bad("it has no `https://`"))?;
        let authority = parts.authority.ok_or_else(|| bad("it has no host"))?;
        let is_web = scheme == Scheme::HTTPS || scheme == Scheme::HTTP;
        let path =
            parts.path_and_query.unwrap_or_else(|| PathAndQuery::from_static("/"));
        match () {
            () if !is_web => Err(bad("it is neither `http` nor `https`")),
            () if authority.as_str().contains('@') => Err(bad("it has a user")),
            () if path.query().is_some() => Err(bad("it has a query")),
            () if address.contains('#') => Err(bad("it has a fragment")),
            () => {
                let path = path.path().trim_end_matches('/').to_owned();
                Ok(Self { scheme, authority, path, values: Vec::new() })
            }
        }
    }

    /// Creates a base URL from a template: each `{name}` is replaced by its value.
    ///
    /// # Errors
    ///
    /// Returns an error if a value is empty or would change another part of the address,
    /// or if the result is not a valid base URL.
    pub fn of_template(
        template: &str,
        values: &[(&str, &str)],
    ) -> Result<Self, BadBase> {
        let mut address = template.to_owned();
        for (name, value) in values {
            let is_whole = address.starts_with(&format!("{{{name}}}"));
            let is_bad = |c: char| {
                c.is_control() || c.is_whitespace() || "/\\?#@".contains(c) && !is_whole
            };
            if value.is_empty() || value.contains(is_bad) || [".", ".."].contains(value)
            {
                let what =
                    "it has a character that would change the rest of the address";
                return Err(BadBase { address: (*value).to_owned(), what });
            }
            address = address.replace(&format!("{{{name}}}"), value);
        }
        let own =
            |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        Ok(Self { values: values.iter().map(own).collect(), ..Self::new(&address)? })
    }

    /// Returns the address of another server of the same API. Variables with the same
    /// name keep their values.
    pub(super) fn other(&self, server: &OwnServer) -> Result<Self, BadBase> {
        let origin = self.origin();
        let (mut values, mut address) = (Vec::new(), server.address.to_owned());
        if address.starts_with('/') {
            values.push(("origin", origin.as_str()));
            address.insert_str(0, "{origin}");
        }
        for (name, default) in server.defaults {
            let known = self.values.iter().find(|(known, _)| known == name);
            values.push((*name, known.map_or(*default, |(_, value)| value.as_str())));
        }
        Self::of_template(&address, &values)
    }

    /// Returns scheme, host and port, without a path: `https://example.com`.
    #[must_use]
    pub fn origin(&self) -> String {
        format!("{}://{}", self.scheme, self.authority)
    }

    /// Returns the path, without a trailing slash.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Returns the same server with `path` appended to its own path.
    ///
    /// # Errors
    ///
    /// Returns an error if `path` cannot be part of a URL.
    pub fn join(&self, path: &str) -> Result<Self, BadBase> {
        let joined = Self::new(&format!("{self}/{}", path.trim_start_matches('/')))?;
        Ok(Self { values: self.values.clone(), ..joined })
    }

    /// Returns `true` if `uri` has the scheme, host and port of this server.
    pub(super) fn is_origin_of(&self, uri: &Uri) -> bool {
        self.origin().parse().is_ok_and(|origin| is_same_origin(&origin, uri))
    }
}

/// Two bases are equal if their addresses are equal.
impl PartialEq for Base {
    fn eq(&self, other: &Self) -> bool {
        self.scheme == other.scheme
            && self.authority == other.authority
            && self.path == other.path
    }
}

impl Eq for Base {}

impl fmt::Display for Base {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}://{}{}", self.scheme, self.authority, self.path)
    }
}

impl fmt::Debug for Base {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Base({self})")
    }
}

impl fmt::Display for BadBase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` cannot be the address of a server: {}", self.address, self.what)
    }
}

impl std::error::Error for BadBase {}

impl TryFrom<&str> for Base {
    type Error = BadBase;

    fn try_from(address: &str) -> Result<Self, BadBase> {
        Self::new(address)
    }
}

/// Returns `true` if both addresses have the same scheme, host and port.
pub(super) fn is_same_origin(one: &Uri, other: &Uri) -> bool {
    let port = |uri: &Uri| {
        let default = if uri.scheme() == Some(&Scheme::HTTPS) { 443 } else { 80 };
        uri.port_u16().unwrap_or(default)
    };
    let host = |uri: &Uri| uri.host().map(str::to_ascii_lowercase);
    one.scheme() == other.scheme()
        && host(one) == host(other)
        && port(one) == port(other)
}
