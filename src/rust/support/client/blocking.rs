//! The blocking client: the asynchronous one, driven on this thread over a transport whose
//! futures are done at once.

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

/// A blocking client. A clone of it is the same client.
#[derive(Clone, Debug)]
pub struct Client {
    inner: Asynchronous,
}

impl Builder {
    /// A blocking client over this transport.
    #[must_use]
    pub fn build_blocking(self, transport: impl BlockingTransport) -> Client {
        Client::new(self.build(Adapter(transport)))
    }
}

impl Client {
    pub(super) fn new(inner: Asynchronous) -> Self {
        Self { inner }
    }

    /// A client of this server; [`Builder::build_blocking`] ends it.
    #[must_use]
    pub fn builder(server: impl Into<Base>) -> Builder {
        Asynchronous::builder(server)
    }

    /// An operation to be sent, to set more for this call.
    pub fn call<O: Operation>(&self, operation: O) -> Call<'_, O, Self> {
        Call::new(self, operation)
    }

    /// Sends an operation.
    ///
    /// # Errors
    ///
    /// If there is no success; see [`Error`].
    pub fn send<O: Operation>(&self, operation: O) -> Result<O::Output, Error> {
        self.call(operation).send()
    }

    /// The items of all pages. An item that cannot be read is an error, and the next one
    /// follows; after any other error the iterator ends.
    pub fn items<O: Paged>(&self, operation: O) -> Items<O> {
        self.call(operation).items()
    }

    /// The server.
    #[must_use]
    pub fn base(&self) -> &Base {
        self.inner.base()
    }
}

impl<O: Operation> Call<'_, O, Client> {
    /// Sends it.
    ///
    /// # Errors
    ///
    /// If there is no success; see [`Error`].
    pub fn send(self) -> Result<O::Output, Error> {
        Ok(self.full()?.value)
    }

    /// Sends it; the result comes with status, headers and notes.
    ///
    /// # Errors
    ///
    /// If there is no success; see [`Error`].
    pub fn full(self) -> Result<Full<O::Output>, Error> {
        Full::of::<O>(self.raw()?)
    }

    /// Sends it; the answer as it came, whatever its status.
    ///
    /// # Errors
    ///
    /// If there is no answer.
    pub fn raw(self) -> Result<Reply, Error> {
        let draft = self.client.inner.draft(&self.operation)?;
        block_on(self.client.inner.exchange(draft, self.options))
    }

    /// Sends it; a success is read as it comes.
    ///
    /// # Errors
    ///
    /// If there is no success; see [`Error`].
    pub fn download(self) -> Result<Download, Error> {
        let client = &self.client.inner;
        let draft = client.draft(&self.operation)?;
        block_on(async {
            client.downloaded(client.open(draft, self.options).await?).await
        })
    }
}

impl<O: Paged> Call<'_, O, Client> {
    /// The items of all pages; see [`Client::items`].
    pub fn items(self) -> Items<O> {
        Items { queue: ItemQueue::new(self.feed()), operation: PhantomData }
    }

    /// All pages.
    pub fn pages(self) -> Pages<O> {
        Pages { feed: self.feed(), operation: PhantomData }
    }

    fn feed(self) -> Feed {
        Feed::new::<O>(self.client.inner.clone(), &self.operation, self.options)
    }
}

/// The items of a list.
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

/// The pages of a list.
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

/// A blocking transport whose futures are done at once.
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

/// Waits on this thread. The only future that is not done at once is that of another
/// thread's token.
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
