//! Decides if a request is sent again, and after how long. It sends nothing and has no
//! clock.

use std::hash::{BuildHasher, Hasher, RandomState};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use http::{HeaderMap, StatusCode};

use super::error::TransportError;
use super::retry_after::retry_after;

/// The rules for sending a request again.
///
/// A request of any method is sent again after 429, after 503 with `Retry-After`, and if
/// no connection could be established, as nothing was sent then. After 502, 503, 504 and
/// other failures it is sent again only if the method is idempotent. Other errors are
/// never retried, and neither is a body that can be read only once.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Retry {
    pub(super) attempts: u32,
    pub(super) first: Duration,
    pub(super) most: Duration,
    pub(super) within: Duration,
}

impl Default for Retry {
    /// Allows at most four attempts within 60 seconds.
    fn default() -> Self {
        Self {
            attempts: 4,
            first: Duration::from_millis(500),
            most: Duration::from_secs(20),
            within: Duration::new(60, 0),
        }
    }
}

impl Retry {
    /// Never sends a request again.
    #[must_use]
    pub fn never() -> Self {
        Self { attempts: 1, ..Self::default() }
    }

    /// Sets how many times a request is sent at most, including the first time; 4 by
    /// default, and never less than 1.
    #[must_use]
    pub fn attempts(mut self, attempts: u32) -> Self {
        self.attempts = attempts.max(1);
        self
    }

    /// Sets the longest pause before the second attempt, 500 ms by default. It doubles
    /// with each further attempt, up to 20 seconds; the actual pause is a random part of
    /// it.
    #[must_use]
    pub fn first_pause(mut self, first: Duration) -> Self {
        self.first = first;
        self
    }

    /// Sets the time after the start of the call within which an attempt may begin; 60
    /// seconds by default. If `Retry-After` asks for a longer wait, there is no further
    /// attempt.
    #[must_use]
    pub fn within(mut self, within: Duration) -> Self {
        self.within = within;
        self
    }

    /// Returns the pause before the next attempt, or `None` if there is to be none.
    /// `spent` is the time since the first attempt began.
    pub(super) fn pause(
        &self,
        attempt: u32,
        spent: Duration,
        outcome: &Outcome<'_>,
    ) -> Option<Duration> {
        let asked = match *outcome {
            _ if attempt >= self.attempts => return None,
            Outcome::Answer(status, headers, idempotent) => {
                let asked = retry_after(headers);
                let for_all = status == StatusCode::TOO_MANY_REQUESTS
                    || status == StatusCode::SERVICE_UNAVAILABLE && asked.is_some();
                let again =
                    for_all || idempotent && [502, 503, 504].contains(&status.as_u16());
                again.then_some(asked)?
            }
            Outcome::Failure(error, idempotent) => {
                (error.is_connect() || idempotent).then_some(None)?
            }
        };
        let doubled =
            self.first.saturating_mul(1 << (attempt - 1).min(16)).min(self.most);
        let pause = match asked {
            // Waits a little longer than asked, so that clients do not all return at
            // once.
            Some(asked) => asked + jitter(self.first.min(asked)),
            None => jitter(doubled),
        };
        (spent + pause <= self.within).then_some(pause)
    }
}

/// The outcome of an attempt, and `true` if the method is idempotent.
pub(super) enum Outcome<'a> {
    Answer(StatusCode, &'a HeaderMap, bool),
    Failure(&'a TransportError, bool),
}

/// Returns a random part of a duration.
fn jitter(most: Duration) -> Duration {
    #[allow(clippy::cast_precision_loss)] // 53 bits are kept
    let part = (random() >> 11) as f64 / (1_u64 << 53) as f64;
    most.mul_f64(part)
}

/// Returns a random number, good enough to spread requests and for multipart boundaries.
pub(super) fn random() -> u64 {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    // The standard library seeds each hasher at random.
    let mut hasher = RandomState::new().build_hasher();
    hasher.write_u64(COUNT.fetch_add(1, Ordering::Relaxed));
    hasher.finish()
}
