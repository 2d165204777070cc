//! Runs cargo, and measures the time that it and its compilers take.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

/// Runs cargo in a crate, with a separate target folder.
pub fn cargo(folder: &Path, verb: &str) {
    let cargo = Command::new(env!("CARGO"))
        .args([verb, "--quiet"])
        .current_dir(folder)
        .env("CARGO_INCREMENTAL", "0")
        .env("CARGO_TARGET_DIR", folder.join("target"))
        .env_remove("RUSTFLAGS")
        .stderr(Stdio::null())
        .status()
        .expect("cargo runs");
    assert!(
        cargo.success(),
        "cargo {verb} fails in {}",
        folder.display()
    );
}

/// Returns the CPU time in seconds, or the elapsed time where it is not available; and the elapsed time.
pub fn seconds(job: impl FnOnce()) -> (f64, f64) {
    let (before, clock) = (processor_time(), Instant::now());
    job();
    let elapsed = clock.elapsed().as_secs_f64();
    match (before, processor_time()) {
        (Some(before), Some(after)) => (after - before, elapsed),
        _ => (elapsed, elapsed),
    }
}

/// Returns the user time of finished child processes in seconds. Linux reports it in hundredths.
fn processor_time() -> Option<f64> {
    let text = fs::read_to_string("/proc/self/stat").ok()?;
    let fields = text.rsplit_once(") ")?.1;
    fields
        .split(' ')
        .nth(13)?
        .parse::<f64>()
        .ok()
        .map(|hundredths| hundredths / 100.0)
}
