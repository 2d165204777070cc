//! A folder and a path → the relative path from one to the other. It knows no option.

use std::fs;
use std::path::{Component, Path, PathBuf};

/// The way from one folder to another, which is the same wherever both lie.
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
