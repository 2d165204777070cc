//! Checks the output for accepted inputs: models compile, tables on pages are intact, and documentation has no code to run.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

use crate::cargo;
use crate::input::Input;

/// Compiles all inputs as modules of one crate; inputs with equal options share the module `support`. Returns the errors.
pub fn compile(inputs: &[&Input]) -> String {
    let crate_folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("hostile-models");
    let (mut root, mut dependencies) = (
        String::from("//! The models of every input.\n\n"),
        BTreeSet::new(),
    );
    let mut supports: Vec<(String, PathBuf)> = Vec::new();
    for (at, input) in inputs.iter().enumerate() {
        let out = input.out();
        let Ok(manifest) = fs::read_to_string(out.join("Cargo.toml")) else {
            continue;
        };
        let listed = manifest.split("[dependencies]\n").nth(1).unwrap().lines();
        dependencies.extend(
            listed
                .take_while(|line| !line.is_empty())
                .map(str::to_owned),
        );
        let folder = out.join("src/support");
        let support = fs::read_to_string(folder.join("mod.rs")).unwrap();
        let number = supports
            .iter()
            .position(|(known, _)| *known == support)
            .unwrap_or_else(|| {
                supports.push((support, folder));
                supports.len() - 1
            });
        let path = out.join("src/models/mod.rs");
        let _ = writeln!(
            root,
            "pub mod m{at} {{ #[path = {path:?}] pub mod models; #[allow(unused)] use crate::support_{number} as support; }}"
        );
    }
    for (number, (_, folder)) in supports.iter().enumerate() {
        let path = folder.join("mod.rs");
        let _ = writeln!(
            root,
            "#[allow(unused_imports, unused_macros)]\n#[path = {path:?}]\npub mod support_{number};"
        );
    }
    let dependencies: Vec<String> = dependencies.into_iter().collect();
    let manifest = format!(
        "[package]\nname = \"hostile-models\"\nedition = \"2024\"\n\n[dependencies]\n{}\n\n[workspace]\n",
        dependencies.join("\n")
    );
    fs::create_dir_all(crate_folder.join("src")).unwrap();
    fs::write(crate_folder.join("Cargo.toml"), manifest).unwrap();
    fs::write(crate_folder.join("src/lib.rs"), root).unwrap();
    let cargo = cargo::run(
        &crate_folder,
        &["check", "--quiet"],
        cargo::STRICT,
        cargo::TARGET,
    );
    if cargo.status.success() {
        String::new()
    } else {
        String::from_utf8_lossy(&cargo.stderr).into_owned()
    }
}

/// Returns broken tables: those with a row that has another number of cells, or a line that is not a row.
pub fn wrong_pages(out: &Path) -> Vec<String> {
    let mut wrong = Vec::new();
    for path in ["docs", "docs-rust"]
        .iter()
        .flat_map(|folder| files(&out.join(folder), "md"))
    {
        let page = fs::read_to_string(&path).unwrap();
        let Some(at) = page.find("\n## Properties\n") else {
            continue;
        };
        // A heading from the spec cannot occur in a cell, because a line of a table begins with a name.
        let section = page[at + 1..]
            .split("\n## ")
            .next()
            .unwrap()
            .split("\n[[")
            .next()
            .unwrap();
        let table = section.split_once('\n').map_or("", |(_, rest)| rest);
        let lines = table.lines().filter(|line| !line.trim().is_empty()).count();
        let rows = rows(table);
        if rows.iter().any(|cells| *cells != 4) || rows.len() + 2 != lines && lines > 0 {
            wrong.push(format!(
                "{}: {lines} lines, rows with {rows:?} cells\n{table}",
                path.display()
            ));
        }
    }
    wrong
}

/// Returns the number of cells of each row of the tables, except their heads.
fn rows(page: &str) -> Vec<usize> {
    let mut rows = Vec::new();
    let mut in_head = false;
    for event in Parser::new_ext(page, Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::TableHead) => in_head = true,
            Event::End(TagEnd::TableHead) => in_head = false,
            Event::Start(Tag::TableRow) => rows.push(0),
            Event::Start(Tag::TableCell) if !in_head => rows
                .iter_mut()
                .last()
                .into_iter()
                .for_each(|cells| *cells += 1),
            _ => {}
        }
    }
    rows
}

/// Returns documentation in which rustdoc would find code to run.
pub fn wrong_docs(out: &Path) -> Vec<String> {
    let mut wrong = Vec::new();
    for path in files(&out.join("src/models"), "rs") {
        let text = fs::read_to_string(&path).unwrap();
        let docs = text
            .lines()
            .map(str::trim_start)
            .map(|line| line.strip_prefix("///").or(line.strip_prefix("//!")));
        let docs: String = docs
            .map(|line| {
                format!(
                    "{}\n",
                    line.map_or("\n\n<!-- -->\n\n", |l| l.strip_prefix(' ').unwrap_or(l))
                )
            })
            .collect();
        for event in Parser::new(&docs) {
            let runs = match &event {
                Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => true,
                Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(language))) => {
                    language.is_empty() || language.split([',', ' ']).any(|word| word == "rust")
                }
                _ => false,
            };
            if runs {
                wrong.push(format!(
                    "{}: rustdoc would run part of the documentation",
                    path.display()
                ));
                break;
            }
        }
    }
    wrong
}

fn files(folder: &Path, extension: &str) -> BTreeSet<PathBuf> {
    let entries = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .map(|entry| entry.unwrap().path());
    entries
        .filter(|path| path.extension().is_some_and(|found| found == extension))
        .collect()
}
