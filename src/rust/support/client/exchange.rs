//! One request and its answer within limits of time and size: what credentials and calls
//! share. It knows no operation.

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

/// A transport with the server that it is for, and limits.
#[derive(Clone)]
pub struct Exchange {
    pub(super) transport: Arc<dyn Transport>,
    pub(super) base: Base,
    pub(super) timeout: Duration,
    pub(super) limit: u64,
}

impl Exchange {
    /// The server.
    #[must_use]
    pub fn base(&self) -> &Base {
        &self.base
    }

    /// The time since some fixed moment.
    #[must_use]
    pub fn now(&self) -> Duration {
        self.transport.now()
    }

    /// Sends a request as it is, and reads the whole answer.
    ///
    /// # Errors
    ///
    /// If there is no answer, or it is too long.
    pub async fn send(
        &self,
        request: http::Request<Body>,
    ) -> Result<(StatusCode, Bytes), Error> {
        let until = self.now() + self.timeout;
        let response = self.once(request, until).await?;
        let status = response.status();
        Ok((status, self.read(response.into_body(), until).await?))
    }

    /// Sends a request; its answer must begin before `until`.
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

    /// Reads a whole body within the limits.
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

    /// Stops waiting for `work` at `until`.
    async fn within<T>(
        &self,
        until: Duration,
        work: impl Future<Output = T>,
    ) -> Result<T, TransportError> {
        let mut work = pin!(work);
        // The clock of a blocking transport would wait, and not run beside the work.
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
