//! When a request is sent again, and after how long. It sends nothing and has no clock.

use std::hash::{BuildHasher, Hasher, RandomState};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use http::{HeaderMap, StatusCode};

use super::error::TransportError;
use super::retry_after::retry_after;

/// When a request is sent again.
///
/// An answer 429, or 503 with `Retry-After`, is tried again for every method; a failed
/// connection too, as nothing was sent. 502, 503, 504 and other failures only if the
/// method is idempotent. Other errors are never tried again, nor is a body that can only
/// be read once.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Retry {
    pub(super) attempts: u32,
    pub(super) first: Duration,
    pub(super) most: Duration,
    pub(super) within: Duration,
}

impl Default for Retry {
    /// At most four attempts in 60 seconds.
    fn default() -> Self {
        Self {
            attempts: 4,
            first: Duration::from_millis(500),
            most: Duration::from_secs(20),
            within: Duration::from_secs(60),
        }
    }
}

impl Retry {
    /// Never sends a request again.
    #[must_use]
    pub fn never() -> Self {
        Self { attempts: 1, ..Self::default() }
    }

    /// How often a request is sent at most.
    #[must_use]
    pub fn attempts(mut self, attempts: u32) -> Self {
        self.attempts = attempts.max(1);
        self
    }

    /// The longest pause before the second attempt; it doubles with each one.
    #[must_use]
    pub fn first_pause(mut self, first: Duration) -> Self {
        self.first = first;
        self
    }

    /// The time in which an attempt may begin. A longer `Retry-After` ends the call.
    #[must_use]
    pub fn within(mut self, within: Duration) -> Self {
        self.within = within;
        self
    }

    /// The pause before the next attempt, `None` if there is none. `spent` is the time
    /// since the first attempt began.
    pub(super) fn pause(
        &self,
        attempt: u32,
        spent: Duration,
        outcome: Outcome<'_>,
    ) -> Option<Duration> {
        let asked = match outcome {
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
            // Somewhat later than asked, so that not all come back at once.
            Some(asked) => asked + jitter(self.first.min(asked)),
            None => jitter(doubled),
        };
        (spent + pause <= self.within).then_some(pause)
    }
}

/// What an attempt came to, and whether the method is idempotent.
pub(super) enum Outcome<'a> {
    Answer(StatusCode, &'a HeaderMap, bool),
    Failure(&'a TransportError, bool),
}

/// A random part of a time.
fn jitter(most: Duration) -> Duration {
    #[allow(clippy::cast_precision_loss)] // 53 bits are kept
    let part = (random() >> 11) as f64 / (1_u64 << 53) as f64;
    most.mul_f64(part)
}

/// A random number, good enough to spread requests and for the boundaries of parts.
pub(super) fn random() -> u64 {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    // The standard library seeds each of its maps at random.
    let mut hasher = RandomState::new().build_hasher();
    hasher.write_u64(COUNT.fetch_add(1, Ordering::Relaxed));
    hasher.finish()
}
