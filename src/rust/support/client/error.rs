//! Errors of calls. They do not know the API; `Refused::error` is added in the generated
//! code.

use std::error::Error as StdError;
use std::fmt;
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use serde::de::DeserializeOwned;

use super::retry_after::retry_after;

/// The error of a call that has no result.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// The request cannot be sent, for example because an argument is invalid or there
    /// are too many redirects.
    Request(Box<str>),
    /// No usable credentials could be obtained; the request itself was not sent.
    Auth(Box<AuthError>),
    /// There is no response: the connection failed, the request timed out, or the like.
    Transport(TransportError),
    /// The server answered with an error status.
    Refused(Box<Refused>),
    /// The status is a success, but the response cannot be read.
    Unexpected(Box<Unexpected>),
    /// The response is larger than the client's limit, given in bytes.
    TooLarge(u64),
    /// The next page of a list cannot be requested.
    Paging(Box<str>),
}

impl Error {
    /// Creates an [`Error::Request`]; `what` is the reason.
    pub fn request(what: impl Into<String>) -> Self {
        Self::Request(what.into().into_boxed_str())
    }

    /// Returns the response with an error status, if there is one.
    #[must_use]
    pub fn refused(&self) -> Option<&Refused> {
        match self {
            Self::Refused(refused) => Some(refused),
            _ => None,
        }
    }

    /// Returns the HTTP status of the response, if there is one.
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        match self {
            Self::Refused(refused) => Some(refused.status),
            Self::Unexpected(unexpected) => Some(unexpected.status),
            _ => None,
        }
    }

    /// Returns `true` if the call timed out.
    #[must_use]
    pub fn is_timeout(&self) -> bool {
        matches!(self, Self::Transport(error) if error.is_timeout())
    }

    /// Returns `true` if no connection could be established.
    #[must_use]
    pub fn is_connect(&self) -> bool {
        matches!(self, Self::Transport(error) if error.is_connect())
    }

    /// Returns `true` if the resource was not found (404).
    #[must_use]
    pub fn is_not_found(&self) -> bool {
        self.status() == Some(StatusCode::NOT_FOUND)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Request(what) => write!(f, "the request cannot be sent: {what}"),
            Self::Auth(error) => error.fmt(f),
            Self::Transport(error) => error.fmt(f),
            Self::Refused(refused) => refused.fmt(f),
            Self::Unexpected(unexpected) => unexpected.fmt(f),
            Self::TooLarge(limit) => {
                write!(f, "the answer is longer than the limit of {limit} bytes")
            }
            Self::Paging(what) => write!(f, "the list cannot be continued: {what}"),
        }
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match self {
            Self::Auth(error) => error.source.as_deref().map(|error| error as _),
            Self::Transport(error) => error.source(),
            Self::Unexpected(unexpected) => unexpected.source.as_ref().map(|e| e as _),
            _ => None,
        }
    }
}

/// A response with an error status.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Refused {
    /// `operationId` of the operation.
    pub operation: &'static str,
    /// HTTP status.
    pub status: StatusCode,
    /// Headers of the response.
    pub headers: HeaderMap,
    /// Body of the response.
    pub body: Bytes,
    /// Number of times the request was sent.
    pub attempts: u32,
}

impl Refused {
    /// Parses the body as JSON.
    ///
    /// # Errors
    ///
    /// Returns an error if the body is not JSON of that type.
    pub fn read<T: DeserializeOwned>(&self) -> Result<T, serde_json::Error> {
        serde_json::from_slice(&self.body)
    }

    /// Returns how long the server asks to wait, from `Retry-After`.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        retry_after(&self.headers)
    }

    /// Returns `true` if the credentials are missing or invalid (401).
    #[must_use]
    pub fn is_unauthorized(&self) -> bool {
        self.status == StatusCode::UNAUTHORIZED
    }

    /// Returns `true` if the credentials do not permit the operation (403).
    #[must_use]
    pub fn is_forbidden(&self) -> bool {
        self.status == StatusCode::FORBIDDEN
    }

    /// Returns `true` if the resource was not found (404).
    #[must_use]
    pub fn is_not_found(&self) -> bool {
        self.status == StatusCode::NOT_FOUND
    }

    /// Returns `true` if too many requests were sent (429).
    #[must_use]
    pub fn is_rate_limited(&self) -> bool {
        self.status == StatusCode::TOO_MANY_REQUESTS
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} was refused with {}", self.operation, self.status)?;
        if self.attempts > 1 {
            write!(f, " after {} attempts", self.attempts)?;
        }
        start(&self.body, f)
    }
}

