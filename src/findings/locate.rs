//! Locates findings: path, line, column, the text to underline, and the JSON Pointer.
//!
//! Lines are only counted in files with findings, once per file. The result owns its strings, so it can outlive the spec.

use std::collections::HashMap;
use std::fmt;
use std::ops::Range;
use std::path::Path;

use crate::diagnostic::{Code, Diagnostic, Levels, Place, Severity};
use crate::source::{FileId, Position, SourceMap};

/// A finding in its printable form.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Finding {
    /// Kind of the finding.
    pub code: Code,
    /// Severity under the options of the run.
    pub severity: Severity,
    /// Description of the problem.
    pub message: String,
    /// Suggestion for a solution.
    pub help: String,
    /// Position of the problem; `None` if it does not concern a file that was read.
    pub spot: Option<Spot>,
}

/// A part of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Spot {
    /// Path of the file, relative to the current folder.
    pub path: String,
    /// Start of the part.
    pub start: Position,
    /// End of the part, on the same line.
    pub end: Position,
    /// JSON Pointer of the node; `None` if the file could not be parsed.
    pub pointer: Option<String>,
    /// The line with the part. Of a very long line, only the surroundings of the part.
    pub excerpt: String,
    /// Byte range of the part in `excerpt`, to underline.
    pub underline: Range<usize>,
}

/// Maximum length in bytes of a line that people write. On longer lines, only the next token is underlined.
const LONG_LINE: usize = 200;

/// Number of bytes of such a line to show before and after the underlined part.
const MARGIN: usize = 100;

/// The sources that findings refer to.
#[derive(Debug, Clone, Copy)]
pub struct Texts<'s> {
    /// Folder that the paths of the sources are relative to.
    pub folder: &'s Path,
    /// The source files.
    pub sources: &'s SourceMap,
}

/// Locates the findings that the options do not hide, in order. `pointer` returns the JSON Pointer of a place.
pub fn locate<'d>(
    findings: impl IntoIterator<Item = &'d Diagnostic>,
    levels: &Levels,
    texts: Texts<'_>,
    pointer: impl Fn(Place) -> Option<String>,
) -> Vec<Finding> {
    let mut files: HashMap<FileId, Lines<'_>> = HashMap::new();
    let mut spot = |place: Place| {
        let source = &texts.sources[place.file];
        let lines = files
            .entry(place.file)
            .or_insert_with(|| Lines::of(&source.text));
        // A finding names a file of the current folder as a user does, without `./`.
        let folder = texts.folder.strip_prefix(".").unwrap_or(texts.folder);
        let path = folder.join(&source.path);
        let path = path.to_string_lossy().replace('\\', "/");
        lines.spot(place.offset as usize, path, pointer(place))
    };
    let shown = findings
        .into_iter()
        .filter_map(|finding| Some((finding, levels.severity(finding.code)?)));
    shown
        .map(|(finding, severity)| Finding {
            code: finding.code,
            severity,
            message: finding.message.clone(),
            help: finding
                .help
                .clone()
                .unwrap_or_else(|| finding.code.advice().to_owned()),
            spot: finding.place.map(&mut spot),
        })
        .collect()
}

/// The contents of a file and the offsets of its lines.
struct Lines<'s> {
    text: &'s str,
    starts: Vec<usize>,
}

impl<'s> Lines<'s> {
    fn of(text: &'s str) -> Self {
        let breaks = text
            .bytes()
            .enumerate()
            .filter(|(_, byte)| *byte == b'\n')
            .map(|(at, _)| at + 1);
        Lines {
            text,
            starts: std::iter::once(0).chain(breaks).collect(),
        }
    }

    fn spot(&self, offset: usize, path: String, pointer: Option<String>) -> Spot {
        let Range { start, end } = underlined(self.text, offset);
        let line_start = self.text[..start].rfind('\n').map_or(0, |at| at + 1);
        let line_end = self.text[end..]
            .find('\n')
            .map_or(self.text.len(), |at| end + at);
        let mut from = line_start.max(start.saturating_sub(MARGIN));
        let mut to = line_end.min(end + MARGIN);
        while !self.text.is_char_boundary(from) {
            from -= 1;
        }
        while !self.text.is_char_boundary(to) {
            to += 1;
        }
        // Trailing blanks are not shown, unless they are the problem.
        let shown = self.text[from..to].trim_end().len().max(end - from);
        let excerpt = without_breaks(&self.text[from..from + shown]);
        let underline = start - from..end - from;
        Spot {
            path,
            start: self.position(start),
            end: self.position(end),
            pointer,
            excerpt,
            underline,
        }
    }

    fn position(&self, offset: usize) -> Position {
        let line = self.starts.partition_point(|start| *start <= offset);
        let column = self.text[self.starts[line - 1]..offset].chars().count() + 1;
        let small = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        Position {
            line: small(line),
            column: small(column),
        }
    }
}

/// Replaces characters that terminals treat as line breaks but YAML does not, by others with the same number of bytes.
fn without_breaks(line: &str) -> String {
    let shown = |c: char| match c {
        '\u{80}'..='\u{9f}' => '·',
        '\u{2028}' | '\u{2029}' => '\u{fffd}',
        c => c,
    };
    line.chars().map(shown).collect()
}

