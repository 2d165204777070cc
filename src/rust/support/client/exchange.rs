//! Sends one request and reads its response within limits of time and size, for calls
//! and credentials alike. This module does not know operations.

use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use futures_core::Stream as _;
use http::StatusCode;

use super::base::Base;
use super::body::Body;
use super::error::{Error, Failure, TransportError};
use super::transport::{Timeout, Transport};

/// A transport, the server it is for, and limits.
#[derive(Clone)]
pub struct Exchange {
    pub(super) transport: Arc<dyn Transport>,
    pub(super) base: Base,
    pub(super) timeout: Duration,
    pub(super) limit: u64,
}

impl Exchange {
    /// Returns the server that the client was created for.
    #[must_use]
    pub fn base(&self) -> &Base {
        &self.base
    }

    /// Returns the time since some fixed moment, by the clock of the transport.
    #[must_use]
    pub fn now(&self) -> Duration {
        self.transport.now()
    }

    /// Sends a request unchanged, and returns the status and the whole body of the
    /// response. Nothing is retried, and no credentials are added.
    ///
    /// # Errors
    ///
    /// Returns an error if there is no response in time, or if it is larger than the
    /// client's limit.
    pub async fn send(
        &self,
        request: http::Request<Body>,
    ) -> Result<(StatusCode, Bytes), Error> {
        let until = self.now() + self.timeout;
        let response = self.once(request, until).await?;
        let status = response.status();
        Ok((status, self.read(response.into_body(), until).await?))
    }

    /// Sends a request; the response must begin before `until`.
    pub(super) async fn once(
        &self,
        mut request: http::Request<Body>,
        until: Duration,
    ) -> Result<http::Response<Body>, TransportError> {
        let left = until.saturating_sub(self.now());
        if left.is_zero() {
            return Err(TransportError::timeout());
        }
        request.extensions_mut().insert(Timeout(left));
        self.within(until, self.transport.send(request)).await?
    }

    /// Reads a whole body within the limits of time and size.
    pub(super) async fn read(
        &self,
        mut body: Body,
        until: Duration,
    ) -> Result<Bytes, Error> {
        let too_large = |length: u64| length > self.limit;
        if body.len().is_some_and(too_large) {
            return Err(Error::TooLarge(self.limit));
        }
        if let Some(bytes) = body.as_bytes() {
            return Ok(bytes);
        }
        let read = async {
            let mut all = BytesMut::new();
            while let Some(block) = poll_fn(|cx| Pin::new(&mut body).poll_next(cx)).await
            {
                let block =
                    block.map_err(|error| TransportError::new(Failure::Other, error))?;
                all.extend_from_slice(&block);
                if too_large(u64::try_from(all.len()).unwrap_or(u64::MAX)) {
                    return Err(Error::TooLarge(self.limit));
                }
            }
            Ok(all.freeze())
        };
        self.within(until, read).await?
    }

    /// Waits for `work`, but not longer than `until`.
    async fn within<T>(
        &self,
        until: Duration,
        work: impl Future<Output = T>,
    ) -> Result<T, TransportError> {
        let mut work = pin!(work);
        // The timer is created only if the work is pending: that of a blocking transport
        // would block.
        let mut alarm = None;
        poll_fn(|context| {
            if let Poll::Ready(done) = work.as_mut().poll(context) {
                return Poll::Ready(Ok(done));
            }
            let alarm = alarm.get_or_insert_with(|| {
                self.transport.sleep(until.saturating_sub(self.transport.now()))
            });
            alarm.as_mut().poll(context).map(|()| Err(TransportError::timeout()))
        })
        .await
    }
}
