//! Moves the examples of a book to chapters of their own, which its search leaves out: mdBook has no
//! switch that keeps code out of its index.

use std::collections::HashMap;

use super::input::Site;
use super::places::{Places, as_folder, file, relative};
use crate::config::{PageKind, PageLayout};
use crate::output::OutputFile;

/// The heading of the examples on a page.
const HEADING: &str = "## Examples\n";

/// The setting that keeps the chapters out of the index.
const UNSEARCHED: &str = "\"examples\" = { enable = false }\n";

/// Moves the examples of all models, and lists their chapters below those of the models.
pub(super) fn move_apart(site: &Site, files: &mut Vec<OutputFile>) {
    let Some(section) = site.section(PageKind::Models) else {
        return;
    };
    let pages = Places::of(section, PageLayout::Mdbook, &site.folder).pages;
    let source = as_folder(&site.folder) + "src/";
    let mut chapters = Vec::new();
    let mut listed = HashMap::new();
    for page in files.iter_mut() {
        let Some(name) = page.path.strip_prefix(&pages) else {
            continue;
        };
        let Some((before, examples, after)) = split(&page.contents) else {
            continue;
        };
        let path = format!("{source}examples/{name}");
        let title = before.lines().next().unwrap_or_default();
        let title = title.trim_start_matches("# ");
        let back = relative(&path, &page.path);
        let chapter =
            format!("# Example of {title}\n\nA value of [{title}]({back}).\n\n{examples}");
        let text = format!(
            "{before}{HEADING}\n[A value in code and as JSON]({})\n\n{after}",
            relative(&page.path, &path)
        );
        let target = |path: &str| path.strip_prefix(&source).map(str::to_owned);
        listed.extend(target(&page.path).zip(target(&path)));
        chapters.push(file(path, chapter));
        page.contents = text;
    }
    if chapters.is_empty() {
        return;
    }
    for page in files.iter_mut() {
        match page.path.rsplit('/').next() {
            Some("SUMMARY.md") => page.contents = with_chapters(&page.contents, &listed),
            Some("book.toml") => page.contents += UNSEARCHED,
            _ => {}
        }
    }
    files.extend(chapters);
}

/// Splits a page into what is before its examples, the examples, and what is after them.
fn split(page: &str) -> Option<(&str, &str, &str)> {
    let start = page.find(&format!("\n{HEADING}"))? + 1;
    let (before, rest) = page.split_at(start);
    let (mut end, mut in_code) = (HEADING.len(), false);
    for line in rest[HEADING.len()..].split_inclusive('\n') {
        in_code ^= line.starts_with("```");
        if !in_code && (line.starts_with("## ") || line.starts_with("[[")) {
            break;
        }
        end += line.len();
    }
    let examples = rest[HEADING.len()..end].trim_start();
    Some((before, examples, &rest[end..]))
}

/// Adds a chapter below each model that has an example.
fn with_chapters(summary: &str, listed: &HashMap<String, String>) -> String {
    let mut out = String::with_capacity(summary.len() * 2);
    for line in summary.split_inclusive('\n') {
        out.push_str(line);
        let target = line.trim_end().strip_suffix(')');
        let target = target
            .and_then(|line| line.rsplit_once('('))
            .map(|(_, target)| target);
        if let Some(example) = target.and_then(|target| listed.get(target)) {
            let indent = line.len() - line.trim_start().len() + 2;
            out += &format!("{}- [Example]({example})\n", " ".repeat(indent));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn examples_end_where_the_next_part_begins() {
        let page = "# A\n\n## Examples\n\n```rust\n## no heading\n```\n\n## Used by\n\n- B\n";
        let (before, examples, after) = split(page).expect("there are examples");
        assert_eq!(before, "# A\n\n");
        assert_eq!(examples, "```rust\n## no heading\n```\n\n");
        assert_eq!(after, "## Used by\n\n- B\n");
        assert_eq!(split("# A\n"), None);
    }
}
