//! Runs cargo in generated crates. The target folder is shared between tests, so that what the crates depend on is built
//! once.
//!
//! Every package needs a name that no other test uses in the same target folder: cargo takes two of one name for one.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// What the compiler and rustdoc are told, so that every warning is an error.
pub const STRICT: &str = "-Dwarnings";

/// The target folder of all tests that have no reason for another.
pub const TARGET: &str = "crates-target";

/// Runs cargo in a folder, with flags for the compiler and rustdoc, over one of the target folders. Nobody debugs what is
/// built, and hardly any of it is built twice.
pub fn run(folder: &Path, arguments: &[&str], flags: &str, target_name: &str) -> Output {
    Command::new(env!("CARGO"))
        .args(arguments)
        .current_dir(folder)
        .env("RUSTFLAGS", flags)
        .env("RUSTDOCFLAGS", flags)
        .env("CARGO_INCREMENTAL", "0")
        .env("CARGO_PROFILE_DEV_DEBUG", "false")
        .env("CARGO_TARGET_DIR", target(target_name))
        .output()
        .expect("cargo runs")
}

/// A target folder of the tests.
pub fn target(name: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join(name)
}
