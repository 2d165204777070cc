//! Every link on every page has a target, in every layout: a file, the address of a page, or a heading.
//!
//! Always tests the sample specs and the cases; tests Beta and V3 with the published data (`SAILGEN_CORPUS` or
//! `../shared/corpus`). Without the data that test prints a note and passes; with `CI` set it fails.

mod corpus;

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::path::Path;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use sailgen::config::{Flavour, PageKind, PageLayout};
use sailgen::diagnostic::Diagnostics;
use sailgen::{Config, pipeline};
use serde_json::Value;

/// Flavours that have pages.
const FLAVOURS: [Flavour; 2] = [Flavour::Powershell, Flavour::RustPages];

#[test]
fn of_the_samples() {
    for version in ["beta", "v3"] {
        let mut config = Config::default();
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        config.spec.path = Some(root.join(format!("specs/idn/sailpoint-api.{version}.yaml")));
        check(version, config, &FLAVOURS, Published::OtherSpecs);
    }
}

#[test]
fn of_the_cases() {
    for case in
        std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases")).unwrap()
    {
        let case = case.unwrap().path();
        let options = case.join("sailgen.toml");
        let mut config = if options.is_file() {
            Config::read(&options).unwrap()
        } else {
            Config::default()
        };
        config.spec.path = Some(case.join("api.yaml"));
        // Cases for the pages in Rust terms have links that the published pages leave unchanged.
        let only_rust = config.flavours() == [Flavour::RustPages];
        let flavours = if only_rust { &FLAVOURS[1..] } else { &FLAVOURS };
        check(
            &case.display().to_string(),
            config,
            flavours,
            Published::OtherSpecs,
        );
    }
}

#[test]
fn of_beta_and_v3() {
    let Some(corpus) = corpus::corpus() else {
        return;
    };
    for version in ["beta", "v3"] {
        check(
            version,
            corpus::config(&corpus, version),
            &FLAVOURS,
            Published::ThisSpec,
        );
    }
}

/// Checks the pages of a spec in every layout. An invalid spec has no pages.
fn check(name: &str, mut config: Config, flavours: &[Flavour], published: Published) {
    config.output.flavours = Some(Vec::new());
    if config.powershell.kinds.contains(&PageKind::Methods) {
        config.powershell.kinds = PageKind::ALL.to_vec();
    }
    let Ok(generated) = pipeline(&config, &mut Diagnostics::default()) else {
        return;
    };
    for &flavour in flavours {
        for layout in PageLayout::ALL {
            config.output.flavours = Some(vec![flavour]);
            config.pages.layout = layout;
            let files = sailgen::files(&generated.api, &generated.published, &config)
                .expect("the built-in templates print");
            let files = files
                .into_iter()
                .map(|file| (file.path, file.contents))
                .collect();
            let site = Site::new(files, config.output.folders.of(flavour));
            let mut dead = site.dead_links();
            if flavour == Flavour::Powershell && published == Published::OtherSpecs {
                dead.retain(|link| !link.is_as_published());
            }
            let dead = dead
                .into_iter()
                .map(|Dead { path, target }| format!("{path}: ({target}) leads nowhere"));
            let wrong = [dead.collect(), site.double(), site.not_listed(layout)].concat();
            assert!(
                wrong.is_empty(),
                "{name}, {flavour}, {layout}:\n{}",
                wrong.join("\n")
            );
        }
    }
}

/// The origin of PowerShell pages: published for this spec, or made by the same rules for another one. Some rules link
/// to types without a page.
#[derive(Clone, Copy, PartialEq)]
enum Published {
    ThisSpec,
    OtherSpecs,
}

/// A link without a target.
struct Dead {
    path: String,
    target: String,
}

impl Dead {
    /// Returns `true` if the link is the type of a property and has the address of a page that does not exist.
    fn is_as_published(&self) -> bool {
        let model = self.target.strip_prefix("../models/");
        let model = model.unwrap_or(&self.target);
        !self.path.contains("/by-tag/") && !model.contains(['/', '.', '#'])
    }
}

