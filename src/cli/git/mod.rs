//! Reads the files of a revision from git objects, on demand. Nothing is checked out: the working tree and the index stay
//! unchanged, and nothing is written.

mod folder;
mod objects;

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use sailgen::Failure;
use sailgen::diagnostic::Code;
use sailgen::openapi::{Files, NotRead, normal};

use self::folder::Folder;
use self::objects::{Kind, Objects};

/// The two sides of a comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revisions {
    pub old: String,
    /// The new revision; `None` for the files on disk.
    pub new: Option<String>,
}

impl std::str::FromStr for Revisions {
    type Err = String;

    /// Parses `REV1..REV2`, where an empty revision means `HEAD`, or one revision to compare with the files on disk.
    fn from_str(text: &str) -> Result<Self, String> {
        let named = |text: &str| {
            if text.is_empty() {
                "HEAD".to_owned()
            } else {
                text.to_owned()
            }
        };
        let revisions = match text.split_once("..") {
            Some((_, new)) if new.starts_with('.') => {
                return Err("use two dots, not three".to_owned());
            }
            Some((old, new)) => Revisions {
                old: named(old),
                new: Some(named(new)),
            },
            None => Revisions {
                old: named(text),
                new: None,
            },
        };
        let option = |name: &String| name.starts_with('-');
        if option(&revisions.old) || revisions.new.as_ref().is_some_and(option) {
            return Err("a revision does not start with `-`".to_owned());
        }
        Ok(revisions)
    }
}

/// A repository; its revisions share the process that returns the contents of objects.
#[derive(Debug)]
pub struct Repository {
    /// Root folder.
    top: PathBuf,
    objects: Mutex<Objects>,
}

/// The files of a repository at a revision.
#[derive(Debug)]
pub struct Past {
    repository: Arc<Repository>,
    /// Id of the revision's tree.
    tree: String,
    /// The folders asked for so far, by their paths on disk; `None` outside the repository.
    folders: Mutex<HashMap<PathBuf, Option<Arc<Folder>>>>,
}

impl Repository {
    /// Opens the repository that contains all of these paths.
    pub fn open(paths: &[PathBuf]) -> Result<Repository, Failure> {
        let top = repository(paths)?;
        let objects = Objects::new(&top)
            .map_err(|error| Failure::new(Code::FileNotRead, format!("cannot run git: {error}")))?;
        let objects = Mutex::new(objects);
        Ok(Repository { top, objects })
    }

    fn objects(&self) -> MutexGuard<'_, Objects> {
        self.objects.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Past {
    /// Returns the files of a repository at a revision.
    pub fn new(repository: &Arc<Repository>, revision: &str) -> Result<Past, Failure> {
        let name = format!("{revision}^{{tree}}");
        let tree = git(
            &repository.top,
            &[
                "rev-parse",
                "--verify",
                "--quiet",
                "--end-of-options",
                &name,
            ],
        );
        let tree = tree.map_err(|message| {
            let message = match message.is_empty() {
                true => "the repository has no such revision".to_owned(),
                false => message,
            };
            let message = format!("the revision `{revision}` cannot be read: {message}");
            Failure::new(Code::FileNotRead, message).with_help(
                "`git log` and `git tag` list revisions; fetch one that only a remote has",
            )
        })?;
        Ok(Past {
            repository: Arc::clone(repository),
            tree: tree.trim().to_owned(),
            folders: Mutex::default(),
        })
    }

    /// Returns all files of the revision below a folder, relative to it.
    pub fn below(&self, folder: &Path) -> Vec<PathBuf> {
        let Some(inside) = self.inside(&real(folder)) else {
            return Vec::new();
        };
        let tree = format!("{}:{inside}", self.tree);
        let listed = git(
            &self.repository.top,
            &["ls-tree", "-r", "-z", "--name-only", "--full-tree", &tree],
        );
        let listed = listed.unwrap_or_default();
        let names = listed.split('\0').filter(|name| !name.is_empty());
        names.map(PathBuf::from).collect()
    }

    /// Returns `true` if the revision has this file.
    pub fn has(&self, path: &Path) -> bool {
        matches!(self.read(path, 0), Ok(_) | Err(NotRead::TooLarge(_)))
    }

    /// Returns a path as git spells it: relative to the root folder of the repository, with forward slashes.
    fn inside(&self, full: &Path) -> Option<String> {
        let inside = full.strip_prefix(&self.repository.top).ok()?;
        let parts: Option<Vec<&str>> = inside.iter().map(|part| part.to_str()).collect();
        Some(parts?.join("/"))
    }

    /// Returns the folder at an absolute path on disk; `None` outside the repository. A folder that the revision does not
    /// have is empty.
    fn folder(&self, path: &Path) -> Option<Arc<Folder>> {
        let known = || self.folders.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(folder) = known().get(path) {
            return folder.clone();
        }
        let folder = self.inside(&real_folder(path)).map(|inside| {
            let tree = format!("{}:{inside}", self.tree);
            let tree = match is_one_line(&inside) {
                true => self.repository.objects().read(&tree, Kind::Tree, u64::MAX),
                false => Err(NotRead::Missing),
            };
            let tree = tree.unwrap_or_default();
            Arc::new(Folder::of(&tree, self.tree.len() / 2))
        });
        known().insert(path.to_owned(), folder.clone());
        folder
    }

    /// Returns the id of the file at an absolute path; `None` if only git can tell whether there is one.
    fn blob(&self, path: &Path) -> Option<String> {
        let folder = self.folder(path.parent()?)?;
        let id = folder.blob(path.file_name()?.to_str()?)?;
        Some(id.to_owned())
    }
}

impl Files for Past {
    fn read(&self, path: &Path, most: u64) -> Result<Vec<u8>, NotRead> {
        let full = full(path);
        let object = match self.blob(&full) {
            Some(id) => id,
            None => {
                let inside = self.inside(&real(&full)).ok_or(NotRead::Outside)?;
                if !is_one_line(&inside) {
                    return Err(NotRead::Missing);
                }
                format!("{}:{inside}", self.tree)
            }
        };
        self.repository.objects().read(&object, Kind::Blob, most)
    }

