//! Determines the paths of a section's pages in a layout, and relative links between files. It
//! knows no pages.

use super::input::Section;
use crate::config::{PageKind, PageLayout};
use crate::output::OutputFile;

/// The locations of a section's files in a layout. All paths are relative to the output folder;
/// folders end with a slash or are empty.
pub(super) struct Places {
    /// The front page.
    pub(super) index: String,
    /// The folder of the pages.
    pub(super) pages: String,
    /// The folder of the lists by tag.
    pub(super) tags: String,
}

impl Places {
    /// Returns the locations for a section. A book keeps all sections in one folder, `book`.
    pub(super) fn of(section: &Section, layout: PageLayout, book: &str) -> Places {
        match layout {
            PageLayout::Plain | PageLayout::Docusaurus => {
                let folder = as_folder(&section.folder);
                Places {
                    index: format!("{folder}Index.md"),
                    tags: format!("{folder}by-tag/"),
                    pages: folder,
                }
            }
            // Pages have their own folder, because a page named `Print` would collide with a file
            // of mdBook.
            PageLayout::Mdbook => {
                let root = as_folder(book) + "src/";
                let index = match section.kind {
                    PageKind::Models => format!("{root}index.md"),
                    PageKind::Methods => format!("{root}methods/index.md"),
                };
                Places {
                    index,
                    pages: format!("{root}{}/", section.kind),
                    tags: format!("{root}by-tag/"),
                }
            }
        }
    }
}

/// Adds a trailing slash to a folder, unless it is empty.
pub(super) fn as_folder(folder: &str) -> String {
    match folder {
        "" => String::new(),
        folder => format!("{folder}/"),
    }
}

/// Returns the relative path from the file `from` to the file `to`.
pub(super) fn relative(from: &str, to: &str) -> String {
    let shared = from
        .bytes()
        .zip(to.bytes())
        .take_while(|(from, to)| from == to)
        .count();
    let slash = from.as_bytes()[..shared]
        .iter()
        .rposition(|byte| *byte == b'/');
    let shared = slash.map_or(0, |slash| slash + 1);
    let up = from[shared..].matches('/').count();
    format!("{}{}", "../".repeat(up), &to[shared..])
}

pub(super) fn file(path: String, contents: String) -> OutputFile {
    OutputFile { path, contents }
}

#[cfg(test)]
mod tests {
    use super::relative;

    #[test]
    fn links_go_up_and_down() {
        for (from, to, expected) in [
            ("docs/a.md", "docs/b.md", "b.md"),
            ("docs/by-tag/a.md", "docs/b.md", "../b.md"),
            ("docs/a.md", "docs/methods/b.md", "methods/b.md"),
            ("models/ab.md", "methods/ab.md", "../methods/ab.md"),
            ("docs/x/a.md", "docs/xy/a.md", "../xy/a.md"),
            ("a.md", "b.md", "b.md"),
            ("dä/a.md", "dö/a.md", "../dö/a.md"),
        ] {
            assert_eq!(relative(from, to), expected, "{from} to {to}");
        }
    }
}
