//! Reads the files of a revision from git objects, on demand. Nothing is checked out: the working tree and the index stay
//! unchanged, and nothing is written.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::{Mutex, PoisonError};

use sailgen::Failure;
use sailgen::diagnostic::Code;
use sailgen::openapi::{Files, NotRead, normal};

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

/// The files of a repository at a revision.
#[derive(Debug)]
pub struct Past {
    /// Root folder of the repository.
    top: PathBuf,
    /// Id of the revision's tree.
    tree: String,
    /// Process that returns the contents of objects.
    objects: Mutex<Objects>,
}

#[derive(Debug)]
struct Objects {
    process: Child,
    questions: ChildStdin,
    answers: BufReader<ChildStdout>,
}

impl Past {
    /// Opens the repository that contains all of these paths, at a revision.
    pub fn open(revision: &str, paths: &[PathBuf]) -> Result<Past, Failure> {
        let top = repository(paths)?;
        let name = format!("{revision}^{{tree}}");
        let tree = git(
            &top,
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
        let objects = Objects::new(&top)
            .map_err(|error| Failure::new(Code::FileNotRead, format!("cannot run git: {error}")))?;
        Ok(Past {
            top,
            tree: tree.trim().to_owned(),
            objects: Mutex::new(objects),
        })
    }

    /// Returns all files of the revision below a folder, relative to it.
    pub fn below(&self, folder: &Path) -> Vec<PathBuf> {
        let Some(inside) = self.inside(folder) else {
            return Vec::new();
        };
        let tree = format!("{}:{inside}", self.tree);
        let listed = git(
            &self.top,
            &["ls-tree", "-r", "-z", "--name-only", "--full-tree", &tree],
        );
        names(&listed.unwrap_or_default())
            .map(PathBuf::from)
            .collect()
    }

    /// Returns `true` if the revision has this file.
    pub fn has(&self, path: &Path) -> bool {
        matches!(self.ask(path, 0), Ok(_) | Err(NotRead::TooLarge(_)))
    }

    /// Returns a path as git spells it: relative to the root folder of the repository, with forward slashes.
    fn inside(&self, path: &Path) -> Option<String> {
        let full = real(path);
        let inside = full.strip_prefix(&self.top).ok()?;
        let parts: Option<Vec<&str>> = inside.iter().map(|part| part.to_str()).collect();
        Some(parts?.join("/"))
    }

    fn ask(&self, path: &Path, most: u64) -> Result<Vec<u8>, NotRead> {
        let inside = self.inside(path).ok_or(NotRead::Outside)?;
        // The protocol has one request per line.
        if inside.contains('\n') {
            return Err(NotRead::Missing);
        }
        let mut objects = self.objects.lock().unwrap_or_else(PoisonError::into_inner);
        objects.ask(&format!("{}:{inside}", self.tree), most)
    }
}

impl Files for Past {
    fn read(&self, path: &Path, most: u64) -> Result<Vec<u8>, NotRead> {
        self.ask(path, most)
    }

    fn names(&self, folder: &Path) -> Vec<String> {
        let Some(inside) = self.inside(folder) else {
            return Vec::new();
        };
        let tree = format!("{}:{inside}", self.tree);
        let listed = git(
            &self.top,
            &["ls-tree", "-z", "--name-only", "--full-tree", &tree],
        );
        names(&listed.unwrap_or_default())
            .map(str::to_owned)
            .collect()
    }
}

impl Objects {
    fn new(top: &Path) -> io::Result<Self> {
        let mut process = Command::new("git")
            .arg("-C")
            .arg(top)
            .args(["cat-file", "--batch", "--follow-symlinks"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let (questions, answers) = (process.stdin.take(), process.stdout.take());
        match (questions, answers) {
            (Some(questions), Some(answers)) => Ok(Objects {
                process,
                questions,
                answers: BufReader::new(answers),
            }),
            _ => Err(io::ErrorKind::BrokenPipe.into()),
        }
    }

    /// Requests an object. The answer is `OBJECT TYPE SIZE`, a newline and SIZE bytes; or `… missing`; or an error of a
    /// symbolic link and its size.
    fn ask(&mut self, object: &str, most: u64) -> Result<Vec<u8>, NotRead> {
        writeln!(self.questions, "{object}").map_err(NotRead::Failed)?;
        let mut line = String::new();
        self.answers.read_line(&mut line).map_err(NotRead::Failed)?;
        let (what, size) = line.trim_end().rsplit_once(' ').unwrap_or_default();
        let Ok(size) = size.parse::<u64>() else {
            return Err(NotRead::Missing);
        };
        let error = match what.rsplit(' ').next().unwrap_or_default() {
            "blob" if size <= most => None,
            "blob" => Some(NotRead::TooLarge(size)),
            "tree" => Some(NotRead::NotAFile),
            "symlink" => Some(NotRead::Outside),
            _ => Some(NotRead::Missing),
        };
        let mut answer = self.answers.by_ref().take(size + 1);
        let mut bytes = Vec::new();
        match error {
            None => {
                answer.read_to_end(&mut bytes).map_err(NotRead::Failed)?;
                bytes.truncate(usize::try_from(size).unwrap_or(usize::MAX));
                Ok(bytes)
            }
            Some(error) => {
                io::copy(&mut answer, &mut io::sink()).map_err(NotRead::Failed)?;
                Err(error)
            }
        }
    }
}

impl Drop for Objects {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
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

/// Returns the absolute path, with symbolic links resolved as far as it exists on disk. The rest may exist in a
/// revision only.
fn real(path: &Path) -> PathBuf {
    let full = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let full = normal(&full);
    for folder in full.ancestors().skip(1) {
        if let (Ok(real), Ok(rest)) = (folder.canonicalize(), full.strip_prefix(folder)) {
            return real.join(rest);
        }
    }
    full
}

fn names(listed: &str) -> impl Iterator<Item = &str> {
    listed.split('\0').filter(|name| !name.is_empty())
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
