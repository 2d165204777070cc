//! A folder as it was in a revision: its files in a temporary folder, read from git's objects. Neither the files that
//! the user works on nor the index are touched.

use std::ffi::OsStr;
use std::path::Path;
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
        let named = |text: &str| if text.is_empty() { "HEAD".to_owned() } else { text.to_owned() };
        let revisions = match text.split_once("..") {
            Some((_, new)) if new.starts_with('.') => return Err("write two dots, and not three".to_owned()),
            Some((old, new)) => Revisions { old: named(old), new: Some(named(new)) },
            None => Revisions { old: named(text), new: None },
        };
        let option = |name: &String| name.starts_with('-');
        if option(&revisions.old) || revisions.new.as_ref().is_some_and(option) {
            return Err("a revision does not start with `-`".to_owned());
        }
        Ok(revisions)
    }
}

/// The files of a folder as they were.
pub fn files_at(revision: &str, folder: &Path) -> Result<TempDir, Failure> {
    written(revision, folder).map_err(|message| {
        let message = message.strip_prefix("fatal: ").unwrap_or(&message);
        Failure::new(Code::FileNotRead, format!("the revision `{revision}` cannot be read: {message}"))
    })
}

fn written(revision: &str, folder: &Path) -> Result<TempDir, String> {
    let files = tempfile::tempdir().map_err(|error| format!("no temporary folder can be made: {error}"))?;
    let index = tempfile::NamedTempFile::new().map_err(|error| format!("no file can be made: {error}"))?;
    let index = index.into_temp_path();
    // Git makes the index itself; an empty file is none.
    std::fs::remove_file(&index).map_err(|error| error.to_string())?;
    let ask = |arguments: &[&str]| git(Command::new("git").arg("-C").arg(folder).args(arguments));
    let git_dir = ask(&["rev-parse", "--absolute-git-dir"])?;
    let tree = ask(&["rev-parse", "--verify", &format!("{revision}:./")])?;
    let write = |arguments: &[&OsStr]| {
        let mut command = Command::new("git");
        command.arg("--git-dir").arg(git_dir.trim()).arg("--work-tree").arg(files.path());
        git(command.current_dir(files.path()).env("GIT_INDEX_FILE", &index).args(arguments))
    };
    write(&["read-tree".as_ref(), tree.trim().as_ref()])?;
    write(&["checkout-index".as_ref(), "--all".as_ref()])?;
    Ok(files)
}

/// What git prints; what it complains of is the failure.
fn git(command: &mut Command) -> Result<String, String> {
    let output = command.output().map_err(|error| format!("git cannot be run: {error}"))?;
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
        let read = |text: &str| text.parse::<Revisions>().map(|found| (found.old, found.new));
        let two = |old: &str, new: &str| Ok((old.to_owned(), Some(new.to_owned())));
        assert_eq!(read("v1..v2"), two("v1", "v2"));
        assert_eq!(read("v1.."), two("v1", "HEAD"));
        assert_eq!(read("..topic"), two("HEAD", "topic"));
        assert_eq!(read("main"), Ok(("main".to_owned(), None)));
        assert!(read("v1...v2").is_err());
        assert!(read("--output=x..v2").is_err());
    }
}
