//! Converts links between pages: by URL in a site, by file in a folder or a book. It knows no
//! flavour.

use std::collections::HashMap;

use super::input::{Section, Site};
use super::places::{Places, relative};

/// Maps links by URL to links by file.
pub(super) type Files = HashMap<String, String>;

/// Returns the links to all pages, relative to a file of a section.
pub(super) fn by_address(
    site: &Site,
    from: (&Section, &str),
    places: impl Fn(&Section) -> Places,
) -> Files {
    let (home, from) = from;
    let mut files = Files::new();
    for section in &site.sections {
        let way = match section.kind == home.kind {
            true => String::new(),
            false => format!("../{}/", last_part(&section.address)),
        };
        let folder = places(section).pages;
        files.extend(section.entries.iter().chain(&section.guide).map(|entry| {
            let file = format!("{folder}{}", entry.file);
            (format!("{way}{}", entry.slug), relative(from, &file))
        }));
    }
    files
}

/// Replaces links by URL with links by file, except in code blocks.
pub(super) fn to_files(page: &str, files: &Files) -> String {
    let mut out = String::with_capacity(page.len());
    let mut in_code = false;
    for line in page.split_inclusive('\n') {
        in_code ^= line.starts_with("```");
        let mut rest = line;
        while let Some((before, after)) = rest.split_once("](").filter(|_| !in_code) {
            out.push_str(before);
            out.push_str("](");
            let end = after.find([')', '#', '\n']).unwrap_or(after.len());
            out.push_str(files.get(&after[..end]).map_or(&after[..end], |file| file));
            rest = &after[end..];
        }
        out.push_str(rest);
    }
    out
}

fn last_part(address: &str) -> &str {
    address.rsplit('/').next().unwrap_or(address)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_lead_to_files() {
        let files = Files::from([("a-b".to_owned(), "AB.md".to_owned())]);
        let text = "[x](a-b) [y](a-b#c) [z](a-bc) [u](https://a/a-b)\n```powershell\n[x](a-b)\n```\n[x](a-b";
        let expected = "[x](AB.md) [y](AB.md#c) [z](a-bc) [u](https://a/a-b)\n```powershell\n[x](a-b)\n```\n[x](AB.md";
        assert_eq!(to_files(text, &files), expected);
    }
}
