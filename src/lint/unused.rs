//! Files below the spec's folder that nothing refers to.

use std::collections::HashSet;
use std::fs;
use std::path::Path;

use crate::diagnostic::{Code, Diagnostics, Place};
use crate::source::FileId;
use crate::spec::Spec;

/// The most folders that are looked into: a spec in a home folder is no reason to walk a disk.
const MOST_FOLDERS: usize = 2_000;

/// Looks only into folders from which the spec takes files: what else lies there was meant for it.
pub fn find(spec: &Spec, root: &Path, findings: &mut Diagnostics) {
    let read: HashSet<&str> = spec.sources.iter().map(|(_, source)| source.path.as_str()).collect();
    let mut folders: Vec<&str> = read.iter().filter_map(|path| Some(path.rsplit_once('/')?.0)).collect();
    folders.sort_unstable();
    folders.dedup();
    let above = root.parent().unwrap_or(Path::new(""));
    for folder in folders.into_iter().filter(|folder| !folder.starts_with("..")).take(MOST_FOLDERS) {
        let mut names: Vec<String> = fs::read_dir(above.join(folder))
            .into_iter()
            .flatten()
            .filter_map(|entry| entry.ok().filter(|entry| entry.path().is_file())?.file_name().into_string().ok())
            .filter(|name| [".yaml", ".yml", ".json"].iter().any(|end| name.ends_with(end)))
            .collect();
        names.sort_unstable();
        for path in names.iter().map(|name| format!("{folder}/{name}")).filter(|path| !read.contains(path.as_str())) {
            let place = Place { file: FileId(0), offset: 0, node: 0 };
            findings.push(Code::UnusedFile, place, format!("nothing refers to `{path}`"));
        }
    }
}