/// Returns the bytes to underline: from the offset to the end of the node on its line, without punctuation that opens a
/// block below.
fn underlined(text: &str, offset: usize) -> Range<usize> {
    let mut start = offset.min(text.len());
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    if text[..start].ends_with(['"', '\'']) {
        start -= 1;
    }
    let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let is_flow = text[line_start..start].contains(['{', '['])
        || text[..line_start].trim_start().starts_with('{');
    let rest = text[start..].lines().next().unwrap_or_default();
    let mut shown = match rest.len() > LONG_LINE {
        true => &rest[..rest.find([',', '{', '[']).unwrap_or(rest.len())],
        false if is_flow => &rest[..end_in_flow(rest)],
        false => rest.split(" #").next().unwrap_or(rest),
    };
    if let Some((cut, _)) = shown.char_indices().nth(LONG_LINE) {
        shown = &shown[..cut];
    }
    let shown = shown
        .trim_end()
        .trim_end_matches(['{', '[', '|', '>', '-', '+', ',', ' ']);
    let shown = shown.strip_suffix(':').unwrap_or(shown);
    let next = text[start..]
        .chars()
        .next()
        .filter(|c| *c != '\n')
        .map_or(0, char::len_utf8);
    start..start + shown.len().max(next)
}

/// Returns the length of an entry of `{…}` or `[…]`: up to the comma or bracket that ends it.
fn end_in_flow(rest: &str) -> usize {
    let (mut depth, mut quote) = (0_usize, None);
    for (at, c) in rest.char_indices() {
        match (quote, c) {
            (Some(open), c) if open == c => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') => quote = Some(c),
            (None, '{' | '[') => depth += 1,
            (None, '}' | ']' | ',') if depth == 0 => return at,
            (None, '}' | ']') => depth -= 1,
            _ => {}
        }
    }
    rest.len()
}

impl Finding {
    /// Returns `true` if the finding stops the run.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

/// Writes one line that starts with the position, as compilers do, and the suggestion below it.
impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(spot) = &self.spot {
            write!(
                f,
                "{}:{}:{}: ",
                spot.path, spot.start.line, spot.start.column
            )?;
        }
        write!(
            f,
            "{}[{}]: {}",
            self.severity,
            self.code.as_str(),
            self.message
        )?;
        if let Some(pointer) = self
            .spot
            .as_ref()
            .and_then(|spot| spot.pointer.as_deref())
            .filter(|p| !p.is_empty())
        {
            write!(f, " (at {pointer})")?;
        }
        write!(f, "\n  help: {}", self.help)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Diagnostics;
    use crate::source::Source;

    #[test]
    fn columns_count_characters() {
        let text = "a: ü\nbö: c";
        let start = |offset| Lines::of(text).spot(offset, String::new(), None).start;
        assert_eq!(start(0), Position { line: 1, column: 1 });
        assert_eq!(start(text.len()), Position { line: 2, column: 6 });
        assert_eq!(start(999), Position { line: 2, column: 6 });
    }

    #[test]
    fn what_is_underlined_ends_with_the_line() {
        for (text, offset, expected) in [
            ("a:\n  $ref: ./b.yaml # why\n", 5, "$ref: ./b.yaml"),
            ("a:\n  b: 1\n", 0, "a"),
            ("'a b': 1\n", 1, "'a b': 1"),
            ("{\"a\": {\n", 2, "\"a\""),
            ("a: {$ref: 'b}', c: [1, 2], d: 3}", 4, "$ref: 'b}'"),
            ("a: {$ref: 'b}', c: [1, 2], d: 3}", 16, "c: [1, 2]"),
            ("a: {$ref: 'b}', c: [1, 2], d: 3}", 27, "d: 3"),
            ("{\n  \"a\": 1,\n", 5, "\"a\": 1"),
            ("text: |\n  long\n", 0, "text"),
            ("ü", 1, "ü"),
            ("a\n", 99, ""),
            ("", 0, ""),
        ] {
            assert_eq!(
                &text[underlined(text, offset)],
                expected,
                "{text:?} at {offset}"
            );
        }
        let long = format!("{{\"key\": \"{}\"}}", "x".repeat(5000));
        assert_eq!(underlined(&long, 2).len(), LONG_LINE);
    }

    #[test]
    fn what_is_underlined_is_part_of_the_excerpt() {
        for text in ["# ", "a: b  \n", "a \r\n \t", " \n ", "ü\u{a0}", ""] {
            for offset in 0..=text.len() {
                let spot = Lines::of(text).spot(offset, String::new(), None);
                assert!(
                    spot.excerpt.get(spot.underline.clone()).is_some(),
                    "{text:?} at {offset}: {spot:?}"
                );
            }
        }
    }

    #[test]
    fn a_finding_prints_its_place_and_pointer() {
        let mut sources = SourceMap::default();
        let file = sources.add(Source::new("a.yaml", "a:\n  b: ü\n"));
        let mut findings = Diagnostics::default();
        findings
            .push(
                Code::UnknownType,
                Place {
                    file,
                    offset: 5,
                    node: 2,
                },
                "wrong",
            )
            .help("right");
        let texts = Texts {
            folder: Path::new("spec"),
            sources: &sources,
        };
        let located = locate(findings.iter(), &Levels::default(), texts, |_| {
            Some("/a/b".into())
        });
        assert_eq!(
            located[0].to_string(),
            "spec/a.yaml:2:3: warning[SG501]: wrong (at /a/b)\n  help: right"
        );
        let spot = located[0].spot.as_ref().unwrap();
        assert_eq!(
            (spot.end.column, &spot.excerpt[spot.underline.clone()]),
            (7, "b: ü")
        );
    }
}
