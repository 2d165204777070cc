//! The lists of models by tag and by letter, and what the template of lists sees: finished strings.

use serde::Serialize;

use super::input::{Entry, Section, Site};
use super::places::{Places, relative};
use super::tags::{Group, by_title};
use super::text::plain;
use crate::text::line;

/// The models of a site, sorted, with where they are.
pub(super) struct Lists<'a> {
    pub(super) site: &'a Site,
    pub(super) section: &'a Section,
    pub(super) places: Places,
    pub(super) groups: Vec<Group<'a>>,
}

impl Lists<'_> {
    /// The file of a tag's page.
    pub(super) fn tag_file(&self, group: &Group<'_>) -> String {
        format!("{}{}.md", self.places.tags, group.slug)
    }

    /// The id of a tag's page.
    pub(super) fn tag_id(&self, group: &Group<'_>) -> String {
        let version = line::words(&self.site.version);
        format!("{version}-by-tag-{}", group.slug)
    }

    /// A link from a file to the page of a model.
    pub(super) fn link(&self, from: &str, page: usize) -> Link {
        let entry = &self.section.entries[page];
        let file = format!("{}{}", self.places.pages, entry.file);
        Link {
            title: plain(&entry.title),
            target: relative(from, &file),
            count: 0,
        }
    }

    /// The lists as the template sees them.
    pub(super) fn texts(&self) -> ListTexts {
        let index = &self.places.index;
        let tag = |group: &Group<'_>| Link {
            title: plain(group.name),
            target: relative(index, &self.tag_file(group)),
            count: group.pages.len(),
        };
        let letter = |(title, pages): (String, Vec<usize>)| Letter {
            anchor: title.to_lowercase(),
            title,
            models: pages.iter().map(|&page| self.link(index, page)).collect(),
        };
        ListTexts {
            tags: self.groups.iter().map(tag).collect(),
            letters: by_letter(&self.section.entries)
                .into_iter()
                .map(letter)
                .collect(),
        }
    }
}

/// `lists` in `lists.md`: all pages by tag and by letter.
#[derive(Debug, Clone, Serialize)]
pub(super) struct ListTexts {
    tags: Vec<Link>,
    letters: Vec<Letter>,
}

/// A link in a list.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Link {
    /// Its text, as Markdown.
    pub(super) title: String,
    /// Where it leads, as seen from the page.
    pub(super) target: String,
    /// How many models are listed there, or 0 where it leads to one.
    count: usize,
}

/// The pages whose names start with one letter.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Letter {
    title: String,
    /// The anchor of its heading.
    anchor: String,
    models: Vec<Link>,
}

/// The pages in order of title, by the letter that the title starts with; last those that start with none.
pub(super) fn by_letter(entries: &[Entry]) -> Vec<(String, Vec<usize>)> {
    let mut letters: Vec<(String, Vec<usize>)> = Vec::new();
    let mut others = Vec::new();
    for page in by_title(entries) {
        let first = entries[page].title.chars().next();
        let Some(letter) = first.filter(char::is_ascii_alphabetic) else {
            others.push(page);
            continue;
        };
        let letter = letter.to_ascii_uppercase().to_string();
        match letters.last_mut().filter(|(last, _)| *last == letter) {
            Some((_, pages)) => pages.push(page),
            None => letters.push((letter, vec![page])),
        }
    }
    letters.extend((!others.is_empty()).then(|| ("Others".to_owned(), others)));
    letters
}
