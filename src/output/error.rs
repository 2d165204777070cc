//! Why nothing was written: each reason with the sentence and the help that a person gets.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// Why the output could not be written or checked.
#[derive(Debug)]
#[non_exhaustive]
pub enum OutputError {
    /// A path of the set leads out of the folder or is not a name on every file system.
    UnsafePath {
        /// The path, as the emitter gave it.
        path: String,
        /// What is wrong with it.
        why: &'static str,
    },
    /// Two paths of the set are the same on a file system that ignores case, or one lies in the other.
    Collision {
        /// The path that came first.
        first: String,
        /// The path that collides with it.
        second: String,
    },
    /// The output folder has files in it, and no manifest.
    ForeignFolder {
        /// The output folder.
        dir: PathBuf,
        /// One thing that is in it.
        example: String,
    },
    /// Files that were changed by hand or are not ours would be lost.
    WouldLose {
        /// Files of ours that were changed by hand since.
        hand_changed: Vec<String>,
        /// Files that are not ours, where a new one has to go.
        foreign: Vec<String>,
    },
    /// A folder below the output folder is a symbolic link.
    Symlink {
        /// The link.
        path: PathBuf,
    },
    /// A foreign file stands where a folder has to be, or a foreign folder where a file has to be.
    InTheWay {
        /// What stands there.
        path: PathBuf,
    },
    /// Another run is writing to the same folder.
    Busy {
        /// The output folder.
        dir: PathBuf,
    },
    /// The manifest cannot be understood.
    BadManifest {
        /// The manifest.
        path: PathBuf,
        /// What is wrong with it.
        why: String,
    },
    /// The operating system refused.
    Io {
        /// The file or folder it was about.
        path: PathBuf,
        /// What was being done to it, as in "cannot *read* …".
        doing: &'static str,
        /// What the system said.
        source: io::Error,
    },
}

impl OutputError {
    /// What to do about it.
    ///
    /// ```
    /// use sailgen::output::OutputError;
    ///
    /// let error = OutputError::WouldLose { hand_changed: vec!["src/lib.rs".into()], foreign: vec![] };
    /// assert_eq!(error.to_string(), "1 file was changed by hand since the last run: src/lib.rs");
    /// assert!(error.help().unwrap().contains("--force"));
    /// ```
    pub fn help(&self) -> Option<&'static str> {
        Some(match self {
            Self::UnsafePath { .. } | Self::Collision { .. } => {
                "rename the schema, or leave it out with `--schema`"
            }
            Self::ForeignFolder { .. } => {
                "choose an empty folder, or use --force: it leaves every file alone that is not to be generated"
            }
            Self::WouldLose { .. } => {
                "move the changes elsewhere, or use --force to lose them; nothing was written"
            }
            Self::Symlink { .. } => {
                "files are never written through a link: make it a folder, or write to where it leads"
            }
            Self::InTheWay { .. } => "move it away; it was not generated, so it is never removed",
            Self::Busy { .. } => "wait until it is done and run again",
            Self::BadManifest { .. } => {
                "restore it from version control, or use --force to write it anew"
            }
            Self::Io { .. } => return None,
        })
    }

    pub(super) fn io(doing: &'static str, path: &Path) -> impl FnOnce(io::Error) -> OutputError {
        move |source| OutputError::Io {
            path: path.to_owned(),
            doing,
            source,
        }
    }
}

impl fmt::Display for OutputError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnsafePath { path, why } => {
                write!(f, "the path {path:?} cannot be written: {why}")
            }
            Self::Collision { first, second } if first == second => {
                write!(f, "two files are named {first:?}")
            }
            Self::Collision { first, second } => {
                write!(
                    f,
                    "the files {first:?} and {second:?} cannot both be written on every file system"
                )
            }
            Self::ForeignFolder { dir, example } => {
                write!(
                    f,
                    "{} was not generated: it has no manifest, and holds {example:?}",
                    dir.display()
                )
            }
            Self::WouldLose {
                hand_changed,
                foreign,
            } => {
                let separator = if hand_changed.is_empty() || foreign.is_empty() {
                    ""
                } else {
                    "; "
                };
                say(f, hand_changed, "changed by hand since the last run")?;
                f.write_str(separator)?;
                say(f, foreign, "in the way and not generated")
            }
            Self::Symlink { path } => write!(f, "the folder {} is a symbolic link", path.display()),
            Self::InTheWay { path } => write!(f, "{} is in the way", path.display()),
            Self::Busy { dir } => write!(f, "another run is writing to {}", dir.display()),
            Self::BadManifest { path, why } => {
                write!(f, "the manifest {} cannot be used: {why}", path.display())
            }
            Self::Io {
                path,
                doing,
                source,
            } => write!(f, "cannot {doing} {}: {source}", path.display()),
        }
    }
}

impl std::error::Error for OutputError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io { source, .. } => Some(source),
            _ => None,
        }
    }
}

/// Lists files: "2 files were changed by hand since the last run: a, b".
fn say(f: &mut fmt::Formatter<'_>, paths: &[String], what: &str) -> fmt::Result {
    const SHOWN: usize = 20;
    match paths.len() {
        0 => return Ok(()),
        1 => write!(f, "1 file was {what}: ")?,
        many => write!(f, "{many} files were {what}: ")?,
    }
    f.write_str(&paths[..paths.len().min(SHOWN)].join(", "))?;
    match paths.len().saturating_sub(SHOWN) {
        0 => Ok(()),
        more => write!(f, " and {more} more"),
    }
}