/// Writes the beginning of a body, without control characters.
fn start(body: &[u8], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let text = String::from_utf8_lossy(&body[..body.len().min(800)]);
    let text: String = text.chars().filter(|c| !c.is_control()).take(300).collect();
    if text.is_empty() { Ok(()) } else { write!(f, ": {text}") }
}

/// A response with a success status that cannot be read, or an item of a list that
/// cannot.
#[derive(Debug)]
#[non_exhaustive]
pub struct Unexpected {
    /// `operationId` of the operation.
    pub operation: &'static str,
    /// HTTP status.
    pub status: StatusCode,
    /// Headers of the response.
    pub headers: HeaderMap,
    /// Body of the response, or the JSON of the item.
    pub body: Bytes,
    /// Description of the mismatch.
    pub what: String,
    /// Error of the JSON parser, if it comes from there.
    pub source: Option<serde_json::Error>,
}

impl fmt::Display for Unexpected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the answer to {} ({}): {}", self.operation, self.status, self.what)?;
        start(&self.body, f)
    }
}

/// The error when credentials cannot be obtained.
#[derive(Debug)]
pub struct AuthError {
    what: String,
    source: Option<Box<Error>>,
}

impl AuthError {
    /// Creates an error with a reason.
    pub fn new(what: impl Into<String>) -> Self {
        Self { what: what.into(), source: None }
    }

    /// Creates an error for a request for credentials that failed with `source`.
    #[must_use]
    pub fn with(what: impl Into<String>, source: Error) -> Self {
        Self { what: what.into(), source: Some(Box::new(source)) }
    }

    /// Returns the error of the request for credentials, if that is the cause.
    #[must_use]
    pub fn error(&self) -> Option<&Error> {
        self.source.as_deref()
    }
}

impl fmt::Display for AuthError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.what)?;
        match &self.source {
            Some(error) => write!(f, ": {error}"),
            None => Ok(()),
        }
    }
}

impl From<AuthError> for Error {
    fn from(error: AuthError) -> Self {
        Self::Auth(Box::new(error))
    }
}

/// The error of a request that got no response.
#[derive(Debug)]
pub struct TransportError(Box<(Failure, Option<Box<dyn StdError + Send + Sync>>)>);

/// The way in which a request failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Failure {
    /// No connection could be established; nothing was sent.
    Connect,
    /// The request timed out.
    Timeout,
    /// Any other failure.
    Other,
}

impl TransportError {
    /// Creates an error from the kind of failure and its cause.
    pub fn new(
        failure: Failure,
        cause: impl Into<Box<dyn StdError + Send + Sync>>,
    ) -> Self {
        Self(Box::new((failure, Some(cause.into()))))
    }

    /// Creates the error for a request that timed out.
    #[must_use]
    pub fn timeout() -> Self {
        Self(Box::new((Failure::Timeout, None)))
    }

    /// Returns `true` if the request timed out.
    #[must_use]
    pub fn is_timeout(&self) -> bool {
        self.0.0 == Failure::Timeout
    }

    /// Returns `true` if no connection could be established.
    #[must_use]
    pub fn is_connect(&self) -> bool {
        self.0.0 == Failure::Connect
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.0.0 {
            Failure::Connect => "no connection",
            Failure::Timeout => "no answer in time",
            Failure::Other => "no answer",
        })?;
        match &self.0.1 {
            Some(cause) => write!(f, ": {cause}"),
            None => Ok(()),
        }
    }
}

impl StdError for TransportError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.0.1.as_deref().map(|cause| cause as _)
    }
}

impl From<TransportError> for Error {
    fn from(error: TransportError) -> Self {
        Self::Transport(error)
    }
}
