//! Files below the spec's folder that nothing refers to.

use std::collections::{BTreeSet, HashSet};
use std::fs;
use std::path::Path;
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostics, Place};
use crate::openapi::{self, LoadOptions, Spec};
use crate::source::Source;

/// The most folders that are looked into: a spec in a home folder is no reason to walk a disk.
const MOST_FOLDERS: usize = 2_000;

/// The most other specs beside the root file that are read: each may be the one that uses a file.
const MOST_SPECS: usize = 16;

/// Looks only into folders from which the spec takes files: what else lies there was meant for it, or for another spec
/// beside it.
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

/// The names of the YAML and JSON files in a folder, in order.
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
