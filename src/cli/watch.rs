//! `generate --watch`: generates again whenever an input changes.
//!
//! Inputs are looked at a few times a second. That works on every file system, also across a network or a container,
//! and costs a few milliseconds for a thousand files.

use std::fs;
use std::path::PathBuf;
use std::thread;
use std::time::{Duration, SystemTime};

use sailgen::{Failure, Generator};

use super::generate::{Args, once};
use super::print;

const PAUSE: Duration = Duration::from_millis(300);

/// What tells that a file has changed.
type Stamp = Option<(SystemTime, u64)>;

/// Runs until the process is ended. A run that fails is reported, and the next change starts another one.
pub fn watch(args: &Args) -> ! {
    loop {
        let inputs = inputs(args);
        let before = stamps(&inputs);
        if let Err(failure) = once(args) {
            print::failure(&failure, args.format);
        }
        if !args.is_quiet() {
            print::to_stderr("waiting for a change; Ctrl-C ends\n");
        }
        while stamps(&inputs) == before {
            thread::sleep(PAUSE);
        }
    }
}

fn inputs(args: &Args) -> Vec<PathBuf> {
    let known = || args.spec.spec.clone().into_iter().chain(args.spec.options.config.clone()).collect();
    args.config().map_or_else(|_: Failure| known(), |config| Generator::from_config(config).inputs())
}

fn stamps(inputs: &[PathBuf]) -> Vec<Stamp> {
    let stamp = |path: &PathBuf| fs::metadata(path).and_then(|meta| Ok((meta.modified()?, meta.len()))).ok();
    inputs.iter().map(stamp).collect()
}
