//! Compares two folders file by file and byte by byte. It knows neither manifests nor that line
//! endings may differ.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use super::OutputError;
use super::look::{self, Found};
use super::paths::OURS;
use crate::parallel;
use crate::text::direction;

/// Maximum length of a quote, in characters.
const LONGEST_QUOTE: usize = 100;

/// The result of comparing two folders.
///
/// Displayed as one line: `938 files: 936 identical, 1 different, 1 only here, 0 only there`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Comparison {
    /// Files that are identical byte for byte.
    pub identical: Vec<String>,
    /// Files that differ, each with its first difference.
    pub different: Vec<(String, Difference)>,
    /// Files that are only in the first folder.
    pub only_here: Vec<String>,
    /// Files that are only in the second folder.
    pub only_there: Vec<String>,
}

/// The first line that differs between two files.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Difference {
    /// The line number, starting at 1.
    pub line: usize,
    /// The line in the first file; `None` if that file has fewer lines.
    pub here: Option<String>,
    /// The line in the second file; `None` if that file has fewer lines.
    pub there: Option<String>,
}

/// Compares the files of two folders byte for byte, including subfolders. Links and `.sailgen` are
/// ignored.
///
/// ```
/// # let root = std::env::temp_dir().join(format!("sailgen-doc-compare-{}", std::process::id()));
/// let (ours, published) = (root.join("ours"), root.join("published"));
/// for dir in [&ours, &published] {
///     std::fs::create_dir_all(dir)?;
///     std::fs::write(dir.join("index.md"), "# Models\n")?;
/// }
/// std::fs::write(ours.join("pat-owner.md"), "# PatOwner\nId\n")?;
/// std::fs::write(published.join("pat-owner.md"), "# PatOwner\nName\n")?;
///
/// let comparison = sailgen::output::compare(&ours, &published)?;
/// assert_eq!(comparison.to_string(), "2 files: 1 identical, 1 different, 0 only here, 0 only there");
/// assert_eq!(comparison.different[0].1.to_string(), "line 2: `Id` here, `Name` there");
/// # std::fs::remove_dir_all(root)?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn compare(here: &Path, there: &Path) -> Result<Comparison, OutputError> {
    let (left, right) = (files_below(here)?, files_below(there)?);
    let paths: Vec<&String> = left
        .keys()
        .chain(right.keys())
        .collect::<BTreeSet<_>>()
        .into_iter()
        .collect();
    let read = |path: &PathBuf| fs::read(path).map_err(OutputError::io("read", path));
    let compared = parallel::each(&paths, |path| match (left.get(*path), right.get(*path)) {
        (Some(here), Some(there)) => Ok(Difference::first(&read(here)?, &read(there)?)),
        _ => Ok(None),
    });
    let mut comparison = Comparison::default();
    for (path, difference) in paths.into_iter().zip(compared) {
        match (
            difference?,
            left.contains_key(path),
            right.contains_key(path),
        ) {
            (Some(difference), ..) => comparison.different.push((path.clone(), difference)),
            (None, true, true) => comparison.identical.push(path.clone()),
            (None, true, false) => comparison.only_here.push(path.clone()),
            (None, ..) => comparison.only_there.push(path.clone()),
        }
    }
    Ok(comparison)
}

impl Comparison {
    /// Returns `true` if both folders contain the same files with the same bytes.
    pub fn is_identical(&self) -> bool {
        self.different.is_empty() && self.only_here.is_empty() && self.only_there.is_empty()
    }
}

impl Difference {
    /// Returns the first line that differs; `None` if the contents are equal.
    pub(super) fn first(here: &[u8], there: &[u8]) -> Option<Difference> {
        if here == there {
            return None;
        }
        let (mut left, mut right) = (here.split(|b| *b == b'\n'), there.split(|b| *b == b'\n'));
        let text =
            |line: Option<&[u8]>| line.map(|line| String::from_utf8_lossy(line).into_owned());
        (1..).find_map(|line| match (left.next(), right.next()) {
            (here, there) if here == there => None,
            (here, there) => Some(Difference {
                line,
                here: text(here),
                there: text(there),
            }),
        })
    }
}

impl fmt::Display for Comparison {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let counts = [&self.identical, &self.only_here, &self.only_there].map(Vec::len);
        let [identical, here, there] = counts;
        let (different, total) = (
            self.different.len(),
            counts.iter().sum::<usize>() + self.different.len(),
        );
        let files = if total == 1 { "file" } else { "files" };
        write!(
            f,
            "{total} {files}: {identical} identical, {different} different, {here} only here, {there} only there"
        )
    }
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Quotes of long lines start shortly before the difference.
        let parting = match (&self.here, &self.there) {
            (Some(here), Some(there)) => here
                .chars()
                .zip(there.chars())
                .take_while(|(a, b)| a == b)
                .count(),
            _ => 0,
        };
        let from = if parting > LONGEST_QUOTE / 2 {
            parting - LONGEST_QUOTE / 4
        } else {
            0
        };
        let quote = |line: &str| {
            let (start, end) = (
                if from > 0 { "…" } else { "" },
                line.chars().nth(from + LONGEST_QUOTE).map_or("", |_| "…"),
            );
            let text: String = line.chars().skip(from).take(LONGEST_QUOTE).collect();
            format!("`{start}{}{end}`", printable(&text))
        };
        let side = |line: &Option<String>| line.as_deref().map_or("the end".into(), quote);
        write!(
            f,
            "line {}: {} here, {} there",
            self.line,
            side(&self.here),
            side(&self.there)
        )
    }
}

/// Escapes the control and direction characters of a line, so that it can neither control a
/// terminal nor look like another line.
///
/// ```
/// # #[cfg(feature = "cli")]
/// assert_eq!(sailgen::output::printable("\u{1b}[31mred"), r"\u{1b}[31mred");
/// ```
pub fn printable(line: &str) -> String {
    let mut text = String::with_capacity(line.len());
    for c in line.chars() {
        match c {
            c if c.is_control() && c != '\t' || direction::turns(c) => {
                text.extend(c.escape_debug())
            }
            c => text.push(c),
        }
    }
    text
}

/// Returns all files below a folder, keyed by relative path with forward slashes. Links and
/// `.sailgen` are ignored.
fn files_below(root: &Path) -> Result<BTreeMap<String, PathBuf>, OutputError> {
    let mut files = BTreeMap::new();
    let mut folders = vec![(String::new(), root.to_owned())];
    while let Some((prefix, folder)) = folders.pop() {
        for entry in fs::read_dir(&folder).map_err(OutputError::io("read", &folder))? {
            let entry = entry.map_err(OutputError::io("read", &folder))?;
            let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
            match look::look(&entry.path())? {
                Found::Folder if path == OURS => {}
                Found::Folder => folders.push((path + "/", entry.path())),
                Found::File(_) => drop(files.insert(path, entry.path())),
                Found::Nothing | Found::Other => {}
            }
        }
    }
    Ok(files)
}
