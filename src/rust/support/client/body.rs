//! The body of a request or a response: a sequence of bytes, files and streams. This
//! module does not know about media types.

use std::collections::VecDeque;
use std::fmt;
use std::io::{self, Read};
use std::path::PathBuf;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_core::Stream;

/// A boxed stream of bytes. It is `Send`, except in a browser.
#[cfg(not(target_arch = "wasm32"))]
pub type ByteStream = Pin<Box<dyn Stream<Item = io::Result<Bytes>> + Send>>;
/// A boxed stream of bytes. It is `Send`, except in a browser.
#[cfg(target_arch = "wasm32")]
pub type ByteStream = Pin<Box<dyn Stream<Item = io::Result<Bytes>>>>;

/// The body of a request or a response.
///
/// It implements [`Read`] for blocking code and [`Stream`] for asynchronous code.
#[derive(Default)]
pub struct Body {
    chunks: VecDeque<Chunk>,
}

/// A piece of a [`Body`].
pub(super) enum Chunk {
    Bytes(Bytes),
    /// A file, opened only when it is its turn, and its length.
    Path(PathBuf, u64),
    /// A reader, which can be read only once, and its length if known.
    Reader(Box<dyn Read + Send>, Option<u64>),
    /// A stream, which can be read only once, and its length if known.
    Stream(ByteStream, Option<u64>),
}

/// Number of bytes that are read from a file or reader at once.
const BLOCK: usize = 64 * 1024;

impl Body {
    /// Creates an empty body.
    #[must_use]
    pub fn empty() -> Self {
        Self::default()
    }

    /// Creates a body from a reader. Give the `length` in bytes if you know it: without
    /// it the body is sent in chunks, which some servers reject.
    pub fn from_reader(reader: impl Read + Send + 'static, length: Option<u64>) -> Self {
        Self::from_chunks([Chunk::Reader(Box::new(reader), length)])
    }

    /// Creates a body from a stream, with its `length` in bytes if that is known.
    #[must_use]
    pub fn from_stream(stream: ByteStream, length: Option<u64>) -> Self {
        Self::from_chunks([Chunk::Stream(stream, length)])
    }

    pub(super) fn from_chunks(chunks: impl IntoIterator<Item = Chunk>) -> Self {
        Self { chunks: chunks.into_iter().collect() }
    }

    /// Returns the number of bytes, or `None` if it is unknown.
    #[must_use]
    pub fn len(&self) -> Option<u64> {
        self.chunks.iter().try_fold(0_u64, |sum, chunk| sum.checked_add(chunk.len()?))
    }

    /// Returns `true` if the body is known to be empty.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == Some(0)
    }

    /// Returns all bytes, or `None` if a part of the body is not in memory.
    #[must_use]
    pub fn as_bytes(&self) -> Option<Bytes> {
        let mut all = Vec::new();
        for chunk in &self.chunks {
            let Chunk::Bytes(bytes) = chunk else { return None };
            if self.chunks.len() == 1 {
                return Some(bytes.clone());
            }
            all.extend_from_slice(bytes);
        }
        Some(all.into())
    }

    /// Returns a copy of the body, or `None` if a part of it can be read only once.
    #[must_use]
    pub fn try_clone(&self) -> Option<Self> {
        let chunks = self.chunks.iter().map(|chunk| match chunk {
            Chunk::Bytes(bytes) => Some(Chunk::Bytes(bytes.clone())),
            Chunk::Path(path, length) => Some(Chunk::Path(path.clone(), *length)),
            Chunk::Reader(..) | Chunk::Stream(..) => None,
        });
        Some(Self { chunks: chunks.collect::<Option<_>>()? })
    }

    /// Returns the next bytes of a chunk that is not a stream, or `None` at its end.
    fn next_block(chunk: &mut Chunk) -> io::Result<Option<Bytes>> {
        loop {
            match chunk {
                Chunk::Bytes(bytes) => {
                    let bytes = std::mem::take(bytes);
                    return Ok(Some(bytes).filter(|bytes| !bytes.is_empty()));
                }
                Chunk::Path(path, length) => {
                    let file = std::fs::File::open(path)?;
                    // The length has already been announced: a file that has grown since
                    // is cut off.
                    *chunk = Chunk::Reader(Box::new(file.take(*length)), Some(*length));
                }
                Chunk::Reader(reader, _) => {
                    let mut block = vec![0; BLOCK];
                    let length = reader.read(&mut block)?;
                    block.truncate(length);
                    return Ok(
                        Some(Bytes::from(block)).filter(|bytes| !bytes.is_empty())
                    );
                }
                Chunk::Stream(..) => {
                    return Err(io::Error::other("a stream cannot be read by blocking"));
                }
            }
        }
    }
}

impl Chunk {
    fn len(&self) -> Option<u64> {
        match self {
            Self::Bytes(bytes) => u64::try_from(bytes.len()).ok(),
            Self::Path(_, length) => Some(*length),
            Self::Reader(_, length) | Self::Stream(_, length) => *length,
        }
    }
}

impl<T: Into<Bytes>> From<T> for Body {
    fn from(bytes: T) -> Self {
        Self::from_chunks([Chunk::Bytes(bytes.into())])
    }
}

/// Files and readers are read without yielding: reading one block takes little time.
impl Stream for Body {
    type Item = io::Result<Bytes>;

    fn poll_next(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Self::Item>> {
        loop {
            let Some(chunk) = self.chunks.front_mut() else { return Poll::Ready(None) };
            let next = match chunk {
                Chunk::Stream(stream, _) => {
                    std::task::ready!(stream.as_mut().poll_next(context))
                }
                _ => Self::next_block(chunk).transpose(),
            };
            match next {
                Some(bytes) => return Poll::Ready(Some(bytes)),
                None => _ = self.chunks.pop_front(),
            }
        }
    }
}

impl Read for Body {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        while let Some(chunk) = self.chunks.front_mut() {
            match chunk {
                Chunk::Bytes(bytes) if !bytes.is_empty() => {
                    let length = bytes.len().min(into.len());
                    into[..length].copy_from_slice(&bytes.split_to(length));
                    return Ok(length);
                }
                Chunk::Reader(reader, _) => match reader.read(into)? {
                    0 if !into.is_empty() => _ = self.chunks.pop_front(),
                    length => return Ok(length),
                },
                _ => match Self::next_block(chunk)? {
                    Some(bytes) => self.chunks.push_front(Chunk::Bytes(bytes)),
                    None => _ = self.chunks.pop_front(),
                },
            }
        }
        Ok(0)
    }
}

impl fmt::Debug for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.len() {
            Some(length) => write!(f, "Body({length} bytes)"),
            None => f.write_str("Body(of unknown length)"),
        }
    }
}
