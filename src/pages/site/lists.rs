//! Lists the models by tag and by letter, as finished strings for the template. It writes no files.

use serde::Serialize;

use super::input::{Entry, Section, Site};
use super::places::{Places, relative};
use super::tags::{Group, by_title};
use super::text::plain;
use crate::text::line;

/// The models of a site by tag, with their locations.
pub(super) struct Lists<'a> {
    pub(super) site: &'a Site,
    pub(super) section: &'a Section,
    pub(super) places: Places,
    pub(super) groups: Vec<Group<'a>>,
}

impl Lists<'_> {
    /// Returns the path of a tag's page.
    pub(super) fn tag_file(&self, group: &Group<'_>) -> String {
        format!("{}{}.md", self.places.tags, group.slug)
    }

    /// Returns the id of a tag's page.
    pub(super) fn tag_id(&self, group: &Group<'_>) -> String {
        let version = line::words(&self.site.version);
        format!("{version}-by-tag-{}", group.slug)
    }

    /// Returns a link from a file to the page of a model.
    pub(super) fn link(&self, from: &str, page: usize) -> Link {
        let entry = &self.section.entries[page];
        let file = format!("{}{}", self.places.pages, entry.file);
        Link {
            title: plain(&entry.title),
            target: relative(from, &file),
            count: 0,
        }
    }

    /// Returns the data for the template.
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

/// The `lists` variable of `lists.md`: all pages by tag and by letter.
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
    /// Its target, relative to the page.
    pub(super) target: String,
    /// Number of models listed at the target; 0 for a link to a single model.
    count: usize,
}

/// The pages whose titles start with the same letter.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Letter {
    title: String,
    /// The anchor of its heading.
    anchor: String,
    models: Vec<Link>,
}

/// Groups the pages by the first letter of their title, sorted by title. Titles that do not start
/// with an ASCII letter come last.
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
