//! `reqwest` as a transport.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use futures_core::Stream;

use super::body::Body;
use super::error::{Failure, TransportError};
use super::transport::{BoxFuture, Transport, monotonic};

/// Sends requests with `reqwest`.
#[derive(Clone, Debug)]
pub struct Reqwest(::reqwest::Client);

impl Reqwest {
    /// A client with the defaults of `reqwest`, except that it neither follows redirects
    /// nor retries: the client around it does.
    ///
    /// # Errors
    ///
    /// If TLS cannot be set up.
    pub fn new() -> Result<Self, TransportError> {
        Self::with(::reqwest::Client::builder())
    }

    /// A client of one's own; it neither follows redirects nor retries either.
    ///
    /// # Errors
    ///
    /// If TLS cannot be set up.
    pub fn with(client: ::reqwest::ClientBuilder) -> Result<Self, TransportError> {
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
    ) -> Result<http::Response<Body>, ::reqwest::Error> {
        let (parts, body) = request.into_parts();
        let address = parts.uri.to_string();
        let mut request = self.0.request(parts.method, address).headers(parts.headers);
        let length = body.len();
        if let Some(bytes) = body.as_bytes() {
            if !bytes.is_empty() {
                request = request.body(bytes);
            }
        } else {
            if let Some(length) = length {
                request = request.header(http::header::CONTENT_LENGTH, length);
            }
            request = request.body(::reqwest::Body::wrap_stream(body));
        }
        let response = request.send().await?;
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
        Box::pin(async move { self.run(request).await.map_err(failure) })
    }

    fn sleep(&self, time: Duration) -> BoxFuture<'_, ()> {
        Box::pin(tokio::time::sleep(time))
    }

    fn now(&self) -> Duration {
        monotonic()
    }
}

/// The address may have a key in its query: it is not shown.
fn failure(error: ::reqwest::Error) -> TransportError {
    let failure = match () {
        () if error.is_connect() => Failure::Connect,
        () if error.is_timeout() => Failure::Timeout,
        () => Failure::Other,
    };
    TransportError::new(failure, error.without_url())
}

/// A body of `reqwest` with errors of input and output.
struct Bytestream(Pin<Box<dyn Stream<Item = ::reqwest::Result<Bytes>> + Send>>);

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
