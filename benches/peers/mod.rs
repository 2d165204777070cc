//! Crates that other generators make of a bundled spec. A client of theirs that cannot be made or compiled is named and left
//! out.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::arguments::value;

/// Generates the models of openapi-to-rust.
pub fn models(folder: &Path, bundle: &Path) -> PathBuf {
    let made = openapi_to_rust(&folder.join("openapi-to-rust"), bundle, false);
    made.unwrap_or_else(|error| panic!("{error}; see the first lines of benches/compile.rs"))
}

/// Generates the clients, and compiles each of them once.
pub fn clients(folder: &Path, bundle: &Path) -> Vec<(&'static str, PathBuf)> {
    let made = [
        (
            "openapi-to-rust",
            openapi_to_rust(&folder.join("openapi-to-rust-client"), bundle, true),
        ),
        ("progenitor", progenitor(&folder.join("progenitor"), bundle)),
    ];
    let mut compiled = Vec::new();
    for (name, made) in made {
        match made.and_then(checked) {
            Ok(folder) => compiled.push((name, folder)),
            Err(error) => println!("{name} is left out: {error}"),
        }
    }
    compiled
}

/// Returns the crate if it compiles, or else the first error.
fn checked(folder: PathBuf) -> Result<PathBuf, String> {
    let cargo = Command::new(env!("CARGO"))
        .args(["check", "--quiet"])
        .current_dir(&folder)
        .env("CARGO_INCREMENTAL", "0")
        .env("CARGO_TARGET_DIR", folder.join("target"))
        .env_remove("RUSTFLAGS")
        .output()
        .map_err(|error| error.to_string())?;
    let text = String::from_utf8_lossy(&cargo.stderr);
    let mut errors = text.lines().filter(|line| line.starts_with("error"));
    match cargo.status.success() {
        true => Ok(folder),
        false => Err(format!(
            "its crate does not compile, {} errors; the first: {}",
            errors.clone().count(),
            errors.next().unwrap_or_default()
        )),
    }
}

/// Writes the bundle without error responses: openapi-to-rust generates a separate type for each of them, and progenitor reads
/// no operation with several types of errors.
fn reduced(folder: &Path, bundle: &Path) -> PathBuf {
    let text = fs::read_to_string(bundle).expect("the bundle can be read");
    let mut spec: Value = serde_json::from_str(&text).expect("the bundle is JSON");
    let paths = spec["paths"].as_object_mut().expect("there are paths");
    let items = paths.values_mut().filter_map(Value::as_object_mut);
    for operation in items.flat_map(|item| item.values_mut()) {
        let responses = operation
            .get_mut("responses")
            .and_then(Value::as_object_mut);
        if let Some(responses) = responses {
            responses.retain(|status, _| status.starts_with('2'));
        }
    }
    let _ = fs::remove_dir_all(folder);
    fs::create_dir_all(folder).expect("the folder can be made");
    let reduced = folder.join("bundle.json");
    fs::write(&reduced, spec.to_string()).expect("the bundle can be written");
    reduced
}

fn openapi_to_rust(folder: &Path, bundle: &Path, has_client: bool) -> Result<PathBuf, String> {
    let program = value("--peer").unwrap_or_else(|| "openapi-to-rust".to_owned());
    let bundle = reduced(folder, bundle);
    let source = folder.join("src/api");
    let mut command = Command::new(&program);
    command
        .args(["generate", "--quiet", "--output-dir"])
        .arg(&source)
        .arg(&bundle);
    if !has_client {
        command.arg("--types-only");
    }
    run(&program, &mut command)?;
    let dependencies = fs::read_to_string(source.join("REQUIRED_DEPS.toml"));
    let dependencies = dependencies.map_err(|error| format!("no dependencies: {error}"))?;
    let manifest = format!(
        "[package]\nname = \"peer\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n{dependencies}\n[workspace]\n"
    );
    fs::write(folder.join("Cargo.toml"), manifest).expect("the manifest can be written");
    fs::write(folder.join("src/lib.rs"), "pub mod api;\n").expect("the crate can be written");
    Ok(folder.to_owned())
}

fn progenitor(folder: &Path, bundle: &Path) -> Result<PathBuf, String> {
    let program = value("--progenitor").unwrap_or_else(|| "cargo-progenitor".to_owned());
    let bundle = reduced(&folder.join("spec"), bundle);
    let out = folder.join("crate");
    let mut command = Command::new(&program);
    command.args([
        "progenitor",
        "--name",
        "peer",
        "--version",
        "0.1.0",
        "--output",
    ]);
    run(&program, command.arg(&out).arg("--input").arg(&bundle))?;
    let manifest = out.join("Cargo.toml");
    let text = fs::read_to_string(&manifest).map_err(|error| format!("no crate: {error}"))?;
    fs::write(&manifest, text + "\n[workspace]\n").expect("the manifest can be written");
    Ok(out)
}

/// Runs a generator, and returns what it prints if it fails.
fn run(program: &str, command: &mut Command) -> Result<(), String> {
    let command = command.stdin(Stdio::null()).env("RUST_BACKTRACE", "0");
    let output = command.output();
    let output = output.map_err(|error| format!("{program} does not run: {error}"))?;
    if output.status.success() {
        return Ok(());
    }
    let text = [output.stdout, output.stderr].concat();
    let text = String::from_utf8_lossy(&text);
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    Err(format!("it cannot read the spec: {}", lines.join("; ")))
}
