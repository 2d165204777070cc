//! Runs something again whenever one of its inputs changes. It knows no verb.
//!
//! Inputs are looked at a few times a second. That works on every file system, also across a network or a container,
//! and costs a few milliseconds for a thousand files.

use std::fs;
use std::path::PathBuf;
use std::thread;
use std::time::{Duration, SystemTime};

const PAUSE: Duration = Duration::from_millis(300);

/// The state of a file that tells whether it has changed.
type Stamp = Option<(SystemTime, u64)>;

/// Runs once, and again after every change of an input, until the process is ended. The inputs are asked for before each run:
/// a change may add some.
pub fn watch(inputs: impl Fn() -> Vec<PathBuf>, run: impl Fn()) -> ! {
    loop {
        let inputs = inputs();
        let before = stamps(&inputs);
        run();
        while stamps(&inputs) == before {
            thread::sleep(PAUSE);
        }
    }
}

fn stamps(inputs: &[PathBuf]) -> Vec<Stamp> {
    let stamp = |path: &PathBuf| {
        fs::metadata(path)
            .and_then(|meta| Ok((meta.modified()?, meta.len())))
            .ok()
    };
    inputs.iter().map(stamp).collect()
}
