//! The files of pages. It knows names only.

use std::collections::HashSet;

use super::device::is_device;
use super::free::free_name;

/// The longest name of a page's file in bytes; most file systems take 255 with the extension and a number.
const LONGEST: usize = 200;

/// The stem of the page of something called `Index`: `Index.md` is the list of all pages.
pub(crate) const INDICES: &str = "Indices";

/// The stem of a page's file for a name of letters and digits: not too long, no device of Windows, and not the list of all
/// pages.
pub(crate) fn page_stem(mut name: String) -> String {
    while name.len() > LONGEST {
        name.pop();
    }
    match name.to_lowercase().trim_end() {
        "index" => INDICES.to_owned(),
        lower if is_device(lower) => name + "_",
        _ => name,
    }
}

/// The file `name.md`, or the first free one with a number. Two names can share a file only if they differ in characters
/// that file names cannot hold, or in letter case, which some file systems do not see.
pub(crate) fn free_markdown_file(name: &str, taken: &mut HashSet<String>) -> String {
    let numbered = |_: &str, number| format!("{name}_{number}.md");
    free_name(format!("{name}.md"), 1, numbered, |path| {
        taken.insert(path.to_lowercase())
    })
}
