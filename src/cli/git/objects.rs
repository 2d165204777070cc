//! Reads objects through one `git cat-file --batch`. It knows no revisions, and no paths on disk.

use std::collections::HashMap;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use sailgen::openapi::NotRead;

/// The most requests that wait for an answer. They fit into the pipe, so that git never waits for a reader that waits
/// for git.
const MOST_OPEN: usize = 256;

/// A process that returns the contents of objects, and the contents that were read ahead.
#[derive(Debug)]
pub(super) struct Objects {
    process: Child,
    requests: ChildStdin,
    answers: BufReader<ChildStdout>,
    /// Contents of blobs by id. Revisions have most of their files in common.
    blobs: HashMap<String, Vec<u8>>,
}

/// A type of object with contents.
#[derive(Clone, Copy)]
pub(super) enum Kind {
    Blob,
    Tree,
}

impl Objects {
    pub fn new(top: &Path) -> io::Result<Self> {
        let mut process = Command::new("git")
            .arg("-C")
            .arg(top)
            .args(["cat-file", "--batch", "--follow-symlinks"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let (requests, answers) = (process.stdin.take(), process.stdout.take());
        match (requests, answers) {
            (Some(requests), Some(answers)) => Ok(Objects {
                process,
                requests,
                answers: BufReader::with_capacity(1 << 16, answers),
                blobs: HashMap::new(),
            }),
            _ => Err(io::ErrorKind::BrokenPipe.into()),
        }
    }

    /// Returns the contents of an object of at most `most` bytes, by its id or by its path in a tree.
    pub fn read(&mut self, object: &str, kind: Kind, most: u64) -> Result<Vec<u8>, NotRead> {
        match self.blobs.get(object) {
            Some(bytes) if bytes.len() as u64 <= most => Ok(bytes.clone()),
            _ => {
                writeln!(self.requests, "{object}").map_err(NotRead::Failed)?;
                self.answer(kind, most)
            }
        }
    }

    /// Reads blobs of at most `most` bytes ahead, without waiting for each before the next is requested.
    pub fn fetch(&mut self, mut ids: Vec<String>, most: u64) -> Result<(), NotRead> {
        ids.retain(|id| !self.blobs.contains_key(id));
        for ids in ids.chunks(MOST_OPEN) {
            let lines: String = ids.iter().flat_map(|id| [id, "\n"]).collect();
            let sent = self.requests.write_all(lines.as_bytes());
            sent.map_err(NotRead::Failed)?;
            for id in ids {
                match self.answer(Kind::Blob, most) {
                    Ok(bytes) => _ = self.blobs.insert(id.clone(), bytes),
                    Err(NotRead::Failed(error)) => return Err(NotRead::Failed(error)),
                    // It is requested again, and reported, when it is needed.
                    Err(_) => {}
                }
            }
        }
        Ok(())
    }

    /// Reads one answer: `OBJECT TYPE SIZE`, a newline and SIZE bytes; or `… missing`; or an error of a symbolic link and
    /// its size.
    fn answer(&mut self, kind: Kind, most: u64) -> Result<Vec<u8>, NotRead> {
        let mut line = String::new();
        self.answers.read_line(&mut line).map_err(NotRead::Failed)?;
        let (what, size) = line.trim_end().rsplit_once(' ').unwrap_or_default();
        let Ok(size) = size.parse::<u64>() else {
            return Err(NotRead::Missing);
        };
        let error = match (what.rsplit(' ').next().unwrap_or_default(), kind) {
            ("blob", Kind::Blob) | ("tree", Kind::Tree) if size <= most => None,
            ("blob", Kind::Blob) => Some(NotRead::TooLarge(size)),
            ("tree", _) => Some(NotRead::NotAFile),
            ("symlink", _) => Some(NotRead::Outside),
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
