//! The interface to an HTTP library: send one request, and wait. This module does not
//! know a particular library.

use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use super::body::Body;
use super::error::TransportError;

/// A boxed future. It is `Send`, except in a browser.
#[cfg(not(target_arch = "wasm32"))]
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;
/// A boxed future. It is `Send`, except in a browser.
#[cfg(target_arch = "wasm32")]
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + 'a>>;

/// `Send + Sync`, except in a browser, which has one thread.
#[cfg(not(target_arch = "wasm32"))]
pub trait MaybeSend: Send + Sync {}
#[cfg(not(target_arch = "wasm32"))]
impl<T: Send + Sync + ?Sized> MaybeSend for T {}
/// `Send + Sync`, except in a browser, which has one thread.
#[cfg(target_arch = "wasm32")]
pub trait MaybeSend {}
#[cfg(target_arch = "wasm32")]
impl<T: ?Sized> MaybeSend for T {}

/// Sends the requests of an asynchronous [`Client`](super::Client).
///
/// A transport must not follow redirects: the client does, and keeps secrets from other
/// servers. It must not retry. A response with an error status is returned like any
/// other.
pub trait Transport: MaybeSend + 'static {
    /// Sends a request. The time limit is the [`Timeout`] in the request's extensions;
    /// the client also stops waiting when it has passed.
    fn send(
        &self,
        request: http::Request<Body>,
    ) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>>;

    /// Waits for `time`.
    fn sleep(&self, time: Duration) -> BoxFuture<'_, ()>;

    /// Returns the time since some fixed moment; it never decreases.
    fn now(&self) -> Duration;
}

/// Sends the requests of a [`blocking::Client`](super::blocking::Client); see
/// [`Transport`].
pub trait BlockingTransport: MaybeSend + 'static {
    /// Sends a request and waits for the response no longer than its [`Timeout`].
    ///
    /// # Errors
    ///
    /// Returns an error if there is no response in time.
    fn send(
        &self,
        request: http::Request<Body>,
    ) -> Result<http::Response<Body>, TransportError>;

    /// Waits for `time`.
    fn sleep(&self, time: Duration) {
        std::thread::sleep(time);
    }

    /// Returns the time since some fixed moment; it never decreases.
    fn now(&self) -> Duration {
        monotonic()
    }
}

/// The longest time that one attempt may take. It is in the extensions of each request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Timeout(pub Duration);

impl Timeout {
    /// Returns the timeout of a request, if it has one.
    #[must_use]
    pub fn of<B>(request: &http::Request<B>) -> Option<Duration> {
        request.extensions().get::<Self>().map(|timeout| timeout.0)
    }
}

/// Returns the time since the first call. In a browser without the feature `reqwest`
/// there is no such clock, and it is always zero.
#[cfg(not(target_arch = "wasm32"))]
#[must_use]
pub fn monotonic() -> Duration {
    static START: std::sync::OnceLock<std::time::Instant> = std::sync::OnceLock::new();
    START.get_or_init(std::time::Instant::now).elapsed()
}

/// Returns the time since 1970. It never decreases, even if the browser's clock is set
/// back.
#[cfg(all(target_arch = "wasm32", feature = "reqwest"))]
#[must_use]
pub fn monotonic() -> Duration {
    static LATEST: std::sync::Mutex<Duration> = std::sync::Mutex::new(Duration::ZERO);
    let mut latest = LATEST.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    let now = Duration::from_secs_f64(js_sys::Date::now().max(0.0) / 1000.0);
    *latest = now.max(*latest);
    *latest
}

/// Returns zero: a browser has no such clock without the feature `reqwest`.
#[cfg(all(target_arch = "wasm32", not(feature = "reqwest")))]
#[must_use]
pub fn monotonic() -> Duration {
    Duration::ZERO
}
