//! Programs that use generated crates, in one workspace with a fast build profile.

use std::fs;
use std::path::{Path, PathBuf};

use crate::cargo;

/// The programs neither catch panics nor rely on overflow checks; without support for both, there is a third less to
/// compile.
const PROFILE: &str = "panic = \"abort\"\noverflow-checks = false\ndebug-assertions = false\n";

/// Builds the members of a workspace, with warnings denied.
pub fn build(workspace: &Path, members: &[String]) {
    let manifest =
        format!("[workspace]\nresolver = \"3\"\nmembers = {members:?}\n\n[profile.dev]\n{PROFILE}");
    fs::write(workspace.join("Cargo.toml"), manifest).unwrap();
    let cargo = cargo::run(
        workspace,
        &["build", "--quiet"],
        cargo::STRICT,
        cargo::TARGET,
    );
    assert!(
        cargo.status.success(),
        "{}",
        String::from_utf8_lossy(&cargo.stderr)
    );
}

/// Returns the path of a member's program.
pub fn built(name: &str) -> PathBuf {
    cargo::target(cargo::TARGET).join("debug").join(name)
}
