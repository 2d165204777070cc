//! Finds files below the spec's folder that are not referenced.

use std::collections::{BTreeSet, HashSet};
use std::fs;
use std::path::Path;
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostics, Place};
use crate::openapi::{self, LoadOptions, Spec};
use crate::source::Source;

/// Maximum number of folders to search: a spec in a home folder must not lead to a walk over the whole disk.
const MOST_FOLDERS: usize = 2_000;

/// Maximum number of other specs next to the root file to read, as each of them may use a file.
const MOST_SPECS: usize = 16;

/// Reports unused files. Only folders that the spec reads files from are searched: other files there belong to this
/// spec, or to another one next to it.
pub fn find(spec: &mut Spec, folder: &Path, options: &LoadOptions, findings: &mut Diagnostics) {
    let above = if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    };
    let read: Vec<&str> = spec
        .sources
        .iter()
        .map(|(_, source)| source.path.as_str())
        .collect();
    let folders: BTreeSet<&str> = read
        .iter()
        .filter_map(|path| Some(path.rsplit_once('/')?.0))
        .collect();
    let mut used: HashSet<String> = read.iter().map(|&path| path.to_owned()).collect();
    let inside = folders
        .into_iter()
        .filter(|folder| !folder.starts_with(".."))
        .take(MOST_FOLDERS);
    let mut left: Vec<String> = Vec::new();
    for folder in inside {
        left.extend(
            documents(&above.join(folder))
                .into_iter()
                .map(|name| format!("{folder}/{name}")),
        );
    }
    left.retain(|path| !used.contains(path));
    if !left.is_empty() {
        let others: Vec<String> = documents(above)
            .into_iter()
            .filter(|name| !used.contains(name))
            .collect();
        for other in others.iter().take(MOST_SPECS) {
            if let Ok(other) =
                openapi::load(&above.join(other), options, &mut Diagnostics::default())
            {
                used.extend(other.sources.iter().map(|(_, source)| source.path.clone()));
            }
        }
    }
    left.retain(|path| !used.contains(path));
    for path in left {
        let message = format!("`{path}` is unused: no reference leads to it");
        let file = Arc::make_mut(&mut spec.sources).add(Source::new(path, ""));
        findings.push(
            Code::UnusedFile,
            Place {
                file,
                offset: 0,
                node: Place::WHOLE_FILE,
            },
            message,
        );
    }
}

/// Returns the names of the YAML and JSON files in a folder, sorted.
fn documents(folder: &Path) -> BTreeSet<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let files = entries
        .filter(|entry| entry.path().is_file())
        .filter_map(|entry| entry.file_name().into_string().ok());
    files
        .filter(|name| {
            [".yaml", ".yml", ".json"]
                .iter()
                .any(|end| name.ends_with(end))
        })
        .collect()
}
