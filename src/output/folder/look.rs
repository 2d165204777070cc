//! What is on disk: looking changes nothing.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::paths::OURS;
use super::{Fingerprint, OutputError, yours};

/// What is recorded of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub(super) struct Record {
    pub size: u64,
    pub fingerprint: Fingerprint,
}

/// What stands at a path; links are not followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Found {
    Nothing,
    File(u64),
    Folder,
    /// A link, a pipe, a device: never read, never written through.
    Other,
}

/// Whether a run was killed before it was done, or is not done yet.
pub(super) fn is_interrupted(dir: &Path) -> bool {
    [new(dir), pending(dir)]
        .iter()
        .any(|path| fs::symlink_metadata(path).is_ok())
}

/// What stands at a path.
pub(super) fn look(path: &Path) -> Result<Found, OutputError> {
    match fs::symlink_metadata(path) {
        Ok(meta) if meta.is_file() => Ok(Found::File(meta.len())),
        Ok(meta) if meta.is_dir() => Ok(Found::Folder),
        Ok(_) => Ok(Found::Other),
        Err(error) if is_absence(&error) => Ok(Found::Nothing),
        Err(error) => Err(OutputError::io("inspect", path)(error)),
    }
}

/// Whether a path is a symbolic link.
pub(super) fn is_link(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|meta| meta.is_symlink())
}

/// Whether an error says that nothing is there.
pub(super) fn is_absence(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory)
}

/// Whether a file still has the recorded contents, or is empty and has nothing to lose.
pub(super) fn holds(path: &Path, record: &Record) -> bool {
    match look(path) {
        Ok(Found::File(len)) => {
            record.fits(len) && fs::read(path).is_ok_and(|bytes| record.is(&bytes))
        }
        _ => false,
    }
}

impl Record {
    /// Whether a file of that size can be it: at most each byte is a line end that became two.
    pub fn fits(&self, len: u64) -> bool {
        len <= self.size.saturating_mul(2)
    }

    /// The record of contents.
    pub fn of(contents: &str) -> Self {
        let size = contents.len() as u64;
        Record {
            size: match yours::has_part(contents) {
                true => size.max(yours::MOST),
                false => size,
            },
            fingerprint: Fingerprint::of(contents.as_bytes()),
        }
    }

    /// Whether these are the recorded contents, whatever the user has added below, or none at all.
    pub fn is(&self, bytes: &[u8]) -> bool {
        bytes.is_empty() || self.is_of(bytes)
    }

    /// Whether these are the recorded contents, whatever the user has added below.
    pub fn is_of(&self, bytes: &[u8]) -> bool {
        let is = |bytes| Fingerprint::of(bytes) == self.fingerprint;
        is(bytes) || is(yours::generated(bytes))
    }
}

/// Where a run writes its files before all of them are complete.
pub(super) fn new(dir: &Path) -> PathBuf {
    dir.join(OURS).join("new")
}

/// Where a run keeps its complete files until each is moved to its place.
pub(super) fn pending(dir: &Path) -> PathBuf {
    dir.join(OURS).join("pending")
}

/// Whether there is something at a path, even a link that leads nowhere.
pub(super) fn exists(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}
