//! The lower bound for any program that processes a spec: read all files, and parse them with the same YAML parser.

use std::fs;
use std::hint::black_box;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::thread;

use sailgen::openapi::Spec;

/// Returns the paths of all files of a spec.
pub fn paths(spec: &Spec, root: &Path) -> Vec<PathBuf> {
    let folder = root.parent().unwrap_or(Path::new("."));
    spec.sources
        .iter()
        .map(|(_, source)| folder.join(&source.path))
        .collect()
}

/// Returns the number of available threads.
pub fn threads() -> usize {
    thread::available_parallelism().map_or(1, NonZero::get)
}

/// Reads and parses all files, and returns the number of bytes.
pub fn read_and_parse(paths: &[PathBuf], threads: usize) -> usize {
    let one = |path: &PathBuf| {
        let text = fs::read_to_string(path).expect("the file was read before");
        let value: serde_yaml::Value =
            serde_yaml::from_str(&text).expect("the file was parsed before");
        black_box(value);
        text.len()
    };
    if threads == 1 {
        return paths.iter().map(one).sum();
    }
    thread::scope(|scope| {
        let parts = paths.chunks(paths.len().div_ceil(threads));
        let running: Vec<_> = parts
            .map(|part| scope.spawn(move || part.iter().map(one).sum::<usize>()))
            .collect();
        running
            .into_iter()
            .map(|part| part.join().expect("no part panics"))
            .sum()
    })
}
