//! The state of each file, before or after a run, and the summary in words and numbers. It decides
//! nothing.

use std::fmt;

/// The state of a file compared with the wanted files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum FileState {
    /// Has the wanted contents; was not touched.
    Unchanged,
    /// Wanted, but did not exist.
    Missing,
    /// Generated, with outdated contents.
    Stale,
    /// Generated, but no longer wanted.
    LeftOver,
    /// Generated and changed by hand, but due to be replaced or removed; kept without `force`.
    HandChanged,
    /// Not generated, but at the path of a new file; kept without `force`.
    Foreign,
    /// Generated, but belongs to a part of the set that this run does not make; was not checked.
    Kept,
}

/// The changes that [`write`](super::write()) made, or that [`check`](super::check()) found to be
/// needed.
///
/// Displayed as one line: `938 files: 3 new, 12 changed, 1 removed, 922 unchanged`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// `true` if the changes were made.
    pub done: bool,
    /// `true` if an earlier run was killed before it was done.
    pub interrupted: bool,
    /// Every file that is wanted or was generated, with its path below the output folder, sorted by
    /// path.
    pub files: Vec<(String, FileState)>,
}

impl Report {
    /// Returns `true` if every file has the wanted contents and none is left over.
    pub fn is_clean(&self) -> bool {
        let is_well = |(_, state): &(String, FileState)| {
            matches!(state, FileState::Unchanged | FileState::Kept)
        };
        !self.interrupted && self.files.iter().all(is_well)
    }

    /// Returns the number of files in a state.
    pub fn count(&self, state: FileState) -> usize {
        self.paths(state).count()
    }

    /// The files that are not up to date, each with the change that was made or would be made.
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
    /// Returns the word for this state, after the changes were made or before.
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