/// All files of one layout.
struct Site {
    folder: String,
    files: BTreeMap<String, String>,
    pages: BTreeMap<String, Page>,
    slugs: HashSet<String>,
}

/// Ids, addresses and headings of a page, and the targets of its links.
#[derive(Default)]
struct Page {
    id: Option<String>,
    slug: Option<String>,
    anchors: BTreeSet<String>,
    targets: Vec<String>,
}

impl Site {
    fn new(files: BTreeMap<String, String>, folder: &str) -> Site {
        let pages = files.iter().filter(|(path, _)| path.ends_with(".md"));
        let pages: BTreeMap<_, _> = pages
            .map(|(path, text)| (path.clone(), Page::parse(text)))
            .collect();
        let slugs = pages
            .values()
            .filter_map(|page| page.slug.clone())
            .collect();
        assert!(!pages.is_empty());
        Site {
            folder: folder.to_owned(),
            files,
            pages,
            slugs,
        }
    }

    fn dead_links(&self) -> Vec<Dead> {
        let links = self
            .pages
            .iter()
            .flat_map(|(path, page)| page.targets.iter().map(move |target| (path, page, target)));
        let dead = links.filter(|(path, page, target)| !self.leads_somewhere(path, page, target));
        dead.map(|(path, _, target)| Dead {
            path: path.clone(),
            target: target.clone(),
        })
        .collect()
    }

    fn leads_somewhere(&self, path: &str, page: &Page, target: &str) -> bool {
        if target.contains("://") || target.starts_with("mailto:") {
            return true;
        }
        let (place, anchor) = target.split_once('#').unwrap_or((target, ""));
        let file = match (place, &page.slug) {
            ("", _) => Some(path.to_owned()),
            (place, _) if place.ends_with(".md") => Some(joined(path, place)),
            (place, Some(slug)) => return self.slugs.contains(&joined(slug, place)),
            (_, None) => None,
        };
        let there = file.and_then(|file| self.pages.get(&file));
        there.is_some_and(|there| anchor.is_empty() || there.anchors.contains(anchor))
    }

    /// Returns duplicate ids and addresses, and files whose paths differ in case only.
    fn double(&self) -> Vec<String> {
        let mut seen = HashSet::new();
        let keys = self.pages.iter().flat_map(|(path, page)| {
            let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
            let id = page.id.iter().map(move |id| format!("id {folder}/{id}"));
            id.chain(page.slug.iter().map(|slug| format!("address {slug}")))
        });
        let files = self
            .files
            .keys()
            .map(|path| format!("file {}", path.to_lowercase()));
        keys.chain(files)
            .filter(|key| !seen.insert(key.clone()))
            .map(|key| format!("{key} is there twice"))
            .collect()
    }

    /// Returns pages that are missing in the book or sidebar, and entries without a page.
    fn not_listed(&self, layout: PageLayout) -> Vec<String> {
        let (listed, there): (BTreeSet<String>, BTreeSet<String>) = match layout {
            PageLayout::Mdbook => {
                let summary = format!("{}/src/SUMMARY.md", self.folder);
                // A chapter without a page is a heading for others.
                let targets = self.pages[&summary]
                    .targets
                    .iter()
                    .filter(|target| !target.is_empty());
                let listed: BTreeSet<_> = targets
                    .clone()
                    .map(|target| joined(&summary, target))
                    .collect();
                assert_eq!(listed.len(), targets.count(), "a page is twice");
                (
                    listed,
                    self.pages
                        .keys()
                        .filter(|path| **path != summary)
                        .cloned()
                        .collect(),
                )
            }
            PageLayout::Docusaurus => {
                let sidebar =
                    serde_json::from_str(&self.files[&format!("{}/sidebar.json", self.folder)])
                        .unwrap();
                let mut ids = BTreeSet::new();
                doc_ids(&sidebar, &mut ids);
                let id = |(path, page): (&String, &Page)| {
                    format!(
                        "{}/{}",
                        path.rsplit_once('/').unwrap().0,
                        page.id.as_deref().unwrap()
                    )
                };
                (ids, self.pages.iter().map(id).collect())
            }
            _ => return Vec::new(),
        };
        listed
            .symmetric_difference(&there)
            .map(|page| format!("{page} is not both a page and in the list"))
            .collect()
    }
}

