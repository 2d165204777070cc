//! Describes how to read the files of a spec that are not on disk. It reads nothing itself.

use std::fmt::Debug;
use std::io;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

/// Reads files by path from a source other than the disk, such as a git revision.
pub trait Files: Debug + Send + Sync {
    /// Returns the bytes of a file of at most `most` bytes.
    ///
    /// # Errors
    ///
    /// If there is no such file, it is too large or it cannot be read.
    fn read(&self, path: &Path, most: u64) -> Result<Vec<u8>, NotRead>;

    /// Is called with the files that are read next, for a source that reads many at once faster than one by one.
    fn expect(&self, _paths: &[PathBuf], _most: u64) {}

    /// Returns the names of the entries in a folder; empty if there is no such folder.
    fn names(&self, folder: &Path) -> Vec<String>;
}

/// The reason why a file was not read.
#[derive(Debug)]
pub enum NotRead {
    /// There is no entry of this name.
    Missing,
    /// It is a folder.
    NotAFile,
    /// The file is outside the folders that may be read.
    Outside,
    /// The file is larger than the limit; its size in bytes.
    TooLarge(u64),
    /// Reading failed.
    Failed(io::Error),
}

/// A source of files other than the disk. Two are equal if they are the same object.
#[derive(Debug, Clone)]
pub struct Elsewhere(pub Arc<dyn Files>);

impl PartialEq for Elsewhere {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Eq for Elsewhere {}

/// Removes `.` from a path, and `..` as far as there is a parent to go up to.
#[must_use]
pub fn normal(path: &Path) -> PathBuf {
    let mut normal = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir
                if matches!(normal.components().next_back(), Some(Component::Normal(_))) =>
            {
                normal.pop();
            }
            part => normal.push(part),
        }
    }
    normal
}
