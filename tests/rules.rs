//! The sixteen rules of a Rust model, one by one. What a program sees is in `rules/behaviour.rs`, which runs over two
//! crates made of `rules/spec.yaml`; what only the files or cargo can show is here.

mod rustfmt;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use sailgen::config::{Openness, Reading};
use sailgen::{Config, Generator};

const USUAL: &str = "usual";
const OTHER: &str = "other";

/// Rules 1 to 9, 11 and 12.
#[test]
fn models_behave_as_the_rules_say() {
    let root = workspace("behaviour");
    cargo(&root, &["test", "--quiet", "--package", "behaviour", "--features", "usual/exact-numbers"], "");
}

/// Rules 10, 14 and 16: what a spec says becomes no doctest, link or tag; nothing warns, with or without features.
#[test]
fn crates_are_silent_and_have_no_doctests() {
    let root = workspace("silent");
    let lints = "-Dwarnings";
    cargo(&root, &["doc", "--quiet", "--no-deps", "--workspace"], lints);
    let tests = cargo(&root, &["test", "--doc", "--package", USUAL], lints);
    assert!(tests.contains("running 0 tests"), "{tests}");
    for features in ["--all-features", "--no-default-features"] {
        cargo(&root, &["clippy", "--quiet", "--package", USUAL, "--package", OTHER, features], lints);
    }
}

/// Rules 13, 14 and 16.
#[test]
fn crates_stand_alone_and_are_the_same_each_time() {
    let out = generated(USUAL, &folder("alone"));
    rustfmt::leaves_alone(&out);
    let manifest = fs::read_to_string(out.join("Cargo.toml")).unwrap();
    let (_, dependencies) = manifest.split_once("[dependencies]\n").unwrap();
    let names: Vec<&str> = dependencies.lines().filter_map(|line| Some(line.split_once(" = ")?.0)).collect();
    assert_eq!(names, ["serde", "serde_json", "chrono", "uuid"]);
    assert!(manifest.contains("\nboats = []\ncrews = []\n"), "a feature for each tag: {manifest}");
    let again = generated(USUAL, &folder("again"));
    let (mut files, mut texts) = (vec![out.clone()], 0);
    while let Some(path) = files.pop() {
        if path.is_dir() {
            files.extend(fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()));
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        assert_eq!(text, fs::read_to_string(again.join(path.strip_prefix(&out).unwrap())).unwrap(), "{path:?}");
        assert!(!text.contains("unsafe {") && !text.contains("unsafe fn"), "{path:?}");
        texts += 1;
    }
    assert!(texts > 30, "there are files");
}

/// Rules 9 and 15: what is numbered, and what becomes plain JSON, is told with its place.
#[test]
fn nothing_is_lost_or_renamed_silently() {
    let mut config = Config::default();
    config.spec.path = Some(spec());
    let findings = sailgen::lint::lint(&config).expect("the spec is accepted").findings;
    let told = |code: &str| -> Vec<String> {
        let found = findings.iter().filter(|finding| finding.code.as_str() == code);
        found
            .map(|finding| format!("{} {}", finding.spot.as_ref().map_or(0, |spot| spot.start.line), finding.message))
            .collect()
    };
    let line =
        |text: &str| 1 + fs::read_to_string(spec()).unwrap().lines().position(|line| line.trim() == text).unwrap();
    let plain = told("SG507");
    assert!(plain.iter().any(|told| told.starts_with(&format!("{} ", line("notes: {}")))), "{plain:?}");
    let numbered = told("SG405");
    assert!(
        numbered.iter().any(|told| told.starts_with(&format!("{} ", line("user_id: { type: string }")))),
        "{numbered:?}"
    );
}

fn spec() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules/spec.yaml")
}

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("rules").join(name)
}

/// Two crates, and a third one that uses them.
fn workspace(name: &str) -> PathBuf {
    let root = folder(name);
    generated(USUAL, &root);
    generated(OTHER, &root);
    let program = root.join("behaviour");
    fs::create_dir_all(program.join("src")).unwrap();
    let behaviour = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules/behaviour.rs");
    fs::copy(behaviour, program.join("src/lib.rs")).unwrap();
    let manifest = "[package]\nname = \"behaviour\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[lib]\ndoctest = false\n\n\
                    [dependencies]\nusual.path = \"../usual\"\nother.path = \"../other\"\nserde = \"1\"\n\
                    serde_json = \"1\"\n";
    fs::write(program.join("Cargo.toml"), manifest).unwrap();
    let workspace = "[workspace]\nresolver = \"3\"\nmembers = [\"usual\", \"other\", \"behaviour\"]\n";
    fs::write(root.join("Cargo.toml"), workspace).unwrap();
    root
}

fn generated(name: &str, root: &Path) -> PathBuf {
    let mut config = Config::default();
    config.rust.crate_name = name.to_owned();
    config.output.flavours = vec![sailgen::config::Flavour::Rust];
    if name == OTHER {
        config.rust.extra = true;
        config.rust.setters = true;
        config.rust.reading = Reading::Strict;
        config.rust.enums = Openness::Closed;
        config.rust.unions = Openness::Closed;
    }
    let out = root.join(name);
    let _ = fs::remove_dir_all(&out);
    Generator::new(spec()).config(config).out_dir(&out).write().expect("the spec is accepted");
    out
}

fn cargo(folder: &Path, arguments: &[&str], flags: &str) -> String {
    let cargo = Command::new(env!("CARGO"))
        .args(arguments)
        .current_dir(folder)
        .env("RUSTFLAGS", flags)
        .env("RUSTDOCFLAGS", flags)
        .env("CARGO_TARGET_DIR", Path::new(env!("CARGO_TARGET_TMPDIR")).join("rules-target"))
        .output()
        .expect("cargo runs");
    let said = String::from_utf8_lossy(&cargo.stdout).into_owned() + &String::from_utf8_lossy(&cargo.stderr);
    assert!(cargo.status.success(), "{arguments:?} of {folder:?}: {said}");
    said
}
