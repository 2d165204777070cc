//! A transport for tests: a function answers, and the clock moves only when something
//! waits.

use std::fmt;
use std::future::poll_fn;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::Poll;
use std::time::Duration;

use bytes::Bytes;
use http::{Request, Response};

use super::body::Body;
use super::error::TransportError;
use super::transport::{BlockingTransport, BoxFuture, Transport};

/// The outcome of a request: the response, or the error of the transport.
pub type Answer = Result<Response<Body>, TransportError>;

/// A transport for tests. It records the requests; all clones share them and the clock.
#[derive(Clone)]
pub struct Mock {
    inner: Arc<Inner>,
}

type Answering = Box<dyn Fn(&Request<Bytes>) -> Answer + Send + Sync>;

struct Inner {
    answer: Answering,
    requests: Mutex<Vec<Request<Bytes>>>,
    now: Mutex<Duration>,
}

impl Mock {
    /// Creates a transport that answers each request with this function. The function
    /// gets the request with its body in memory.
    pub fn new(
        answer: impl Fn(&Request<Bytes>) -> Answer + Send + Sync + 'static,
    ) -> Self {
        Self {
            inner: Arc::new(Inner {
                answer: Box::new(answer),
                requests: Mutex::default(),
                now: Mutex::default(),
            }),
        }
    }

    /// Creates a JSON response.
    #[must_use]
    pub fn json(status: u16, json: &str) -> Response<Body> {
        let mut response = Response::new(Body::from(json.to_owned()));
        *response.status_mut() =
            http::StatusCode::from_u16(status).unwrap_or(http::StatusCode::IM_A_TEAPOT);
        let json = http::HeaderValue::from_static("application/json");
        response.headers_mut().insert(http::header::CONTENT_TYPE, json);
        response
    }

    /// Returns the requests so far, in order.
    #[must_use]
    pub fn requests(&self) -> Vec<Request<Bytes>> {
        self.inner.requests.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Returns the time on the mock's clock, which starts at zero.
    #[must_use]
    pub fn time(&self) -> Duration {
        *self.inner.now.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Moves the clock forward by `time`.
    pub fn advance(&self, time: Duration) {
        *self.inner.now.lock().unwrap_or_else(PoisonError::into_inner) += time;
    }

    fn answer(&self, request: Request<Body>) -> Answer {
        let (parts, mut body) = request.into_parts();
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut body, &mut bytes)
            .map_err(|error| TransportError::new(super::error::Failure::Other, error))?;
        let request = Request::from_parts(parts, Bytes::from(bytes));
        let answer = (self.inner.answer)(&request);
        self.inner.requests.lock().unwrap_or_else(PoisonError::into_inner).push(request);
        answer
    }
}

impl Transport for Mock {
    fn send(&self, request: Request<Body>) -> BoxFuture<'_, Answer> {
        Box::pin(async move {
            pause().await;
            self.answer(request)
        })
    }

    fn sleep(&self, time: Duration) -> BoxFuture<'_, ()> {
        Box::pin(async move {
            let until = self.time() + time;
            // Other tasks run first: a response that is on its way must not be late.
            pause().await;
            pause().await;
            let now = self.time();
            self.advance(until.saturating_sub(now));
        })
    }

    fn now(&self) -> Duration {
        self.time()
    }
}

impl BlockingTransport for Mock {
    fn send(&self, request: Request<Body>) -> Answer {
        self.answer(request)
    }

    fn sleep(&self, time: Duration) {
        self.advance(time);
    }

    fn now(&self) -> Duration {
        self.time()
    }
}

/// Yields to other tasks once.
async fn pause() {
    let mut is_second = false;
    poll_fn(|context| {
        if std::mem::replace(&mut is_second, true) {
            return Poll::Ready(());
        }
        context.waker().wake_by_ref();
        Poll::Pending
    })
    .await;
}

impl fmt::Debug for Mock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Mock").field("time", &self.time()).finish_non_exhaustive()
    }
}
