//! The pages in Rust terms: every example of every page is compiled and run, and its output is the JSON that the page
//! shows. The calls on pages of operations are compiled, too. Every page parses as intended, and every link leads to a page.
//!
//! The code blocks of all pages of a spec become one program that uses the generated crate, with a function per page.

mod cargo;
mod corpus;
mod markdown;
mod programs;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use markdown::parsed;
use sailgen::config::{ClientOptions, Flavour};
use sailgen::diagnostic::Diagnostics;
use sailgen::{Config, pipeline};

/// A spec, and the minimum number of its pages.
struct Subject {
    name: &'static str,
    config: Config,
    least: usize,
}

/// The pages of a spec, by file.
struct Pages {
    subject: Subject,
    models: BTreeMap<String, String>,
    operations: BTreeMap<String, String>,
    guide: String,
}

/// Returns the pages of all specs; both tests read them.
fn made() -> &'static [Pages] {
    static MADE: OnceLock<Vec<Pages>> = OnceLock::new();
    MADE.get_or_init(|| subjects().into_iter().map(pages).collect())
}

#[test]
fn every_example_runs_and_prints_the_json_that_its_page_shows() {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("rust-pages");
    let mut examples = Vec::new();
    for pages in made() {
        examples.push((
            &pages.subject,
            program(&root.join(pages.subject.name), pages),
        ));
    }
    let members = examples.iter().map(|(subject, _)| subject.name.to_owned());
    programs::build(&root, &members.collect::<Vec<String>>());
    let mut wrong = String::new();
    for (subject, written) in examples {
        let output = Command::new(programs::built(&format!("pages-of-{}", subject.name)))
            .output()
            .expect("it was built");
        let Written {
            pages,
            blocks,
            calls,
        } = written;
        println!(
            "{}: {blocks} blocks of {pages} pages compiled and run, JSON equal; {calls} calls compiled",
            subject.name
        );
        assert!(
            pages >= subject.least,
            "{} has only {pages} pages with examples",
            subject.name
        );
        if !output.status.success() {
            _ = writeln!(
                wrong,
                "{}:\n{}",
                subject.name,
                String::from_utf8_lossy(&output.stderr)
            );
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn every_page_parses_and_every_link_leads_to_a_page() {
    for Pages {
        subject,
        models: pages,
        operations,
        guide,
    } in made()
    {
        let slugs: BTreeSet<String> = pages.values().map(|page| slug(page)).collect();
        assert_eq!(
            slugs.len(),
            pages.len(),
            "{}: each page has an address of its own",
            subject.name
        );
        let mut sections = sections_of_the_guide(guide);
        assert_ne!(operations.is_empty(), subject.config.client.is_some());
        check_operations(operations, &slugs, &sections);
        for page in operations.values() {
            let of_page = anchors(page).into_iter();
            sections.extend(of_page.map(|anchor| format!("../methods/{}#{anchor}", slug(page))));
        }
        for (path, text) in pages {
            let page = parsed(text);
            let even = page
                .tables
                .iter()
                .all(|(head, rows)| rows.iter().all(|cells| cells == head));
            assert!(even, "{path}: {:?}", page.tables);
            let written = text.lines().filter(|line| line.starts_with("**`")).count();
            // The description may have tables before it.
            let rows = page.tables.last().map_or(0, |(_, rows)| rows.len());
            assert_eq!(
                if written == 0 { 0 } else { rows },
                written,
                "{path}: each property or member is a row"
            );
            assert!(text.starts_with("---\nid: "), "{path}");
            let known = [
                "Alias",
                "Enum",
                "Examples",
                "Members",
                "Properties",
                "Used by",
            ];
            let odd = page
                .headings
                .iter()
                .skip(1)
                .find(|heading| !known.contains(&heading.as_str()));
            assert_eq!(odd, None, "{path}: a heading that is none of ours");
            assert!(
                page.html.iter().all(|html| html.starts_with("<code>")
                    || ["</code>", "<br/>", "<wbr/>"].contains(&html.as_str())),
                "{path}: {:?}",
                page.html
            );
            for link in &page.links {
                let is_ours = slugs.contains(link) || sections.contains(link);
                let known = is_ours || link == "#" || link.starts_with("http");
                assert!(known, "{path}: nothing is at {link}");
            }
        }
    }
}

/// Checks the pages of operations: tables are even, and links lead to a model, to a topic or to a heading of the page.
fn check_operations(
    pages: &BTreeMap<String, String>,
    models: &BTreeSet<String>,
    topics: &BTreeSet<String>,
) {
    for (path, text) in pages {
        let page = parsed(text);
        let anchors = anchors(text);
        let even = |(head, rows): &(usize, Vec<usize>)| rows.iter().all(|cells| cells == head);
        assert!(page.tables.iter().all(even), "{path}: {:?}", page.tables);
        // One row of the list at the top for each section.
        let listed = page.tables.iter().find(|(head, _)| *head == 3);
        assert_eq!(
            listed.map(|(_, rows)| rows.len()),
            Some(anchors.len()),
            "{path}"
        );
        let calls = page
            .blocks
            .iter()
            .filter(|(language, _)| language == "rust");
        assert_eq!(
            calls.count(),
            anchors.len(),
            "{path}: a call for each operation"
        );
        for link in &page.links {
            let of_models = link.strip_prefix("../models/");
            let known = match (of_models, link.strip_prefix('#')) {
                (Some(link), _) => models.contains(link) || topics.contains(link),
                (None, Some("")) => true,
                (None, Some(anchor)) => anchors.contains(anchor),
                (None, None) => link.starts_with("http"),
            };
            assert!(known, "{path}: nothing is at {link}");
        }
    }
}

/// Returns the anchors of the operations on a page.
fn anchors(page: &str) -> BTreeSet<String> {
    let headings = page.lines().filter_map(|line| line.strip_prefix("## "));
    headings.map(str::to_lowercase).collect()
}

/// Returns the last segment of a page's address.
fn slug(page: &str) -> String {
    let mut lines = page.lines();
    let address = lines.find(|line| line.starts_with("slug: ")).unwrap();
    address.rsplit('/').next().unwrap().to_owned()
}

/// Returns the specs, with those that SailPoint published if they are there.
fn subjects() -> Vec<Subject> {
    let mut subjects = samples();
    if let Some(corpus) = corpus::corpus() {
        for (name, least) in [("beta", 1_200), ("v3", 800)] {
            let mut config = corpus::config(&corpus, name);
            config.client = Some(ClientOptions::default());
            subjects.push(Subject {
                name,
                config,
                least,
            });
        }
    }
    subjects
}

/// Returns the sample specs, and the cases whose goldens are pages in Rust terms.
fn samples() -> Vec<Subject> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let subjects = [
        ("sample-beta", "specs/idn/sailpoint-api.beta.yaml", 60),
        ("sample-v3", "specs/idn/sailpoint-api.v3.yaml", 15),
        ("objects", "tests/cases/rust-pages-objects/api.yaml", 8),
        ("choices", "tests/cases/rust-pages-choices/api.yaml", 8),
        (
            "hostile-texts",
            "tests/cases/rust-pages-hostile-texts/api.yaml",
            2,
        ),
        (
            "union-of-itself",
            "tests/cases/rust-pages-union-of-itself/api.yaml",
            3,
        ),
        ("odd", "tests/client/odd/api.yaml", 5),
    ];
    let subject = |(name, file, least): (_, &str, _)| {
        let mut config = Config::default();
        config.spec.path = Some(root.join(file));
        let has_client = |it: &&str| it.contains("beta") || it.contains("client");
        config.client = Some(file)
            .filter(has_client)
            .map(|_| ClientOptions::default());
        Subject {
            name,
            config,
            least,
        }
    };
    let mut subjects: Vec<Subject> = subjects.map(subject).into();
    for (name, file) in [
        ("objects-by-options", "objects"),
        ("choices-by-options", "choices"),
    ] {
        let options = root.join(format!("tests/rust_pages/{file}.toml"));
        let mut config = Config::read(&options).expect("the options are valid");
        config.spec.path = Some(root.join(format!("tests/cases/rust-pages-{file}/api.yaml")));
        subjects.push(Subject {
            name,
            config,
            least: 8,
        });
    }
    subjects
}

/// Generates the pages of a spec.
fn pages(subject: Subject) -> Pages {
    let mut config = subject.config.clone();
    config.rust.crate_name = programs::crate_name(subject.name);
    config.rust_pages.import = Some("models".to_owned());
    config.output.flavours = Some(vec![Flavour::RustPages]);
    config.output.folders.rust_pages = String::new();
    let generated = pipeline(&config, &mut Diagnostics::default()).expect("the spec is accepted");
    let files = generated.files.into_iter();
    let files: Vec<_> = files.map(|file| (file.path, file.contents)).collect();
    let guide = files
        .iter()
        .find(|(_, text)| text.contains("\n# Using the crate"));
    let (_, guide) = guide.expect("a page explains the crate").clone();
    let is_operation = |(path, _): &(String, String)| {
        path.starts_with("docs-rust-methods/") && !path.ends_with("/Index.md")
    };
    let (operations, mut models): (BTreeMap<_, _>, BTreeMap<_, _>) =
        files.into_iter().partition(is_operation);
    models.retain(|_, text| text.contains("\n## Examples\n"));
    Pages {
        subject,
        models,
        operations,
        guide,
    }
}

/// Returns the addresses of the sections of the page that explains the crate, relative to a page of a model.
fn sections_of_the_guide(guide: &str) -> BTreeSet<String> {
    let sections = guide.lines().filter_map(|line| line.strip_prefix("## "));
    sections
        .map(|heading| format!("using-the-crate#{}", heading.to_lowercase()))
        .collect()
}

/// Numbers of what a program holds.
#[derive(Clone, Copy)]
struct Written {
    pages: usize,
    blocks: usize,
    calls: usize,
}

/// Writes the crate and the program.
fn program(folder: &Path, pages: &Pages) -> Written {
    let Pages {
        subject,
        models,
        operations,
        ..
    } = pages;
    let _ = fs::remove_dir_all(folder);
    let mut config = subject.config.clone();
    config.rust.crate_name = programs::crate_name(subject.name);
    config.output.flavours = Some(vec![Flavour::Rust]);
    let made = pipeline(&config, &mut Diagnostics::default()).expect("the spec is accepted");
    programs::write(&programs::crate_folder(subject.name), &made.files);
    let (mut functions, mut calls, mut blocks) = (String::new(), String::new(), 0);
    for (number, (path, text)) in models.iter().enumerate() {
        let page = parsed(text);
        blocks += page.blocks.len();
        let [(_, prepare), (_, convert), (_, json), (_, read)] = &page.blocks[..] else {
            panic!("{path} has {} blocks", page.blocks.len())
        };
        let languages: Vec<&str> = page
            .blocks
            .iter()
            .map(|(language, _)| language.as_str())
            .collect();
        assert_eq!(languages, ["rust", "rust", "json", "rust"], "{path}");
        _ = writeln!(
            functions,
            "fn page_{number}() -> Shown {{\n{prepare}{convert}{read}Ok((json, {json:?}))\n}}"
        );
        _ = writeln!(calls, "        ({path:?}, page_{number}),");
    }
    let sent = send(operations, &mut functions);
    let main = format!(
        "#![allow(deprecated, unused_variables)]\n\ntype Shown = Result<(String, &'static str), Box<dyn std::error::Error>>;\n\n{functions}\n\
         fn main() {{\n    let pages: &[(&str, fn() -> Shown)] = &[\n{calls}    ];\n    let mut wrong = 0;\n    \
         for (path, page) in pages {{\n        \
         std::panic::set_hook(Box::new(move |why| eprintln!(\"{{path}}: {{why}}\")));\n        \
         match page() {{\n            \
         Ok((json, shown)) if json.trim_end() == shown.trim_end() => continue,\n            \
         Ok((json, shown)) => eprintln!(\"{{path}} shows\\n{{shown}}but the code prints\\n{{json}}\"),\n            \
         Err(error) => eprintln!(\"{{path}}: {{error}}\"),\n        }}\n        wrong += 1;\n    }}\n    \
         std::process::exit(i32::from(wrong > 0));\n}}\n"
    );
    write(&folder.join("src/main.rs"), &main);
    write(&folder.join("Cargo.toml"), &manifest(subject));
    Written {
        pages: models.len(),
        blocks,
        calls: sent,
    }
}

/// Writes a function for each call on the pages of operations, and returns their number.
fn send(operations: &BTreeMap<String, String>, functions: &mut String) -> usize {
    let mut sent = 0;
    for (_, block) in operations.values().flat_map(|text| parsed(text).blocks) {
        _ = writeln!(
            functions,
            "#[allow(dead_code)]\nasync fn call_{sent}(client: &models::client::Client) -> Result<(), Box<dyn \
             std::error::Error>> {{\n{block}Ok(())\n}}"
        );
        sent += 1;
    }
    sent
}

fn manifest(subject: &Subject) -> String {
    let name = subject.name;
    let models = programs::dependency(name, &subject.config);
    format!(
        "[package]\nname = \"pages-of-{name}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[dependencies]\n\
         {models}serde_json = \"1\"\n"
    )
}

fn write(path: &PathBuf, text: &str) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}
