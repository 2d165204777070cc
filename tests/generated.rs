//! The sample specs, and the specs in `tests/generated`, give crates that compile with warnings denied and that rustfmt
//! does not change.

mod cargo;
mod corpus;
mod rustfmt;

use std::fs;
use std::path::{Path, PathBuf};

use sailgen::config::{ClientOptions, Flavour, Preset};
use sailgen::{Config, Generator};

#[test]
fn the_sample_spec_becomes_a_crate_that_compiles() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let out = compiles(
        "sample",
        &root.join("specs/idn/sailpoint-api.beta.yaml"),
        Config {
            preset: Some(Preset::Sailpoint),
            ..Config::default()
        },
    );
    assert!(
        out.join("docs/CreatePersonalAccessTokenResponse.md")
            .is_file()
    );
    let [none, features] = &all_features(&out);
    let derives = [
        "clippy",
        "--quiet",
        none,
        features,
        "--",
        "-Dclippy::derive_partial_eq_without_eq",
        "-Dmissing_debug_implementations",
        "-Dmissing_copy_implementations",
    ];
    cargo(&out, &derives);
}

#[test]
fn each_feature_of_the_sample_crates_compiles_alone() {
    for name in ["beta", "v3"] {
        let out = Path::new(env!("CARGO_TARGET_TMPDIR"))
            .join("generated")
            .join(format!("features-{name}"));
        let mut config = Config::default();
        config.rust.crate_name = format!("features-{name}");
        let _ = fs::remove_dir_all(&out);
        let spec = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join(format!("specs/idn/sailpoint-api.{name}.yaml"));
        Generator::new(spec)
            .config(config)
            .out_dir(&out)
            .write()
            .expect("the spec is accepted");
        let manifest = fs::read_to_string(out.join("Cargo.toml")).unwrap();
        let features: Vec<&str> = manifest
            .lines()
            .filter_map(|line| line.strip_suffix(" = []"))
            .collect();
        assert!(
            features.len() > 2,
            "{name} has a feature for each of its tags"
        );
        check(&out, &["--no-default-features"]);
        features
            .iter()
            .for_each(|feature| check(&out, &["--no-default-features", "--features", feature]));
    }
}

/// Lints of clippy's pedantic group that concern the API and its wording, not the generated code.
const NOT_OURS: [&str; 5] = [
    "-Aclippy::doc_markdown",
    "-Aclippy::similar_names",
    "-Aclippy::struct_excessive_bools",
    "-Aclippy::fn_params_excessive_bools",
    // The type of a map may be chosen by the user.
    "-Aclippy::default_trait_access",
];

/// The first impression of a user: clippy, rustdoc and rustfmt do not report anything for the crates of the published
/// specs and their clients.
#[test]
fn the_crates_of_the_published_specs_are_silent() {
    let Some(corpus) = corpus::corpus() else {
        return;
    };
    for name in ["beta", "v3"] {
        let mut config = corpus::config(&corpus, name);
        config.output.flavours = Some(vec![Flavour::Rust]);
        config.rust.crate_name = format!("published-{name}");
        config.client = Some(ClientOptions::default());
        silent(config);
    }
}

/// The same of a client of everything that specs may have.
#[test]
fn a_client_of_what_specs_rarely_have_is_silent() {
    let spec = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/client/odd/api.yaml");
    let mut config = Config::default();
    config.spec.path = Some(spec);
    config.rust.crate_name = "silent-odd".to_owned();
    config.client = Some(ClientOptions::default());
    silent(config);
}

