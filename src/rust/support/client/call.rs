//! An operation, the client that sends it, and the options of this call alone.

use std::fmt;
use std::future::{IntoFuture, poll_fn};
use std::io::{self, Read};
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use futures_core::Stream;
use http::header::{CONTENT_DISPOSITION, HeaderName, HeaderValue};
use http::{HeaderMap, StatusCode};

use super::body::Body;
use super::client::Client;
use super::draft::Draft;
use super::error::Error;
use super::escape::unescaped;
use super::full::Full;
use super::operation::{Operation, Paged, is_success};
use super::reply::{Reply, media_type};
use super::retry::Retry;
use super::send::{Opened, Options};
use super::stream::{Feed, Items, Pages};
use super::transport::BoxFuture;

/// An operation to be sent by a client. Nothing is sent until it is awaited or, with a
/// blocking client, `send` is called.
#[must_use = "a call does nothing until it is awaited or sent"]
pub struct Call<'a, O, C = Client> {
    pub(super) client: &'a C,
    pub(super) operation: O,
    pub(super) options: Options,
}

impl<'a, O: Operation, C> Call<'a, O, C> {
    pub(crate) fn new(client: &'a C, operation: O) -> Self {
        Self { client, operation, options: Options::default() }
    }

    /// Sets optional arguments of the operation: `.with(|q| q.limit(50))`.
    pub fn with(mut self, set: impl FnOnce(O) -> O) -> Self {
        self.operation = set(self.operation);
        self
    }

    /// Sets the longest time for this call, including all attempts.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.options.timeout = Some(timeout);
        self
    }

    /// Sets when this request is sent again; overrides the client's [`Retry`].
    pub fn retry(mut self, retry: Retry) -> Self {
        self.options.retry = Some(retry);
        self
    }

    /// Sets a header of this request; overrides a header of the client with the same
    /// name.
    pub fn header(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.options.headers.insert(name, value);
        self
    }
}

impl<O: Operation> Call<'_, O> {
    fn reply(self) -> BoxFuture<'static, Result<Reply, Error>> {
        let draft = self.client.draft(&self.operation);
        let (client, options) = (self.client.clone(), self.options);
        Box::pin(async move { client.exchange(draft?, options).await })
    }

    /// Sends the operation; returns the result together with status, headers and notes.
    #[must_use]
    pub fn full(self) -> BoxFuture<'static, Result<Full<O::Output>, Error>> {
        let reply = self.reply();
        Box::pin(async move { Full::of::<O>(reply.await?) })
    }

    /// Sends the operation and returns the raw response, whatever its status.
    #[must_use]
    pub fn raw(self) -> BoxFuture<'static, Result<Reply, Error>> {
        self.reply()
    }

    /// Sends the operation; returns the body of a successful response as a stream. The
    /// body is not held in memory: its length is not limited, and the timeout applies
    /// only until the response begins.
    #[must_use]
    pub fn download(self) -> BoxFuture<'static, Result<Download, Error>> {
        let draft = self.client.draft(&self.operation);
        let (client, options) = (self.client.clone(), self.options);
        Box::pin(async move {
            let opened = client.open(draft?, options).await?;
            client.downloaded(opened).await
        })
    }
}

impl<O: Paged> Call<'_, O> {
    /// Returns a stream of the items of all pages. Pages are requested as they are
    /// needed. An item that cannot be read is an error, and the next item follows; after
    /// any other error the stream ends.
    pub fn items(self) -> Items<O> {
        Items::new(self.feed())
    }

    /// Returns a stream of all pages. Pages are requested as they are needed.
    pub fn pages(self) -> Pages<O> {
        Pages::new(self.feed())
    }

    fn feed(self) -> Feed {
        Feed::new::<O>(self.client.clone(), &self.operation, self.options)
    }
}

impl<O: Operation> IntoFuture for Call<'_, O> {
    type Output = Result<O::Output, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        let full = self.full();
        Box::pin(async move { Ok(full.await?.value) })
    }
}

