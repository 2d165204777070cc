//! The transport over any `tower` service.

use std::fmt;
use std::future::{Future, poll_fn};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use tower_service::Service;

use super::body::Body;
use super::error::{Failure, TransportError};
use super::transport::{BoxFuture, MaybeSend, Transport, monotonic};

/// A transport that sends requests through a service, such as a stack of `tower` layers.
///
/// The service is cloned for each request. `sleep` is the timer of your runtime:
/// `Tower::new(service, tokio::time::sleep)`.
pub struct Tower<S, T> {
    service: Mutex<S>,
    sleep: T,
}

impl<S, T> Tower<S, T> {
    /// Creates a transport that sends requests through `service` and waits with `sleep`.
    pub fn new(service: S, sleep: T) -> Self {
        Self { service: Mutex::new(service), sleep }
    }
}

impl<S, T, F> Transport for Tower<S, T>
where
    S: Service<http::Request<Body>, Response = http::Response<Body>>
        + Clone
        + Send
        + 'static,
    S::Future: Send,
    S::Error: Into<Box<dyn std::error::Error + Send + Sync>> + Send,
    T: Fn(Duration) -> F + MaybeSend + 'static,
    F: Future<Output = ()> + Send + 'static,
{
    fn send(
        &self,
        request: http::Request<Body>,
    ) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        let mut service =
            self.service.lock().unwrap_or_else(PoisonError::into_inner).clone();
        Box::pin(async move {
            let failed = |error: S::Error| TransportError::new(Failure::Other, error);
            poll_fn(|context| service.poll_ready(context)).await.map_err(failed)?;
            service.call(request).await.map_err(failed)
        })
    }

    fn sleep(&self, time: Duration) -> BoxFuture<'_, ()> {
        Box::pin((self.sleep)(time))
    }

    fn now(&self) -> Duration {
        monotonic()
    }
}

impl<S, T> fmt::Debug for Tower<S, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Tower").finish_non_exhaustive()
    }
}
