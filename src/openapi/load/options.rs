//! How a spec is read: what is replaced, what is allowed, and how names are spelt.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use super::super::node::Node;
use super::super::{Equality, Reading, Spelling};
use super::files::Elsewhere;

/// How a spec is read.
#[derive(Debug, Clone)]
pub struct LoadOptions {
    /// Files to replace or patch before they are read.
    pub overrides: Vec<Override>,
    /// Folders outside the spec's root folder that references may lead to.
    pub allow_outside: Vec<PathBuf>,
    /// The files that addresses with a scheme stand for, by their paths from the spec's folder. An address that ends with
    /// `/` stands for a folder.
    pub map: BTreeMap<String, String>,
    /// Where files are read from, if not from the disk.
    pub files: Option<Elsewhere>,
    /// The largest file, in bytes.
    pub max_file_bytes: u64,
    /// The most files.
    pub max_files: usize,
    /// How the files of a spec make one document.
    pub reading: Reading,
    /// When schemas of several root files are the same component.
    pub equality: Equality,
    /// How names get their capitals.
    pub spelling: Arc<Spelling>,
}

impl Default for LoadOptions {
    fn default() -> Self {
        LoadOptions {
            overrides: Vec::new(),
            allow_outside: Vec::new(),
            map: BTreeMap::new(),
            files: None,
            max_file_bytes: 64 << 20,
            max_files: 50_000,
            reading: Reading::default(),
            equality: Equality::default(),
            spelling: Arc::default(),
        }
    }
}

/// A change to files of the spec before they are read.
#[derive(Debug, Clone)]
pub struct Override {
    /// Which files, as a pattern on the path relative to the root folder (`**/documents/SearchDocument.yaml`).
    pub files: glob::Pattern,
    /// What to read instead of the file.
    pub replace: Option<Node>,
    /// A JSON Merge Patch (RFC 7396) to apply to what was read.
    pub patch: Option<Node>,
}
