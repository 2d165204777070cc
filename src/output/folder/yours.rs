//! The user's part of a generated file: everything below a marker line at its end. It is kept when
//! the file is generated again, and does not count as a change by hand.

use std::borrow::Cow;
use std::fs;
use std::path::Path;

use super::OutputFile;

/// The end of the marker line, without the comment syntax.
const MARK: &str = "sailgen keeps what is below this line.\n";

/// Minimum size in bytes that is recorded for a file with a user's part, to leave room for
/// additions.
pub(super) const MOST: u64 = 1 << 20;

/// Returns `true` if a generated file ends with the marker line.
pub(super) fn has_part(contents: &str) -> bool {
    contents.ends_with(MARK)
}

/// Returns a file's contents up to and including the marker line, or all of them if there is none.
pub(super) fn generated(bytes: &[u8]) -> &[u8] {
    &bytes[..end(bytes).unwrap_or(bytes.len())]
}

/// Returns `true` if a file on disk has anything below the marker line.
pub(super) fn has_additions(path: &Path) -> bool {
    let bytes = fs::read(path).unwrap_or_default();
    end(&bytes).is_some_and(|end| end < bytes.len())
}

/// Returns the contents to write: the generated part, followed by the user's part of the file on
/// disk.
pub(super) fn merged<'a>(dir: &Path, file: &'a OutputFile) -> Cow<'a, str> {
    let contents = file.contents.as_str();
    if !has_part(contents) {
        return Cow::Borrowed(contents);
    }
    let there = fs::read_to_string(dir.join(&file.path)).unwrap_or_default();
    match end(there.as_bytes()) {
        Some(at) => Cow::Owned(contents.to_owned() + &there[at..]),
        None => Cow::Borrowed(contents),
    }
}

/// Returns the offset after the marker line, with either line ending.
fn end(bytes: &[u8]) -> Option<usize> {
    let mark = MARK.trim_end().as_bytes();
    let start = bytes
        .windows(mark.len())
        .position(|window| window == mark)?;
    let rest = &bytes[start + mark.len()..];
    let line_end = rest.iter().position(|byte| *byte == b'\n')?;
    Some(start + mark.len() + line_end + 1)
}
