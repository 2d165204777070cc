//! The root files of a run: expands paths, folders and globs to files. This module does not read files.

use std::fs;
use std::path::{Path, PathBuf};

use super::Config;
use crate::diagnostic::Code;
use crate::findings::Failure;
use crate::openapi;

/// File names of the root file in a folder, in order of preference.
const ROOT_FILES: [&str; 3] = ["openapi.yaml", "openapi.yml", "openapi.json"];

/// Maximum depth of the search for root files.
const MOST_DEPTH: usize = 8;

impl Config {
    /// Returns the root files of the spec, sorted and without duplicates.
    ///
    /// # Errors
    ///
    /// If no root file is given, or a folder or glob contains none.
    pub fn roots(&self) -> Result<Vec<PathBuf>, Failure> {
        let mut roots = Vec::new();
        for path in self.spec.path.iter().chain(&self.spec.paths) {
            if self.spec.files.is_some() || self.spec.given.contains_key(path) {
                roots.push(path.clone());
            } else {
                expand(path, &mut roots)?;
            }
        }
        if roots.is_empty() {
            return Err(Failure::new(Code::FileNotRead, "no spec is named"));
        }
        if roots.len() > 1 {
            roots.sort();
            roots.dedup();
        }
        Ok(roots)
    }

    /// Returns the first root file.
    ///
    /// # Errors
    ///
    /// Fails like [`roots`](Config::roots).
    pub fn root(&self) -> Result<PathBuf, Failure> {
        Ok(self.roots()?.swap_remove(0))
    }

    /// Returns the folder that the paths of the spec's files are relative to: that of the root file, or the deepest one
    /// that contains all root files. Empty for the current folder.
    #[must_use]
    pub fn folder(&self) -> PathBuf {
        openapi::folder_of(&self.roots().unwrap_or_default())
    }
}

/// Expands a path: a file to itself, a folder to the root files below it, a glob to the files that match.
fn expand(path: &Path, roots: &mut Vec<PathBuf>) -> Result<(), Failure> {
    if let Some(url) = url(path) {
        let message = format!("`{url}` is an address, and sailgen does not download anything");
        let help = format!(
            "save it as a file and give its path, or pipe it in: `curl -sSfL {url} | sailgen generate -`"
        );
        return Err(Failure::new(Code::FileNotRead, message).with_help(help));
    }
    if path.is_dir() {
        let before = roots.len();
        let mut left = MOST_FOLDERS;
        search(path, MOST_DEPTH, &mut left, roots);
        if roots.len() > before {
            return Ok(());
        }
        let message = format!("there is no root file below `{}`", path.display());
        let help = format!(
            "root files in a folder are called {}",
            ROOT_FILES.join(", ")
        );
        return Err(Failure::new(Code::FileNotRead, message).with_help(help));
    }
    let text = path.to_string_lossy();
    if path.exists() || !text.contains(['*', '?', '[']) {
        roots.push(path.to_owned());
        return Ok(());
    }
    let invalid = |error: glob::PatternError| {
        let message = format!("`{text}` is not a valid glob: {}", error.msg);
        Failure::new(Code::BadOption, message)
    };
    let found = glob::glob(&text).map_err(invalid)?;
    let before = roots.len();
    roots.extend(found.flatten().filter(|path| path.is_file()));
    if roots.len() == before {
        let message = format!("no file fits `{text}`");
        return Err(Failure::new(Code::FileNotRead, message));
    }
    Ok(())
}

/// Returns the path if it is a URL given by mistake.
fn url(path: &Path) -> Option<&str> {
    let text = path.to_str()?;
    let (scheme, rest) = text.split_once("://")?;
    let is_web = ["http", "https"]
        .iter()
        .any(|web| scheme.eq_ignore_ascii_case(web));
    (is_web && !rest.is_empty()).then_some(text)
}

/// Returns the root files among the files below a folder: at most one per folder, and none below a folder that has one.
#[must_use]
pub fn roots_among(files: &[PathBuf]) -> Vec<PathBuf> {
    let rank = |path: &PathBuf| ROOT_FILES.iter().position(|name| path.ends_with(name));
    let mut found: Vec<(&PathBuf, usize)> = files
        .iter()
        .filter_map(|path| Some((path, rank(path)?)))
        .filter(|(path, _)| path.components().count() <= MOST_DEPTH + 1)
        .collect();
    found.sort_by_key(|(path, rank)| (path.parent().map(Path::to_owned), *rank));
    let mut roots: Vec<PathBuf> = Vec::new();
    for (path, _) in found {
        let is_below =
            |root: &PathBuf| root.parent().is_some_and(|folder| path.starts_with(folder));
        if !roots.iter().any(is_below) {
            roots.push(path.clone());
        }
    }
    roots
}

/// Maximum number of folders to search: a larger tree is not a folder of specs.
const MOST_FOLDERS: usize = 1_000;

/// Collects the root files below a folder. A folder that has one is not searched further. `left` is the number of
/// folders that may still be searched.
fn search(folder: &Path, depth: usize, left: &mut usize, roots: &mut Vec<PathBuf>) {
    let Some(rest) = left.checked_sub(1) else {
        return;
    };
    *left = rest;
    let own = ROOT_FILES.iter().map(|name| folder.join(name));
    if let Some(root) = own.into_iter().find(|path| path.is_file()) {
        roots.push(root);
        return;
    }
    let mut folders: Vec<PathBuf> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()))
        .map(|entry| entry.path())
        .collect();
    folders.sort();
    if depth > 0 {
        folders
            .iter()
            .for_each(|folder| search(folder, depth - 1, left, roots));
    }
}
