//! Programs that use generated crates, in one workspace with a fast build profile. Several tests use the crate of a spec: it
//! is outside their workspaces, so that cargo builds it once for all of them.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use sailgen::Config;
use sailgen::output::OutputFile;

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

/// Returns the name of the crate of a spec. Cargo mixes up two crates of the same name in one target folder.
pub fn crate_name(name: &str) -> String {
    format!("{name}-models")
}

/// Returns the folder of the crate of a spec.
pub fn crate_folder(name: &str) -> PathBuf {
    cargo::target("models").join(name)
}

/// Returns the dependency of a program on the crate of a spec: with everything that its client has.
pub fn dependency(name: &str, config: &Config) -> String {
    let features: &[&str] = match config.client.is_some() {
        true => &["experimental"],
        false => &[],
    };
    let (path, package) = (crate_folder(name), crate_name(name));
    format!("models = {{ path = {path:?}, package = {package:?}, features = {features:?} }}\n")
}

/// Writes files unless they are up to date, so cargo only builds changes.
pub fn write(folder: &Path, files: &[OutputFile]) {
    let new: HashMap<PathBuf, &str> = files
        .iter()
        .map(|file| (folder.join(&file.path), file.contents.as_str()))
        .collect();
    let mut old = vec![folder.to_owned()];
    while let Some(path) = old.pop() {
        if path.is_dir() {
            old.extend(
                fs::read_dir(path)
                    .unwrap()
                    .map(|entry| entry.unwrap().path()),
            );
        } else if path.exists() && !new.contains_key(&path) {
            fs::remove_file(path).unwrap();
        }
    }
    for (path, contents) in new {
        if fs::read_to_string(&path).ok().as_deref() != Some(contents) {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, contents).unwrap();
        }
    }
}
