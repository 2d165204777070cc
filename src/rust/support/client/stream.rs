//! Lists as streams: the request for a page is sent when the page is needed. This module
//! does not know how pages are named (`pager`).

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

/// A page whose items have not been parsed.
pub(super) struct RawPage {
    items: Vec<Value>,
    reply: Reply,
}

impl RawPage {
    /// Parses all items; an item that cannot be read fails the whole page.
    pub(super) fn read<T: DeserializeOwned>(mut self) -> Result<Full<Vec<T>>, Error> {
        let reply = &mut self.reply;
        let items =
            self.items.iter().map(|item| reply.item(item)).collect::<Result<_, _>>()?;
        Ok(Full::new(items, self.reply))
    }
}

impl Reply {
    /// Parses one item; an error contains its JSON.
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

/// Fetches the pages of a list, one after the other.
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

    /// Returns the next page. After an error there are no more pages.
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
                // This response only contained the total.
                Ok(None) => {}
                Ok(Some(items)) => {
                    return Poll::Ready(Some(Ok(RawPage { items, reply })));
                }
                Err(error) => return Poll::Ready(Some(Err(error))),
            }
        }
    }
}

/// The items of all pages of a [`Feed`].
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
                    // The body is no longer needed, and may be large.
                    let reply = Reply { body: Bytes::new(), ..page.reply };
                    (self.items, self.reply) = (page.items.into(), Some(reply));
                }
            }
        }
    }
}

/// A stream of the items of a list, page after page. No more requests are sent after it
/// is dropped.
#[must_use = "a stream does nothing until it is polled"]
pub struct Items<O> {
    queue: ItemQueue,
    operation: PhantomData<fn() -> O>,
}

impl<O: Paged> Items<O> {
    pub(super) fn new(feed: Feed) -> Self {
        Self { queue: ItemQueue::new(feed), operation: PhantomData }
    }

    /// Returns the next item, or `None` after the last.
    ///
    /// # Errors
    ///
    /// Returns an error if the page cannot be fetched, which ends the list, or if the
    /// item cannot be read, in which case the next item may follow.
    pub async fn try_next(&mut self) -> Result<Option<O::Item>, Error> {
        poll_fn(|context| self.queue.poll_item(context)).await.transpose()
    }

    /// Returns all remaining items.
    ///
    /// # Errors
    ///
    /// Returns the first error, and no items.
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

/// A stream of the pages of a list. No more requests are sent after it is dropped.
#[must_use = "a stream does nothing until it is polled"]
pub struct Pages<O> {
    feed: Feed,
    operation: PhantomData<fn() -> O>,
}

impl<O: Paged> Pages<O> {
    pub(super) fn new(feed: Feed) -> Self {
        Self { feed, operation: PhantomData }
    }

    /// Returns the next page, or `None` after the last.
    ///
    /// # Errors
    ///
    /// Returns an error if the page cannot be fetched or one of its items cannot be
    /// read.
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
