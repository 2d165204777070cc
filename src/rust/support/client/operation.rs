//! The interface between the client and an operation: its facts, writing the request and
//! reading the response. No I/O happens here.

use bytes::Bytes;
use http::StatusCode;
use serde::de::DeserializeOwned;

use super::base::Base;
use super::body::Body;
use super::draft::Draft;
use super::error::{Error, Refused};
use super::info::Info;
use super::reply::{Reading, Reply};

/// An operation of the API, with its arguments.
pub trait Operation: Sized {
    /// The result of a successful response.
    type Output: 'static;

    /// Static facts, independent of the arguments.
    const INFO: Info;

    /// Writes path, query, headers and body of the request.
    fn write(&self, draft: &mut Draft);

    /// Reads the result from a successful response.
    ///
    /// # Errors
    ///
    /// Returns an error if the response does not match the spec.
    fn read(reply: &mut Reply) -> Result<Self::Output, Error>;

    /// Returns the request, to be sent with an HTTP library of your choice. It has no
    /// credentials.
    ///
    /// # Errors
    ///
    /// Returns an error if the arguments cannot be sent, such as an empty path segment.
    fn to_request(&self, base: &Base) -> Result<http::Request<Body>, Error> {
        Draft::of(self)?.finish(base)
    }

    /// Reads the result from a response that an HTTP library of your choice has
    /// received.
    ///
    /// # Errors
    ///
    /// Returns an error if the status is not a success, or if the body does not match
    /// the spec.
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
    /// Creates the request of an operation.
    ///
    /// # Errors
    ///
    /// Returns an error if the arguments cannot be sent.
    pub fn of<O: Operation>(operation: &O) -> Result<Self, Error> {
        let mut draft = Self::new(O::INFO);
        operation.write(&mut draft);
        draft.checked()
    }
}

/// An operation whose response is one page of a list.
pub trait Paged: Operation {
    /// Type of the list's items.
    type Item: DeserializeOwned;

    /// The way to request the next page.
    const PAGING: Paging;
}

/// The way to request the pages of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paging {
    /// Identification of the next page.
    pub by: PageBy,
    /// Query parameter for the page size.
    pub size: Option<&'static str>,
    /// Largest page size that the spec allows. It is requested unless the caller sets a
    /// size.
    pub most: Option<u32>,
    /// JSON pointer to the items in the response; empty if the response itself is the
    /// list.
    pub items: &'static str,
    /// Query parameter that asks for the total, which is returned in `X-Total-Count`.
    pub count: Option<&'static str>,
}

/// Identification of the next page of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum PageBy {
    /// By the number of preceding items, in a query parameter.
    Offset(&'static str),
    /// By the page number, in a query parameter.
    Number {
        /// Query parameter.
        parameter: &'static str,
        /// Number of the first page.
        first: u32,
    },
    /// By a cursor from the previous page.
    Cursor {
        /// Query parameter.
        parameter: &'static str,
        /// JSON pointer to the cursor in the response.
        next: &'static str,
    },
    /// By the id of the last item.
    After {
        /// Query parameter.
        parameter: &'static str,
        /// JSON pointer to the id in an item.
        id: &'static str,
    },
    /// By the values of the last item's sort fields, in the fields `sort` and
    /// `searchAfter` of the request body.
    SearchAfter,
    /// By a URL: in the header `Link` with `rel="next"`, or in the body.
    Link {
        /// JSON pointer to the URL in the response, or to an object with the URL as its
        /// `href`; empty for the header `Link`.
        next: &'static str,
    },
}

/// Returns `true` for the status of a success (2xx).
pub(super) fn is_success(status: StatusCode) -> bool {
    status.is_success()
}

impl Reply {
    /// Returns an error if the status is not a success.
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
