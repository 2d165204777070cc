//! The same job for many items on the few threads that pay: items come in, results come out in their order.
//!
//! It knows nothing of the job.

use std::num::NonZero;
use std::thread;

/// Below this many items a thread costs more than it saves.
const WORTH_A_THREAD: usize = 64;
/// More threads than this only wait for each other.
const MOST_THREADS: usize = 4;

/// Does `job` for every item. A job that panics makes the caller panic: no result is ever left out.
pub(crate) fn each<T: Sync, R: Send>(items: &[T], job: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let threads = thread::available_parallelism().map_or(1, NonZero::get).min(MOST_THREADS);
    if threads == 1 || items.len() < WORTH_A_THREAD {
        return items.iter().map(job).collect();
    }
    let job = &job;
    thread::scope(|scope| {
        let chunks = items.chunks(items.len().div_ceil(threads));
        let running: Vec<_> = chunks.map(|chunk| scope.spawn(|| chunk.iter().map(job).collect::<Vec<R>>())).collect();
        running
            .into_iter()
            .flat_map(|thread| thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
            .collect()
    })
}
