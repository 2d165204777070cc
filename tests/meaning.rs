//! The values that a generated type accepts are those that its schema allows: JSON passes through types with default
//! options unchanged.
//!
//! A case is a folder of `tests/meaning`: `api.yaml`, whose first line describes it; `values.txt` with a type and JSON
//! on each line; `sailgen.toml` if it is about an option; and `expected.txt` with the results. A new case needs no Rust
//! code: write the other files, then run
//!
//! ```sh
//! SNAPSHOTS=overwrite cargo test --test meaning    # writes expected.txt; review it
//! ```

mod cargo;

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use sailgen::config::{Flavour, Layout};
use sailgen::{Config, Generator};

/// A program that reads JSON as a type, and prints the value and whether it is written unchanged.
const THROUGH: &str = r#"//! Sends JSON through types, line by line.
#![allow(dead_code, unused_imports)]

/// Numbers are the same however they are written.
fn same(first: &serde_json::Value, second: &serde_json::Value) -> bool {
    use serde_json::Value::{Array, Number, Object};
    match (first, second) {
        (Number(first), Number(second)) => first.as_f64() == second.as_f64(),
        (Array(first), Array(second)) => {
            first.len() == second.len() && first.iter().zip(second).all(|(first, second)| same(first, second))
        }
        (Object(first), Object(second)) => {
            first.len() == second.len()
                && first.iter().all(|(name, value)| second.get(name).is_some_and(|other| same(value, other)))
        }
        _ => first == second,
    }
}

fn through<T: serde::de::DeserializeOwned + serde::Serialize + std::fmt::Debug>(name: &str, json: &str) {
    let value: T = match serde_json::from_str(json) {
        Ok(value) => value,
        Err(error) => return println!("refused {name} {json}\n    {error}"),
    };
    let read: serde_json::Value = serde_json::from_str(json).unwrap();
    let written = serde_json::to_value(&value).unwrap();
    let verdict = if same(&read, &written) { "same" } else { "CHANGED" };
    println!("{verdict} {name} {json}\n    {value:?}");
    if !same(&read, &written) {
        println!("    {written}");
    }
}
"#;

/// Lints that a crate may set for its own code; they do not affect the included file.
const LINTS: &str = "//! The models of all cases.
#![deny(future_incompatible, nonstandard_style, rust_2018_idioms, unused)]
#![deny(missing_copy_implementations, missing_debug_implementations, missing_docs)]
#![deny(elided_lifetimes_in_paths, explicit_outlives_requirements, single_use_lifetimes)]
#![deny(trivial_casts, trivial_numeric_casts, unit_bindings, unreachable_pub)]
#![deny(unused_lifetimes, unused_macro_rules, unused_qualifications, unused_results)]
";

const MANIFEST: &str = r#"[package]
name = "meaning"
version = "0.0.0"
edition = "2024"
publish = false

[dependencies]
chrono = { version = "0.4", default-features = false, features = ["clock", "std"] }
serde = { version = "1", features = ["derive"] }
serde_json = "1"
uuid = { version = "1", features = ["serde"] }

[workspace]
"#;

#[test]
fn json_comes_back_as_it_came() {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("meaning-crate");
    let _ = fs::remove_dir_all(&root);
    fs::create_dir_all(root.join("src")).unwrap();
    fs::write(root.join("Cargo.toml"), MANIFEST).unwrap();
    let (mut modules, mut calls) = (String::new(), String::new());
    for (number, case) in cases().iter().enumerate() {
        fs::write(root.join(format!("src/case{number}.rs")), models(case)).unwrap();
        _ = writeln!(modules, "/// A case.\npub mod case{number};");
        _ = writeln!(calls, "    println!(\"# {number}\");");
        for line in read(&case.join("values.txt")).lines() {
            let (name, json) = line.split_once(' ').expect("a type and JSON");
            _ = writeln!(
                calls,
                "    through::<case{number}::{name}>({name:?}, {json:?});"
            );
        }
    }
    fs::write(root.join("src/lib.rs"), format!("{LINTS}\n{modules}")).unwrap();
    let main = format!("{THROUGH}\nuse meaning::*;\n\nfn main() {{\n{calls}}}\n");
    fs::write(root.join("src/main.rs"), main).unwrap();
    let output = cargo::run(&root, &["run", "--quiet"], cargo::STRICT, cargo::TARGET);
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let mut wrong = String::new();
    for (case, actual) in cases().iter().zip(said.split("# ").skip(1)) {
        let actual = actual.split_once('\n').map_or("", |(_, lines)| lines);
        let path = case.join("expected.txt");
        match overwrites() {
            true => fs::write(&path, actual).unwrap(),
            false if read(&path) != actual => _ = writeln!(wrong, "{}\n{actual}", path.display()),
            false => {}
        }
    }
    assert!(
        wrong.is_empty(),
        "these differ from what is expected:\n{wrong}"
    );
}

#[test]
fn every_case_says_what_it_shows() {
    for case in cases() {
        assert!(read(&case.join("api.yaml")).starts_with("# "), "{case:?}");
    }
}

fn models(case: &Path) -> String {
    let options = case.join("sailgen.toml");
    let mut config = match options.exists() {
        true => Config::read(&options).expect("the options are valid"),
        false => Config::default(),
    };
    config.spec.path = Some(case.join("api.yaml"));
    config.output.flavours = Some(vec![Flavour::Rust]);
    config.rust.layout = Layout::File;
    let outcome = Generator::from_config(config)
        .out_dir("models")
        .check()
        .expect("the spec is accepted");
    outcome.files().first().expect("one file").contents.clone()
}

fn overwrites() -> bool {
    let overwrites = std::env::var_os("SNAPSHOTS").is_some_and(|mode| mode == "overwrite");
    assert!(
        !overwrites || std::env::var_os("CI").is_none(),
        "snapshots are not overwritten where CI is set"
    );
    overwrites
}

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/meaning");
    let mut cases: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .collect();
    cases.sort();
    cases
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_default()
}
