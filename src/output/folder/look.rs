//! Inspects the state on disk. It changes nothing.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::paths::OURS;
use super::{Fingerprint, OutputError, yours};

/// The manifest's record of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub(super) struct Record {
    pub size: u64,
    pub fingerprint: Fingerprint,
}

/// The kind of entry at a path; links are not followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Found {
    Nothing,
    File(u64),
    Folder,
    /// A link, a pipe or a device: never read, never written through.
    Other,
}

/// Returns `true` if a run was killed before it was done, or is still in progress.
pub(super) fn is_interrupted(dir: &Path) -> bool {
    [new(dir), pending(dir)]
        .iter()
        .any(|path| fs::symlink_metadata(path).is_ok())
}

/// Returns the kind of entry at a path.
pub(super) fn look(path: &Path) -> Result<Found, OutputError> {
    match fs::symlink_metadata(path) {
        Ok(meta) if meta.is_file() => Ok(Found::File(meta.len())),
        Ok(meta) if meta.is_dir() => Ok(Found::Folder),
        Ok(_) => Ok(Found::Other),
        Err(error) if is_absence(&error) => Ok(Found::Nothing),
        Err(error) => Err(OutputError::io("inspect", path)(error)),
    }
}

/// Returns `true` if a path is a symbolic link.
pub(super) fn is_link(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|meta| meta.is_symlink())
}

/// Returns `true` if an error means that the path does not exist.
pub(super) fn is_absence(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory)
}

/// Returns `true` if a file has the recorded contents or is empty, so that nothing would be lost.
pub(super) fn holds(path: &Path, record: &Record) -> bool {
    match look(path) {
        Ok(Found::File(len)) => {
            record.fits(len) && fs::read(path).is_ok_and(|bytes| record.is(&bytes))
        }
        _ => false,
    }
}

impl Record {
    /// Returns `true` if a file of this size can match: at most, every byte is a line feed that
    /// became CRLF.
    pub fn fits(&self, len: u64) -> bool {
        len <= self.size.saturating_mul(2)
    }

    /// Creates the record of some contents.
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

    /// Returns `true` if these are the recorded contents, ignoring the user's part, or if they are
    /// empty.
    pub fn is(&self, bytes: &[u8]) -> bool {
        bytes.is_empty() || self.is_of(bytes)
    }

    /// Returns `true` if these are the recorded contents, ignoring the user's part.
    pub fn is_of(&self, bytes: &[u8]) -> bool {
        let is = |bytes| Fingerprint::of(bytes) == self.fingerprint;
        is(bytes) || is(yours::generated(bytes))
    }
}

/// The folder that a run writes to until all of its files are complete.
pub(super) fn new(dir: &Path) -> PathBuf {
    dir.join(OURS).join("new")
}

/// The folder that holds the complete files until each is moved into place.
pub(super) fn pending(dir: &Path) -> PathBuf {
    dir.join(OURS).join("pending")
}

/// Returns `true` if there is an entry at a path, even a dangling link.
pub(super) fn exists(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}
