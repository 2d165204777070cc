//! Lists as streams: requests are sent when the next page is needed. It does not know how
//! pages are named (`pager`).

use std::collections::VecDeque;
use std::fmt;
use std::future::poll_fn;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::client::Client;
use super::error::Error;
use super::full::Full;
use super::operation::Paged;
use super::pager::Pager;
use super::reply::{Reading, Reply};
use super::send::Options;
use super::support::{lenient, watched};
use super::transport::BoxFuture;

/// A page whose items have not been read.
pub(super) struct RawPage {
    items: Vec<Value>,
    reply: Reply,
}

impl RawPage {
    /// Reads all items; one that cannot be read fails the page.
    pub(super) fn read<T: DeserializeOwned>(mut self) -> Result<Full<Vec<T>>, Error> {
        let reply = &mut self.reply;
        let items =
            self.items.iter().map(|item| reply.item(item)).collect::<Result<_, _>>()?;
        Ok(Full::new(items, self.reply))
    }
}

impl Reply {
    /// Reads one item; the error has its JSON.
    fn item<T: DeserializeOwned>(&mut self, item: &Value) -> Result<T, Error> {
        let (value, notes) = match self.reading {
            Reading::Lenient => lenient(|| T::deserialize(item)),
            Reading::Strict => watched(|| T::deserialize(item)),
        };
        self.take(value, notes).map_err(|mut error| {
            if let Error::Unexpected(unexpected) = &mut error {
                unexpected.body = Bytes::from(item.to_string());
            }
            error
        })
    }
}

/// The pages of a list, one after the other.
pub(super) struct Feed {
    client: Client,
    options: Options,
    pager: Result<Pager, Option<Error>>,
    pending: Option<BoxFuture<'static, Result<Reply, Error>>>,
}

impl Feed {
    pub(super) fn new<O: Paged>(
        client: Client,
        operation: &O,
        options: Options,
    ) -> Self {
        let pager = client
            .draft(operation)
            .map(|draft| Pager::new(draft, O::PAGING, client.base().clone()))
            .map_err(Some);
        Self { client, options, pager, pending: None }
    }

    /// The next page. After an error there is none.
    pub(super) fn poll_page(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<RawPage, Error>>> {
        let page = ready!(self.poll_raw(context));
        if let Some(Err(_)) | None = page {
            self.pager = Err(None);
        }
        Poll::Ready(page)
    }

    fn poll_raw(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<RawPage, Error>>> {
        let pager = match &mut self.pager {
            Ok(pager) => pager,
            Err(error) => return Poll::Ready(error.take().map(Err)),
        };
        loop {
            let pending = match &mut self.pending {
                Some(pending) => pending,
                empty => {
                    let Some(draft) = pager.next_request() else {
                        return Poll::Ready(None);
                    };
                    let (client, options) = (self.client.clone(), self.options.clone());
                    empty.insert(Box::pin(async move {
                        client.exchange(draft?, options).await
                    }))
                }
            };
            let reply = ready!(pending.as_mut().poll(context));
            self.pending = None;
            let mut reply = match reply {
                Ok(reply) => reply,
                Err(error) => return Poll::Ready(Some(Err(error))),
            };
            match pager.got(&mut reply) {
                // An answer that only says how long the list is.
                Ok(None) => {}
                Ok(Some(items)) => {
                    return Poll::Ready(Some(Ok(RawPage { items, reply })));
                }
                Err(error) => return Poll::Ready(Some(Err(error))),
            }
        }
    }
}

/// The items of a [`Feed`].
pub(super) struct ItemQueue {
    feed: Feed,
    items: VecDeque<Value>,
    reply: Option<Reply>,
}

impl ItemQueue {
    pub(super) fn new(feed: Feed) -> Self {
        Self { feed, items: VecDeque::new(), reply: None }
    }

    pub(super) fn poll_item<T: DeserializeOwned>(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<T, Error>>> {
        loop {
            if let (Some(reply), Some(item)) = (&mut self.reply, self.items.pop_front())
            {
                let item = reply.item(&item);
                super::trace::notes(&std::mem::take(&mut reply.notes));
                return Poll::Ready(Some(item));
            }
            match ready!(self.feed.poll_page(context)) {
                None => return Poll::Ready(None),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                Some(Ok(page)) => {
                    // Not needed any longer, and perhaps long.
                    let reply = Reply { body: Bytes::new(), ..page.reply };
                    (self.items, self.reply) = (page.items.into(), Some(reply));
                }
            }
        }
    }
}

/// The items of a list, page after page. Dropping it sends nothing more.
#[must_use = "a stream does nothing until it is polled"]
pub struct Items<O> {
    queue: ItemQueue,
    operation: PhantomData<fn() -> O>,
}

impl<O: Paged> Items<O> {
    pub(super) fn new(feed: Feed) -> Self {
        Self { queue: ItemQueue::new(feed), operation: PhantomData }
    }

    /// The next item.
    ///
    /// # Errors
    ///
    /// If it cannot be had, or cannot be read; in the second case there may be more.
    pub async fn try_next(&mut self) -> Result<Option<O::Item>, Error> {
        poll_fn(|context| self.queue.poll_item(context)).await.transpose()
    }

    /// All items.
    ///
    /// # Errors
    ///
    /// The first error.
    pub async fn try_collect(mut self) -> Result<Vec<O::Item>, Error> {
        let mut all = Vec::new();
        while let Some(item) = self.try_next().await? {
            all.push(item);
        }
        Ok(all)
    }
}

impl<O: Paged> Stream for Items<O> {
    type Item = Result<O::Item, Error>;

    fn poll_next(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Self::Item>> {
        self.queue.poll_item(context)
    }
}

/// The pages of a list. Dropping it sends nothing more.
#[must_use = "a stream does nothing until it is polled"]
pub struct Pages<O> {
    feed: Feed,
    operation: PhantomData<fn() -> O>,
}

impl<O: Paged> Pages<O> {
    pub(super) fn new(feed: Feed) -> Self {
        Self { feed, operation: PhantomData }
    }

    /// The next page.
    ///
    /// # Errors
    ///
    /// If it cannot be had, or an item of it cannot be read.
    pub async fn try_next(&mut self) -> Result<Option<Full<Vec<O::Item>>>, Error> {
        let page = poll_fn(|context| self.feed.poll_page(context)).await.transpose()?;
        page.map(RawPage::read).transpose()
    }
}

impl<O: Paged> Stream for Pages<O> {
    type Item = Result<Full<Vec<O::Item>>, Error>;

    fn poll_next(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Self::Item>> {
        let page = ready!(self.feed.poll_page(context));
        Poll::Ready(page.map(|page| page.and_then(RawPage::read)))
    }
}

impl<O> fmt::Debug for Items<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Items").finish_non_exhaustive()
    }
}

impl<O> fmt::Debug for Pages<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages").finish_non_exhaustive()
    }
}
