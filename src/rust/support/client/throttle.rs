//! A limit to the number of requests in a time. It has no clock and does not wait by itself.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// At most so many requests in any stretch of a time, such as 100 in ten seconds.
#[derive(Debug)]
pub struct Throttle {
    most: usize,
    within: Duration,
    /// When the latest requests may leave; some of it may be in the future.
    slots: Mutex<VecDeque<Duration>>,
}

impl Throttle {
    /// At most `most` requests (at least one) in any stretch of `within`.
    #[must_use]
    pub fn new(most: usize, within: Duration) -> Self {
        Self { most: most.max(1), within, slots: Mutex::default() }
    }

    /// Takes a place in the row, and says how long it is until then.
    pub(super) fn wait(&self, now: Duration) -> Duration {
        let mut slots = self.slots.lock().unwrap_or_else(PoisonError::into_inner);
        let free = match slots.len() >= self.most {
            true => slots.pop_front().map_or(now, |first| first + self.within),
            false => now,
        };
        let slot = free.max(now);
        slots.push_back(slot);
        slot - now
    }
}
