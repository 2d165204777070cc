//! Runs the same job for many items on a few threads and returns the results in the order of the items.
//!
//! It knows nothing of the job.

use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// For fewer items than this, threads cost more than they save.
const WORTH_A_THREAD: usize = 64;
/// More threads than this only wait for each other.
const MOST_THREADS: usize = 4;
/// The number of items that a thread takes at a time. It is small because one item may take as long as a hundred others.
const BLOCK: usize = 2;

/// Runs two jobs at the same time. If one panics, the caller panics.
#[cfg(any(feature = "published", feature = "diff"))]
pub(crate) fn both<A: Send, B>(
    one: impl FnOnce() -> A + Send,
    other: impl FnOnce() -> B,
) -> (A, B) {
    if thread::available_parallelism().map_or(1, NonZero::get) == 1 {
        return (one(), other());
    }
    thread::scope(|scope| {
        let one = scope.spawn(one);
        let other = other();
        let one = one.join();
        (
            one.unwrap_or_else(|panic| std::panic::resume_unwind(panic)),
            other,
        )
    })
}

/// Runs `job` for every item. Each item takes long enough to be worth a thread, even if there are only two.
pub(crate) fn each_large<T: Sync, R: Send>(items: &[T], job: impl Fn(&T) -> R + Sync) -> Vec<R> {
    each_of(items, 2, 1, job)
}

/// Runs `job` for every item. If a job panics, the caller panics: no result is ever left out.
pub(crate) fn each<T: Sync, R: Send>(items: &[T], job: impl Fn(&T) -> R + Sync) -> Vec<R> {
    each_of(items, WORTH_A_THREAD, BLOCK, job)
}

fn each_of<T: Sync, R: Send>(
    items: &[T],
    worth: usize,
    block: usize,
    job: impl Fn(&T) -> R + Sync,
) -> Vec<R> {
    let threads = thread::available_parallelism()
        .map_or(1, NonZero::get)
        .min(MOST_THREADS);
    if threads == 1 || items.len() < worth {
        return items.iter().map(job).collect();
    }
    let results: Vec<Mutex<Option<R>>> = items.iter().map(|_| Mutex::new(None)).collect();
    share(items.len(), (threads, block), &|at| {
        *results[at].lock().unwrap_or_else(PoisonError::into_inner) = Some(job(&items[at]))
    });
    results
        .into_iter()
        .filter_map(|result| result.into_inner().unwrap_or_else(PoisonError::into_inner))
        .collect()
}

/// Calls `job` once with each number below `count`, on several threads. It is not generic over the items because generic
/// code that spawns threads takes long to compile.
fn share(count: usize, (threads, block): (usize, usize), job: &(dyn Fn(usize) + Sync)) {
    let next = AtomicUsize::new(0);
    let work = || {
        loop {
            let start = next.fetch_add(block, Ordering::Relaxed);
            if start >= count {
                return;
            }
            (start..count.min(start + block)).for_each(job);
        }
    };
    thread::scope(|scope| {
        let running: Vec<_> = (1..threads).map(|_| scope.spawn(work)).collect();
        work();
        for thread in running {
            thread
                .join()
                .unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        }
    });
}

#[cfg(test)]
mod tests {
    use super::{each, each_large};

    #[cfg(any(feature = "published", feature = "diff"))]
    #[test]
    fn both_jobs_run() {
        let mut text = String::new();
        assert_eq!(super::both(|| 1, || text.push('a')), (1, ()));
        assert_eq!(text, "a");
    }

    #[test]
    fn results_keep_the_order_of_the_items() {
        for count in [0, 1, 63, 64, 65, 1000] {
            let items: Vec<usize> = (0..count).collect();
            let doubled: Vec<usize> = items.iter().map(|item| item * 2).collect();
            assert_eq!(each(&items, |item| item * 2), doubled);
            assert_eq!(each_large(&items, |item| item * 2), doubled);
        }
    }
}