/// The same for an API without models of errors.
#[test]
fn a_client_of_an_api_without_errors_is_silent() {
    let mut config = Config::default();
    config.spec.path =
        Some(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli/client/api.yaml"));
    config.rust.crate_name = "silent-small".to_owned();
    config.client = Some(ClientOptions::default());
    silent(config);
}

/// Writes a crate, and returns its folder.
fn written(config: Config, folder: &str) -> PathBuf {
    let out = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join(folder)
        .join(&config.rust.crate_name);
    let _ = fs::remove_dir_all(&out);
    Generator::from_config(config)
        .out_dir(&out)
        .write()
        .expect("the spec is accepted");
    out
}

/// Checks that rustfmt, clippy and rustdoc do not report anything for a crate with all its features.
fn silent(config: Config) {
    let name = config.rust.crate_name.replace('-', "_");
    let out = written(config, "generated");
    rustfmt::leaves_alone(&out);
    let [none, features] = &all_features(&out);
    let strict = [
        "clippy",
        "--quiet",
        none,
        features,
        "--",
        "-Dwarnings",
        "-Dclippy::pedantic",
    ];
    cargo(&out, &[&strict[..], &NOT_OURS].concat());
    cargo(&out, &["doc", "--quiet", "--no-deps", none, features]);
    // Hundreds of megabytes for Beta.
    let docs = cargo::target(cargo::TARGET).join("doc");
    for folder in [docs.join(&name), docs.join("src").join(&name)] {
        let _ = fs::remove_dir_all(folder);
    }
}

/// A case is a folder with a `spec.yaml` and optionally a `sailgen.toml`.
#[test]
fn every_case_becomes_a_crate_that_compiles() {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/generated");
    let mut folders: Vec<PathBuf> = fs::read_dir(cases)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    folders.sort();
    assert!(!folders.is_empty(), "there are no cases");
    for folder in folders {
        let spec = folder.join("spec.yaml");
        let config = match folder.join("sailgen.toml").is_file() {
            true => Config::find(Some(&spec))
                .expect("the options are valid")
                .expect("they are found"),
            false => Config::default(),
        };
        compiles(
            &folder.file_name().unwrap().to_string_lossy(),
            &spec,
            config,
        );
    }
}

fn compiles(name: &str, spec: &Path, mut config: Config) -> PathBuf {
    let out = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("generated")
        .join(name);
    // Cargo mixes up two crates of the same name in one target folder, and would check only the first.
    config.rust.crate_name = name.to_owned();
    // Output of an older emitter would count as current, because the version of sailgen is the same.
    let _ = fs::remove_dir_all(&out);
    let generator = Generator::new(spec).config(config).out_dir(&out);
    generator.write().expect("the spec is accepted");
    assert!(
        generator
            .check()
            .expect("the spec is accepted")
            .report
            .is_clean(),
        "a second run changes nothing"
    );
    let [none, features] = &all_features(&out);
    check(&out, &[none, features]);
    rustfmt::leaves_alone(&out);
    out
}

/// Returns the arguments for all features of a generated crate but `tls`. It gates no code and only has dependencies built
/// that encrypt, partly in C. That they have these features is decided by resolving, which looks at all of them.
fn all_features(folder: &Path) -> [String; 2] {
    let manifest = fs::read_to_string(folder.join("Cargo.toml")).expect("there is a manifest");
    let manifest: toml::Table = manifest.parse().expect("the manifest is valid");
    let features = manifest.get("features").and_then(|it| it.as_table());
    let names = features.into_iter().flat_map(|it| it.keys());
    let names: Vec<&str> = names
        .map(String::as_str)
        .filter(|name| !["default", "tls"].contains(name))
        .collect();
    let features = format!("--features={}", names.join(","));
    ["--no-default-features".to_owned(), features]
}

fn check(folder: &Path, features: &[&str]) {
    cargo(folder, &[&["check", "--quiet"], features].concat());
}

fn cargo(folder: &Path, arguments: &[&str]) {
    let cargo = cargo::run(folder, arguments, cargo::STRICT, cargo::TARGET);
    assert!(
        cargo.status.success(),
        "{arguments:?} of {folder:?}: {}",
        String::from_utf8_lossy(&cargo.stderr)
    );
}
