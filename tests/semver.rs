//! Compares the verdicts for `tests/diff` with cargo-semver-checks, on the crates generated from each pair of specs.
//!
//! `cargo install cargo-semver-checks --locked`, then `cargo test --test semver -- --ignored` (about five minutes; with
//! `CASE=enum` only the cases whose names start with `enum`). The version of cargo-semver-checks has to support the
//! toolchain's rustdoc. `src/diff/semver-checks.md` explains where it disagrees with the diff; `UPDATE_GOLDENS=1`
//! rewrites the list in that file.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use sailgen::config::{Config, DateLibrary, Flavour, UuidLibrary};
use sailgen::diagnostic::Diagnostics;
use sailgen::diff::{self, Change, Kind, Options, Semver};
use sailgen::{Generator, meaning};

/// Reasons why it reports less than the diff, by kind of change. It must never report more.
const REASONS: [(&str, &[Kind]); 6] = [
    (
        "it does not look at types",
        &[
            Kind::AdditionalTypeChanged,
            Kind::AliasTargetChanged,
            Kind::FieldBecameDirect,
            Kind::FieldBecameNonNullable,
            Kind::FieldBecameNullable,
            Kind::FieldBecameOptional,
            Kind::FieldBecameRecursive,
            Kind::FieldBecameRequired,
            Kind::FieldFormatChanged,
            Kind::FieldModelChanged,
            Kind::FieldTypeChanged,
            Kind::UnionMemberBecameDirect,
            Kind::UnionMemberBecameRecursive,
        ],
    ),
    (
        "it does not ask for a minor version when something is new",
        &[
            Kind::AdditionalAllowed,
            Kind::EnumValueAdded,
            Kind::FieldAddedOptional,
            Kind::ModelAdded,
            Kind::ModelEnteredRequests,
            Kind::OperationAdded,
            Kind::RustItemAdded,
            Kind::ResponseAdded,
            Kind::TagAdded,
            Kind::UnionMemberAdded,
            Kind::UnionMemberRenamed,
        ],
    ),
    (
        "it counts the arguments of a function, and does not name them",
        &[Kind::RequiredFieldsReordered],
    ),
    (
        "it does not look at what converts into a type: with a variant for each tag, the member no longer does",
        &[
            Kind::UnionDiscriminatorChanged,
            Kind::UnionTagAdded,
            Kind::UnionTagRemoved,
        ],
    ),
    (
        "it looks at all features together",
        &[
            Kind::ModelLeftTag,
            Kind::ModelBecameUsed,
            Kind::RequestAdded,
            Kind::RequestModelChanged,
            Kind::RustItemChanged,
        ],
    ),
    (
        "it does not know what a name stands for on the wire",
        &[Kind::RustNameMoved],
    ),
];

#[test]
#[ignore = "needs cargo-semver-checks and about five minutes"]
fn cargo_semver_checks_says_the_same() {
    let chosen = std::env::var("CASE").unwrap_or_default();
    let mut disagreements = Vec::new();
    for case in cases().iter().filter(|case| case.starts_with(&chosen)) {
        let changes = changes(case);
        let (ours, theirs) = (diff::verdict(&changes).semver, theirs(case));
        println!("{case}: {} and {}", ours.as_str(), theirs.as_str());
        if ours != theirs {
            assert!(theirs < ours, "{case}: cargo-semver-checks asks for more");
            let why = why(case);
            disagreements.push(format!(
                "| `{case}` | {} | {} | {why} |",
                ours.as_str(),
                theirs.as_str()
            ));
        }
    }
    if chosen.is_empty() {
        documented(&disagreements);
    }
}

/// Checks that the list in the documentation is current.
fn documented(found: &[String]) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/diff/semver-checks.md");
    let text = fs::read_to_string(&path).unwrap();
    let (before, rest) = text
        .split_once("<!-- cases -->\n")
        .expect("the mark before the list");
    let (_, after) = rest
        .split_once("<!-- /cases -->")
        .expect("the mark behind the list");
    let head = "| Case | `diff` | `cargo-semver-checks` | Why |\n|---|---|---|---|";
    let wanted = format!(
        "{before}<!-- cases -->\n{head}\n{}\n<!-- /cases -->{after}",
        found.join("\n")
    );
    if std::env::var_os("UPDATE_GOLDENS").is_some() && std::env::var_os("CI").is_none() {
        fs::write(&path, &wanted).unwrap();
    }
    assert!(
        fs::read_to_string(&path).unwrap() == wanted,
        "the list is not current:\n{}",
        found.join("\n")
    );
}

fn why(case: &str) -> &'static str {
    let code = case.split('.').next().unwrap_or(case);
    let reason = REASONS
        .iter()
        .find(|(_, kinds)| kinds.iter().any(|kind| kind.code() == code));
    reason
        .unwrap_or_else(|| panic!("{case}: nothing says why cargo-semver-checks should say less"))
        .0
}

fn changes(case: &str) -> Vec<Change> {
    let api = |side| {
        let config = config(case, side);
        let api = meaning(&config, &mut Diagnostics::default());
        api.unwrap_or_else(|failure| panic!("{case}: {failure}"))
    };
    diff::diff(
        &api("old"),
        &api("new"),
        &Options::from(&config(case, "old").rust),
    )
}

/// Returns the verdict of cargo-semver-checks on the two crates.
fn theirs(case: &str) -> Semver {
    let sides = ["old", "new"].map(|side| {
        let dir = folder().join(case).join(side);
        let written = Generator::default()
            .config(config(case, side))
            .out_dir(&dir)
            .force(true)
            .write();
        written.unwrap_or_else(|failure| panic!("{case}: {failure}"));
        dir
    });
    let output = Command::new("cargo-semver-checks")
        .args([
            "semver-checks",
            "--release-type",
            "patch",
            "--color",
            "never",
            "--manifest-path",
        ])
        .arg(sides[1].join("Cargo.toml"))
        .arg("--baseline-root")
        .arg(&sides[0])
        .env("CARGO_TARGET_DIR", folder().join("target"))
        .output()
        .expect("cargo-semver-checks is installed");
    let said = String::from_utf8_lossy(&output.stderr);
    let summary = said
        .lines()
        .find(|line| line.trim_start().starts_with("Summary"));
    match summary.unwrap_or_else(|| panic!("{case}: {said}")) {
        line if line.contains("no semver update required") => Semver::Patch,
        line if line.contains("new minor version") => Semver::Minor,
        line if line.contains("new major version") => Semver::Major,
        line => panic!("{case}: {line}"),
    }
}

/// Returns the options without libraries for dates and ids, which would only make the test slower.
fn config(case: &str, side: &str) -> Config {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/diff")
        .join(case)
        .join(format!("{side}.yaml"));
    let mut config = Config::default();
    config.spec.path = Some(root);
    config.output.flavours = Some(vec![Flavour::Rust]);
    config.rust.crate_version = "1.0.0".to_owned();
    config.rust.dates = DateLibrary::Text;
    config.rust.uuids = UuidLibrary::Text;
    config
}

fn cases() -> Vec<String> {
    let entries = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diff")).unwrap();
    let mut names: Vec<_> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("semver")
}
