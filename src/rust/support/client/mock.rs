//! A transport for tests: answers from a function, and a clock that moves only when
//! somebody waits.

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

/// What a test sees of a request: its body is in memory.
pub type Answer = Result<Response<Body>, TransportError>;

/// A transport for tests. A clone of it is the same.
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
    /// Answers each request by this function.
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

    /// An answer of JSON.
    #[must_use]
    pub fn json(status: u16, json: &str) -> Response<Body> {
        let mut response = Response::new(Body::from(json.to_owned()));
        *response.status_mut() =
            http::StatusCode::from_u16(status).unwrap_or(http::StatusCode::IM_A_TEAPOT);
        let json = http::HeaderValue::from_static("application/json");
        response.headers_mut().insert(http::header::CONTENT_TYPE, json);
        response
    }

    /// The requests so far.
    #[must_use]
    pub fn requests(&self) -> Vec<Request<Bytes>> {
        self.inner.requests.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The time on the clock.
    #[must_use]
    pub fn time(&self) -> Duration {
        *self.inner.now.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Moves the clock.
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
            // Others come first: an answer on its way is not too late.
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

/// Lets other tasks run once.
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
