//! The least that any program has to do with a spec: read every file of it, and parse it with the same YAML reader.

use std::fs;
use std::hint::black_box;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::thread;

use sailgen::openapi::Spec;

/// Every file of a spec on disk.
pub fn paths(spec: &Spec, root: &Path) -> Vec<PathBuf> {
    let folder = root.parent().unwrap_or(Path::new("."));
    spec.sources
        .iter()
        .map(|(_, source)| folder.join(&source.path))
        .collect()
}

/// How many threads there are.
pub fn threads() -> usize {
    thread::available_parallelism().map_or(1, NonZero::get)
}

/// Reads and parses all files, and gives the number of bytes.
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
