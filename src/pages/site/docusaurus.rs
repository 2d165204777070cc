//! The sidebar of a Docusaurus site: `_category_.json` for one that is made from folders, `sidebar.json` for one that
//! is written by hand.

use std::collections::HashSet;

use serde::Serialize;

use super::lists::{by_letter, id};
use super::tags::Group;
use super::{Site, file};
use crate::output::OutputFile;
use crate::text::line;

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
#[derive(Serialize)]
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

/// The pages and what the sidebar needs.
pub(super) fn with_sidebar(
    mut pages: Vec<OutputFile>,
    site: &Site<'_>,
    groups: &[Group<'_>],
) -> Vec<OutputFile> {
    let folder = Category {
        label: site.label,
        collapsed: true,
        position: None,
    };
    pages.push(json("_category_.json", &folder));
    if !groups.is_empty() {
        pages.push(json(
            "by-tag/_category_.json",
            &Category {
                label: BY_TAG,
                collapsed: true,
                position: Some(1),
            },
        ));
    }
    pages.push(json("sidebar.json", &sidebar(site, groups)));
    pages
}

/// The front page, then all models by tag and by letter.
fn sidebar(site: &Site<'_>, groups: &[Group<'_>]) -> Vec<Item> {
    let prefix = if site.folder.is_empty() {
        String::new()
    } else {
        format!("{}/", site.folder)
    };
    let letters = by_letter(site);
    let names = groups
        .iter()
        .map(|group| line::words(group.name))
        .chain(letters.iter().map(|(letter, _)| letter.clone()));
    let mut seen = HashSet::from([BY_TAG.to_owned(), BY_LETTER.to_owned()]);
    let double: HashSet<String> = names.filter(|name| !seen.insert(name.clone())).collect();

    let doc = |id: &str| Item::Doc {
        id: format!("{prefix}{id}"),
    };
    let docs = |pages: &[usize]| {
        pages
            .iter()
            .map(|&page| doc(&site.entries[page].id))
            .collect()
    };
    let tag = |group: &Group<'_>| {
        let label = line::words(group.name);
        let key = double
            .contains(&label)
            .then(|| format!("by-tag-{}", group.slug));
        let link = Some(Box::new(doc(&format!("by-tag/{}", id(site, group)))));
        Item::Category {
            label,
            key,
            link,
            items: docs(&group.pages),
        }
    };
    let letter = |(label, pages): (String, Vec<usize>)| {
        let key = double.contains(&label).then(|| format!("letter-{label}"));
        Item::Category {
            label,
            key,
            link: None,
            items: docs(&pages),
        }
    };
    let category = |label: &str, items| Item::Category {
        label: label.to_owned(),
        key: None,
        link: None,
        items,
    };
    vec![
        doc("models"),
        category(BY_TAG, groups.iter().map(tag).collect()),
        category(BY_LETTER, letters.into_iter().map(letter).collect()),
    ]
}

fn json(path: &str, value: &impl Serialize) -> OutputFile {
    let text = serde_json::to_string_pretty(value).unwrap_or_default();
    file("", path, text + "\n")
}
