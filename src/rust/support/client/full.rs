//! A result together with its response.

use std::ops::Deref;

use super::error::Error;
use super::operation::Operation;
use super::reply::Reply;
use super::trace;

/// A result together with status, headers and notes: it dereferences to [`Reply`].
#[derive(Debug)]
pub struct Full<T> {
    /// The result.
    pub value: T,
    reply: Reply,
}

impl<T> Full<T> {
    pub(super) fn new(value: T, reply: Reply) -> Self {
        Self { value, reply }
    }

    pub(super) fn of<O: Operation<Output = T>>(mut reply: Reply) -> Result<Self, Error> {
        reply.success()?;
        let value = O::read(&mut reply)?;
        trace::notes(&reply.notes);
        Ok(Self { value, reply })
    }
}

impl<T> Deref for Full<T> {
    type Target = Reply;

    fn deref(&self) -> &Reply {
        &self.reply
    }
}