fn doc_ids(item: &Value, ids: &mut BTreeSet<String>) {
    match item {
        Value::Array(items) => items.iter().for_each(|item| doc_ids(item, ids)),
        Value::Object(map) => {
            if item["type"] == "doc" {
                ids.insert(item["id"].as_str().unwrap().to_owned());
            }
            map.values().for_each(|value| doc_ids(value, ids));
        }
        _ => {}
    }
}

impl Page {
    fn parse(text: &str) -> Page {
        let mut page = Page::default();
        let (mut heading, mut front): (Option<String>, bool) = (None, false);
        for event in Parser::new_ext(
            text,
            Options::ENABLE_TABLES | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS,
        ) {
            match event {
                Event::Start(Tag::MetadataBlock(_)) => front = true,
                Event::End(TagEnd::MetadataBlock(_)) => front = false,
                Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
                Event::End(TagEnd::Heading(_)) => {
                    page.add_anchor(&heading.take().unwrap_or_default())
                }
                Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                    page.targets.push(dest_url.into_string());
                }
                Event::Text(text) if front => {
                    page.id = value(&text, "id");
                    page.slug = value(&text, "slug");
                }
                Event::Text(text) | Event::Code(text) => heading
                    .iter_mut()
                    .for_each(|heading| heading.push_str(&text)),
                _ => {}
            }
        }
        page
    }

    /// Adds the anchor that sites and books generate for a heading.
    fn add_anchor(&mut self, heading: &str) {
        let kept = heading
            .trim()
            .chars()
            .filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
        let anchor: String = kept
            .map(|c| if c == ' ' { '-' } else { c })
            .collect::<String>()
            .to_lowercase();
        let numbered = (1..).map(|number| format!("{anchor}-{number}"));
        let free = std::iter::once(anchor.clone())
            .chain(numbered)
            .find(|anchor| !self.anchors.contains(anchor));
        self.anchors.extend(free);
    }
}

/// Returns a value of the front matter.
fn value(front: &str, key: &str) -> Option<String> {
    let line = front
        .lines()
        .find_map(|line| line.strip_prefix(key)?.strip_prefix(": "));
    line.map(|value| value.trim().trim_matches('"').to_owned())
}

/// Resolves a relative target against a file or address.
fn joined(from: &str, target: &str) -> String {
    if target.starts_with('/') {
        return target.to_owned();
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in target.split('/') {
        match part {
            "." => {}
            ".." => _ = parts.pop(),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[test]
fn a_dead_link_is_seen() {
    let page = |text: &str| {
        (
            "docs/A.md".to_owned(),
            format!("---\nid: a\nslug: /x/a\n---\n# Big Name\n{text}"),
        )
    };
    let dead = |text: &str| {
        Site::new(BTreeMap::from([page(text)]), "docs")
            .dead_links()
            .len()
    };
    for well in [
        "[a](A.md#big-name)",
        "[a](#)",
        "[a](a)",
        "[a](/x/a)",
        "[a](../docs/A.md)",
        "[a](https://a.example)",
    ] {
        assert_eq!(dead(well), 0, "{well}");
    }
    for wrong in [
        "[a](B.md)",
        "[a](#bigname)",
        "[a](b)",
        "[a](/a)",
        "[a](A.md#x)",
        "![a](a.png)",
        "[a](../A.md)",
    ] {
        assert_eq!(dead(wrong), 1, "{wrong}");
    }
}
