//! An answer with its body, and how it is read. It does not know how it came.

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderMap, StatusCode};
use serde::de::DeserializeOwned;

use super::error::{Error, Unexpected};
use super::support::{Tolerated, lenient, watched};

/// An answer with its body.
#[derive(Debug)]
#[non_exhaustive]
pub struct Reply {
    /// The HTTP status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub body: Bytes,
    /// How often the request was sent.
    pub attempts: u32,
    /// What does not agree with the spec and was read all the same.
    pub notes: Vec<Tolerated>,
    pub(super) reading: Reading,
    pub(super) operation: &'static str,
}

/// How much is forgiven when an answer is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reading {
    /// A missing required field is read as empty, and noted.
    #[default]
    Lenient,
    /// An answer that does not agree with the spec is an error.
    Strict,
}

impl Reply {
    /// The media type without parameters, in lower case; empty if there is none.
    #[must_use]
    pub fn media_type(&self) -> String {
        media_type(&self.headers)
    }

    /// Whether the media type is this one.
    #[must_use]
    pub fn is(&self, media_type: &str) -> bool {
        self.media_type() == media_type
    }

    /// The total that a list has, from `X-Total-Count`.
    #[must_use]
    pub fn total(&self) -> Option<u64> {
        self.headers.get("x-total-count")?.to_str().ok()?.trim().parse().ok()
    }

    /// The body as JSON.
    ///
    /// # Errors
    ///
    /// If it is something else.
    pub fn json<T: DeserializeOwned>(&mut self) -> Result<T, Error> {
        self.check_json()?;
        let read = || serde_json::from_slice(&self.body);
        let (value, notes) = match self.reading {
            Reading::Lenient => lenient(read),
            Reading::Strict => watched(read),
        };
        self.take(value, notes)
    }

    /// The body as JSON, `None` if there is none.
    ///
    /// # Errors
    ///
    /// If it is something else.
    pub fn optional_json<T: DeserializeOwned>(&mut self) -> Result<Option<T>, Error> {
        if self.body.trim_ascii().is_empty() { Ok(None) } else { self.json().map(Some) }
    }

    /// Nothing: a body that the spec does not speak of is ignored.
    ///
    /// # Errors
    ///
    /// Never; other readers may fail.
    #[allow(clippy::unused_self, clippy::unnecessary_wraps)]
    pub fn nothing(&mut self) -> Result<(), Error> {
        Ok(())
    }

    /// The body as a string.
    ///
    /// # Errors
    ///
    /// If it is not UTF-8.
    pub fn text(&mut self) -> Result<String, Error> {
        match std::str::from_utf8(&self.body) {
            Ok(text) => Ok(text.to_owned()),
            Err(error) => Err(self.unexpected(format!("not UTF-8: {error}"), None)),
        }
    }

    /// The body as it is.
    ///
    /// # Errors
    ///
    /// Never; other readers may fail.
    #[allow(clippy::unnecessary_wraps)]
    pub fn bytes(&mut self) -> Result<Bytes, Error> {
        Ok(self.body.clone())
    }

    /// Takes a value that was read, and the notes that were made.
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

    /// A page for people, such as that of a proxy, is not an answer.
    pub(super) fn check_json(&self) -> Result<(), Error> {
        let media_type = self.media_type();
        let is_json = media_type.is_empty() || media_type.contains("json");
        let is_json = is_json || media_type == "text/plain";
        if is_json {
            return Ok(());
        }
        Err(self.unexpected(format!("JSON was expected, not {media_type}"), None))
    }

    /// The answer cannot be read.
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
