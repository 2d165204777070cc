//! OAuth 2 client credentials: a token is requested when it is needed, by one task while
//! the others wait. This module does not know which request needs it.

use std::future::poll_fn;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Poll, Waker};
use std::time::Duration;

use http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE};
use http::request::Parts;
use serde_json::Value;

use super::api::TOKEN_URL;
use super::auth::{Auth, Secret, authorize, basic};
use super::body::Body;
use super::error::{AuthError, Error};
use super::escape::escaped;
use super::exchange::Exchange;
use super::transport::BoxFuture;

/// OAuth 2 client credentials.
///
/// The token is requested before the first request, renewed a minute before it expires,
/// and renewed once after a 401. Concurrent requests share one token request.
#[derive(Debug)]
pub struct ClientCredentials {
    id: String,
    secret: Secret,
    address: Option<String>,
    scope: Option<String>,
    in_header: bool,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    token: Option<Arc<Token>>,
    is_asking: bool,
    waiting: Vec<Waker>,
}

#[derive(Debug)]
struct Token {
    header: Secret,
    /// Time at which a new token should be requested.
    stale_at: Option<Duration>,
}

/// Time before the expiry at which a token is renewed. A token without `expires_in` is
/// used until it is refused.
const MARGIN: Duration = Duration::new(60, 0);

impl ClientCredentials {
    /// Requests tokens for this client, by default at the URL of the spec, or at
    /// `/oauth/token` on the API's server if it has none.
    pub fn new(id: impl Into<String>, secret: impl Into<Secret>) -> Self {
        Self {
            id: id.into(),
            secret: secret.into(),
            address: None,
            scope: None,
            in_header: false,
            state: Mutex::default(),
        }
    }

    /// Sets the URL at which tokens are requested, or its path on the API's server.
    #[must_use]
    pub fn token_url(mut self, address: impl Into<String>) -> Self {
        self.address = Some(address.into());
        self
    }

    /// Requests these scopes, separated by spaces.
    #[must_use]
    pub fn scope(mut self, scope: impl Into<String>) -> Self {
        self.scope = Some(scope.into());
        self
    }

    /// Sends id and secret in an `Authorization: Basic` header instead of in the body.
    #[must_use]
    pub fn in_header(mut self) -> Self {
        self.in_header = true;
        self
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn token(&self, exchange: &Exchange) -> Result<Arc<Token>, Error> {
        let known = poll_fn(|context| {
            let mut state = self.state();
            let is_fresh = |token: &&Arc<Token>| {
                token.stale_at.is_none_or(|stale_at| exchange.now() < stale_at)
            };
            if let Some(token) = state.token.as_ref().filter(is_fresh) {
                return Poll::Ready(Some(token.clone()));
            }
            if state.is_asking {
                state.waiting.push(context.waker().clone());
                return Poll::Pending;
            }
            state.is_asking = true;
            Poll::Ready(None)
        });
        if let Some(token) = known.await {
            return Ok(token);
        }
        // Dropping the turn ends it in any case, also if the task is cancelled.
        let turn = Turn(self);
        let token = Arc::new(self.ask(exchange).await?);
        self.state().token = Some(token.clone());
        drop(turn);
        Ok(token)
    }

    async fn ask(&self, exchange: &Exchange) -> Result<Token, Error> {
        let failed = |error| AuthError::with("no token could be got", error);
        let mut address = self.address.clone().unwrap_or_else(|| TOKEN_URL.to_owned());
        if address.starts_with('/') {
            address.insert_str(0, &exchange.base().origin());
        }
        let asked_at = exchange.now();
        let send = || async {
            let (status, body) = exchange.send(self.request(&address)?).await?;
            Token::read(status, &body, asked_at)
        };
        send().await.map_err(|error| failed(error).into())
    }

    fn request(&self, address: &str) -> Result<http::Request<Body>, Error> {
        let mut body = "grant_type=client_credentials".to_owned();
        let mut pair = |name: &str, value: &str| {
            body.extend(["&", name, "=", &escaped(value)]);
        };
        if !self.in_header {
            pair("client_id", &self.id);
            pair("client_secret", self.secret.expose());
        }
        if let Some(scope) = &self.scope {
            pair("scope", scope);
        }
        let request = http::Request::post(address)
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(ACCEPT, "application/json");
        let request = if self.in_header {
            request.header(AUTHORIZATION, basic(&self.id, &self.secret))
        } else {
            request
        };
        request
            .body(Body::from(body))
            .map_err(|error| Error::request(format!("`{address}`: {error}")))
    }
}

impl Token {
    fn read(
        status: http::StatusCode,
        body: &[u8],
        asked_at: Duration,
    ) -> Result<Self, Error> {
        let json: Value = serde_json::from_slice(body).unwrap_or_default();
        let text = |name: &str| json.get(name).and_then(Value::as_str);
        let bad = |what: String| Error::from(AuthError::new(what));
        if !status.is_success() {
            // Only the standard fields: the rest could repeat the secret.
            let why = [text("error"), text("error_description")];
            let why: Vec<&str> = why.into_iter().flatten().collect();
            return Err(bad(format!("the server answered {status} {}", why.join(": "))));
        }
        let Some(token) = text("access_token").filter(|token| !token.is_empty()) else {
            return Err(bad(format!("the answer ({status}) has no `access_token`")));
        };
        let seconds = json.get("expires_in").and_then(|seconds| {
            seconds.as_u64().or_else(|| seconds.as_str()?.trim().parse().ok())
        });
        let stale_at = seconds.map(|seconds| {
            let lifetime = Duration::from_secs(seconds.min(u64::from(u32::MAX)));
            // A token that is valid for less than two minutes is used for half of that
            // time.
            asked_at + lifetime.saturating_sub(MARGIN.min(lifetime / 2))
        });
        Ok(Self { header: Secret::new(format!("Bearer {token}")), stale_at })
    }
}

/// The exclusive right to request a token. Dropping it wakes the waiting tasks.
struct Turn<'a>(&'a ClientCredentials);

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        let mut state = self.0.state();
        state.is_asking = false;
        let waiting = std::mem::take(&mut state.waiting);
        drop(state);
        waiting.into_iter().for_each(Waker::wake);
    }
}

impl Auth for ClientCredentials {
    fn apply<'a>(
        &'a self,
        request: &'a mut Parts,
        exchange: &'a Exchange,
    ) -> BoxFuture<'a, Result<(), Error>> {
        Box::pin(async move {
            let token = self.token(exchange).await?;
            authorize(request, token.header.expose())
        })
    }

    /// Discards the token that was sent, unless it has been replaced since.
    fn renew(&self, request: &Parts) -> bool {
        let sent = request.headers.get(AUTHORIZATION).map(http::HeaderValue::as_bytes);
        let mut state = self.state();
        let is_current =
            |token: &Arc<Token>| sent == Some(token.header.expose().as_bytes());
        if state.token.as_ref().is_some_and(is_current) {
            state.token = None;
        }
        true
    }
}
