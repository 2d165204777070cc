//! One call: attempts with pauses, new credentials after a 401, redirects. This module
//! does not interpret the response.

use std::time::Duration;

use http::request::Parts;
use http::{HeaderMap, StatusCode};

use super::auth::Auth;
use super::base::Base;
use super::body::Body;
use super::client::Client;
use super::draft::Draft;
use super::error::Error;
use super::redirect::redirected;
use super::reply::Reply;
use super::retry::{Outcome, Retry};
use super::trace;

/// Options of one call that override those of the client.
#[derive(Clone, Debug, Default)]
pub(super) struct Options {
    pub(super) timeout: Option<Duration>,
    pub(super) retry: Option<Retry>,
    pub(super) headers: HeaderMap,
}

/// A response whose body has not been read.
pub(super) struct Opened {
    pub(super) response: http::Response<Body>,
    pub(super) attempts: u32,
    until: Duration,
    operation: &'static str,
}

/// The last request of an attempt with its response, or the reason why there is none.
type Sent = Result<(Parts, http::Response<Body>), Error>;

/// Maximum number of requests in a chain of redirects.
const MOST_REDIRECTS: usize = 10;

impl Client {
    /// Sends a request and reads the whole response, whatever its status.
    pub(super) async fn exchange(
        &self,
        draft: Draft,
        options: Options,
    ) -> Result<Reply, Error> {
        let info = draft.info;
        trace::traced(
            info,
            async move { self.read(self.open(draft, options).await?).await },
        )
        .await
    }

    /// Sends a request until a response arrives that does not call for another attempt.
    pub(super) async fn open(
        &self,
        draft: Draft,
        options: Options,
    ) -> Result<Opened, Error> {
        let inner = &*self.inner;
        let info = draft.info;
        let start = inner.exchange.now();
        let until = start + options.timeout.unwrap_or(inner.options.total);
        let retry = options.retry.unwrap_or(inner.options.retry);
        let auths = inner.options.auths(&info);
        let home = draft.base(self.base())?;
        let mut next = Some(self.message(draft, &home, &options.headers)?);
        let (mut attempts, mut has_renewed) = (0, false);
        loop {
            let Some((parts, body)) = next.take() else {
                return Err(Error::request(
                    "a body that can only be read once was lost",
                ));
            };
            attempts += 1;
            self.wait_for_turn().await;
            let spare = body.try_clone().map(|body| (parts.clone(), body));
            let ends = until.min(inner.exchange.now() + inner.options.timeout);
            let sent = self.follow(parts, body, &home, &auths, ends).await;
            let status = sent.as_ref().ok().map(|(_, response)| response.status());
            trace::attempt(attempts, status);
            if !has_renewed && spare.is_some() && renewed(&sent, &auths) {
                trace::renewing();
                has_renewed = true;
                next = spare;
                continue;
            }
            let spent = inner.exchange.now().saturating_sub(start);
            let pause = outcome(&sent, info.method.is_idempotent())
                .and_then(|outcome| retry.pause(attempts, spent, &outcome));
            match pause.filter(|pause| start + spent + *pause < until) {
                Some(pause) if spare.is_some() => {
                    drop(sent);
                    trace::retrying(attempts, pause);
                    inner.exchange.transport.sleep(pause).await;
                    next = spare;
                }
                _ => {
                    let (_, response) = sent?;
                    return Ok(Opened { response, attempts, until, operation: info.id });
                }
            }
        }
    }

    /// Reads the whole body of a response.
    pub(super) async fn read(&self, opened: Opened) -> Result<Reply, Error> {
        let (parts, body) = opened.response.into_parts();
        let body = self.inner.exchange.read(body, opened.until).await?;
        Ok(Reply {
            status: parts.status,
            headers: parts.headers,
            body,
            attempts: opened.attempts,
            notes: Vec::new(),
            reading: self.inner.options.reading,
            operation: opened.operation,
        })
    }

    /// Returns the request with the headers of the client and of the call, without
    /// credentials.
    fn message(
        &self,
        draft: Draft,
        home: &Base,
        headers: &HeaderMap,
    ) -> Result<(Parts, Body), Error> {
        let was_given = draft.address.is_some();
        let (mut parts, body) = draft.finish(self.base())?.into_parts();
        if was_given && !home.is_origin_of(&parts.uri) {
            return Err(Error::Paging("the next page is at another server".into()));
        }
        for (name, value) in self.inner.options.headers.iter().chain(headers) {
            parts.headers.insert(name.clone(), value.clone());
        }
        Ok((parts, body))
    }

    async fn wait_for_turn(&self) {
        let exchange = &self.inner.exchange;
        let throttle = self.inner.options.throttle.as_ref();
        let wait =
            throttle.map_or(Duration::ZERO, |throttle| throttle.wait(exchange.now()));
        if !wait.is_zero() {
            exchange.transport.sleep(wait).await;
        }
    }

    /// Sends a request and follows redirects. Only the operation's own server gets
    /// credentials.
    async fn follow(
        &self,
        mut plain: Parts,
        mut body: Body,
        home: &Base,
        auths: &[&dyn Auth],
        until: Duration,
    ) -> Sent {
        let exchange = &self.inner.exchange;
        for _ in 0..MOST_REDIRECTS {
            let mut parts = plain.clone();
            if home.is_origin_of(&parts.uri) {
                for auth in auths {
                    auth.apply(&mut parts, exchange).await?;
                }
            }
            let spare = body.try_clone();
            let request = http::Request::from_parts(parts.clone(), body);
            let response = exchange.once(request, until).await?;
            match redirected(&plain, spare, &response) {
                Some((next, next_body)) => (plain, body) = (next, next_body),
                None => return Ok((parts, response)),
            }
        }
        Err(Error::request(format!("more than {MOST_REDIRECTS} redirects")))
    }
}

/// Gets new credentials after a 401. Returns `true` if there are any.
fn renewed(sent: &Sent, auths: &[&dyn Auth]) -> bool {
    match sent {
        Ok((parts, response)) if response.status() == StatusCode::UNAUTHORIZED => {
            // `filter` and `count`, as every `renew` must run.
            auths.iter().filter(|auth| auth.renew(parts)).count() > 0
        }
        _ => false,
    }
}

/// Returns what another attempt depends on; `None` if there must be none.
fn outcome(sent: &Sent, idempotent: bool) -> Option<Outcome<'_>> {
    match sent {
        Ok((_, response)) if response.status() == StatusCode::UNAUTHORIZED => None,
        Ok((_, response)) => {
            Some(Outcome::Answer(response.status(), response.headers(), idempotent))
        }
        Err(Error::Transport(error)) => Some(Outcome::Failure(error, idempotent)),
        Err(_) => None,
    }
}
