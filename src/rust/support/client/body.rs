//! The body of a request or a response: bytes, files and streams one after the other. It
//! does not know of media types.

use std::collections::VecDeque;
use std::fmt;
use std::io::{self, Read};
use std::path::PathBuf;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_core::Stream;

/// A stream of bytes in a box; it can be sent between threads except in a browser.
#[cfg(not(target_arch = "wasm32"))]
pub type ByteStream = Pin<Box<dyn Stream<Item = io::Result<Bytes>> + Send>>;
/// A stream of bytes in a box; it can be sent between threads except in a browser.
#[cfg(target_arch = "wasm32")]
pub type ByteStream = Pin<Box<dyn Stream<Item = io::Result<Bytes>>>>;

/// The body of a request or a response.
///
/// It is a [`Read`] for blocking programs and a [`Stream`] for others.
#[derive(Default)]
pub struct Body {
    chunks: VecDeque<Chunk>,
}

/// A piece of a [`Body`].
pub(super) enum Chunk {
    Bytes(Bytes),
    /// A file that is opened when its turn comes, and its length.
    Path(PathBuf, u64),
    /// Something that can be read once.
    Reader(Box<dyn Read + Send>, Option<u64>),
    /// Something that comes once.
    Stream(ByteStream, Option<u64>),
}

/// As much as is read of a file at once.
const BLOCK: usize = 64 * 1024;

impl Body {
    /// A body without bytes.
    #[must_use]
    pub fn empty() -> Self {
        Self::default()
    }

    /// A body that is read; `length` is needed by servers that do not take chunks.
    pub fn from_reader(reader: impl Read + Send + 'static, length: Option<u64>) -> Self {
        Self::from_chunks([Chunk::Reader(Box::new(reader), length)])
    }

    /// A body that comes as a stream.
    #[must_use]
    pub fn from_stream(stream: ByteStream, length: Option<u64>) -> Self {
        Self::from_chunks([Chunk::Stream(stream, length)])
    }

    pub(super) fn from_chunks(chunks: impl IntoIterator<Item = Chunk>) -> Self {
        Self { chunks: chunks.into_iter().collect() }
    }

    /// How many bytes there are, if that is known.
    #[must_use]
    pub fn len(&self) -> Option<u64> {
        self.chunks.iter().try_fold(0_u64, |sum, chunk| sum.checked_add(chunk.len()?))
    }

    /// Whether there are no bytes at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == Some(0)
    }

    /// All bytes, if they are in memory.
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

    /// The same body once more; `None` if a part of it can only be read once.
    #[must_use]
    pub fn try_clone(&self) -> Option<Self> {
        let chunks = self.chunks.iter().map(|chunk| match chunk {
            Chunk::Bytes(bytes) => Some(Chunk::Bytes(bytes.clone())),
            Chunk::Path(path, length) => Some(Chunk::Path(path.clone(), *length)),
            Chunk::Reader(..) | Chunk::Stream(..) => None,
        });
        Some(Self { chunks: chunks.collect::<Option<_>>()? })
    }

    /// The next bytes of what is not a stream, `None` at the end.
    fn next_block(chunk: &mut Chunk) -> io::Result<Option<Bytes>> {
        loop {
            match chunk {
                Chunk::Bytes(bytes) => {
                    let bytes = std::mem::take(bytes);
                    return Ok(Some(bytes).filter(|bytes| !bytes.is_empty()));
                }
                Chunk::Path(path, length) => {
                    let file = std::fs::File::open(path)?;
                    // The length has been announced: a file that has grown is cut.
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

/// The bytes of files and readers come without a pause, as a read of a file is short.
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
