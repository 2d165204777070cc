//! The address of a server. It does not know of operations.

use std::fmt;

use http::Uri;
use http::uri::{Authority, PathAndQuery, Scheme};

use super::info::OwnServer;

/// The address that the paths of operations are appended to, such as
/// `https://example.com/v3`.
#[derive(Clone)]
pub struct Base {
    scheme: Scheme,
    authority: Authority,
    path: String,
    /// The variables that it was made with; a server of an operation may have them too.
    values: Vec<(String, String)>,
}

/// An address that cannot be a base.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadBase {
    address: String,
    what: &'static str,
}

impl Base {
    /// Reads an address: `http` or `https`, a host, and perhaps a path.
    ///
    /// # Errors
    ///
    /// If there is no scheme or host, or a user, a query or a fragment.
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

    /// Puts values into the variables of an address.
    ///
    /// # Errors
    ///
    /// If a value would change another part of the address than its own.
    pub fn of_template(template: &str, values: &[(&str, &str)]) -> Result<Self, BadBase> {
        let mut address = template.to_owned();
        for (name, value) in values {
            let is_whole = address.starts_with(&format!("{{{name}}}"));
            let is_bad = |c: char| {
                c.is_control() || c.is_whitespace() || "/\\?#@".contains(c) && !is_whole
            };
            if value.is_empty() || value.contains(is_bad) || [".", ".."].contains(value) {
                let what = "it has a character that would change the rest of the address";
                return Err(BadBase { address: (*value).to_owned(), what });
            }
            address = address.replace(&format!("{{{name}}}"), value);
        }
        let own = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        Ok(Self { values: values.iter().map(own).collect(), ..Self::new(&address)? })
    }

    /// Another server of the same API: variables of the same names have the same values.
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

    /// Scheme, host and port, without a path: `https://example.com`.
    #[must_use]
    pub fn origin(&self) -> String {
        format!("{}://{}", self.scheme, self.authority)
    }

    /// The path, without a slash at its end.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The same server with another path after its own.
    ///
    /// # Errors
    ///
    /// If `path` cannot be part of a URL.
    pub fn join(&self, path: &str) -> Result<Self, BadBase> {
        let joined = Self::new(&format!("{self}/{}", path.trim_start_matches('/')))?;
        Ok(Self { values: self.values.clone(), ..joined })
    }

    /// Whether an address has the scheme, host and port of this server.
    pub(super) fn is_origin_of(&self, uri: &Uri) -> bool {
        self.origin().parse().is_ok_and(|origin| is_same_origin(&origin, uri))
    }
}

/// Two servers are equal if their addresses are.
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

/// Whether two addresses have the same scheme, host and port.
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
