//! The reasons why a call has no result. They know no API; `Refused::error` is added where
//! the API is known.

use std::error::Error as StdError;
use std::fmt;
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use serde::de::DeserializeOwned;

use super::retry_after::retry_after;

/// The reason why a call has no result.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// The request cannot be made of these values; nothing was sent.
    Request(Box<str>),
    /// There are no credentials for the request; the request itself was not sent.
    Auth(Box<AuthError>),
    /// There is no answer.
    Transport(TransportError),
    /// The server answered with an error status.
    Refused(Box<Refused>),
    /// The server answered with a success that cannot be read.
    Unexpected(Box<Unexpected>),
    /// The answer is longer than the client reads.
    TooLarge(u64),
    /// A list cannot be continued.
    Paging(Box<str>),
}

impl Error {
    /// The request cannot be made.
    pub fn request(what: impl Into<String>) -> Self {
        Self::Request(what.into().into_boxed_str())
    }

    /// The answer with an error status, if there is one.
    #[must_use]
    pub fn refused(&self) -> Option<&Refused> {
        match self {
            Self::Refused(refused) => Some(refused),
            _ => None,
        }
    }

    /// The status of the answer, if there is one.
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        match self {
            Self::Refused(refused) => Some(refused.status),
            Self::Unexpected(unexpected) => Some(unexpected.status),
            _ => None,
        }
    }

    /// Whether the time for the call was over.
    #[must_use]
    pub fn is_timeout(&self) -> bool {
        matches!(self, Self::Transport(error) if error.is_timeout())
    }

    /// Whether no connection could be made.
    #[must_use]
    pub fn is_connect(&self) -> bool {
        matches!(self, Self::Transport(error) if error.is_connect())
    }

    /// Whether the server does not know the thing (404).
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

/// An answer with an error status.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Refused {
    /// The `operationId`.
    pub operation: &'static str,
    /// The HTTP status.
    pub status: StatusCode,
    /// The headers of the answer.
    pub headers: HeaderMap,
    /// The body of the answer.
    pub body: Bytes,
    /// How often the request was sent.
    pub attempts: u32,
}

impl Refused {
    /// Reads the body as JSON.
    ///
    /// # Errors
    ///
    /// If it is not such JSON.
    pub fn read<T: DeserializeOwned>(&self) -> Result<T, serde_json::Error> {
        serde_json::from_slice(&self.body)
    }

    /// How long the server asks to wait, from `Retry-After`.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        retry_after(&self.headers)
    }

    /// Whether there are no valid credentials (401).
    #[must_use]
    pub fn is_unauthorized(&self) -> bool {
        self.status == StatusCode::UNAUTHORIZED
    }

    /// Whether the credentials do not allow this (403).
    #[must_use]
    pub fn is_forbidden(&self) -> bool {
        self.status == StatusCode::FORBIDDEN
    }

    /// Whether the server does not know the thing (404).
    #[must_use]
    pub fn is_not_found(&self) -> bool {
        self.status == StatusCode::NOT_FOUND
    }

    /// Whether there were too many requests (429).
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

/// The beginning of a body.
fn start(body: &[u8], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let text = String::from_utf8_lossy(&body[..body.len().min(800)]);
    let text: String = text.chars().filter(|c| !c.is_control()).take(300).collect();
    if text.is_empty() { Ok(()) } else { write!(f, ": {text}") }
}

/// A success that cannot be read, or one record of a list.
#[derive(Debug)]
#[non_exhaustive]
pub struct Unexpected {
    /// The `operationId`.
    pub operation: &'static str,
    /// The HTTP status.
    pub status: StatusCode,
    /// The headers of the answer.
    pub headers: HeaderMap,
    /// The body of the answer, or the JSON of the record.
    pub body: Bytes,
    /// The difference to what was expected.
    pub what: String,
    /// The error of the JSON reader.
    pub source: Option<serde_json::Error>,
}

impl fmt::Display for Unexpected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the answer to {} ({}): {}", self.operation, self.status, self.what)?;
        start(&self.body, f)
    }
}

/// A failure to get credentials.
#[derive(Debug)]
pub struct AuthError {
    what: String,
    source: Option<Box<Error>>,
}

impl AuthError {
    /// There are no credentials.
    pub fn new(what: impl Into<String>) -> Self {
        Self { what: what.into(), source: None }
    }

    /// A request for credentials failed.
    #[must_use]
    pub fn with(what: impl Into<String>, source: Error) -> Self {
        Self { what: what.into(), source: Some(Box::new(source)) }
    }

    /// The error of the request for credentials.
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

/// A request without an answer.
#[derive(Debug)]
pub struct TransportError(Box<(Failure, Option<Box<dyn StdError + Send + Sync>>)>);

/// The point at which a request failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Failure {
    /// No connection could be made; nothing was sent.
    Connect,
    /// There was no time left.
    Timeout,
    /// Something else.
    Other,
}

impl TransportError {
    /// A failure and its cause.
    pub fn new(
        failure: Failure,
        cause: impl Into<Box<dyn StdError + Send + Sync>>,
    ) -> Self {
        Self(Box::new((failure, Some(cause.into()))))
    }

    /// There was no time left.
    #[must_use]
    pub fn timeout() -> Self {
        Self(Box::new((Failure::Timeout, None)))
    }

    /// Whether there was no time left.
    #[must_use]
    pub fn is_timeout(&self) -> bool {
        self.0.0 == Failure::Timeout
    }

    /// Whether no connection could be made.
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
