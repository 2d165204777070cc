//! What the client knows of an operation: facts, how to write it, how to read the answer.
//! No input or output happens here.

use bytes::Bytes;
use http::StatusCode;
use serde::de::DeserializeOwned;

use super::base::Base;
use super::body::Body;
use super::draft::Draft;
use super::error::{Error, Refused};
use super::info::Info;
use super::reply::{Reading, Reply};

/// An operation of the API with its arguments.
pub trait Operation: Sized {
    /// What a success brings.
    type Output: 'static;

    /// The facts that do not depend on arguments.
    const INFO: Info;

    /// Writes path, query, headers and body.
    fn write(&self, draft: &mut Draft);

    /// Reads a success.
    ///
    /// # Errors
    ///
    /// If the answer is not what the spec says.
    fn read(reply: &mut Reply) -> Result<Self::Output, Error>;

    /// The request, for an HTTP library of one's own. It has no credentials.
    ///
    /// # Errors
    ///
    /// If the arguments cannot be sent, such as an empty part of the path.
    fn to_request(&self, base: &Base) -> Result<http::Request<Body>, Error> {
        Draft::of(self)?.finish(base)
    }

    /// The result, from an HTTP library of one's own.
    ///
    /// # Errors
    ///
    /// If the status is not a success, or the body is not what the spec says.
    fn from_response(response: http::Response<Bytes>) -> Result<Self::Output, Error> {
        let (parts, body) = response.into_parts();
        let mut reply = Reply {
            status: parts.status,
            headers: parts.headers,
            body,
            attempts: 1,
            notes: Vec::new(),
            reading: Reading::Lenient,
            operation: Self::INFO.id,
        };
        reply.success()?;
        Self::read(&mut reply)
    }
}

impl Draft {
    /// Writes an operation.
    ///
    /// # Errors
    ///
    /// If its arguments cannot be sent.
    pub fn of<O: Operation>(operation: &O) -> Result<Self, Error> {
        let mut draft = Self::new(O::INFO);
        operation.write(&mut draft);
        draft.checked()
    }
}

/// An operation whose answer is one page of a list.
pub trait Paged: Operation {
    /// An item of the list.
    type Item: DeserializeOwned;

    /// How to get the next page.
    const PAGING: Paging;
}

/// How to get the pages of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paging {
    /// How the next page is named.
    pub by: PageBy,
    /// The query parameter for the size of a page.
    pub size: Option<&'static str>,
    /// The largest size that the spec allows; it is asked for unless the caller says
    /// otherwise.
    pub most: Option<u32>,
    /// Where in the answer the items are, as a JSON pointer; empty for the answer itself.
    pub items: &'static str,
    /// The query parameter that asks for the total, answered in `X-Total-Count`.
    pub count: Option<&'static str>,
}

/// How the next page of a list is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum PageBy {
    /// By the number of items before it, in a query parameter.
    Offset(&'static str),
    /// By the number of the page, in a query parameter.
    Number {
        /// The query parameter.
        parameter: &'static str,
        /// The number of the first page.
        first: u32,
    },
    /// By a text from the page before.
    Cursor {
        /// The query parameter.
        parameter: &'static str,
        /// Where the answer has it, as a JSON pointer.
        next: &'static str,
    },
    /// By the id of the last item.
    After {
        /// The query parameter.
        parameter: &'static str,
        /// Where an item has its id, as a JSON pointer.
        id: &'static str,
    },
    /// By the sort fields of the last item, in the fields `sort` and `searchAfter` of the
    /// body.
    SearchAfter,
    /// By the address in the header `Link`, with `rel="next"`, or at a JSON pointer.
    Link {
        /// Where the answer has it, as a JSON pointer; empty for the header.
        next: &'static str,
    },
}

/// Whether a status is that of a success.
pub(super) fn is_success(status: StatusCode) -> bool {
    status.is_success()
}

impl Reply {
    /// An error for a status that is not a success.
    pub(super) fn success(&self) -> Result<(), Error> {
        if is_success(self.status) {
            return Ok(());
        }
        Err(Error::Refused(Box::new(Refused {
            operation: self.operation,
            status: self.status,
            headers: self.headers.clone(),
            body: self.body.clone(),
            attempts: self.attempts,
        })))
    }
}
