//! Names for the files of pages. It touches no file.

use std::collections::HashSet;

use super::device::is_device;
use super::free::free_name;

/// The longest file stem of a page in bytes. Most file systems allow 255, which must also hold the extension and a number.
const LONGEST: usize = 200;

/// The stem of the page for a model called `Index`: `Index.md` is the list of all pages.
pub(crate) const INDICES: &str = "Indices";

/// Returns the file stem of a page for a name of letters and digits: not too long, not a Windows device name, and not the
/// name of the list of all pages.
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

/// Returns `name.md`, or the first free name with a number. Two names can only collide if they differ in characters that
/// file names cannot hold, or in letter case, which some file systems ignore.
pub(crate) fn free_markdown_file(name: &str, taken: &mut HashSet<String>) -> String {
    let numbered = |_: &str, number| format!("{name}_{number}.md");
    free_name(format!("{name}.md"), 1, numbered, |path| {
        taken.insert(path.to_lowercase())
    })
}
