//! `generate --watch`: generates again whenever an input changes.
//!
//! Inputs are looked at a few times a second. That works on every file system, also across a network or a container,
//! and costs a few milliseconds for a thousand files.

use std::fs;
use std::path::PathBuf;
use std::thread;
use std::time::{Duration, SystemTime};

use sailgen::{Config, Generator};

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

/// What a run depends on, and what it would depend on if it were there: options that are wrong or missing, and files that a
/// reference names.
fn inputs(args: &Args) -> Vec<PathBuf> {
    let spec = &args.spec.spec;
    let mut inputs: Vec<PathBuf> = Config::places(spec.as_deref())
        .chain(args.spec.options.config.clone())
        .collect();
    match args.config() {
        Ok(config) => inputs.extend(Generator::from_config(config).inputs()),
        Err(_) => inputs.extend(spec.clone()),
    }
    inputs
}

fn stamps(inputs: &[PathBuf]) -> Vec<Stamp> {
    let stamp = |path: &PathBuf| {
        fs::metadata(path)
            .and_then(|meta| Ok((meta.modified()?, meta.len())))
            .ok()
    };
    inputs.iter().map(stamp).collect()
}
