//! The blocking client: drives the asynchronous one on the current thread, over a
//! transport whose futures are ready at once.

use std::future::{Future, poll_fn};
use std::marker::PhantomData;
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};
use std::thread::Thread;
use std::time::Duration;

use super::base::Base;
use super::body::Body;
use super::call::{Call, Download};
use super::client::{Builder, Client as Asynchronous};
use super::error::{Error, TransportError};
use super::full::Full;
use super::operation::{Operation, Paged};
use super::reply::Reply;
use super::stream::{Feed, ItemQueue};
use super::transport::{BlockingTransport, BoxFuture, Transport};

/// A blocking client. Cloning is cheap: all clones share their settings and state.
#[derive(Clone, Debug)]
pub struct Client {
    inner: Asynchronous,
}

impl Builder {
    /// Creates a blocking client that sends requests over this transport.
    #[must_use]
    pub fn build_blocking(self, transport: impl BlockingTransport) -> Client {
        Client::new(self.build(Adapter(transport)))
    }
}

impl Client {
    pub(super) fn new(inner: Asynchronous) -> Self {
        Self { inner }
    }

    /// Starts a client for this server; finish it with [`Builder::build_blocking`].
    #[must_use]
    pub fn builder(server: impl Into<Base>) -> Builder {
        Asynchronous::builder(server)
    }

    /// Prepares an operation, so that options can be set for this call alone before it
    /// is sent.
    pub fn call<O: Operation>(&self, operation: O) -> Call<'_, O, Self> {
        Call::new(self, operation)
    }

    /// Sends an operation and returns its result.
    ///
    /// # Errors
    ///
    /// Returns an error if there is no successful response; see [`Error`].
    pub fn send<O: Operation>(&self, operation: O) -> Result<O::Output, Error> {
        self.call(operation).send()
    }

    /// Returns an iterator over the items of all pages. Pages are requested as they are
    /// needed. An item that cannot be read is an error, and the next item follows; after
    /// any other error the iterator ends.
    pub fn items<O: Paged>(&self, operation: O) -> Items<O> {
        self.call(operation).items()
    }

    /// Returns the server that the client was created for.
    #[must_use]
    pub fn base(&self) -> &Base {
        self.inner.base()
    }
}

impl<O: Operation> Call<'_, O, Client> {
    /// Sends the operation and returns its result.
    ///
    /// # Errors
    ///
    /// Returns an error if there is no successful response; see [`Error`].
    pub fn send(self) -> Result<O::Output, Error> {
        Ok(self.full()?.value)
    }

    /// Sends the operation; returns the result together with status, headers and notes.
    ///
    /// # Errors
    ///
    /// Returns an error if there is no successful response; see [`Error`].
    pub fn full(self) -> Result<Full<O::Output>, Error> {
        Full::of::<O>(self.raw()?)
    }

    /// Sends the operation and returns the raw response, whatever its status.
    ///
    /// # Errors
    ///
    /// Returns an error if there is no response.
    pub fn raw(self) -> Result<Reply, Error> {
        let draft = self.client.inner.draft(&self.operation)?;
        block_on(self.client.inner.exchange(draft, self.options))
    }

    /// Sends the operation; returns the body of a successful response unread, to be read
    /// as it arrives.
    ///
    /// # Errors
    ///
    /// Returns an error if there is no successful response; see [`Error`].
    pub fn download(self) -> Result<Download, Error> {
        let client = &self.client.inner;
        let draft = client.draft(&self.operation)?;
        block_on(async {
            client.downloaded(client.open(draft, self.options).await?).await
        })
    }
}

impl<O: Paged> Call<'_, O, Client> {
    /// Returns an iterator over the items of all pages; see [`Client::items`].
    pub fn items(self) -> Items<O> {
        Items { queue: ItemQueue::new(self.feed()), operation: PhantomData }
    }

    /// Returns an iterator over all pages. Pages are requested as they are needed.
    pub fn pages(self) -> Pages<O> {
        Pages { feed: self.feed(), operation: PhantomData }
    }

    fn feed(self) -> Feed {
        Feed::new::<O>(self.client.inner.clone(), &self.operation, self.options)
    }
}

/// An iterator over the items of a list, page after page.
#[must_use = "an iterator does nothing until it is asked"]
pub struct Items<O> {
    queue: ItemQueue,
    operation: PhantomData<fn() -> O>,
}

impl<O: Paged> Iterator for Items<O> {
    type Item = Result<O::Item, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        block_on(poll_fn(|context| self.queue.poll_item(context)))
    }
}

/// An iterator over the pages of a list.
#[must_use = "an iterator does nothing until it is asked"]
pub struct Pages<O> {
    feed: Feed,
    operation: PhantomData<fn() -> O>,
}

impl<O: Paged> Iterator for Pages<O> {
    type Item = Result<Full<Vec<O::Item>>, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        let page = block_on(poll_fn(|context| self.feed.poll_page(context)))?;
        Some(page.and_then(super::stream::RawPage::read))
    }
}

/// Adapts a blocking transport: its futures are ready at once.
pub(super) struct Adapter<T>(pub(super) T);

impl<T: BlockingTransport> Transport for Adapter<T> {
    fn send(
        &self,
        request: http::Request<Body>,
    ) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        Box::pin(async move { self.0.send(request) })
    }

    fn sleep(&self, time: Duration) -> BoxFuture<'_, ()> {
        Box::pin(async move { self.0.sleep(time) })
    }

    fn now(&self) -> Duration {
        self.0.now()
    }
}

struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

/// Runs a future to its end on this thread. Only one future is not ready at once: the
/// one that waits for a token that another thread requests.
fn block_on<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    let waker = Waker::from(Arc::new(Unpark(std::thread::current())));
    let mut context = Context::from_waker(&waker);
    loop {
        match future.as_mut().poll(&mut context) {
            Poll::Ready(done) => return done,
            Poll::Pending => std::thread::park(),
        }
    }
}
