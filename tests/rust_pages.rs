//! The pages in Rust terms: every example of every page is compiled and run, and its output is the JSON that the page
//! shows. Every page parses as intended, and every link leads to a page.
//!
//! The code blocks of all pages of a spec become one program that uses the generated crate, with a function per page.

mod cargo;
mod corpus;
mod programs;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};
use sailgen::config::Flavour;
use sailgen::diagnostic::Diagnostics;
use sailgen::{Config, pipeline};

/// A spec, and the minimum number of its pages.
struct Subject {
    name: &'static str,
    config: Config,
    least: usize,
}

/// The contents of a page.
#[derive(Debug, Default)]
struct Page {
    /// Code blocks by language, in order.
    blocks: Vec<(String, String)>,
    /// The number of cells in the head of each table, and in each of its rows.
    tables: Vec<(usize, Vec<usize>)>,
    /// Headings and rules.
    headings: Vec<String>,
    links: Vec<String>,
    html: Vec<String>,
}

#[test]
fn every_example_runs_and_prints_the_json_that_its_page_shows() {
    let mut subjects = samples();
    if let Some(corpus) = corpus::corpus() {
        for (name, least) in [("beta", 1_200), ("v3", 800)] {
            subjects.push(Subject {
                name,
                config: corpus::config(&corpus, name),
                least,
            });
        }
    }
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("rust-pages");
    let mut examples = BTreeMap::new();
    for subject in &subjects {
        examples.insert(subject.name, program(&root.join(subject.name), subject));
    }
    let members: Vec<String> = subjects
        .iter()
        .flat_map(|subject| [subject.name.to_owned(), format!("{}/models", subject.name)])
        .collect();
    programs::build(&root, &members);
    let mut wrong = String::new();
    for subject in &subjects {
        let output = Command::new(programs::built(subject.name))
            .output()
            .expect("it was built");
        let (pages, blocks) = examples[subject.name];
        println!(
            "{}: {blocks} blocks of {pages} pages compiled and run, JSON equal",
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
    let mut subjects = samples();
    if let Some(corpus) = corpus::corpus() {
        let config = |name| corpus::config(&corpus, name);
        subjects.extend(["beta", "v3"].map(|name| Subject {
            name,
            config: config(name),
            least: 1,
        }));
    }
    for subject in subjects {
        let pages = pages(&subject);
        let slug = |page: &String| {
            let mut lines = page.lines();
            let address = lines.find(|line| line.starts_with("slug: ")).unwrap();
            address.rsplit('/').next().unwrap().to_owned()
        };
        let slugs: BTreeSet<String> = pages.values().map(slug).collect();
        assert_eq!(
            slugs.len(),
            pages.len(),
            "{}: each page has an address of its own",
            subject.name
        );
        let sections = sections_of_the_guide(&subject);
        for (path, text) in &pages {
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
    ];
    let subject = |(name, file, least)| {
        let mut config = Config::default();
        config.spec.path = Some(root.join(file));
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

/// Returns the pages by file.
fn pages(subject: &Subject) -> BTreeMap<String, String> {
    let mut files = files(subject);
    files.retain(|_, text| text.contains("\n## Examples\n"));
    files
}

/// Returns the addresses of the sections of the page that explains the crate, relative to a page of a model.
fn sections_of_the_guide(subject: &Subject) -> BTreeSet<String> {
    let files = files(subject);
    let guide = files
        .values()
        .find(|text| text.contains("\n# Using the crate"));
    let guide = guide.expect("a page explains the crate");
    let sections = guide.lines().filter_map(|line| line.strip_prefix("## "));
    sections
        .map(|heading| format!("using-the-crate#{}", heading.to_lowercase()))
        .collect()
}

fn files(subject: &Subject) -> BTreeMap<String, String> {
    let mut config = subject.config.clone();
    config.output.flavours = Some(vec![Flavour::RustPages]);
    config.output.folders.rust_pages = String::new();
    let generated = pipeline(&config, &mut Diagnostics::default()).expect("the spec is accepted");
    let files = generated.files.into_iter();
    files.map(|file| (file.path, file.contents)).collect()
}

/// Writes the crate and the program, and returns the number of pages and blocks in it.
fn program(folder: &Path, subject: &Subject) -> (usize, usize) {
    let mut config = subject.config.clone();
    config.rust.crate_name = format!("{}-models", subject.name);
    config.rust_pages.import = Some("models".to_owned());
    config.output.flavours = Some(vec![Flavour::Rust]);
    let models = folder.join("models");
    let _ = fs::remove_dir_all(folder);
    for file in pipeline(&config, &mut Diagnostics::default())
        .expect("the spec is accepted")
        .files
    {
        write(&models.join(&file.path), &file.contents);
    }
    let (mut functions, mut calls, mut blocks) = (String::new(), String::new(), 0);
    let pages = pages(&Subject { config, ..*subject });
    for (number, (path, text)) in pages.iter().enumerate() {
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
    let main = format!(
        "#![allow(deprecated)]\n\ntype Shown = Result<(String, &'static str), Box<dyn std::error::Error>>;\n\n{functions}\n\
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
    let name = subject.name;
    let manifest = format!(
        "[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[dependencies]\n\
         models = {{ path = \"models\", package = \"{name}-models\" }}\nserde_json = \"1\"\n"
    );
    write(&folder.join("Cargo.toml"), &manifest);
    (pages.len(), blocks)
}

fn parsed(text: &str) -> Page {
    let mut page = Page::default();
    let (mut in_head, mut in_heading) = (false, false);
    for event in Parser::new_ext(
        text,
        Options::ENABLE_TABLES | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS,
    ) {
        match event {
            Event::Start(Tag::CodeBlock(kind)) => {
                let language = if let CodeBlockKind::Fenced(info) = kind {
                    info.to_string()
                } else {
                    String::new()
                };
                page.blocks.push((language, String::new()));
            }
            Event::Text(text) if in_heading => page
                .headings
                .iter_mut()
                .last()
                .into_iter()
                .for_each(|heading| heading.push_str(&text)),
            Event::Text(text) if !page.blocks.is_empty() => {
                if let Some((_, block)) = page
                    .blocks
                    .last_mut()
                    .filter(|(_, block)| !block.ends_with('\u{0}'))
                {
                    block.push_str(&text);
                }
            }
            Event::End(TagEnd::CodeBlock) => page
                .blocks
                .iter_mut()
                .last()
                .into_iter()
                .for_each(|(_, block)| block.push('\u{0}')),
            Event::Start(Tag::TableHead) => {
                (in_head, _) = (true, page.tables.push((0, Vec::new())))
            }
            Event::End(TagEnd::TableHead) => in_head = false,
            Event::Start(Tag::TableRow) => page
                .tables
                .iter_mut()
                .last()
                .into_iter()
                .for_each(|(_, rows)| rows.push(0)),
            Event::Start(Tag::TableCell) if in_head => {
                page.tables
                    .iter_mut()
                    .last()
                    .into_iter()
                    .for_each(|(cells, _)| *cells += 1);
            }
            Event::Start(Tag::TableCell) => {
                let rows = page.tables.iter_mut().flat_map(|(_, rows)| rows);
                rows.last().into_iter().for_each(|cells| *cells += 1);
            }
            Event::Start(Tag::Heading { .. }) => {
                (in_heading, _) = (true, page.headings.push(String::new()))
            }
            Event::End(TagEnd::Heading(_)) => in_heading = false,
            Event::Rule => page.headings.push("a rule".to_owned()),
            Event::Start(Tag::Link { dest_url, .. }) => page.links.push(dest_url.to_string()),
            Event::Html(html) | Event::InlineHtml(html) => page.html.push(html.to_string()),
            _ => {}
        }
    }
    // Code blocks in descriptions are not examples.
    page.blocks
        .iter_mut()
        .for_each(|(_, block)| _ = block.pop());
    page.blocks.retain(|(language, _)| language != "text");
    page
}

fn write(path: &PathBuf, text: &str) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}
