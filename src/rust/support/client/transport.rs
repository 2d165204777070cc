//! What a client needs of an HTTP library: to send one request, and to wait. It does not
//! know which library that is.

use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use super::body::Body;
use super::error::TransportError;

/// A future in a box; it can be sent between threads except in a browser.
#[cfg(not(target_arch = "wasm32"))]
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;
/// A future in a box; it can be sent between threads except in a browser.
#[cfg(target_arch = "wasm32")]
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + 'a>>;

/// `Send` and `Sync`, except in a browser, which has one thread.
#[cfg(not(target_arch = "wasm32"))]
pub trait MaybeSend: Send + Sync {}
#[cfg(not(target_arch = "wasm32"))]
impl<T: Send + Sync + ?Sized> MaybeSend for T {}
/// `Send` and `Sync`, except in a browser, which has one thread.
#[cfg(target_arch = "wasm32")]
pub trait MaybeSend {}
#[cfg(target_arch = "wasm32")]
impl<T: ?Sized> MaybeSend for T {}

/// Sends requests of an asynchronous [`Client`](super::Client).
///
/// It must not follow redirects (the client does, and takes care of secrets), must not
/// retry, and answers an HTTP error status like any other.
pub trait Transport: MaybeSend + 'static {
    /// Sends a request. The time for it is the [`Timeout`] among its extensions; the
    /// client stops waiting after it too.
    fn send(
        &self,
        request: http::Request<Body>,
    ) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>>;

    /// Waits.
    fn sleep(&self, time: Duration) -> BoxFuture<'_, ()>;

    /// The time since some fixed moment; never less than before.
    fn now(&self) -> Duration;
}

/// Sends requests of a [`blocking::Client`](super::blocking::Client); see [`Transport`].
pub trait BlockingTransport: MaybeSend + 'static {
    /// Sends a request, and waits no longer for the answer than its [`Timeout`] says.
    ///
    /// # Errors
    ///
    /// If there is no answer.
    fn send(
        &self,
        request: http::Request<Body>,
    ) -> Result<http::Response<Body>, TransportError>;

    /// Waits.
    fn sleep(&self, time: Duration) {
        std::thread::sleep(time);
    }

    /// The time since some fixed moment; never less than before.
    fn now(&self) -> Duration {
        monotonic()
    }
}

/// The longest time that one attempt may take, in the extensions of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Timeout(pub Duration);

impl Timeout {
    /// The timeout of a request.
    #[must_use]
    pub fn of<B>(request: &http::Request<B>) -> Option<Duration> {
        request.extensions().get::<Self>().map(|timeout| timeout.0)
    }
}

/// The time since the first call. A browser has no such clock without the feature
/// `reqwest`: there it stands still.
#[cfg(not(target_arch = "wasm32"))]
#[must_use]
pub fn monotonic() -> Duration {
    static START: std::sync::OnceLock<std::time::Instant> = std::sync::OnceLock::new();
    START.get_or_init(std::time::Instant::now).elapsed()
}

/// The time since 1970, never less than before: a browser's clock may be set back.
#[cfg(all(target_arch = "wasm32", feature = "reqwest"))]
#[must_use]
pub fn monotonic() -> Duration {
    static LATEST: std::sync::Mutex<Duration> = std::sync::Mutex::new(Duration::ZERO);
    let mut latest = LATEST.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    let now = Duration::from_secs_f64(js_sys::Date::now().max(0.0) / 1000.0);
    *latest = now.max(*latest);
    *latest
}

/// The time since the first call; a browser has no such clock without the feature `reqwest`.
#[cfg(all(target_arch = "wasm32", not(feature = "reqwest")))]
#[must_use]
pub fn monotonic() -> Duration {
    Duration::ZERO
}
