//! Bodies of `multipart/form-data` and the files in them. This module does not know
//! about operations.

use std::fmt;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use bytes::Bytes;
use serde::Serialize;
use serde_json::Value;

use super::body::{Body, ByteStream, Chunk};
use super::retry::random;
use super::style::Format;

/// A file to send: bytes, a path on disk, or a reader or stream that is read while it is
/// sent.
#[derive(Clone)]
pub struct File {
    source: Source,
    name: Option<String>,
    content_type: Option<String>,
    headers: Vec<(String, String)>,
}

#[derive(Clone)]
enum Source {
    Bytes(Bytes),
    Path(PathBuf, u64),
    /// Read only once, so an operation that holds it can be sent only once.
    Once(Arc<Mutex<Option<Chunk>>>),
}

impl File {
    /// Creates a file from bytes in memory. It has no name.
    pub fn bytes(bytes: impl Into<Bytes>) -> Self {
        Self::new(Source::Bytes(bytes.into()))
    }

    /// Creates a file from a path on disk, with its file name. It is opened when it is
    /// sent; its length is fixed now.
    ///
    /// # Errors
    ///
    /// Returns an error if the metadata of the file cannot be read.
    pub fn path(path: impl AsRef<Path>) -> io::Result<Self> {
        let path = path.as_ref();
        let file = Self::new(Source::Path(path.to_owned(), path.metadata()?.len()));
        let name = path.file_name().and_then(|name| name.to_str());
        Ok(Self { name: name.map(str::to_owned), ..file })
    }

    /// Creates a file from a reader. Give the `length` in bytes if you know it. An
    /// operation with such a file can be sent only once and is not retried.
    pub fn reader(reader: impl Read + Send + 'static, length: Option<u64>) -> Self {
        Self::once(Chunk::Reader(Box::new(reader), length))
    }

    /// Creates a file from a stream; see [`reader`](Self::reader).
    #[must_use]
    pub fn stream(stream: ByteStream, length: Option<u64>) -> Self {
        Self::once(Chunk::Stream(stream, length))
    }

    fn once(chunk: Chunk) -> Self {
        Self::new(Source::Once(Arc::new(Mutex::new(Some(chunk)))))
    }

    fn new(source: Source) -> Self {
        Self { source, name: None, content_type: None, headers: Vec::new() }
    }

    /// Sets the file name that is sent to the server.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Sets the media type. By default it is the one in the spec, or
    /// `application/octet-stream`.
    #[must_use]
    pub fn content_type(mut self, media_type: impl Into<String>) -> Self {
        self.content_type = Some(media_type.into());
        self
    }

    /// Adds a header to its part of a form; it overrides one of the spec. A file that is
    /// a whole body has none.
    #[must_use]
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// Returns the content to send, or `None` if it has already been sent.
    fn chunk(&self) -> Option<Chunk> {
        Some(match &self.source {
            Source::Bytes(bytes) => Chunk::Bytes(bytes.clone()),
            Source::Path(path, length) => Chunk::Path(path.clone(), *length),
            Source::Once(chunk) => {
                chunk.lock().unwrap_or_else(PoisonError::into_inner).take()?
            }
        })
    }

    /// Returns the file as a whole body, or `None` if it has already been sent.
    pub(super) fn body(&self) -> Option<Body> {
        Some(Body::from_chunks([self.chunk()?]))
    }

    /// Returns the media type, if one is set.
    pub(super) fn media_type(&self) -> Option<&str> {
        self.content_type.as_deref()
    }
}

impl<T: Into<Bytes>> From<T> for File {
    fn from(bytes: T) -> Self {
        Self::bytes(bytes)
    }
}

impl PartialEq for File {
    fn eq(&self, other: &Self) -> bool {
        let same = match (&self.source, &other.source) {
            (Source::Bytes(one), Source::Bytes(other)) => one == other,
            (Source::Path(one, _), Source::Path(other, _)) => one == other,
            (Source::Once(one), Source::Once(other)) => Arc::ptr_eq(one, other),
            _ => false,
        };
        same && self.name == other.name
            && self.content_type == other.content_type
            && self.headers == other.headers
    }
}

impl fmt::Debug for File {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut fields = f.debug_struct("File");
        if let Source::Path(path, _) = &self.source {
            fields.field("path", path);
        }
        fields.field("name", &self.name).field("content_type", &self.content_type);
        fields.finish_non_exhaustive()
    }
}

/// A body of `multipart/form-data`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Form {
    /// The headers and the content of each part.
    parts: Vec<(String, File)>,
    /// The headers of the parts to come.
    headers: Vec<(String, String)>,
    error: Option<String>,
}

