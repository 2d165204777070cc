//! The sixteen rules for Rust models, one by one. Rules that a program can observe are tested in `rules/behaviour.rs`,
//! which uses two crates generated from `rules/spec.yaml`; rules about files and cargo are tested here.

mod cargo;
mod rustfmt;

use std::fs;
use std::path::{Path, PathBuf};

use sailgen::config::{Openness, Reading};
use sailgen::{Config, Generator};

const USUAL: &str = "usual";
const OTHER: &str = "other";

/// Rules 1 to 9, 11 and 12.
#[test]
fn models_behave_as_the_rules_say() {
    let root = workspace("behaviour");
    cargo(
        &root,
        &[
            "test",
            "--quiet",
            "--package",
            "behaviour",
            "--features",
            "usual/exact-numbers",
        ],
    );
}

/// Rules 10, 14 and 16: strings from a spec become neither doctests nor links nor tags; no warnings, with or without
/// features.
#[test]
fn crates_are_silent_and_have_no_doctests() {
    let root = workspace("silent");
    cargo(&root, &["doc", "--quiet", "--no-deps", "--workspace"]);
    let tests = cargo(&root, &["test", "--doc", "--package", USUAL]);
    assert!(tests.contains("running 0 tests"), "{tests}");
    for features in ["--all-features", "--no-default-features"] {
        cargo(
            &root,
            &[
                "clippy",
                "--quiet",
                "--package",
                USUAL,
                "--package",
                OTHER,
                features,
            ],
        );
    }
}

/// Rules 13, 14 and 16.
#[test]
fn crates_stand_alone_and_are_the_same_each_time() {
    let out = generated(USUAL, &folder("alone"));
    rustfmt::leaves_alone(&out);
    let manifest = fs::read_to_string(out.join("Cargo.toml")).unwrap();
    let (_, dependencies) = manifest.split_once("[dependencies]\n").unwrap();
    let names: Vec<&str> = dependencies
        .lines()
        .filter_map(|line| Some(line.split_once(" = ")?.0))
        .collect();
    assert_eq!(names, ["serde", "serde_json", "chrono", "uuid"]);
    assert!(
        manifest.contains("\nboats = []\ncrews = []\n"),
        "a feature for each tag: {manifest}"
    );
    let again = generated(USUAL, &folder("again"));
    let (mut files, mut texts) = (vec![out.clone()], 0);
    while let Some(path) = files.pop() {
        if path.is_dir() {
            files.extend(
                fs::read_dir(path)
                    .unwrap()
                    .map(|entry| entry.unwrap().path()),
            );
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        assert_eq!(
            text,
            fs::read_to_string(again.join(path.strip_prefix(&out).unwrap())).unwrap(),
            "{path:?}"
        );
        assert!(
            !text.contains("unsafe {") && !text.contains("unsafe fn"),
            "{path:?}"
        );
        texts += 1;
    }
    assert!(texts > 30, "there are files");
}

/// Rules 9 and 15: numbered names and values that become plain JSON are reported with their position.
#[test]
fn nothing_is_lost_or_renamed_silently() {
    let mut config = Config::default();
    config.spec.path = Some(spec());
    let findings = sailgen::lint::lint(&config)
        .expect("the spec is accepted")
        .findings;
    let told = |code: &str| -> Vec<String> {
        let found = findings
            .iter()
            .filter(|finding| finding.code.as_str() == code);
        found
            .map(|finding| {
                format!(
                    "{} {}",
                    finding.spot.as_ref().map_or(0, |spot| spot.start.line),
                    finding.message
                )
            })
            .collect()
    };
    let line = |text: &str| {
        1 + fs::read_to_string(spec())
            .unwrap()
            .lines()
            .position(|line| line.trim() == text)
            .unwrap()
    };
    let plain = told("SG507");
    assert!(
        plain
            .iter()
            .any(|told| told.starts_with(&format!("{} ", line("notes: {}")))),
        "{plain:?}"
    );
    let numbered = told("SG405");
    assert!(
        numbered
            .iter()
            .any(|told| told.starts_with(&format!("{} ", line("userId: { type: string }")))),
        "{numbered:?}"
    );
}

/// Rules 1, 2 and 11: programs cannot assume that types which the API may extend are complete. Types in requests can be
/// written as literals: see `behaviour.rs`.
#[test]
fn what_may_grow_is_never_taken_for_complete() {
    let root = workspace("growing");
    for (name, code, error) in [
        (
            "every_value",
            "match usual::Rig::Sloop { Rig::Sloop | Rig::UnknownValue | Rig::Ketch | Rig::Unknown(_) => {} }",
            "E0004",
        ),
        (
            "every_member",
            "match todo!() { Deposit::Cash(_) | Deposit::Bond(_) | Deposit::Unknown(_) => {} }",
            "E0004",
        ),
        (
            "every_field",
            "let _ = Crew { members: vec![], by_watch: None, anything: None };",
            "E0639",
        ),
    ] {
        let program = root.join("behaviour/src/bin").join(format!("{name}.rs"));
        fs::create_dir_all(program.parent().unwrap()).unwrap();
        fs::write(
            &program,
            format!("#![allow(unused)]\nuse usual::*;\nfn main() {{\n    {code}\n}}\n"),
        )
        .unwrap();
        let said = refused(
            &root,
            &["check", "--quiet", "--package", "behaviour", "--bin", name],
        );
        assert!(
            said.contains(&format!("error[{error}]")) && said.matches("error[").count() == 1,
            "{name}: {said}"
        );
    }
}

/// Rule 14: a registry accepts 300 features; tags beyond that are part of every crate.
#[test]
fn a_crate_has_no_more_features_than_a_registry_takes() {
    let root = folder("features");
    let _ = fs::remove_dir_all(&root);
    fs::create_dir_all(&root).unwrap();
    let mut text = "openapi: 3.0.3\ninfo: { title: Many tags, version: '1' }\npaths:\n".to_owned();
    for number in 0..310 {
        text += &format!(
            "  /p{number}:\n    get:\n      tags: [Tag {number}]\n      responses:\n        '200':\n          description: It.\n          \
             content: {{ application/json: {{ schema: {{ title: Answer{number}, type: object, properties: {{ p{number}: {{ type: string }} }} }} }} }}\n"
        );
    }
    let spec = root.join("spec.yaml");
    fs::write(&spec, text).unwrap();
    let mut config = Config::default();
    config.output.flavours = Some(vec![sailgen::config::Flavour::Rust]);
    let out = root.join("out");
    Generator::new(spec)
        .config(config)
        .out_dir(&out)
        .write()
        .expect("the spec is accepted");
    let manifest = fs::read_to_string(out.join("Cargo.toml")).unwrap();
    let features = manifest
        .split_once("[features]\n")
        .unwrap()
        .1
        .lines()
        .take_while(|line| !line.starts_with('['));
    let names: Vec<&str> = features
        .filter_map(|line| Some(line.split_once(" = ")?.0))
        .collect();
    // Some are reserved for a client, so it can be added later without changing the features of tags.
    assert!((280..=300).contains(&names.len()), "{names:?}");
    let models = fs::read_to_string(out.join("src/models/mod.rs")).unwrap();
    for number in 0..310 {
        let has_feature = names.contains(&format!("tag-{number}").as_str());
        let is_gated = models.contains(&format!(
            "#[cfg(feature = \"tag-{number}\")]\nmod answer{number};"
        ));
        assert!(
            models.contains(&format!("\nmod answer{number};")) && is_gated == has_feature,
            "{number}"
        );
    }
}

fn spec() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules/spec.yaml")
}

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("rules")
        .join(name)
}

