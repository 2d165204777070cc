//! Files of a spec that are not on the disk: what a reader of them has to tell. It reads nothing itself.

use std::fmt::Debug;
use std::io;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

/// Reads files by their paths, such as those of a revision.
pub trait Files: Debug + Send + Sync {
    /// The bytes of a file, if it is no larger than `most` bytes.
    ///
    /// # Errors
    ///
    /// When there is no such file, or it cannot be read.
    fn read(&self, path: &Path, most: u64) -> Result<Vec<u8>, NotRead>;

    /// The names of what is in a folder; none if there is no such folder.
    fn names(&self, folder: &Path) -> Vec<String>;
}

/// Why there are no bytes.
#[derive(Debug)]
pub enum NotRead {
    /// There is nothing of this name.
    Missing,
    /// It is a folder.
    NotAFile,
    /// It is not in a place that may be read.
    Outside,
    /// It has so many bytes.
    TooLarge(u64),
    /// It cannot be read.
    Failed(io::Error),
}

/// Files that are read from elsewhere than the disk.
#[derive(Debug, Clone)]
pub struct Elsewhere(pub Arc<dyn Files>);

impl PartialEq for Elsewhere {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Eq for Elsewhere {}

/// A path without `.` and, as far as there is something to go up from, `..`.
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
