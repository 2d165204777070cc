//! What a Docusaurus site needs beside the pages: `_category_.json` for a sidebar that is made from folders, `sidebar.json` for
//! one that is written by hand, and a stylesheet.

use std::collections::HashSet;

use serde::Serialize;

use super::input::{Section, Site};
use super::lists::{Lists, by_letter};
use super::places::{as_folder, file};
use super::style;
use super::tags::{Group, by_title};
use crate::config::PageKind;
use crate::output::OutputFile;
use crate::text::line;

/// What makes tables of properties readable.
const STYLE: &str = include_str!("docusaurus.css");

/// What the lists are called.
const BY_TAG: &str = "By tag";
const BY_LETTER: &str = "A to Z";

/// `_category_.json`: how a folder shows in a sidebar that is made from folders.
#[derive(Serialize)]
struct Category<'a> {
    label: &'a str,
    collapsed: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    position: Option<u32>,
}

/// An item of a sidebar.
#[derive(Clone, Serialize)]
#[serde(tag = "type", rename_all = "lowercase")]
enum Item {
    /// A page.
    Doc { id: String },
    /// More items under a name.
    Category {
        label: String,
        /// Tells apart what has the same name. Only newer versions know it.
        #[serde(skip_serializing_if = "Option::is_none")]
        key: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        link: Option<Box<Item>>,
        items: Vec<Item>,
    },
}

/// The files beside the pages: what the sidebar needs, and a stylesheet.
pub(super) fn files(site: &Site, lists: Option<&Lists<'_>>) -> Vec<OutputFile> {
    let mut files = Vec::new();
    for section in &site.sections {
        let folder = as_folder(&section.folder);
        let label = format!("{} {}", site.language, section.kind);
        files.push(category_file(folder, &label, None));
    }
    if let Some(lists) = lists.filter(|lists| !lists.groups.is_empty()) {
        files.push(category_file(lists.places.tags.clone(), BY_TAG, Some(1)));
    }
    if let Some(section) = site.sections.first() {
        let folder = as_folder(&section.folder);
        files.push(json(format!("{folder}sidebar.json"), &sidebar(site, lists)));
        let sheet = style::of(site, STYLE).replace("FOLDER", page_class(&folder));
        files.push(file(format!("{folder}pages.css"), sheet));
    }
    files
}

/// A part of the class that Docusaurus gives to the pages of a folder, after their ids.
fn page_class(folder: &str) -> &str {
    match folder {
        "" => "docs-doc-id-",
        folder => folder,
    }
}

fn category_file(folder: String, label: &str, position: Option<u32>) -> OutputFile {
    let category = Category {
        label,
        collapsed: true,
        position,
    };
    json(folder + "_category_.json", &category)
}

/// The front page of a kind and its pages; with several kinds, a category of each.
fn sidebar(site: &Site, lists: Option<&Lists<'_>>) -> Vec<Item> {
    let items = |section: &Section| match section.kind {
        PageKind::Models => lists.map(items_of_models).unwrap_or_default(),
        PageKind::Methods => docs(section, &by_title(&section.entries)),
    };
    match &site.sections[..] {
        [section] => [vec![doc(section, &section.index_id)], items(section)].concat(),
        sections => sections
            .iter()
            .map(|section| Item::Category {
                label: section.kind.title().to_owned(),
                key: None,
                link: Some(Box::new(doc(section, &section.index_id))),
                items: items(section),
            })
            .collect(),
    }
}

/// All models by tag and by letter.
fn items_of_models(lists: &Lists<'_>) -> Vec<Item> {
    let section = lists.section;
    let letters = by_letter(&section.entries);
    let double = names_of_several(lists, &letters);
    let tag = |group: &Group<'_>| {
        let label = line::words(group.name);
        let key = double
            .contains(&label)
            .then(|| format!("by-tag-{}", group.slug));
        let id = format!("by-tag/{}", lists.tag_id(group));
        Item::Category {
            label,
            key,
            link: Some(Box::new(doc(section, &id))),
            items: docs(section, &group.pages),
        }
    };
    let letter = |(label, pages): &(String, Vec<usize>)| Item::Category {
        label: label.clone(),
        key: double.contains(label).then(|| format!("letter-{label}")),
        link: None,
        items: docs(section, pages),
    };
    let category = |label: &str, items| Item::Category {
        label: label.to_owned(),
        key: None,
        link: None,
        items,
    };
    vec![
        category(BY_TAG, lists.groups.iter().map(tag).collect()),
        category(BY_LETTER, letters.iter().map(letter).collect()),
    ]
}

/// The labels that more than one category has.
fn names_of_several(lists: &Lists<'_>, letters: &[(String, Vec<usize>)]) -> HashSet<String> {
    let groups = lists.groups.iter().map(|group| line::words(group.name));
    let names = groups.chain(letters.iter().map(|(letter, _)| letter.clone()));
    let mut seen = HashSet::from([BY_TAG.to_owned(), BY_LETTER.to_owned()]);
    names.filter(|name| !seen.insert(name.clone())).collect()
}

fn docs(section: &Section, pages: &[usize]) -> Vec<Item> {
    let entries = pages.iter().map(|&page| &section.entries[page]);
    entries.map(|entry| doc(section, &entry.id)).collect()
}

/// A page by its id, which starts from the folder of all documents of a site.
fn doc(section: &Section, id: &str) -> Item {
    Item::Doc {
        id: as_folder(&section.folder) + id,
    }
}

fn json(path: String, value: &impl Serialize) -> OutputFile {
    let text = serde_json::to_string_pretty(value).unwrap_or_default();
    file(path, text + "\n")
}
