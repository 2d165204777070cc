//! Credentials and where they go in a request. This module does not know how tokens are
//! obtained.

use std::fmt;

use http::header::{AUTHORIZATION, COOKIE, HeaderName, HeaderValue};
use http::request::Parts;

use super::error::{AuthError, Error};
use super::escape::{base64, escaped};
use super::exchange::Exchange;
use super::transport::{BoxFuture, MaybeSend};

/// Adds credentials to requests.
pub trait Auth: MaybeSend + 'static {
    /// Adds credentials to `request`. Use `exchange` to send any further requests that
    /// this needs, such as one for a token.
    ///
    /// An error ends the call; the request itself is not sent.
    fn apply<'a>(
        &'a self,
        request: &'a mut Parts,
        exchange: &'a Exchange,
    ) -> BoxFuture<'a, Result<(), Error>>;

    /// Called after the server has answered `request` with 401. Returns `true` if new
    /// credentials can be obtained, so that the request is worth sending again. The
    /// default is `false`.
    fn renew(&self, request: &Parts) -> bool {
        _ = request;
        false
    }
}

/// A secret string that `Debug` does not show.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// Wraps a string.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// Returns the string itself.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl<T: Into<String>> From<T> for Secret {
    fn from(text: T) -> Self {
        Self(text.into())
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("\"…\"")
    }
}

/// A token that does not change: `Authorization: Bearer …`.
#[derive(Clone, Debug)]
pub struct Bearer(Secret);

impl Bearer {
    /// Creates credentials that send this token.
    pub fn new(token: impl Into<Secret>) -> Self {
        Self(token.into())
    }
}

impl Auth for Bearer {
    fn apply<'a>(
        &'a self,
        request: &'a mut Parts,
        _: &'a Exchange,
    ) -> BoxFuture<'a, Result<(), Error>> {
        Box::pin(
            async move { authorize(request, &format!("Bearer {}", self.0.expose())) },
        )
    }
}

/// A user name and a password: `Authorization: Basic …`.
#[derive(Clone, Debug)]
pub struct Basic {
    user: String,
    password: Secret,
}

impl Basic {
    /// Creates credentials that send this user name and password.
    pub fn new(user: impl Into<String>, password: impl Into<Secret>) -> Self {
        Self { user: user.into(), password: password.into() }
    }
}

impl Auth for Basic {
    fn apply<'a>(
        &'a self,
        request: &'a mut Parts,
        _: &'a Exchange,
    ) -> BoxFuture<'a, Result<(), Error>> {
        Box::pin(async move { authorize(request, &basic(&self.user, &self.password)) })
    }
}

pub(super) fn basic(user: &str, password: &Secret) -> String {
    format!("Basic {}", base64(format!("{user}:{}", password.expose()).as_bytes()))
}

/// An API key in a header, the query or a cookie.
#[derive(Clone, Debug)]
pub struct ApiKey {
    place: Place,
    name: String,
    key: Secret,
}

#[derive(Clone, Copy, Debug)]
enum Place {
    Header,
    Query,
    Cookie,
}

impl ApiKey {
    /// Sends the key in the header `name`.
    pub fn header(name: impl Into<String>, key: impl Into<Secret>) -> Self {
        Self { place: Place::Header, name: name.into(), key: key.into() }
    }

    /// Sends the key in the query parameter `name`.
    pub fn query(name: impl Into<String>, key: impl Into<Secret>) -> Self {
        Self { place: Place::Query, ..Self::header(name, key) }
    }

    /// Sends the key in the cookie `name`.
    pub fn cookie(name: impl Into<String>, key: impl Into<Secret>) -> Self {
        Self { place: Place::Cookie, ..Self::header(name, key) }
    }

    fn put(&self, request: &mut Parts) -> Option<()> {
        match self.place {
            Place::Header => {
                let name = HeaderName::from_bytes(self.name.as_bytes()).ok()?;
                request.headers.insert(name, secret_value(self.key.expose())?);
            }
            Place::Query => {
                let separator = if request.uri.query().is_some() { '&' } else { '?' };
                let pair =
                    format!("{}={}", escaped(&self.name), escaped(self.key.expose()));
                request.uri =
                    format!("{}{separator}{pair}", request.uri).parse().ok()?;
            }
            Place::Cookie => {
                let pair =
                    format!("{}={}", escaped(&self.name), escaped(self.key.expose()));
                let before =
                    request.headers.get(COOKIE).and_then(|value| value.to_str().ok());
                let cookies =
                    before.map_or(pair.clone(), |before| format!("{before}; {pair}"));
                request.headers.insert(COOKIE, secret_value(&cookies)?);
            }
        }
        Some(())
    }
}

impl Auth for ApiKey {
    fn apply<'a>(
        &'a self,
        request: &'a mut Parts,
        _: &'a Exchange,
    ) -> BoxFuture<'a, Result<(), Error>> {
        let put = self.put(request).ok_or_else(unsendable);
        Box::pin(async move { put })
    }
}

/// Sets the header `Authorization`, marked as sensitive so that it is not logged.
pub(super) fn authorize(request: &mut Parts, value: &str) -> Result<(), Error> {
    let value = secret_value(value).ok_or_else(unsendable)?;
    request.headers.insert(AUTHORIZATION, value);
    Ok(())
}

fn secret_value(text: &str) -> Option<HeaderValue> {
    let mut value = HeaderValue::from_str(text).ok()?;
    value.set_sensitive(true);
    Some(value)
}

fn unsendable() -> Error {
    AuthError::new("the credentials have characters that cannot be sent").into()
}
