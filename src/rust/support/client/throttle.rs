//! Limits the number of requests in a period. It has no clock and does not wait by
//! itself.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// A limit on the number of requests in any period of a given length, such as 100 in ten
/// seconds.
#[derive(Debug)]
pub struct Throttle {
    most: usize,
    within: Duration,
    /// Times at which the latest requests may be sent; some may be in the future.
    slots: Mutex<VecDeque<Duration>>,
}

impl Throttle {
    /// Allows at most `most` requests (at least one) in any period of length `within`.
    #[must_use]
    pub fn new(most: usize, within: Duration) -> Self {
        Self { most: most.max(1), within, slots: Mutex::default() }
    }

    /// Reserves the next free slot and returns the time until then.
    pub(super) fn wait(&self, now: Duration) -> Duration {
        let mut slots = self.slots.lock().unwrap_or_else(PoisonError::into_inner);
        let first = if slots.len() < self.most { None } else { slots.pop_front() };
        let slot = first.map_or(now, |first| (first + self.within).max(now));
        slots.push_back(slot);
        slot.saturating_sub(now)
    }
}
