//! One folder of `tests/cases` per feature: a small spec as input, goldens as output.
//!
//! A case has `api.yaml`, whose first line describes it, the other files of its spec, and `sailgen.toml` if it needs
//! options (`output.flavours` selects the goldens). `expected` has a `.rs` file per model, a `.md` file per page, the
//! other files of a layout of pages, and `findings.txt` if there are warnings or errors. Files that would be the same
//! in every case are left out: the crate around the models, and `Index.md` unless there is a golden for it. A new case
//! needs no Rust code: write its spec, then run
//!
//! ```sh
//! SNAPSHOTS=overwrite cargo test --test cases    # rewrites the goldens; review the diff
//! ```

mod cargo;
mod golden;
mod pages;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use sailgen::config::{Flavour, RustOptions};
use sailgen::findings;
use sailgen::output::OutputFile;
use sailgen::{Config, Failure, Generator};

/// The goldens of a case, by path.
type Goldens = BTreeMap<String, String>;

#[test]
fn every_case_gives_its_goldens() {
    let mut compared = golden::Goldens::new("cases");
    for case in cases() {
        let folder = case.join("expected");
        let expected = read(&folder);
        let actual = goldens(&case, &expected);
        let names: BTreeSet<&String> = expected.keys().chain(actual.keys()).collect();
        for name in names {
            compared.compare(&folder.join(name), actual.get(name).map(String::as_str));
        }
    }
    compared.finish();
}

#[test]
fn every_case_says_what_it_shows() {
    for case in cases() {
        let spec = fs::read_to_string(case.join("api.yaml")).unwrap();
        assert!(
            spec.starts_with("# "),
            "{}: api.yaml does not begin with a comment",
            case.display()
        );
    }
}

/// All cases are modules of one crate; cases with equal options share the module `support`.
#[test]
fn the_models_of_all_cases_compile() {
    let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join("cases");
    let _ = fs::remove_dir_all(&out);
    let (mut root, mut dependencies) = (
        String::from("//! The models of every case.\n\n"),
        BTreeSet::new(),
    );
    let mut supports: Vec<String> = Vec::new();
    for case in cases() {
        // A module of this crate cannot have features.
        let options = |rust: &mut RustOptions| rust.features = false;
        let Ok(files) =
            generated(&case, &[Flavour::Rust], options).map(|outcome| outcome.files().to_vec())
        else {
            continue;
        };
        let text = |path: &str| {
            files
                .iter()
                .find(|file| file.path == path)
                .map(|file| file.contents.as_str())
        };
        let lines = text("Cargo.toml")
            .unwrap()
            .split("[dependencies]\n")
            .nth(1)
            .unwrap()
            .lines();
        dependencies.extend(lines.take_while(|line| !line.is_empty()).map(str::to_owned));
        let support = text("src/support/mod.rs").unwrap();
        let number = supports
            .iter()
            .position(|known| known == support)
            .unwrap_or_else(|| {
                supports.push(support.to_owned());
                supports.len() - 1
            });
        let module = case
            .file_name()
            .unwrap()
            .to_str()
            .unwrap()
            .replace('-', "_");
        let _ = writeln!(
            root,
            "pub mod {module} {{ pub mod models; #[allow(unused)] use crate::support_{number} as support; }}"
        );
        for OutputFile { path, contents } in &files {
            match (
                path.strip_prefix("src/models/"),
                path.strip_prefix("src/support/"),
            ) {
                (Some(name), _) => {
                    write(&out.join(format!("src/{module}/models/{name}")), contents)
                }
                (_, Some(name)) => {
                    write(&out.join(format!("src/support_{number}/{name}")), contents)
                }
                _ => {}
            }
        }
    }
    for number in 0..supports.len() {
        let _ = writeln!(
            root,
            "#[allow(unused_imports, unused_macros)]\npub mod support_{number};"
        );
    }
    let dependencies: Vec<String> = dependencies.into_iter().collect();
    let manifest = format!(
        "[package]\nname = \"cases\"\nedition = \"2024\"\n\n[dependencies]\n{}\n\n[workspace]\n",
        dependencies.join("\n")
    );
    write(&out.join("Cargo.toml"), &manifest);
    write(&out.join("src/lib.rs"), &root);
    let cargo = cargo::run(&out, &["check", "--quiet"], cargo::STRICT, cargo::TARGET);
    assert!(
        cargo.status.success(),
        "{}",
        String::from_utf8_lossy(&cargo.stderr)
    );
}

#[test]
fn the_pages_of_all_cases_render() {
    for case in cases() {
        for (name, page) in read(&case.join("expected")) {
            pages::assert_table(&format!("{}/{name}", case.display()), &page);
        }
    }
}

fn cases() -> BTreeSet<PathBuf> {
    let entries = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases")).unwrap();
    entries.map(|entry| entry.unwrap().path()).collect()
}

fn goldens(case: &Path, expected: &Goldens) -> Goldens {
    let (files, findings) = match generated(case, &[], |_| {}) {
        Ok(outcome) => (outcome.files().to_vec(), outcome.findings),
        Err(failure) => (Vec::new(), failure.findings),
    };
    let mut goldens: Goldens = files
        .into_iter()
        .filter_map(|file| golden(file, expected))
        .collect();
    if !findings.is_empty() {
        let text = anstream::adapter::strip_str(&findings::text(&findings, None)).to_string();
        goldens.insert(
            "findings.txt".to_owned(),
            text.replace(&format!("{}/", case.display()), ""),
        );
    }
    goldens
}

fn golden(file: OutputFile, expected: &Goldens) -> Option<(String, String)> {
    let name = ["docs/", "docs-rust/", "src/models/"]
        .iter()
        .find_map(|folder| file.path.strip_prefix(folder).map(str::to_owned));
    let method = || {
        let folders = ["docs-methods/", "docs-rust-methods/"].into_iter();
        let name = folders
            .filter_map(|folder| file.path.strip_prefix(folder))
            .next()?;
        Some(format!("methods/{name}"))
    };
    let name = name.or_else(method)?;
    let repeats =
        name.ends_with("Index.md") || name.ends_with("UsingTheCrate.md") || name == "mod.rs";
    let known = expected.contains_key(&name);
    (!repeats || known).then_some((name, file.contents))
}

fn generated(
    case: &Path,
    flavours: &[Flavour],
    change: impl Fn(&mut RustOptions),
) -> Result<sailgen::Outcome, Failure> {
    let options = case.join("sailgen.toml");
    let mut config = if options.is_file() {
        Config::read(&options)?
    } else {
        Config::default()
    };
    if !flavours.is_empty() {
        config.output.flavours = Some(flavours.to_vec());
    }
    change(&mut config.rust);
    config.spec.path = Some(case.join("api.yaml"));
    // The output folder does not exist, and `check` does not create it.
    Generator::from_config(config)
        .out_dir(case.join("out"))
        .check()
}

fn read(folder: &Path) -> Goldens {
    let mut goldens = Goldens::new();
    for path in fs::read_dir(folder)
        .into_iter()
        .flatten()
        .map(|entry| entry.unwrap().path())
    {
        let name = path.file_name().unwrap().to_str().unwrap();
        if path.is_dir() {
            goldens.extend(
                read(&path)
                    .into_iter()
                    .map(|(below, text)| (format!("{name}/{below}"), text)),
            );
        } else {
            goldens.insert(name.to_owned(), fs::read_to_string(&path).unwrap());
        }
    }
    goldens
}

fn write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}
