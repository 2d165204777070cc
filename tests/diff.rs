//! `tests/diff/<kind>/`: two specs, `old.yaml` and `new.yaml`, and the changes between them. A folder has the name of
//! the kind of change that it shows, optionally followed by a dot and a detail. The detail `client` compares crates with
//! their clients.
//!
//! `SNAPSHOTS=overwrite cargo test --test diff` rewrites the expected output.

mod golden;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use sailgen::api::Api;
use sailgen::config::{ClientOptions, Openness, RustOptions};
use sailgen::diagnostic::Diagnostics;
use sailgen::diff::{self, Change, Colours, Kind, Options, Outline};
use sailgen::openapi::{self, LoadOptions};

/// Cases whose expected output covers every format.
const SHOWN_WHOLE: [&str; 6] = [
    "field-added-optional.odd-names",
    "field-became-required",
    "model-renamed.referenced",
    "request-became-required.new",
    "security-tightened",
    "tag-renamed",
];

#[test]
fn every_case_is_as_expected() {
    let mut goldens = golden::Goldens::new("diff");
    for case in cases() {
        let changes = changes(&case, &options(&case));
        let folder = folder(&case);
        let text = diff::text(&changes, Colours::Plain);
        goldens.compare(&folder.join("expected.txt"), Some(&text));
        if SHOWN_WHOLE.contains(&case.as_str()) {
            let (old, new) = (api(&case, "old.yaml"), api(&case, "new.yaml"));
            let outline = Outline::new(&old, &new, "Shop 2");
            let section = diff::markdown(&changes, &outline);
            goldens.compare(&folder.join("expected.md"), Some(&section));
            goldens.compare(
                &folder.join("expected.json"),
                Some(&diff::json(&changes, &outline)),
            );
        }
    }
    goldens.finish();
}

#[test]
fn a_case_shows_what_it_is_called_for() {
    for case in cases() {
        let kinds = kinds(&changes(&case, &options(&case)));
        match case.as_str() {
            _ if kind_of(&case) == "nothing" => assert!(kinds.is_empty(), "{kinds:?}"),
            _ => assert!(
                kinds.iter().any(|kind| kind.code() == kind_of(&case)),
                "{case}: {kinds:?}"
            ),
        }
    }
}

#[test]
fn every_kind_has_a_case_of_its_name() {
    let cases: BTreeSet<String> = cases()
        .iter()
        .map(|case| kind_of(case).to_owned())
        .collect();
    let missing: Vec<_> = Kind::ALL
        .iter()
        .map(|kind| kind.code())
        .filter(|code| !cases.contains(*code))
        .collect();
    assert!(missing.is_empty(), "no case shows {missing:?}");
}

#[test]
fn backwards_every_change_is_its_mirror() {
    for kind in Kind::ALL {
        assert_eq!(kind.row().mirror.row().mirror, *kind, "{}", kind.code());
    }
    for case in cases() {
        let (old, new) = (api(&case, "old.yaml"), api(&case, "new.yaml"));
        let forth = diff::diff(&old, &new, &options(&case));
        let back = diff::diff(&new, &old, &options(&case));
        let mut mirrored: Vec<_> = forth
            .iter()
            .map(|change| change.kind.row().mirror)
            .collect();
        mirrored.sort();
        let mut kinds: Vec<_> = back.iter().map(|change| change.kind).collect();
        kinds.sort();
        assert_eq!(mirrored, kinds, "{case}");
    }
}

#[test]
fn nothing_differs_from_itself() {
    for case in cases() {
        let api = api(&case, "new.yaml");
        assert_eq!(diff::diff(&api, &api, &options(&case)), [], "{case}");
    }
}

