//! The files of pages. It knows names only.

use std::collections::HashSet;

use super::free::free_name;

/// The file `name.md`, or the first free one with a number. Two names can share a file only if they differ in characters
/// that file names cannot hold, or in letter case, which some file systems do not see.
pub(crate) fn free_markdown_file(name: &str, taken: &mut HashSet<String>) -> String {
    let numbered = |_: &str, number| format!("{name}_{number}.md");
    free_name(format!("{name}.md"), 1, numbered, |path| {
        taken.insert(path.to_lowercase())
    })
}
