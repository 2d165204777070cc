//! The client of this API: a [`Client`] or a [`blocking::Client`] sends operations over
//! a transport.
//!
//! Nothing here depends on a particular operation; those are in `operations`.

mod auth;
mod base;
pub mod blocking;
mod body;
mod call;
#[allow(clippy::module_inception)]
mod client;
mod draft;
mod env;
mod error;
mod escape;
mod exchange;
mod fit;
mod full;
mod info;
mod json_patch;
mod merge_patch;
mod multipart;
mod operation;
mod pager;
mod parameter;
mod redirect;
mod reply;
mod retry;
mod retry_after;
mod search_after;
mod send;
mod stream;
mod style;
mod throttle;
mod token;
mod transport;

use super::support;

pub use self::auth::{ApiKey, Auth, Basic, Bearer, Secret};
pub use self::base::{BadBase, Base};
pub use self::body::{Body, ByteStream};
pub use self::call::{Call, Download};
pub use self::client::{Builder, Client};
pub use self::draft::Draft;
pub use self::env::{CredentialKind, Credentials, EnvError, Names, Setting};
pub use self::error::{AuthError, Error, Failure, Refused, TransportError, Unexpected};
pub use self::exchange::Exchange;
pub use self::full::Full;
pub use self::info::{Info, Method, OwnServer};
pub use self::json_patch::JsonPatch;
pub use self::merge_patch::MergePatch;
pub use self::multipart::{File, Form};
pub use self::operation::{Operation, PageBy, Paged, Paging};
pub use self::pager::Pager;
pub use self::reply::{Reading, Reply};
pub use self::retry::Retry;
pub use self::stream::{Items, Pages};
pub use self::style::{Format, Style};
pub use self::throttle::Throttle;
pub use self::token::ClientCredentials;
pub use self::transport::{
    BlockingTransport, BoxFuture, MaybeSend, Timeout, Transport, monotonic,
};

#[allow(unused_imports)] // the features that are on may have no such parameter
pub(crate) use self::parameter::parameter;
