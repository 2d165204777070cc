//! The pages as a book: `book.toml`, `SUMMARY.md`, and pages as mdBook reads them, without front matter and with links
//! to files.

use std::fmt::Write as _;

use super::lists::by_letter;
use super::tags::Group;
use super::text::plain;
use super::{Places, Site, file, links};
use crate::output::OutputFile;
use crate::text::quote;

/// What every book says of itself, but for its title.
const SETTINGS: &str = include_str!("book.toml");

/// What makes tables of properties readable.
const STYLE: &str = include_str!("pages.css");

/// The files of the book.
pub(super) fn book(
    pages: Vec<OutputFile>,
    site: &Site<'_>,
    groups: &[Group<'_>],
    places: &Places,
) -> Vec<OutputFile> {
    let files = links::files(&site.entries);
    let mut book = vec![
        file(
            "",
            "book.toml",
            SETTINGS.replacen("\"TITLE\"", &quote::double(&title(site)), 1),
        ),
        file("", "pages.css", STYLE.to_owned()),
        file(places.root, "SUMMARY.md", summary(site, groups, places)),
    ];
    book.extend(pages.into_iter().map(|page| {
        // mdBook's highlighter complains of a language that it does not know.
        let text =
            links::to_files(bare(&page.contents), &files).replace("```powershell\n", "```text\n");
        // A front page may have its name in the front matter alone.
        let heading = if page.path == places.index && !text.starts_with("# ") {
            "# Models\n\n"
        } else {
            ""
        };
        file(places.root, &page.path, format!("{heading}{text}"))
    }));
    book
}

/// What the book is called: as the API and the language of the pages.
fn title(site: &Site<'_>) -> String {
    let info = &site.api.info;
    format!("{}: {}", info.title, site.label)
}

/// The chapters. Each page is one of them once, as mdBook wants it.
fn summary(site: &Site<'_>, groups: &[Group<'_>], places: &Places) -> String {
    let mut text = format!("# Summary\n\n[Models]({})\n", places.index);
    if !groups.is_empty() {
        text.push_str("\n# By tag\n\n");
    }
    for group in groups {
        _ = writeln!(
            text,
            "- [{}]({}{}.md)",
            plain(group.name),
            places.tags,
            group.slug
        );
    }
    if !site.entries.is_empty() {
        text.push_str("\n# A to Z\n\n");
    }
    for (letter, pages) in by_letter(site) {
        _ = writeln!(text, "- [{letter}]()");
        for page in pages {
            let entry = &site.entries[page];
            _ = writeln!(
                text,
                "  - [{}]({}{})",
                plain(&entry.title),
                places.models,
                entry.path
            );
        }
    }
    text
}

/// A page without its front matter.
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
