//! Runs cargo.

use std::path::Path;
use std::process::{Command, Stdio};

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
