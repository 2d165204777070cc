//! What a run did to each file, or would do: the plan's result in words and numbers.

use std::fmt;

/// How one file stands to what is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FileState {
    /// It has the wanted contents; it was not touched.
    Unchanged,
    /// It is wanted and was not there.
    Missing,
    /// It is ours and has older contents.
    Stale,
    /// It is ours and no longer wanted.
    LeftOver,
    /// It is ours, was changed by hand since, and has to be replaced or removed; kept without `force`.
    HandChanged,
    /// It is not ours and stands where a new file has to go; kept without `force`.
    Foreign,
    /// It is ours, and belongs to a part of the set that the run does not make; it was not looked at.
    Kept,
}

/// What [`write`](super::write()) did, or what [`check`](super::check()) found.
///
/// Printed, it is one calm line: `938 files: 3 new, 12 changed, 1 removed, 922 unchanged`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// Whether the plan was carried out.
    pub done: bool,
    /// Whether a run before this one was killed before it was done.
    pub interrupted: bool,
    /// Every file that is wanted or ours, with its path below the output folder, in the order of the paths.
    pub files: Vec<(String, FileState)>,
}

impl Report {
    /// Whether every file had the wanted contents and none was left over.
    pub fn is_clean(&self) -> bool {
        let is_well = |(_, state): &(String, FileState)| {
            matches!(state, FileState::Unchanged | FileState::Kept)
        };
        !self.interrupted && self.files.iter().all(is_well)
    }

    /// How many files are in a state.
    pub fn count(&self, state: FileState) -> usize {
        self.paths(state).count()
    }

    /// The files that are not as they were, each with what was done to it, or would be.
    pub fn changes(&self) -> impl Iterator<Item = (&str, &'static str)> {
        let moved = self
            .files
            .iter()
            .filter(|(_, state)| !matches!(state, FileState::Unchanged | FileState::Kept));
        moved.map(|(path, state)| (path.as_str(), state.word(self.done)))
    }

    /// The files in a state.
    pub fn paths(&self, state: FileState) -> impl Iterator<Item = &str> {
        self.files
            .iter()
            .filter(move |(_, is)| *is == state)
            .map(|(path, _)| path.as_str())
    }
}

impl FileState {
    /// What is said of a file in this state, after the deed or before it.
    pub(super) fn word(self, done: bool) -> &'static str {
        match (self, done) {
            (Self::Unchanged, true) => "unchanged",
            (Self::Unchanged, false) => "up to date",
            (Self::Missing, true) => "new",
            (Self::Missing, false) => "missing",
            (Self::Stale, true) => "changed",
            (Self::Stale, false) => "stale",
            (Self::LeftOver, true) => "removed",
            (Self::LeftOver, false) => "left over",
            (Self::HandChanged, true) => "changed by hand and overwritten",
            (Self::HandChanged, false) => "changed by hand",
            (Self::Foreign, true) => "not generated and overwritten",
            (Self::Foreign, false) => "in the way, but not generated",
            (Self::Kept, _) => "of other flavours kept",
        }
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use FileState::*;
        let total = self.files.len() - self.count(Kept);
        write!(f, "{total} {}", if total == 1 { "file" } else { "files" })?;
        let counts = [
            Missing,
            Stale,
            LeftOver,
            HandChanged,
            Foreign,
            Unchanged,
            Kept,
        ];
        let said = counts.map(|state| (self.count(state), state.word(self.done)));
        for (at, (count, word)) in said.iter().filter(|(count, _)| *count > 0).enumerate() {
            write!(f, "{} {count} {word}", if at == 0 { ":" } else { "," })?;
        }
        Ok(())
    }
}
