//! The text of every file that was read. A position becomes `path:line:column` only when it is printed.
//!
//! It knows no YAML and no OpenAPI.

use std::ops::Index;
use std::sync::OnceLock;

/// The id of a file in a [`SourceMap`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u32);

/// Up to this many bytes into a file, counting the line breaks is cheaper than indexing all lines.
const NEAR: usize = 4096;

/// A file that was read.
#[derive(Debug, Clone)]
pub struct Source {
    /// The path relative to the spec's root folder, with forward slashes.
    pub path: String,
    /// The text of the whole file, without a byte order mark.
    pub text: String,
    /// The byte offset of each line after the first; computed on demand.
    lines: OnceLock<Vec<u32>>,
}

/// The position of something in the spec, usable without the files.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Origin {
    /// The file, relative to the spec's root folder, with forward slashes.
    pub file: String,
    /// The line, from 1; 0 when unknown.
    pub line: u32,
    /// The JSON Pointer inside the file, such as `/properties/id`.
    pub pointer: String,
}

/// Every file that was read, by [`FileId`].
#[derive(Debug, Clone, Default)]
pub struct SourceMap {
    sources: Vec<Source>,
}

/// A line and a column, both from 1; the column counts characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// The line, from 1.
    pub line: u32,
    /// The column in characters, from 1.
    pub column: u32,
}

impl SourceMap {
    /// Adds a file and returns its id.
    pub fn add(&mut self, source: Source) -> FileId {
        let id = FileId(u32::try_from(self.sources.len()).unwrap_or(u32::MAX));
        self.sources.push(source);
        id
    }

    /// Iterates over every file in the order in which it was added.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &Source)> {
        self.sources
            .iter()
            .enumerate()
            .map(|(at, source)| (FileId(u32::try_from(at).unwrap_or(u32::MAX)), source))
    }

    /// Returns the number of files.
    #[must_use]
    pub fn len(&self) -> usize {
        self.sources.len()
    }

    /// Returns `true` if no file was read.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.sources.is_empty()
    }
}

impl Index<FileId> for SourceMap {
    type Output = Source;

    fn index(&self, id: FileId) -> &Source {
        &self.sources[id.0 as usize]
    }
}

impl Source {
    /// Creates a file with its text.
    #[must_use]
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        Source {
            path: path.into(),
            text: text.into(),
            lines: OnceLock::new(),
        }
    }

    /// Returns the line of a byte offset, from 1.
    #[must_use]
    pub fn line(&self, offset: u32) -> u32 {
        if let Some(start) = self
            .text
            .as_bytes()
            .get(..offset as usize)
            .filter(|start| start.len() <= NEAR)
        {
            return u32::try_from(line_ends(start))
                .unwrap_or(u32::MAX)
                .saturating_add(1);
        }
        let lines = self.lines.get_or_init(|| {
            let ends = self
                .text
                .bytes()
                .enumerate()
                .filter(|&(_, byte)| byte == b'\n');
            ends.map(|(at, _)| u32::try_from(at + 1).unwrap_or(u32::MAX))
                .collect()
        });
        u32::try_from(lines.partition_point(|&start| start <= offset))
            .unwrap_or(u32::MAX)
            .saturating_add(1)
    }
}

/// Counts the line breaks. Each chunk is summed in a `u8`, so that the compiler can add many bytes at once.
fn line_ends(bytes: &[u8]) -> usize {
    let ends = |part: &[u8]| part.iter().map(|byte| u8::from(*byte == b'\n')).sum::<u8>();
    bytes
        .chunks(usize::from(u8::MAX))
        .map(|part| usize::from(ends(part)))
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_the_same_near_and_far() {
        let source = Source::new("a.yaml", "é: 1\n".repeat(NEAR));
        for line in [0, 1, NEAR / 6, NEAR / 6 + 1, NEAR - 1] {
            assert_eq!(
                source.line(u32::try_from(line * 6).unwrap()) as usize,
                line + 1
            );
        }
    }
}
