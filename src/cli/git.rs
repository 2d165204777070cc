//! Folders as they were in a revision: their files in a temporary folder, read from git's objects. Neither the files that
//! the user works on nor the index are touched.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use sailgen::Failure;
use sailgen::diagnostic::Code;
use tempfile::TempDir;

/// The two sides of a comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revisions {
    pub old: String,
    /// `None` for the files as they are now.
    pub new: Option<String>,
}

impl std::str::FromStr for Revisions {
    type Err = String;

    /// `REV1..REV2`, where git takes `HEAD` for what is left out; or one revision, to compare with the files as they are.
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

/// Folders as they were, laid out as in the repository.
pub struct Past {
    top: TempDir,
    prefixes: Vec<PathBuf>,
}

impl Past {
    /// Reads folders of one repository as they were in a revision; those that were not there are left out.
    pub fn read(revision: &str, folders: &[&Path]) -> Result<Past, Failure> {
        written(revision, folders).map_err(|message| {
            let message = message.strip_prefix("fatal: ").unwrap_or(&message);
            Failure::new(
                Code::FileNotRead,
                format!("the revision `{revision}` cannot be read: {message}"),
            )
        })
    }

    /// Where the folders are now, in their order.
    pub fn folders(&self) -> impl Iterator<Item = PathBuf> {
        self.prefixes
            .iter()
            .map(|prefix| self.top.path().join(prefix))
    }
}

fn written(revision: &str, folders: &[&Path]) -> Result<Past, String> {
    let top = tempfile::tempdir()
        .map_err(|error| format!("cannot create a temporary folder: {error}"))?;
    let index = tempfile::NamedTempFile::new()
        .map_err(|error| format!("cannot create a temporary file: {error}"))?;
    let index = index.into_temp_path();
    // Git makes the index itself; an empty file is none.
    std::fs::remove_file(&index).map_err(|error| error.to_string())?;
    let mut git_dir = String::new();
    let mut prefixes = Vec::new();
    for folder in folders {
        let ask = |question: &str| {
            git(Command::new("git")
                .arg("-C")
                .arg(folder)
                .args(["rev-parse", question]))
        };
        let found = ask("--absolute-git-dir")?;
        if !git_dir.is_empty() && found != git_dir {
            return Err(format!("`{}` is in another repository", folder.display()));
        }
        git_dir = found;
        prefixes.push(ask("--show-prefix")?.trim_end_matches('\n').to_owned());
    }
    let run = |arguments: &[&str]| {
        let mut command = Command::new("git");
        command
            .arg("--git-dir")
            .arg(git_dir.trim())
            .arg("--work-tree")
            .arg(top.path());
        git(command
            .current_dir(top.path())
            .env("GIT_INDEX_FILE", &index)
            .args(arguments))
    };
    run(&["rev-parse", "--verify", &format!("{revision}^{{tree}}")])?;
    let lies_in_another = |prefix: &String| {
        prefixes
            .iter()
            .any(|other| other != prefix && prefix.starts_with(other))
    };
    let trees: BTreeSet<&String> = prefixes
        .iter()
        .filter(|prefix| !lies_in_another(prefix))
        .collect();
    for prefix in trees {
        let Ok(tree) = run(&["rev-parse", "--verify", &format!("{revision}:{prefix}")]) else {
            continue;
        };
        match prefix.as_str() {
            "" => run(&["read-tree", tree.trim()])?,
            _ => run(&["read-tree", &format!("--prefix={prefix}"), tree.trim()])?,
        };
    }
    run(&["checkout-index", "--all"])?;
    Ok(Past {
        top,
        prefixes: prefixes.into_iter().map(PathBuf::from).collect(),
    })
}

/// What git prints; what it complains of is the failure.
fn git(command: &mut Command) -> Result<String, String> {
    let output = command
        .output()
        .map_err(|error| format!("cannot run git: {error}"))?;
    match output.status.success() {
        true => Ok(String::from_utf8_lossy(&output.stdout).into_owned()),
        false => Err(String::from_utf8_lossy(&output.stderr).trim().to_owned()),
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
