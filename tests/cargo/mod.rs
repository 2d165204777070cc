//! Runs cargo in generated crates. Tests share a target folder, so the dependencies of the crates are built once.
//!
//! Each package needs a unique name within a target folder: cargo mixes up two packages of the same name.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// Flags for the compiler and rustdoc that make every warning an error.
pub const STRICT: &str = "-Dwarnings";

/// Target folder of all tests that do not need a separate one.
pub const TARGET: &str = "crates-target";

/// Runs cargo in a folder, with flags for the compiler and rustdoc. Debug information and incremental builds are
/// disabled, because the output is neither debugged nor often rebuilt.
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

/// Returns the path of a target folder for tests.
pub fn target(name: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join(name)
}
