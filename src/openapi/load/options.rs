//! Options for loading a spec. It reads nothing.

use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;
use std::sync::Arc;

use super::super::node::Node;
use super::super::{Equality, Reading, Spelling};
use super::files::Elsewhere;

/// Options for loading a spec: replaced files, limits, and the spelling of names.
#[derive(Debug, Clone)]
pub struct LoadOptions {
    /// Files to replace or patch as they are read.
    pub overrides: Vec<Override>,
    /// Folders outside the spec's root folder that references may lead to.
    pub allow_outside: Vec<PathBuf>,
    /// Files that addresses with a scheme map to, as paths relative to the spec's folder. An
    /// address that ends with `/` maps to a folder.
    pub map: BTreeMap<String, String>,
    /// The source of the files; `None` for the disk.
    pub files: Option<Elsewhere>,
    /// Contents of files that are not read, by path.
    pub given: HashMap<PathBuf, Arc<[u8]>>,
    /// Maximum size of a file in bytes.
    pub max_file_bytes: u64,
    /// Maximum number of files.
    pub max_files: usize,
    /// The rules for combining the files of a spec into one document.
    pub reading: Reading,
    /// The rule by which schemas of several root files are the same component.
    pub equality: Equality,
    /// The capitalisation of names.
    pub spelling: Arc<Spelling>,
}

impl Default for LoadOptions {
    fn default() -> Self {
        LoadOptions {
            overrides: Vec::new(),
            allow_outside: Vec::new(),
            map: BTreeMap::new(),
            files: None,
            given: HashMap::new(),
            max_file_bytes: 64 << 20,
            max_files: 50_000,
            reading: Reading::default(),
            equality: Equality::default(),
            spelling: Arc::default(),
        }
    }
}

/// A change to files of the spec as they are read.
#[derive(Debug, Clone)]
pub struct Override {
    /// A glob pattern for the paths of the files, relative to the root folder
    /// (`**/documents/SearchDocument.yaml`).
    pub files: glob::Pattern,
    /// Content to use instead of the file's. It is patched too if `patch` is set.
    pub replace: Option<Node>,
    /// A JSON Merge Patch (RFC 7396) to apply to the file's content.
    pub patch: Option<Node>,
}