impl Form {
    /// Creates a form without fields.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Returns `true` if there are no fields.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty() && self.error.is_none()
    }

    /// Adds a text field.
    pub fn text(&mut self, name: &str, value: String) {
        let head = format!("Content-Disposition: form-data; name=\"{}\"", quoted(name));
        self.push(head, File::bytes(value));
    }

    /// Sets the headers of the parts that are added from now on.
    pub fn headers(&mut self, headers: &[(&str, &str)]) {
        let owned =
            |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        self.headers = headers.iter().map(owned).collect();
    }

    fn push(&mut self, mut head: String, file: File) {
        let own = &file.headers;
        let is_set =
            |name: &str| own.iter().any(|(own, _)| own.eq_ignore_ascii_case(name));
        let usual = self.headers.iter().filter(|(name, _)| !is_set(name));
        for (name, value) in usual.chain(own) {
            head += "\r\n";
            head += &one_line(name);
            head += ": ";
            head += &one_line(value);
        }
        self.parts.push((head, file));
    }

    /// Adds a value in a style: a part for each item or property if it explodes. `null`
    /// is omitted.
    pub fn styled(&mut self, name: &str, format: Format, value: &impl Serialize) {
        if let Some(value) = self.json_of(name, value) {
            for (name, text) in format.parts(name, &value) {
                self.text(&name, text);
            }
        }
    }

    /// Adds a field with a plain value: a string as it is, anything else as JSON. `null`
    /// is omitted.
    pub fn value(&mut self, name: &str, value: &impl Serialize) {
        if let Some(text) = self.plain(name, value) {
            self.text(name, text);
        }
    }

    /// Adds a field with a plain value and a media type. `null` is omitted.
    pub fn value_as(&mut self, name: &str, media_type: &str, value: &impl Serialize) {
        if let Some(text) = self.plain(name, value) {
            self.part(name, media_type, text);
        }
    }

    fn plain(&mut self, name: &str, value: &impl Serialize) -> Option<String> {
        Some(match self.json_of(name, value)? {
            Value::String(text) => text,
            value => value.to_string(),
        })
    }

    /// Returns the value as JSON, unless it is `null`.
    fn json_of(&mut self, name: &str, value: &impl Serialize) -> Option<Value> {
        match serde_json::to_value(value) {
            Ok(value) => Some(value).filter(|value| !value.is_null()),
            Err(error) => {
                self.error = Some(format!("`{name}` cannot be written: {error}"));
                None
            }
        }
    }

    /// Adds a field with the given bytes and media type.
    pub fn part(&mut self, name: &str, media_type: &str, value: impl Into<Bytes>) {
        let head = format!(
            "Content-Disposition: form-data; name=\"{}\"\r\nContent-Type: {}",
            quoted(name),
            one_line(media_type)
        );
        self.push(head, File::bytes(value));
    }

    /// Adds a file.
    pub fn file(&mut self, name: &str, file: &File) {
        self.file_as(name, "application/octet-stream", file);
    }

    /// Adds a file; its own media type overrides `media_type`.
    pub fn file_as(&mut self, name: &str, media_type: &str, file: &File) {
        let head = format!(
            "Content-Disposition: form-data; name=\"{}\"; filename=\"{}\"\r\nContent-Type: {}",
            quoted(name),
            quoted(file.name.as_deref().unwrap_or(name)),
            one_line(file.content_type.as_deref().unwrap_or(media_type)),
        );
        self.push(head, file.clone());
    }

    /// Adds a JSON field.
    pub fn json(&mut self, name: &str, value: &impl Serialize) {
        self.json_as(name, "application/json", value);
    }

    /// Adds a JSON field with the given media type.
    pub fn json_as(&mut self, name: &str, media_type: &str, value: &impl Serialize) {
        match serde_json::to_vec(value) {
            Ok(json) => self.part(name, media_type, json),
            Err(error) => {
                self.error = Some(format!("`{name}` cannot be written: {error}"));
            }
        }
    }

    /// Returns the body and its media type.
    pub(super) fn body(&self) -> Result<(Body, String), String> {
        if let Some(error) = &self.error {
            return Err(error.clone());
        }
        let boundary = format!("{:016x}{:016x}", random(), random());
        let mut chunks = Vec::new();
        for (head, file) in &self.parts {
            let head = format!("--{boundary}\r\n{head}\r\n\r\n");
            let chunk = file.chunk().ok_or(SENT)?;
            chunks.extend([
                Chunk::Bytes(head.into()),
                chunk,
                Chunk::Bytes("\r\n".into()),
            ]);
        }
        chunks.push(Chunk::Bytes(format!("--{boundary}--\r\n").into()));
        let media_type = format!("multipart/form-data; boundary={boundary}");
        Ok((Body::from_chunks(chunks), media_type))
    }
}

/// The error for a file that cannot be sent a second time.
pub(super) const SENT: &str = "a file that can only be read once has been sent already";

/// Escapes a name for use between quotes, as browsers do, so that it cannot end the
/// quotes or the line.
fn quoted(name: &str) -> String {
    name.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A")
}

fn one_line(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).collect()
}
