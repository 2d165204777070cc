//! Finds the common folder of the root files, which all paths are relative to. It reads no spec.

use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};

/// The root files, relative to their common folder.
#[derive(Debug, PartialEq)]
pub(super) struct Roots {
    /// The deepest folder that holds all of them.
    pub folder: PathBuf,
    /// Their paths relative to it, with forward slashes, sorted and without duplicates.
    pub names: Vec<String>,
}

/// Returns the folder that the paths of a spec's files are relative to: the deepest one that holds
/// all of its root files.
#[must_use]
pub fn folder_of(paths: &[impl AsRef<Path>]) -> PathBuf {
    match paths {
        // The parent as written: other files are looked up relative to it.
        [path] => path.as_ref().parent().unwrap_or(Path::new("")).to_owned(),
        paths => common_folder(paths).map_or_else(|_| PathBuf::new(), |roots| roots.folder),
    }
}

/// Finds the common folder. If a path leaves it through `..`, all paths are made absolute first.
pub(super) fn common_folder(paths: &[impl AsRef<Path>]) -> Result<Roots, String> {
    let written: Vec<PathBuf> = paths.iter().map(|path| path.as_ref().to_owned()).collect();
    let roots = split(&written)?;
    let leaves = |name: &String| name.starts_with("../") || name.starts_with('/');
    if !roots.names.iter().any(leaves) {
        return Ok(roots);
    }
    let real = |path: &PathBuf| {
        let folder = path.parent().unwrap_or(Path::new(""));
        let folder = std::fs::canonicalize(if folder.as_os_str().is_empty() {
            Path::new(".")
        } else {
            folder
        });
        match (folder, path.file_name()) {
            (Ok(folder), Some(name)) => folder.join(name),
            _ => path.clone(),
        }
    };
    split(&written.iter().map(real).collect::<Vec<_>>())
}

/// Returns a name for each root file: its stem, or for generic stems such as `openapi` the name of
/// its folder. If two names are equal, the whole path is used.
pub(super) fn root_names(folder: &Path, names: &[String]) -> Vec<String> {
    const FILLS_ITS_FOLDER: [&str; 4] = ["openapi", "api", "index", "root"];
    let name = |path: &String| {
        let full = folder.join(path);
        let full = std::fs::canonicalize(&full).unwrap_or(full);
        let text = |part: Option<&std::ffi::OsStr>| {
            part.map(|part| part.to_string_lossy().into_owned())
                .unwrap_or_default()
        };
        let stem = text(full.file_stem());
        let above = text(full.parent().and_then(Path::file_name));
        match FILLS_ITS_FOLDER.contains(&stem.as_str()) && !above.is_empty() {
            true => above,
            false => stem,
        }
    };
    let short: Vec<String> = names.iter().map(name).collect();
    let is_unique = |name: &String| short.iter().filter(|other| *other == name).count() == 1;
    let whole = |path: &String| {
        let stem = path
            .rsplit_once('.')
            .map_or(path.as_str(), |(stem, _)| stem);
        stem.replace('/', "-")
    };
    let each = short.iter().zip(names);
    each.map(|(name, path)| match is_unique(name) {
        true => name.clone(),
        false => whole(path),
    })
    .collect()
}

fn split(paths: &[PathBuf]) -> Result<Roots, String> {
    let not_a_file = |path: &Path| format!("`{}` is not the path of a file", path.display());
    let parts = |path: &Path| -> Vec<PathBuf> {
        path.components()
            .filter(|part| *part != Component::CurDir)
            .map(|part| PathBuf::from(part.as_os_str()))
            .collect()
    };
    if let [path] = paths {
        let name = path.file_name().and_then(|name| name.to_str());
        let folder = path
            .parent()
            .filter(|folder| !folder.as_os_str().is_empty());
        return Ok(Roots {
            folder: folder.unwrap_or(Path::new(".")).to_owned(),
            names: vec![name.ok_or_else(|| not_a_file(path))?.to_owned()],
        });
    }
    let all: Vec<Vec<PathBuf>> = paths.iter().map(|path| parts(path)).collect();
    let Some(first) = all.first() else {
        return Err("no spec is given".to_owned());
    };
    let folders = || {
        all.iter()
            .map(|parts| &parts[..parts.len().saturating_sub(1)])
    };
    let shared = (0..first.len().saturating_sub(1))
        .take_while(|&at| folders().all(|parts| parts.get(at) == Some(&first[at])))
        .count();
    let mut names = BTreeSet::new();
    for (parts, path) in all.iter().zip(paths) {
        let rest: Option<Vec<&str>> = parts[shared..].iter().map(|part| part.to_str()).collect();
        let rest = rest.filter(|rest| !rest.is_empty() && path.file_name().is_some());
        names.insert(rest.ok_or_else(|| not_a_file(path))?.join("/"));
    }
    let folder: PathBuf = first[..shared].iter().collect();
    Ok(Roots {
        folder: if folder.as_os_str().is_empty() {
            PathBuf::from(".")
        } else {
            folder
        },
        names: names.into_iter().collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_common_folder_does_not_depend_on_the_order() {
        let expected = Roots {
            folder: PathBuf::from("idn/apis"),
            names: vec!["a/openapi.yaml".into(), "b/c/openapi.yaml".into()],
        };
        for paths in [
            ["idn/apis/a/openapi.yaml", "idn/apis/b/c/openapi.yaml"],
            ["./idn/apis/b/c/openapi.yaml", "idn/apis/./a/openapi.yaml"],
        ] {
            assert_eq!(common_folder(&paths).unwrap(), expected);
        }
        let twice = common_folder(&["x/a.yaml", "x/a.yaml"]).unwrap();
        assert_eq!(twice.names, ["a.yaml"]);
        assert_eq!(folder_of(&["a.yaml"]), Path::new(""));
        assert!(common_folder(&["..", "a/b.yaml"]).is_err());
    }
}