#[test]
fn options_change_the_verdict() {
    let with = |change: fn(&mut RustOptions)| {
        let mut options = Options::default();
        change(&mut options.rust);
        options
    };
    let closed = with(|rust| (rust.enums, rust.unions) = (Openness::Closed, Openness::Closed));
    let without_new = with(|rust| rust.constructors = false);
    let without_features = with(|rust| rust.features = false);
    let extra = with(|rust| rust.extra = true);
    for (case, kind, options, usual, other) in [
        (
            "enum-value-added",
            Kind::EnumValueAdded,
            closed.clone(),
            "minor",
            "major",
        ),
        (
            "union-member-added",
            Kind::UnionMemberAdded,
            closed,
            "minor",
            "major",
        ),
        (
            "required-fields-reordered",
            Kind::RequiredFieldsReordered,
            without_new,
            "major",
            "patch",
        ),
        (
            "tag-removed",
            Kind::TagRemoved,
            without_features,
            "major",
            "patch",
        ),
        (
            "additional-allowed.response",
            Kind::AdditionalAllowed,
            extra,
            "minor",
            "major",
        ),
    ] {
        let semver = |options| {
            let changes = changes(case, options);
            changes
                .iter()
                .find(|change| change.kind == kind)
                .map(|change| change.semver.as_str())
        };
        assert_eq!(
            (semver(&Options::default()), semver(&options)),
            (Some(usual), Some(other)),
            "{case}"
        );
    }
}

#[test]
fn a_client_is_part_of_the_crate() {
    let options = Options {
        client: Some(ClientOptions::default()),
        ..Options::default()
    };
    for (case, with_client) in [
        ("operation-added", "minor"),
        ("operation-removed", "major"),
        ("operation-renamed", "major"),
        ("operation-docs-changed", "patch"),
        ("request-added", "major"),
        ("nothing.swapped-components", "patch"),
    ] {
        let semver = diff::verdict(&changes(case, &options)).semver;
        assert_eq!(semver.as_str(), with_client, "{case}");
    }
}

#[test]
fn the_documented_table_is_current() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/diff/kinds.md");
    let text = fs::read_to_string(&path).unwrap();
    let (before, rest) = text
        .split_once("<!-- kinds -->\n")
        .expect("the mark before the table");
    let (_, after) = rest
        .split_once("<!-- /kinds -->")
        .expect("the mark behind the table");
    let wanted = format!(
        "{before}<!-- kinds -->\n{}<!-- /kinds -->{after}",
        diff::table()
    );
    let mut goldens = golden::Goldens::new("diff");
    goldens.compare(&path, Some(&wanted));
    goldens.finish();
}

#[test]
fn colours_only_add_escapes() {
    let changes = changes("field-became-required", &Options::default());
    let plain = diff::text(&changes, Colours::Plain);
    let mut coloured = diff::text(&changes, Colours::Ansi);
    assert_ne!(plain, coloured);
    while let Some(at) = coloured.find('\x1b') {
        let end = coloured[at..].find('m').unwrap();
        coloured.replace_range(at..=at + end, "");
    }
    assert_eq!(plain, coloured);
}

fn changes(case: &str, options: &Options) -> Vec<Change> {
    diff::diff(&api(case, "old.yaml"), &api(case, "new.yaml"), options)
}

/// Returns the options of a case.
fn options(case: &str) -> Options {
    let has_client = case.split('.').any(|part| part == "client");
    Options {
        client: has_client.then(ClientOptions::default),
        ..Options::default()
    }
}

fn kinds(changes: &[Change]) -> BTreeSet<Kind> {
    changes.iter().map(|change| change.kind).collect()
}

fn api(case: &str, file: &str) -> Api {
    let mut findings = Diagnostics::default();
    let path = folder(case).join(file);
    let spec = openapi::load(&path, &LoadOptions::default(), &mut findings);
    let spec = spec.unwrap_or_else(|_| panic!("{case}/{file}: {:?}", findings.iter().next()));
    let api = sailgen::read(&spec, &mut findings).0;
    assert!(
        !findings.has_errors(),
        "{case}/{file}: {:?}",
        findings.iter().next()
    );
    api
}

/// Returns all cases, sorted.
fn cases() -> Vec<String> {
    let entries = fs::read_dir(folder("")).unwrap();
    let mut names: Vec<_> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

fn kind_of(case: &str) -> &str {
    case.split('.').next().unwrap_or(case)
}

fn folder(case: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/diff")
        .join(case)
}