/// Writes two crates, and a third one that uses them.
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
                    serde_json = \"1\"\nchrono = { version = \"0.4\", default-features = false }\n";
    fs::write(program.join("Cargo.toml"), manifest).unwrap();
    let workspace =
        "[workspace]\nresolver = \"3\"\nmembers = [\"usual\", \"other\", \"behaviour\"]\n";
    fs::write(root.join("Cargo.toml"), workspace).unwrap();
    root
}

fn generated(name: &str, root: &Path) -> PathBuf {
    let mut config = Config::default();
    config.rust.crate_name = name.to_owned();
    config.output.flavours = Some(vec![sailgen::config::Flavour::Rust]);
    if name == OTHER {
        config.rust.extra = true;
        config.rust.setters = true;
        config.rust.reading = Reading::Strict;
        config.rust.enums = Openness::Closed;
        config.rust.unions = Openness::Closed;
    }
    let out = root.join(name);
    let _ = fs::remove_dir_all(&out);
    Generator::new(spec())
        .config(config)
        .out_dir(&out)
        .write()
        .expect("the spec is accepted");
    out
}

fn cargo(folder: &Path, arguments: &[&str]) -> String {
    let (succeeds, said) = run(folder, arguments);
    assert!(succeeds, "{arguments:?} of {folder:?}: {said}");
    said
}

/// Returns the output of the compiler for an invalid program.
fn refused(folder: &Path, arguments: &[&str]) -> String {
    let (succeeds, said) = run(folder, arguments);
    assert!(!succeeds, "{arguments:?} of {folder:?} succeeds");
    said
}

fn run(folder: &Path, arguments: &[&str]) -> (bool, String) {
    let cargo = cargo::run(folder, arguments, cargo::STRICT, cargo::TARGET);
    (
        cargo.status.success(),
        String::from_utf8_lossy(&cargo.stdout).into_owned()
            + &String::from_utf8_lossy(&cargo.stderr),
    )
}
