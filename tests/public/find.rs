//! Finds the specs in a folder of public files.

use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};

/// Returns every file below the folder that looks like the root of an OpenAPI 3 document, sorted.
pub fn specs(folder: &Path) -> Vec<PathBuf> {
    let mut specs = Vec::new();
    find(folder, &mut specs);
    specs.sort();
    specs
}

fn find(folder: &Path, specs: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            find(&path, specs);
        } else if path.extension().is_some_and(|extension| {
            ["json", "yaml", "yml"]
                .iter()
                .any(|known| extension == *known)
        }) {
            let mut start = vec![0; 4096];
            let read = fs::File::open(&path)
                .and_then(|mut file| file.read(&mut start))
                .unwrap_or(0);
            let text = String::from_utf8_lossy(&start[..read]).replace(['"', '\'', ' '], "");
            if text.contains("openapi:3") {
                specs.push(path);
            }
        }
    }
}
