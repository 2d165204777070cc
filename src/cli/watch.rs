//! Runs something again whenever one of its inputs changes. This module does not know about verbs.
//!
//! Inputs are polled a few times per second. That works on every file system, including network and container mounts, and
//! takes a few milliseconds for a thousand files.

use std::fs;
use std::path::PathBuf;
use std::thread;
use std::time::{Duration, SystemTime};

const PAUSE: Duration = Duration::from_millis(300);

/// State of a file that changes with its contents: modification time and size; `None` if the file is missing.
type Stamp = Option<(SystemTime, u64)>;

/// Runs once, and again after every change of an input, until the process is killed. The inputs are collected before
/// each run, as a change may add some.
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
