//! Validates the paths of [`OutputFile`]s: each must stay below the output folder and mean the same
//! on every file system. It does not access the disk.

use std::collections::HashMap;

use super::{OutputError, OutputFile};
use crate::text::device::is_device;

/// The folder in the output folder with the manifest and the files in preparation.
pub(super) const OURS: &str = ".sailgen";

/// Validates a set of files. Fails if a path is unsafe, or if two paths are the same on some file
/// system.
pub(super) fn accept(files: &[OutputFile]) -> Result<(), OutputError> {
    let mut taken: HashMap<String, &str> = HashMap::with_capacity(files.len());
    for OutputFile { path, .. } in files {
        if let Some(why) = objection(path) {
            return Err(OutputError::UnsafePath {
                path: path.clone(),
                why,
            });
        }
        if let Some(first) = taken.insert(path.to_lowercase(), path) {
            return Err(OutputError::Collision {
                first: first.into(),
                second: path.clone(),
            });
        }
    }
    for OutputFile { path, .. } in files {
        let lower = path.to_lowercase();
        if let Some(file) = folders(&lower).find_map(|folder| taken.get(folder)) {
            return Err(OutputError::Collision {
                first: (*file).into(),
                second: path.clone(),
            });
        }
    }
    Ok(())
}

/// Returns the objection to a path, or `None` if it is valid.
pub(super) fn objection(path: &str) -> Option<&'static str> {
    if path.is_empty() {
        return Some("it is empty");
    }
    if path.starts_with('/') {
        return Some("it is absolute");
    }
    path.split('/').enumerate().find_map(|(depth, name)| {
        if depth == 0 && name.eq_ignore_ascii_case(OURS) {
            return Some("that folder contains the manifest");
        }
        name_objection(name)
    })
}

/// The folders that contain a path, outermost first.
pub(super) fn folders(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').map(|(end, _)| &path[..end])
}

fn name_objection(name: &str) -> Option<&'static str> {
    match name {
        "" => return Some("one of its components is empty"),
        "." | ".." => return Some("it contains `.` or `..`"),
        _ => {}
    }
    if name.chars().any(char::is_control) {
        return Some("it contains a control character");
    }
    if name.contains(['\\', ':', '<', '>', '"', '|', '?', '*']) {
        return Some("it contains a character that some file systems do not allow");
    }
    if name.ends_with(['.', ' ']) {
        return Some("one of its components ends with a dot or a space");
    }
    if name.len() > 255 {
        return Some("one of its components is longer than 255 bytes");
    }
    is_device(name).then_some("Windows reserves that name for a device")
}

#[cfg(test)]
mod tests {
    use super::objection;

    #[test]
    fn unsafe_paths_are_refused() {
        let long = "x".repeat(256);
        for path in [
            "",
            "/etc/passwd",
            "..",
            "a/../b",
            "./a",
            "a//b",
            "a/",
            "a\\b",
            "C:/x",
            "c:x",
            "a\0b",
            "a\nb",
            "con",
            "Con.md",
            "docs/NUL.tar.md",
            "aux .md",
            "com1.rs",
            "LPT9",
            "com¹",
            "CONIN$",
            "a.",
            "docs./b",
            "a ",
            "what?.md",
            ".sailgen/x",
            ".Sailgen/manifest.json",
            &long,
        ] {
            assert!(objection(path).is_some(), "{path:?} was accepted");
        }
    }

    #[test]
    fn common_paths_are_accepted() {
        for path in [
            "Cargo.toml",
            "src/lib.rs",
            "docs/a b.md",
            "docs/größe.md",
            ".gitignore",
            "com.md",
            "com10.md",
            "console.md",
            "a/.sailgen",
            "…",
        ] {
            assert_eq!(objection(path), None, "{path:?}");
        }
    }
}
