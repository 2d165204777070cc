//! The pages as a book: `book.toml`, `SUMMARY.md`, and pages as mdBook reads them, without front matter and with links
//! to files.

use std::collections::HashMap;
use std::fmt::Write as _;

use super::lists::by_letter;
use super::tags::Group;
use super::text::{plain, quoted};
use super::{Places, Site, file};
use crate::output::OutputFile;

/// What every book says of itself, but for its title.
const SETTINGS: &str = include_str!("book.toml");

/// What makes tables of properties readable.
const STYLE: &str = include_str!("pages.css");

/// The files of the book.
pub(super) fn book(pages: Vec<OutputFile>, site: &Site<'_>, groups: &[Group<'_>], places: &Places) -> Vec<OutputFile> {
    let files: HashMap<&str, &str> = site.entries.iter().map(|entry| (last_part(&entry.slug), &*entry.path)).collect();
    let mut book = vec![
        file("", "book.toml", SETTINGS.replacen("\"TITLE\"", &quoted(&title(site)), 1)),
        file("", "pages.css", STYLE.to_owned()),
        file(places.root, "SUMMARY.md", summary(site, groups, places)),
    ];
    book.extend(pages.into_iter().map(|page| {
        let text = linked(bare(&page.contents), &files);
        // The front page has its name in the front matter alone.
        let heading = if page.path == places.index { "# Models\n\n" } else { "" };
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
        _ = writeln!(text, "- [{}]({}{}.md)", plain(group.name), places.tags, group.slug);
    }
    if !site.entries.is_empty() {
        text.push_str("\n# A to Z\n\n");
    }
    for (letter, pages) in by_letter(site) {
        _ = writeln!(text, "- [{letter}]()");
        for page in pages {
            let entry = &site.entries[page];
            _ = writeln!(text, "  - [{}]({}{})", plain(&entry.title), places.models, entry.path);
        }
    }
    text
}

/// A page without its front matter.
fn bare(page: &str) -> &str {
    let after = page.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n"));
    after.map_or(page, |(_, text)| text).trim_start_matches('\n')
}

/// A link to an address of the site leads to the file with that page; what stands in blocks of code stays.
fn linked(page: &str, files: &HashMap<&str, &str>) -> String {
    let mut out = String::with_capacity(page.len());
    let mut in_code = false;
    for line in page.split_inclusive('\n') {
        in_code ^= line.starts_with("```");
        // mdBook's highlighter complains of a language that it does not know.
        let mut rest = if line == "```powershell\n" { "```text\n" } else { line };
        while let Some((before, after)) = rest.split_once("](").filter(|_| !in_code) {
            out.push_str(before);
            out.push_str("](");
            let end = after.find([')', '#', '\n']).unwrap_or(after.len());
            out.push_str(files.get(&after[..end]).unwrap_or(&&after[..end]));
            rest = &after[end..];
        }
        out.push_str(rest);
    }
    out
}

fn last_part(slug: &str) -> &str {
    slug.rsplit('/').next().unwrap_or(slug)
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

    #[test]
    fn links_lead_to_files() {
        let files = HashMap::from([("a-b", "AB.md")]);
        let text = "[x](a-b) [y](a-b#c) [z](a-bc) [u](https://a/a-b)\n```powershell\n[x](a-b)\n```\n[x](a-b";
        let expected = "[x](AB.md) [y](AB.md#c) [z](a-bc) [u](https://a/a-b)\n```text\n[x](a-b)\n```\n[x](AB.md";
        assert_eq!(linked(text, &files), expected);
    }
}
