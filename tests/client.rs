//! The fixed text of generated clients, compiled as a crate of its own and tested over its mock transport.

mod cargo;

use std::fs;
use std::path::Path;

const ROOT: &str = "//! The client alone.\n\npub mod client;\npub mod support;\n";

const MANIFEST: &str = r#"[package]
name = "client-runtime"
version = "0.1.0"
edition = "2024"

[workspace]

[features]
mock = []
reqwest = []
tower = []
tracing = []
ureq = []

[dependencies]
bytes = "1"
futures-core = "0.3"
http = "1"
serde = "1"
serde_json = "1"
"#;

#[test]
fn the_client_behaves_as_its_tests_say() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR"));
    let crate_folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("client-runtime");
    let _ = fs::remove_dir_all(&crate_folder);
    fs::create_dir_all(crate_folder.join("src")).unwrap();
    fs::write(crate_folder.join("Cargo.toml"), MANIFEST).unwrap();
    fs::write(crate_folder.join("src/lib.rs"), ROOT).unwrap();
    let support = source.join("src/rust/support");
    copy(&support, &crate_folder.join("src/support"));
    copy(&support.join("client"), &crate_folder.join("src/client"));
    copy(&source.join("tests/client"), &crate_folder.join("tests"));
    let arguments = ["test", "--quiet", "--features", "mock"];
    let output = cargo::run(&crate_folder, &arguments, "", "client-target");
    let text = String::from_utf8_lossy(&output.stdout);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{text}\n{errors}");
}

/// Copies the files of a folder.
fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        if path.is_file() {
            fs::copy(&path, to.join(path.file_name().unwrap())).unwrap();
        }
    }
}
