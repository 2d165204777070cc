//! A response with its body, and the ways to read it. This module does not know how it
//! was received.

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderMap, StatusCode};
use serde::de::DeserializeOwned;

use super::error::{Error, Unexpected};
use super::support::{Integers, Tolerated, Whole, lenient, watched};

/// A response with its body.
#[derive(Debug)]
#[non_exhaustive]
pub struct Reply {
    /// HTTP status.
    pub status: StatusCode,
    /// Headers of the response.
    pub headers: HeaderMap,
    /// Body of the response.
    pub body: Bytes,
    /// Number of times the request was sent.
    pub attempts: u32,
    /// Deviations from the spec that were tolerated.
    pub notes: Vec<Tolerated>,
    pub(super) reading: Reading,
    pub(super) operation: &'static str,
}

/// The strictness with which responses are read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reading {
    /// A missing required field is read as empty and noted.
    #[default]
    Lenient,
    /// A response that does not match the spec is an error.
    Strict,
}

impl Reply {
    /// Returns the media type in lower case, without parameters; empty if there is none.
    #[must_use]
    pub fn media_type(&self) -> String {
        media_type(&self.headers)
    }

    /// Returns `true` if the response has this media type, given in lower case and
    /// without parameters.
    #[must_use]
    pub fn is(&self, media_type: &str) -> bool {
        self.media_type() == media_type
    }

    /// Returns the total number of items in a list, from `X-Total-Count`.
    #[must_use]
    pub fn total(&self) -> Option<u64> {
        self.headers.get("x-total-count")?.to_str().ok()?.trim().parse().ok()
    }

    /// Parses the body as JSON.
    ///
    /// # Errors
    ///
    /// Returns an error if the media type or the body is not JSON of that type.
    pub fn json<T: DeserializeOwned>(&mut self) -> Result<T, Error> {
        self.check_json()?;
        // Some servers begin with a byte order mark.
        let body = self.body.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&self.body);
        let read = || serde_json::from_slice(body);
        let (value, notes) = match self.reading {
            Reading::Lenient => lenient(read),
            Reading::Strict => watched(read),
        };
        self.take(value, notes)
    }

    /// Parses the body as JSON; returns `None` if the body is empty.
    ///
    /// # Errors
    ///
    /// Returns an error if the media type or the body is not JSON of that type.
    pub fn optional_json<T: DeserializeOwned>(&mut self) -> Result<Option<T>, Error> {
        if self.body.trim_ascii().is_empty() { Ok(None) } else { self.json().map(Some) }
    }

    /// Parses the body as an integer, or as lists, maps or tuples of integers. A number
    /// without a fraction is an integer, however it is written.
    ///
    /// # Errors
    ///
    /// Returns an error if the media type or the body is not JSON of that type.
    pub fn integers<T: Whole>(&mut self) -> Result<T, Error> {
        self.json().map(|Integers(value)| value)
    }

    /// Parses the body like [`integers`](Self::integers); returns `None` if the body is
    /// empty.
    ///
    /// # Errors
    ///
    /// Returns an error if the media type or the body is not JSON of that type.
    pub fn optional_integers<T: Whole>(&mut self) -> Result<Option<T>, Error> {
        Ok(self.optional_json()?.map(|Integers(value)| value))
    }

    /// Ignores the body, as the spec does not declare one.
    ///
    /// # Errors
    ///
    /// Never fails; it returns a `Result` like the other readers.
    #[allow(clippy::unused_self, clippy::unnecessary_wraps)]
    pub fn nothing(&mut self) -> Result<(), Error> {
        Ok(())
    }

    /// Returns the body as a string.
    ///
    /// # Errors
    ///
    /// Returns an error if the body is not UTF-8.
    pub fn text(&mut self) -> Result<String, Error> {
        match std::str::from_utf8(&self.body) {
            Ok(text) => Ok(text.to_owned()),
            Err(error) => Err(self.unexpected(format!("not UTF-8: {error}"), None)),
        }
    }

    /// Returns the bytes of the body.
    ///
    /// # Errors
    ///
    /// Never fails; it returns a `Result` like the other readers.
    #[allow(clippy::unnecessary_wraps)]
    pub fn bytes(&mut self) -> Result<Bytes, Error> {
        Ok(self.body.clone())
    }

    /// Returns a value that was read and records the notes; in strict mode, a note is an
    /// error.
    pub(super) fn take<T>(
        &mut self,
        value: Result<T, serde_json::Error>,
        notes: Vec<Tolerated>,
    ) -> Result<T, Error> {
        let value =
            value.map_err(|error| self.unexpected(error.to_string(), Some(error)))?;
        if let (Reading::Strict, Some(note)) = (self.reading, notes.first()) {
            return Err(self.unexpected(note.to_string(), None));
        }
        self.notes.extend(notes);
        Ok(value)
    }

    /// Returns an error for anything but JSON, such as the HTML page of a proxy. Servers
    /// often send JSON as `text/plain`.
    pub(super) fn check_json(&self) -> Result<(), Error> {
        let media_type = self.media_type();
        let is_json = media_type.is_empty() || media_type.contains("json");
        let is_json = is_json || media_type == "text/plain";
        if is_json {
            return Ok(());
        }
        Err(self.unexpected(format!("JSON was expected, not {media_type}"), None))
    }

    /// Creates the error for a status that the spec does not have.
    #[must_use]
    pub fn undeclared(&self) -> Error {
        let status = self.status.as_u16();
        self.unexpected(format!("the spec does not have the status {status}"), None)
    }

    /// Creates the error for a response that cannot be read; `what` describes the
    /// mismatch.
    #[must_use]
    pub fn unexpected(&self, what: String, source: Option<serde_json::Error>) -> Error {
        Error::Unexpected(Box::new(Unexpected {
            operation: self.operation,
            status: self.status,
            headers: self.headers.clone(),
            body: self.body.clone(),
            what,
            source,
        }))
    }
}

pub(super) fn media_type(headers: &HeaderMap) -> String {
    let value = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let essence = value.unwrap_or_default().split(';').next().unwrap_or_default();
    essence.trim().to_ascii_lowercase()
}
