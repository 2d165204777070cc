//! Bodies of `multipart/form-data`, and the files in them. It does not know of operations.

use std::fmt;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use bytes::Bytes;
use serde::Serialize;
use serde_json::Value;

use super::body::{Body, ByteStream, Chunk};
use super::retry::random;

/// A file to send: bytes, a path, or something that is read while it is sent.
#[derive(Clone)]
pub struct File {
    source: Source,
    name: Option<String>,
    content_type: Option<String>,
}

#[derive(Clone)]
enum Source {
    Bytes(Bytes),
    Path(PathBuf, u64),
    /// Read once; an operation that holds it can be sent once.
    Once(Arc<Mutex<Option<Chunk>>>),
}

impl File {
    /// A file in memory.
    pub fn bytes(bytes: impl Into<Bytes>) -> Self {
        Self::new(Source::Bytes(bytes.into()))
    }

    /// A file on disk, with its name. It is opened when it is sent.
    ///
    /// # Errors
    ///
    /// If the file cannot be found.
    pub fn path(path: impl AsRef<Path>) -> io::Result<Self> {
        let path = path.as_ref();
        let file = Self::new(Source::Path(path.to_owned(), path.metadata()?.len()));
        let name = path.file_name().and_then(|name| name.to_str());
        Ok(Self { name: name.map(str::to_owned), ..file })
    }

    /// A file that is read while it is sent. An operation that holds it can be sent once
    /// and is not retried.
    pub fn reader(reader: impl Read + Send + 'static, length: Option<u64>) -> Self {
        Self::once(Chunk::Reader(Box::new(reader), length))
    }

    /// A file that comes as a stream; as [`reader`](Self::reader).
    #[must_use]
    pub fn stream(stream: ByteStream, length: Option<u64>) -> Self {
        Self::once(Chunk::Stream(stream, length))
    }

    fn once(chunk: Chunk) -> Self {
        Self::new(Source::Once(Arc::new(Mutex::new(Some(chunk)))))
    }

    fn new(source: Source) -> Self {
        Self { source, name: None, content_type: None }
    }

    /// The name that the server sees.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// The media type; `application/octet-stream` if none is given.
    #[must_use]
    pub fn content_type(mut self, media_type: impl Into<String>) -> Self {
        self.content_type = Some(media_type.into());
        self
    }

    /// What is to be sent; `None` if it has been already.
    fn chunk(&self) -> Option<Chunk> {
        Some(match &self.source {
            Source::Bytes(bytes) => Chunk::Bytes(bytes.clone()),
            Source::Path(path, length) => Chunk::Path(path.clone(), *length),
            Source::Once(chunk) => {
                chunk.lock().unwrap_or_else(PoisonError::into_inner).take()?
            }
        })
    }

    /// The file as a whole body.
    pub(super) fn body(&self) -> Option<Body> {
        Some(Body::from_chunks([self.chunk()?]))
    }

    /// The media type to send.
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
        same && self.name == other.name && self.content_type == other.content_type
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
    /// Each part: the lines above it, and what it is.
    parts: Vec<(String, File)>,
    error: Option<String>,
}

impl Form {
    /// A form without fields.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Whether there are no fields.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty() && self.error.is_none()
    }

    /// A field of text.
    pub fn text(&mut self, name: &str, value: String) {
        let head = format!("Content-Disposition: form-data; name=\"{}\"", quoted(name));
        self.parts.push((head, File::bytes(value)));
    }

    /// A field of a plain value: a string as it is, anything else as JSON writes it.
    pub fn value(&mut self, name: &str, value: &impl Serialize) {
        if let Some(text) = self.plain(name, value) {
            self.text(name, text);
        }
    }

    /// A field of a plain value under a media type.
    pub fn value_as(&mut self, name: &str, media_type: &str, value: &impl Serialize) {
        if let Some(text) = self.plain(name, value) {
            self.part(name, media_type, text);
        }
    }

    fn plain(&mut self, name: &str, value: &impl Serialize) -> Option<String> {
        match serde_json::to_value(value) {
            Ok(Value::String(text)) => Some(text),
            Ok(Value::Null) => None,
            Ok(value) => Some(value.to_string()),
            Err(error) => {
                self.error = Some(format!("`{name}` cannot be written: {error}"));
                None
            }
        }
    }

    /// A field of a media type.
    pub fn part(&mut self, name: &str, media_type: &str, value: impl Into<Bytes>) {
        let head = format!(
            "Content-Disposition: form-data; name=\"{}\"\r\nContent-Type: {}",
            quoted(name),
            one_line(media_type)
        );
        self.parts.push((head, File::bytes(value)));
    }

    /// A file.
    pub fn file(&mut self, name: &str, file: &File) {
        self.file_as(name, "application/octet-stream", file);
    }

    /// A file, of a media type unless it says so itself.
    pub fn file_as(&mut self, name: &str, media_type: &str, file: &File) {
        let head = format!(
            "Content-Disposition: form-data; name=\"{}\"; filename=\"{}\"\r\nContent-Type: {}",
            quoted(name),
            quoted(file.name.as_deref().unwrap_or(name)),
            one_line(file.content_type.as_deref().unwrap_or(media_type)),
        );
        self.parts.push((head, file.clone()));
    }

    /// A field of JSON.
    pub fn json(&mut self, name: &str, value: &impl Serialize) {
        self.json_as(name, "application/json", value);
    }

    /// A field of JSON under its media type.
    pub fn json_as(&mut self, name: &str, media_type: &str, value: &impl Serialize) {
        match serde_json::to_vec(value) {
            Ok(json) => self.part(name, media_type, json),
            Err(error) => self.error = Some(format!("`{name}` cannot be written: {error}")),
        }
    }

    /// The body and its media type.
    pub(super) fn body(&self) -> Result<(Body, String), String> {
        if let Some(error) = &self.error {
            return Err(error.clone());
        }
        let boundary = format!("{:016x}{:016x}", random(), random());
        let mut chunks = Vec::new();
        for (head, file) in &self.parts {
            let head = format!("--{boundary}\r\n{head}\r\n\r\n");
            let chunk = file.chunk().ok_or(SENT)?;
            chunks.extend([Chunk::Bytes(head.into()), chunk, Chunk::Bytes("\r\n".into())]);
        }
        chunks.push(Chunk::Bytes(format!("--{boundary}--\r\n").into()));
        let media_type = format!("multipart/form-data; boundary={boundary}");
        Ok((Body::from_chunks(chunks), media_type))
    }
}

/// Why a file cannot be sent once more.
pub(super) const SENT: &str = "a file that can only be read once has been sent already";

/// A name between quotes, as browsers write it: it cannot leave them or the line.
fn quoted(name: &str) -> String {
    name.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A")
}

fn one_line(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).collect()
}
