//! Compares pages byte by byte with those that SailPoint published on 2025-07-15, and with those that its tool chain
//! makes of specs with unusual content.
//!
//! Needs the published data in `SAILGEN_CORPUS` or `../shared/corpus`. Without it the tests print a note and pass; with
//! `CI` set they fail.

mod corpus;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write as _;
use std::path::Path;

use sailgen::config::{Flavour, PageKind, Preset};
use sailgen::diagnostic::Diagnostics;
use sailgen::openapi::LoadOptions;
use sailgen::output::OutputFile;
use sailgen::pages::Pages;
use sailgen::{Config, openapi, pipeline};

#[test]
fn pages_of_beta() {
    let Some(corpus) = corpus::corpus() else {
        return;
    };
    let expected = corpus.join("sailpoint/expected/powershell/Beta");
    check_both(
        "Beta",
        corpus::config(&corpus, "beta"),
        &expected,
        [938, 76],
    );
}

#[test]
fn pages_of_v3() {
    let Some(corpus) = corpus::corpus() else {
        return;
    };
    let expected = corpus.join("sailpoint/expected/powershell/V3");
    check_both("V3", corpus::config(&corpus, "v3"), &expected, [638, 51]);
}

/// Small specs with corner cases, and their pages from openapi-generator 7.11 with SailPoint's templates.
#[test]
fn pages_of_odd_specs() {
    let Some(corpus) = corpus::corpus() else {
        return;
    };
    for (set, total) in [
        ("set1", 33),
        ("set2", 36),
        ("set3", 15),
        ("set4", 24),
        ("tags", 9),
        ("tags2", 8),
    ] {
        let folder = corpus.join("synthetic").join(set);
        let mut config = sailpoint();
        config.spec.path = Some(folder.join("root.yaml"));
        config.spec.label = Some("Beta".to_owned());
        let files = files(config);
        check(
            set,
            &pages_in(&files, MODELS),
            &folder.join("expected"),
            total,
        );
    }
}

/// Specs with unusual operations: each as one file, and split into several files.
#[test]
fn pages_of_odd_operations() {
    let Some(corpus) = corpus::corpus() else {
        return;
    };
    for (set, totals) in [
        ("s1", [0, 3]),
        ("s2", [8, 3]),
        ("s5", [6, 9]),
        ("s6", [10, 2]),
    ] {
        for set in [set.to_owned(), format!("{set}m")] {
            let folder = corpus.join("synthetic/methods").join(&set);
            let mut config = sailpoint();
            config.spec.label = Some("Beta".to_owned());
            config.powershell.kinds = PageKind::ALL.to_vec();
            // `s1` has a broken reference; its published pages of models show where, unlike those of sailgen.
            let mut findings = Diagnostics::default();
            let options = LoadOptions::default();
            let spec = openapi::load(&folder.join("root.yaml"), &options, &mut findings).unwrap();
            let (_, published) = sailgen::read(&spec, &mut findings);
            let files = Pages::powershell(&published, &config).files().unwrap();
            check_kinds(&set, &files, &folder.join("expected"), totals);
        }
    }
}

/// The pages of 2026: one run for all partitions, with the options of `examples/sailpoint`.
#[test]
fn pages_of_partitions() {
    let Some(corpus) = corpus::corpus() else {
        return;
    };
    let corpus = corpus.join("sailpoint-2026");
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/sailpoint/partitions.toml");
    let mut config = Config::read(&example).expect("the example can be read");
    config.spec.paths = vec![corpus.join("idn/apis/*/openapi.yaml")];
    let generated =
        pipeline(&config, &mut Diagnostics::default()).expect("the published specs are accepted");
    let is_page = |path: &str| {
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        folder.ends_with("/Models") || folder.ends_with("/Methods")
    };
    let pages: BTreeMap<String, String> = generated
        .files
        .into_iter()
        .filter(|file| is_page(&file.path))
        .map(|file| (file.path, file.contents))
        .collect();
    let mut expected = BTreeMap::new();
    for partition in fs::read_dir(corpus.join("expected")).unwrap() {
        let partition = partition.unwrap();
        let name = partition.file_name().to_string_lossy().into_owned();
        for kind in ["Models", "Methods"] {
            for (page, text) in read(&partition.path().join(kind)) {
                expected.insert(format!("{name}/{kind}/{page}"), without_addresses(&text));
            }
        }
    }
    let partitions: BTreeSet<&str> = expected
        .keys()
        .filter_map(|path| path.split('/').next())
        .collect();
    let published = |path: &str| {
        path.split('/')
            .next()
            .is_some_and(|name| partitions.contains(name))
    };
    let pages: BTreeMap<String, String> = pages
        .into_iter()
        .filter(|(path, _)| published(path))
        .collect();
    compare("partitions", &pages, &expected);
    assert_eq!(partitions.len(), 57, "the published data is not complete");
}