    fn expect(&self, paths: &[PathBuf], most: u64) {
        let ids = paths.iter().filter_map(|path| self.blob(&full(path)));
        let ids = ids.collect();
        // What cannot be read now is reported when it is needed.
        let _ = self.repository.objects().fetch(ids, most);
    }

    fn names(&self, folder: &Path) -> Vec<String> {
        let folder = self.folder(&full(folder));
        folder.map_or_else(Vec::new, |folder| folder.names())
    }
}

/// Returns `true` for what a request to git can name: the protocol has one request per line.
fn is_one_line(path: &str) -> bool {
    !path.contains('\n')
}

/// Returns the root folder of the repository that contains all of these paths.
fn repository(paths: &[PathBuf]) -> Result<PathBuf, Failure> {
    let mut found: Option<PathBuf> = None;
    for path in paths {
        let full = real(path);
        let folder = full.ancestors().find(|folder| folder.is_dir());
        let folder = folder.unwrap_or(Path::new("."));
        let top = git(folder, &["rev-parse", "--show-toplevel"]).map_err(|message| {
            let message = format!("`{}` is not in a git repository: {message}", path.display());
            Failure::new(Code::FileNotRead, message)
        })?;
        let top = PathBuf::from(top.trim_end_matches(['\n', '\r']));
        let top = top.canonicalize().unwrap_or(top);
        if found.as_ref().is_some_and(|other| *other != top) {
            let message = format!("`{}` is in another repository", path.display());
            return Err(Failure::new(Code::FileNotRead, message));
        }
        found = Some(top);
    }
    found.ok_or_else(|| Failure::new(Code::FileNotRead, "no spec is named"))
}

/// Returns the absolute path without `.` and `..`.
fn full(path: &Path) -> PathBuf {
    normal(&std::path::absolute(path).unwrap_or_else(|_| path.to_owned()))
}

/// Returns the absolute path, with symbolic links to its folder resolved.
fn real(path: &Path) -> PathBuf {
    let full = full(path);
    match (full.parent(), full.file_name()) {
        (Some(folder), Some(name)) => real_folder(folder).join(name),
        _ => full,
    }
}

/// Resolves symbolic links in an absolute path as far as it exists on disk. The rest may exist in a revision only.
fn real_folder(full: &Path) -> PathBuf {
    for folder in full.ancestors() {
        if let (Ok(real), Ok(rest)) = (folder.canonicalize(), full.strip_prefix(folder)) {
            return real.join(rest);
        }
    }
    full.to_owned()
}

/// Runs git and returns its standard output, or its standard error if it fails.
pub(super) fn git(folder: &Path, arguments: &[&str]) -> Result<String, String> {
    let output = Command::new("git")
        .arg("-C")
        .arg(folder)
        .args(arguments)
        .output()
        .map_err(|error| format!("cannot run git: {error}"))?;
    let said = String::from_utf8_lossy(&output.stderr);
    match output.status.success() {
        true => Ok(String::from_utf8_lossy(&output.stdout).into_owned()),
        false => Err(said.trim().trim_start_matches("fatal: ").to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn revisions_are_two_or_one() {
        let read = |text: &str| {
            text.parse::<Revisions>()
                .map(|found| (found.old, found.new))
        };
        let two = |old: &str, new: &str| Ok((old.to_owned(), Some(new.to_owned())));
        assert_eq!(read("v1..v2"), two("v1", "v2"));
        assert_eq!(read("v1.."), two("v1", "HEAD"));
        assert_eq!(read("..topic"), two("HEAD", "topic"));
        assert_eq!(read("main"), Ok(("main".to_owned(), None)));
        assert!(read("v1...v2").is_err());
        assert!(read("--output=x..v2").is_err());
    }
}
