//! Arranges the pages as a book: `book.toml`, `SUMMARY.md`, and pages as mdBook expects them,
//! without front matter and with links to files. It knows no flavour.

use std::fmt::Write as _;

use super::input::{Section, Site};
use super::lists::{Lists, by_letter};
use super::places::{Places, as_folder, file, relative};
use super::style;
use super::tags::by_title;
use super::text::plain;
use crate::config::{PageKind, PageLayout};
use crate::output::OutputFile;
use crate::text::quote;

/// The settings of every book, except its title.
const SETTINGS: &str = include_str!("book.toml");

/// A stylesheet that makes property tables readable.
const STYLE: &str = include_str!("book.css");

/// A script that lets long names break between their words.
const SCRIPT: &str = include_str!("book.js");

/// Returns the files of the book other than its pages.
pub(super) fn files(site: &Site, lists: Option<&Lists<'_>>) -> Vec<OutputFile> {
    let root = as_folder(&site.folder);
    let settings = SETTINGS.replacen("\"TITLE\"", &quote::double(&title(site)), 1);
    let path = format!("{root}src/SUMMARY.md");
    vec![
        file(format!("{root}book.toml"), settings),
        file(format!("{root}pages.css"), style::of(site, STYLE)),
        file(format!("{root}pages.js"), SCRIPT.to_owned()),
        file(path.clone(), summary(site, lists, &path)),
    ]
}

/// Formats a page for mdBook.
pub(super) fn page(text: &str) -> String {
    // mdBook's highlighter warns about unknown languages.
    bare(text).replace("```powershell\n", "```text\n")
}

/// Adds a heading to a front page whose title is only in the front matter.
pub(super) fn front_page(section: &Section, text: &str) -> String {
    match text.starts_with("# ") {
        true => text.to_owned(),
        false => format!("# {}\n\n{text}", section.title),
    }
}

/// Returns the title of the book: the API, the language and the kinds of its pages.
fn title(site: &Site) -> String {
    let kinds = site
        .sections
        .iter()
        .map(|section| section.title.to_lowercase())
        .collect::<Vec<_>>();
    format!("{}: {} {}", site.title, site.language, kinds.join(" and "))
}

/// Returns the chapters. Each page is listed once, as mdBook requires.
fn summary(site: &Site, lists: Option<&Lists<'_>>, path: &str) -> String {
    let mut text = String::from("# Summary\n\n");
    let places = |section: &Section| Places::of(section, PageLayout::Mdbook, &site.folder);
    for section in &site.sections {
        let target = relative(path, &places(section).index);
        _ = writeln!(text, "[{}]({target})", section.title);
        if let Some(guide) = &section.guide {
            let guide_file = format!("{}{}", places(section).pages, guide.file);
            let target = relative(path, &guide_file);
            _ = writeln!(text, "[{}]({target})", plain(&guide.title));
        }
    }
    if let Some(methods) = site.section(PageKind::Methods) {
        let folder = places(methods).pages;
        _ = write!(text, "\n# {}\n\n", methods.title);
        for page in by_title(&methods.entries) {
            let entry = &methods.entries[page];
            let target = relative(path, &format!("{folder}{}", entry.file));
            _ = writeln!(text, "- [{}]({target})", plain(&entry.title));
        }
    }
    if let Some(lists) = lists {
        chapters_of_models(lists, path, &mut text);
    }
    text
}

/// Adds the models by tag, as pages of the tags, and from A to Z.
fn chapters_of_models(lists: &Lists<'_>, path: &str, text: &mut String) {
    if !lists.groups.is_empty() {
        text.push_str("\n# By tag\n\n");
    }
    for group in &lists.groups {
        let target = relative(path, &lists.tag_file(group));
        _ = writeln!(text, "- [{}]({target})", plain(group.name));
    }
    let entries = &lists.section.entries;
    if !entries.is_empty() {
        text.push_str("\n# A to Z\n\n");
    }
    for (letter, pages) in by_letter(entries) {
        _ = writeln!(text, "- [{letter}]()");
        for page in pages {
            let link = lists.link(path, page);
            _ = writeln!(text, "  - [{}]({})", link.title, link.target);
        }
    }
}

/// Removes the front matter of a page.
fn bare(page: &str) -> &str {
    let after = page
        .strip_prefix("---\n")
        .and_then(|rest| rest.split_once("\n---\n"));
    after
        .map_or(page, |(_, text)| text)
        .trim_start_matches('\n')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_loses_its_front_matter_and_nothing_else() {
        assert_eq!(bare("---\nid: a\n---\n\n\n# A\n\n---\n"), "# A\n\n---\n");
        assert_eq!(bare("# A\n\n---\nb\n---\n"), "# A\n\n---\nb\n---\n");
        assert_eq!(bare("---\nid: a\n"), "---\nid: a\n");
    }
}
