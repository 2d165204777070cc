//! The client: a server, credentials, limits and a transport. It does not know how
//! requests are retried (`send`) or how lists are continued (`pager`).

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::HeaderMap;
use http::header::{HeaderName, HeaderValue, USER_AGENT};

use super::auth::Auth;
use super::base::Base;
use super::exchange::Exchange;
use super::info::Info;
use super::reply::Reading;
use super::retry::Retry;
use super::throttle::Throttle;
use super::transport::Transport;

/// An asynchronous client. Cloning is cheap: all clones share their settings and state.
#[derive(Clone)]
pub struct Client {
    pub(super) inner: Arc<Inner>,
}

pub(super) struct Inner {
    pub(super) exchange: Exchange,
    pub(super) options: Builder,
}

impl Client {
    /// Starts a client for this server; finish it with [`Builder::build`].
    #[must_use]
    pub fn builder(server: impl Into<Base>) -> Builder {
        Builder::new(server.into())
    }

    /// Returns the server that the client was created for.
    #[must_use]
    pub fn base(&self) -> &Base {
        &self.inner.exchange.base
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client").field("base", self.base()).finish_non_exhaustive()
    }
}

/// The options of a client. Obtained from [`Client::builder`].
pub struct Builder {
    pub(super) base: Base,
    servers: Vec<(String, Base)>,
    auths: Vec<(Option<String>, Arc<dyn Auth>)>,
    pub(super) retry: Retry,
    pub(super) throttle: Option<Throttle>,
    pub(super) timeout: Duration,
    pub(super) total: Duration,
    limit: u64,
    pub(super) reading: Reading,
    pub(super) headers: HeaderMap,
}

impl Builder {
    fn new(base: Base) -> Self {
        let agent = concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION"));
        let agent = HeaderValue::from_static(agent);
        Self {
            base,
            servers: Vec::new(),
            auths: Vec::new(),
            retry: Retry::default(),
            throttle: None,
            timeout: Duration::new(60, 0),
            total: Duration::new(300, 0),
            limit: 64 * 1024 * 1024,
            reading: Reading::default(),
            headers: HeaderMap::from_iter([(USER_AGENT, agent)]),
        }
    }

    /// Sets the server for those operations that have an address of their own in the
    /// spec. `address` is that address as the spec writes it; see [`Info::server`].
    #[must_use]
    pub fn server_for(
        mut self,
        address: impl Into<String>,
        server: impl Into<Base>,
    ) -> Self {
        self.servers.push((address.into(), server.into()));
        self
    }

    /// Sets the credentials for all operations that require some, unless
    /// [`auth_for`](Self::auth_for) sets them for the operation's security scheme.
    #[must_use]
    pub fn auth(mut self, auth: impl Auth) -> Self {
        self.auths.push((None, Arc::new(auth)));
        self
    }

    /// Sets the credentials for one security scheme, by its name in the spec.
    #[must_use]
    pub fn auth_for(mut self, scheme: impl Into<String>, auth: impl Auth) -> Self {
        self.auths.push((Some(scheme.into()), Arc::new(auth)));
        self
    }

    /// Sets the credentials for some security schemes, or for all operations.
    pub(super) fn auth_of(mut self, schemes: &[&str], auth: &Arc<dyn Auth>) -> Self {
        let for_all = schemes.is_empty().then_some(None);
        let schemes = schemes.iter().map(|scheme| Some((*scheme).to_owned()));
        self.auths.extend(
            for_all.into_iter().chain(schemes).map(|scheme| (scheme, auth.clone())),
        );
        self
    }

    /// Sets when a request is sent again.
    #[must_use]
    pub fn retry(mut self, retry: Retry) -> Self {
        self.retry = retry;
        self
    }

    /// Limits the number of requests in a period. All clones of the client share the
    /// limit.
    #[must_use]
    pub fn throttle(mut self, throttle: Throttle) -> Self {
        self.throttle = Some(throttle);
        self
    }

    /// Sets the longest time for one attempt; 60 seconds by default.
    #[must_use]
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// Sets the longest time for a call, including all attempts; five minutes by
    /// default.
    #[must_use]
    pub fn total_timeout(mut self, total: Duration) -> Self {
        self.total = total;
        self
    }

    /// Sets the size in bytes of the largest response body to read into memory; 64 MiB
    /// by default. Downloads have no limit.
    #[must_use]
    pub fn limit(mut self, bytes: u64) -> Self {
        self.limit = bytes;
        self
    }

    /// Sets how strictly responses are read.
    #[must_use]
    pub fn reading(mut self, reading: Reading) -> Self {
        self.reading = reading;
        self
    }

    /// Sets a header that is sent with every request.
    #[must_use]
    pub fn header(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.headers.insert(name, value);
        self
    }

    /// Creates an asynchronous client that sends requests over this transport.
    #[must_use]
    pub fn build(self, transport: impl Transport) -> Client {
        let exchange = Exchange {
            transport: Arc::new(transport),
            base: self.base.clone(),
            timeout: self.timeout,
            limit: self.limit,
        };
        Client { inner: Arc::new(Inner { exchange, options: self }) }
    }

    /// Returns the server that [`server_for`](Self::server_for) has set for an
    /// operation.
    pub(super) fn server_of(&self, info: &Info) -> Option<Base> {
        let address = info.server?.address;
        let found = self.servers.iter().find(|(known, _)| known == address);
        found.map(|(_, server)| server.clone())
    }

    /// Returns the credentials for an operation: those of the first list of schemes that
    /// are all configured, else the general ones. An operation that only optionally
    /// takes credentials gets those that are configured.
    pub(super) fn auths(&self, info: &Info) -> Vec<&dyn Auth> {
        let named = |name: &str| {
            let mut known = self.auths.iter();
            known
                .find(|(scheme, _)| scheme.as_deref() == Some(name))
                .map(|(_, auth)| &**auth)
        };
        let mut lists = info.security.iter().filter(|list| !list.is_empty());
        let list: Option<Vec<&dyn Auth>> =
            lists.find_map(|list| list.iter().map(|name| named(name)).collect());
        let general = || self.auths.iter().find(|(scheme, _)| scheme.is_none());
        match list {
            Some(list) => list,
            None if info.security.is_empty() => Vec::new(),
            None => general().map(|(_, auth)| &**auth).into_iter().collect(),
        }
    }
}

impl fmt::Debug for Builder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Builder").field("base", &self.base).finish_non_exhaustive()
    }
}