/// If a comment cites a page of a version, that page was published.
#[test]
fn comments_name_pages_that_are_published() {
    let Some(corpus) = corpus::corpus() else {
        return;
    };
    let mut open = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    let mut named = 0;
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(
                fs::read_dir(&path)
                    .unwrap()
                    .map(|entry| entry.unwrap().path()),
            );
            continue;
        }
        let text = fs::read_to_string(&path).unwrap_or_default();
        for (at, page) in text
            .match_indices(".md`")
            .map(|(at, _)| (at, text[..at].rsplit('`').next().unwrap()))
        {
            let before = text[..at - page.len() - 1].trim_end_matches(['\n', ' ', '/']);
            let Some(version) = ["Beta", "V3"]
                .iter()
                .find(|version| before.ends_with(&format!("{version}'s")))
            else {
                continue;
            };
            let file = corpus.join(format!(
                "sailpoint/expected/powershell/{version}/Models/{page}.md"
            ));
            assert!(
                file.is_file(),
                "{}: {version} has no page {page}",
                path.display()
            );
            named += 1;
        }
    }
    assert!(named >= 10, "{named} comments name a page");
}

/// Returns the defaults of the publisher.
fn sailpoint() -> Config {
    Config {
        preset: Some(Preset::Sailpoint),
        ..Config::default()
    }
}

/// Folders of the two kinds of pages.
const MODELS: &str = "docs/";
const METHODS: &str = "docs-methods/";

/// Compares the pages of models and those of methods; `totals` are their numbers.
fn check_both(name: &str, mut config: Config, expected: &Path, totals: [usize; 2]) {
    config.powershell.kinds = PageKind::ALL.to_vec();
    check_kinds(name, &files(config), expected, totals);
}

fn check_kinds(name: &str, files: &[OutputFile], expected: &Path, totals: [usize; 2]) {
    let kinds = [(MODELS, "Models"), (METHODS, "Methods")];
    for ((folder, kind), total) in kinds.into_iter().zip(totals) {
        if total == 0 {
            continue;
        }
        let expected = expected.join(kind);
        let name = format!("{name} {kind}");
        check(&name, &pages_in(files, folder), &expected, total);
    }
}

/// Returns the pages in a folder by file name.
fn pages_in(files: &[OutputFile], folder: &str) -> BTreeMap<String, String> {
    let pages = files.iter().filter_map(|file| {
        let name = file.path.strip_prefix(folder)?;
        Some((name.to_owned(), file.contents.clone()))
    });
    pages.collect()
}

fn check(name: &str, pages: &BTreeMap<String, String>, expected: &Path, total: usize) {
    let expected: BTreeMap<_, _> = read(expected)
        .into_iter()
        .map(|(name, text)| (name, without_addresses(&text)))
        .collect();
    compare(name, pages, &expected);
    assert_eq!(expected.len(), total, "the published data is not complete");
}

fn compare(name: &str, pages: &BTreeMap<String, String>, expected: &BTreeMap<String, String>) {
    let mut wrong = Vec::new();
    for (name, text) in expected {
        match pages.get(name) {
            Some(page) if page == text => {}
            Some(page) => wrong.push(first_difference(name, page, text)),
            None => wrong.push(format!("{name}: missing")),
        }
    }
    wrong.extend(
        pages
            .keys()
            .filter(|name| !expected.contains_key(*name))
            .map(|name| format!("{name}: not published")),
    );
    let missing = expected
        .keys()
        .filter(|name| pages.get(*name) != expected.get(*name))
        .count();
    // Written directly, because the test harness hides the output of a test that passes.
    let counts = format!("{name}: {}/{}", expected.len() - missing, expected.len());
    let _ = writeln!(std::io::stdout(), "{counts}");
    assert!(
        wrong.is_empty(),
        "{} pages differ:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

fn files(mut config: Config) -> Vec<OutputFile> {
    config.output.flavours = Some(vec![Flavour::Powershell]);
    let generated =
        pipeline(&config, &mut Diagnostics::default()).expect("the published spec is accepted");
    generated.files
}

fn read(folder: &Path) -> BTreeMap<String, String> {
    let files = fs::read_dir(folder)
        .expect("the published pages are there")
        .map(|entry| entry.unwrap().path());
    files
        .map(|path| {
            (
                path.file_name().unwrap().to_string_lossy().into_owned(),
                fs::read_to_string(&path).unwrap(),
            )
        })
        .collect()
}

/// Masks examples of bytes, which are published as memory addresses (`[B@437ebf59`) and cannot be reproduced; sailgen
/// prints `null`.
fn without_addresses(text: &str) -> String {
    let mut parts = text.split("[B@");
    let mut masked = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        masked.push_str("null");
        masked.push_str(part.trim_start_matches(|c: char| c.is_ascii_hexdigit()));
    }
    masked
}

fn first_difference(name: &str, page: &str, expected: &str) -> String {
    let lines = page.split('\n').zip(expected.split('\n')).enumerate();
    match lines.into_iter().find(|(_, (a, b))| a != b) {
        Some((at, (a, b))) => format!("{name}:{}:\n  {a:?} and not\n  {b:?}", at + 1),
        None => format!("{name}: one is longer"),
    }
}
