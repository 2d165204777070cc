//! The relative path from a folder to a path. This module does not know about options.

use std::fs;
use std::path::{Component, Path, PathBuf};

/// Returns the relative path from `here` to `there`, which stays the same if both are moved together.
pub(super) fn seen_from(here: &Path, there: &Path) -> PathBuf {
    let real = |folder: &Path| fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
    let (here, there) = (
        real(if here.as_os_str().is_empty() {
            Path::new(".")
        } else {
            here
        }),
        real(there),
    );
    let shared = here
        .components()
        .zip(there.components())
        .take_while(|(here, there)| here == there)
        .count();
    let up = here.components().skip(shared).map(|_| Component::ParentDir);
    up.chain(there.components().skip(shared)).collect()
}
