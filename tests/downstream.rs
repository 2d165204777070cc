//! The SDK of `examples/downstream-sdk` is rebuilt when the spec changes, and only then.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

#[test]
fn a_changed_schema_builds_again_and_nothing_else_does() {
    let copy = copied();
    assert!(built(&copy), "a first build is none of nothing");
    assert!(!built(&copy), "nothing has changed");
    let schema = copy.join("specs/idn/v3/schemas/PatOwner.yaml");
    let text = fs::read_to_string(&schema).unwrap();
    fs::write(
        &schema,
        text.replace("  name:", "  nickName: {type: string}\n  name:"),
    )
    .unwrap();
    assert!(built(&copy), "a schema has changed");
    assert!(!built(&copy), "nothing has changed since");
}

/// Copies the example and the spec to a folder where the test may change them.
fn copied() -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let copy = Path::new(env!("CARGO_TARGET_TMPDIR")).join("downstream");
    let _ = fs::remove_dir_all(&copy);
    copy_folder(&root.join("specs"), &copy.join("specs"));
    let example = copy.join("examples/downstream-sdk");
    copy_folder(&root.join("examples/downstream-sdk"), &example);
    fs::copy(root.join("Cargo.lock"), example.join("Cargo.lock")).unwrap();
    let manifest = fs::read_to_string(example.join("Cargo.toml")).unwrap();
    let manifest = manifest.replace("\"../..\"", &format!("{:?}", root.display().to_string()));
    // With the profiles of this workspace, dependencies that it has built are not built again.
    let workspace = fs::read_to_string(root.join("Cargo.toml")).unwrap();
    let (_, profiles) = workspace.split_once("[profile.dev]").expect("there is one");
    let manifest = format!("{manifest}\n[workspace]\n\n[profile.dev]{profiles}");
    fs::write(example.join("Cargo.toml"), manifest).unwrap();
    copy
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let to = to.join(entry.file_name());
        match entry.file_type().unwrap().is_dir() {
            true => copy_folder(&entry.path(), &to),
            false => drop(fs::copy(entry.path(), to).unwrap()),
        }
    }
}

/// Builds the SDK without network access, and returns `true` if anything had to be built.
fn built(copy: &Path) -> bool {
    let mut cargo = Command::new(env!("CARGO"));
    cargo
        .args(["build", "--lib", "--offline", "--message-format=json"])
        .current_dir(copy.join("examples/downstream-sdk"));
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap();
    let output = cargo.env("CARGO_TARGET_DIR", target).output().unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let messages = String::from_utf8(output.stdout).unwrap();
    let library = |line: &&str| {
        line.contains(r#""reason":"compiler-artifact""#)
            && line.contains(r#""name":"downstream_sdk""#)
    };
    let artifact = messages
        .lines()
        .find(library)
        .expect("cargo speaks of the library");
    artifact.contains(r#""fresh":false"#)
}