impl Client {
    /// Prepares an operation; awaiting the call sends it.
    pub fn call<O: Operation>(&self, operation: O) -> Call<'_, O> {
        Call::new(self, operation)
    }

    /// Sends an operation and returns its result.
    ///
    /// # Errors
    ///
    /// Returns an error if there is no successful response; see [`Error`].
    pub async fn send<O: Operation>(&self, operation: O) -> Result<O::Output, Error> {
        self.call(operation).await
    }

    /// Returns the request of an operation, with the server that this client uses for
    /// it.
    pub(super) fn draft<O: Operation>(&self, operation: &O) -> Result<Draft, Error> {
        let mut draft = Draft::of(operation)?;
        draft.server = self.inner.options.server_of(&O::INFO);
        Ok(draft)
    }

    pub(super) async fn downloaded(&self, opened: Opened) -> Result<Download, Error> {
        if !is_success(opened.response.status()) {
            let reply = self.read(opened).await?;
            reply.success()?;
            return Err(reply.unexpected("the status has changed".to_owned(), None));
        }
        let (parts, body) = opened.response.into_parts();
        Ok(Download { status: parts.status, headers: parts.headers, body })
    }
}

/// A successful response whose body is read as it arrives: a [`Stream`] of bytes, and a
/// [`Read`] for blocking clients.
#[derive(Debug)]
#[non_exhaustive]
pub struct Download {
    /// HTTP status.
    pub status: StatusCode,
    /// Headers of the response.
    pub headers: HeaderMap,
    body: Body,
}

impl Download {
    /// Returns the file name from `Content-Disposition`, without any folder, or `None`
    /// if there is no usable name.
    #[must_use]
    pub fn name(&self) -> Option<String> {
        let value =
            String::from_utf8_lossy(self.headers.get(CONTENT_DISPOSITION)?.as_bytes());
        let value = value.into_owned();
        let parameter = |wanted: &str| {
            parameters(&value)
                .into_iter()
                .find(|(name, _)| name == wanted)
                .map(|(_, value)| value)
        };
        // `filename*=UTF-8''a%20name` takes precedence over `filename="a name"`.
        let extended = parameter("filename*")
            .and_then(|value| value.splitn(3, '\'').nth(2).map(unescaped));
        let name = extended.or_else(|| parameter("filename"))?;
        let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
        let name: String = name.chars().filter(|c| !c.is_control()).collect();
        let name = name.trim();
        (!["", ".", ".."].contains(&name)).then(|| name.to_owned())
    }

    /// Returns the media type in lower case, without parameters; empty if there is none.
    #[must_use]
    pub fn content_type(&self) -> String {
        media_type(&self.headers)
    }

    /// Returns the length in bytes, or `None` if the server does not announce it.
    #[must_use]
    pub fn len(&self) -> Option<u64> {
        self.body.len()
    }

    /// Returns `true` if the body is known to be empty.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.body.is_empty()
    }

    /// Returns the next bytes, or `None` at the end.
    ///
    /// # Errors
    ///
    /// Returns an error if the connection is lost.
    pub async fn chunk(&mut self) -> io::Result<Option<Bytes>> {
        poll_fn(|context| Pin::new(&mut self.body).poll_next(context)).await.transpose()
    }

    /// Returns the body that has not been read yet.
    #[must_use]
    pub fn into_body(self) -> Body {
        self.body
    }
}

/// Returns the parameters of a header value, split at each `;` outside of quotes. Names
/// are in lower case.
fn parameters(value: &str) -> Vec<(String, String)> {
    let (mut parts, mut quoted, mut escaped) = (vec![String::new()], false, false);
    for c in value.chars() {
        match c {
            _ if escaped => {
                escaped = false;
                parts.last_mut().map(|part| part.push(c)).unwrap_or_default();
            }
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            ';' if !quoted => parts.push(String::new()),
            _ => parts.last_mut().map(|part| part.push(c)).unwrap_or_default(),
        }
    }
    let pairs = parts.iter().filter_map(|part| part.split_once('='));
    pairs
        .map(|(key, value)| (key.trim().to_ascii_lowercase(), value.trim().to_owned()))
        .collect()
}

impl Stream for Download {
    type Item = io::Result<Bytes>;

    fn poll_next(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Self::Item>> {
        Pin::new(&mut self.body).poll_next(context)
    }
}

impl Read for Download {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        self.body.read(into)
    }
}

impl<O: fmt::Debug, C> fmt::Debug for Call<'_, O, C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Call")
            .field("operation", &self.operation)
            .finish_non_exhaustive()
    }
}
