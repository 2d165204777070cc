//! The part of a generated file that its user writes: everything below a last line that says so. It is kept when the file is
//! generated again, and it is not counted among changes by hand.

use std::borrow::Cow;
use std::fs;
use std::path::Path;

use super::OutputFile;

/// The end of the line, whatever its comments look like.
const MARK: &str = "sailgen keeps what is below this line.\n";

/// The most bytes that a file with such a part has.
pub(super) const MOST: u64 = 1 << 20;

/// Whether a generated file ends with the line.
pub(super) fn has_part(contents: &str) -> bool {
    contents.ends_with(MARK)
}

/// The part of a file up to the line; all of a file without it.
pub(super) fn generated(bytes: &[u8]) -> &[u8] {
    &bytes[..end(bytes).unwrap_or(bytes.len())]
}

/// Whether a file on disk has something below the line.
pub(super) fn has_additions(path: &Path) -> bool {
    let bytes = fs::read(path).unwrap_or_default();
    end(&bytes).is_some_and(|end| end < bytes.len())
}

/// The contents to write: what is generated, and after it what the file on disk has below the line.
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

/// Where the line ends, with a line end of either kind.
fn end(bytes: &[u8]) -> Option<usize> {
    let mark = MARK.trim_end().as_bytes();
    let start = bytes
        .windows(mark.len())
        .position(|window| window == mark)?;
    let rest = &bytes[start + mark.len()..];
    let line_end = rest.iter().position(|byte| *byte == b'\n')?;
    Some(start + mark.len() + line_end + 1)
}
