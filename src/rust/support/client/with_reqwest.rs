//! The transport over `reqwest`.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use futures_core::Stream;

use super::body::Body;
use super::error::{Failure, TransportError};
use super::transport::{BoxFuture, Transport, monotonic};

/// A transport that sends requests with `reqwest`.
#[derive(Clone, Debug)]
pub struct Reqwest(::reqwest::Client);

impl Reqwest {
    /// Creates a transport with the defaults of `reqwest`, except that it neither
    /// follows redirects nor retries: the API's client does. In a browser, the browser
    /// itself follows redirects.
    ///
    /// # Errors
    ///
    /// Returns an error if TLS cannot be set up.
    pub fn new() -> Result<Self, TransportError> {
        Self::with(::reqwest::Client::builder())
    }

    /// Creates a transport from your own `ClientBuilder`. Redirects and retries are
    /// turned off here too.
    ///
    /// # Errors
    ///
    /// Returns an error if TLS cannot be set up.
    pub fn with(client: ::reqwest::ClientBuilder) -> Result<Self, TransportError> {
        #[cfg(not(target_arch = "wasm32"))]
        let client = client
            .redirect(::reqwest::redirect::Policy::none())
            .retry(::reqwest::retry::never());
        client
            .build()
            .map(Self)
            .map_err(|error| TransportError::new(Failure::Other, error))
    }

    async fn run(
        &self,
        request: http::Request<Body>,
    ) -> Result<http::Response<Body>, TransportError> {
        let (parts, body) = request.into_parts();
        let address = parts.uri.to_string();
        let mut request = self.0.request(parts.method, address).headers(parts.headers);
        let length = body.len();
        if let Some(bytes) = body.as_bytes() {
            if !bytes.is_empty() {
                request = request.body(bytes);
            }
        } else {
            request = with_stream(request, body, length).await?;
        }
        let response = request.send().await.map_err(failure)?;
        let length = response.content_length();
        let mut answer = http::Response::new(Body::empty());
        *answer.status_mut() = response.status();
        *answer.headers_mut() = response.headers().clone();
        let stream = Bytestream(Box::pin(response.bytes_stream()));
        *answer.body_mut() = Body::from_stream(Box::pin(stream), length);
        Ok(answer)
    }
}

impl Transport for Reqwest {
    fn send(
        &self,
        request: http::Request<Body>,
    ) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        Box::pin(self.run(request))
    }

    fn sleep(&self, time: Duration) -> BoxFuture<'_, ()> {
        #[cfg(not(target_arch = "wasm32"))]
        return Box::pin(tokio::time::sleep(time));
        #[cfg(target_arch = "wasm32")]
        return Box::pin(gloo_timers::future::sleep(time));
    }

    fn now(&self) -> Duration {
        monotonic()
    }
}

/// Sets the body as a stream.
#[cfg(not(target_arch = "wasm32"))]
#[allow(clippy::unused_async)] // the other one waits
async fn with_stream(
    request: ::reqwest::RequestBuilder,
    body: Body,
    length: Option<u64>,
) -> Result<::reqwest::RequestBuilder, TransportError> {
    let request = match length {
        Some(length) => request.header(http::header::CONTENT_LENGTH, length),
        None => request,
    };
    Ok(request.body(::reqwest::Body::wrap_stream(body)))
}

/// Sets the body. A browser sends only what is in memory.
#[cfg(target_arch = "wasm32")]
async fn with_stream(
    request: ::reqwest::RequestBuilder,
    mut body: Body,
    _: Option<u64>,
) -> Result<::reqwest::RequestBuilder, TransportError> {
    let mut bytes = Vec::new();
    while let Some(chunk) =
        std::future::poll_fn(|context| Pin::new(&mut body).poll_next(context)).await
    {
        let chunk = chunk.map_err(|error| TransportError::new(Failure::Other, error))?;
        bytes.extend_from_slice(&chunk);
    }
    Ok(request.body(bytes))
}

/// Returns `false`: a browser does not tell why there is no response.
#[cfg(target_arch = "wasm32")]
fn is_connect(_: &::reqwest::Error) -> bool {
    false
}

#[cfg(not(target_arch = "wasm32"))]
fn is_connect(error: &::reqwest::Error) -> bool {
    error.is_connect()
}

/// Converts an error. Its URL is removed: the query may contain a key.
fn failure(error: ::reqwest::Error) -> TransportError {
    let failure = match () {
        () if is_connect(&error) => Failure::Connect,
        () if error.is_timeout() => Failure::Timeout,
        () => Failure::Other,
    };
    TransportError::new(failure, error.without_url())
}

#[cfg(not(target_arch = "wasm32"))]
type Chunks = Pin<Box<dyn Stream<Item = ::reqwest::Result<Bytes>> + Send>>;
#[cfg(target_arch = "wasm32")]
type Chunks = Pin<Box<dyn Stream<Item = ::reqwest::Result<Bytes>>>>;

/// The byte stream of `reqwest`, with `io::Error` as the error.
struct Bytestream(Chunks);

impl Stream for Bytestream {
    type Item = io::Result<Bytes>;

    fn poll_next(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Self::Item>> {
        let next = ready!(self.0.as_mut().poll_next(cx));
        Poll::Ready(next.map(|bytes| bytes.map_err(io::Error::other)))
    }
}
