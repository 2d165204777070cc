//! Programs over generated crates: a workspace is built in as little time as it takes, and in a target folder that the
//! tests share, so that what the crates depend on is built once.
//!
//! Every package needs a name that no other test uses: in one target folder cargo takes two crates of one name for one.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Nobody debugs them and nothing catches a panic: without what is for that, there is a third less to compile.
const PROFILE: &str =
    "debug = false\nincremental = false\npanic = \"abort\"\noverflow-checks = false\ndebug-assertions = false\n";

/// Builds the members of a workspace, with warnings denied.
pub fn build(workspace: &Path, members: &[String]) {
    let manifest = format!("[workspace]\nresolver = \"3\"\nmembers = {members:?}\n\n[profile.dev]\n{PROFILE}");
    fs::write(workspace.join("Cargo.toml"), manifest).unwrap();
    let cargo = Command::new(env!("CARGO"))
        .args(["build", "--quiet"])
        .current_dir(workspace)
        .env("RUSTFLAGS", "-Dwarnings")
        .env("CARGO_TARGET_DIR", target())
        .output()
        .expect("cargo runs");
    assert!(cargo.status.success(), "{}", String::from_utf8_lossy(&cargo.stderr));
}

/// The program of a member.
pub fn built(name: &str) -> PathBuf {
    target().join("debug").join(name)
}

fn target() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("programs-target")
}
