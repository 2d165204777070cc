//! `-`: a spec on standard input. It is treated as a file in the current folder, so references are relative to that folder.

use std::fs;
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use sailgen::diagnostic::Code;
use sailgen::openapi::{Elsewhere, Files, NotRead};
use sailgen::{Config, Failure};

/// Name of the file in messages.
const NAME: &str = "<stdin>";

/// Returns `true` if a path means standard input.
pub fn is_stdin(path: &Path) -> bool {
    path == Path::new("-")
}

/// Reads standard input if the options name it as the root file.
pub fn read_into(config: &mut Config) -> Result<(), Failure> {
    let spec = &mut config.spec;
    if spec.paths.iter().any(|path| is_stdin(path)) {
        let message = "standard input is one root file, and cannot be one of several";
        return Err(Failure::new(Code::BadOption, message));
    }
    if !spec.path.as_deref().is_some_and(is_stdin) {
        return Ok(());
    }
    let mut bytes = Vec::new();
    io::stdin().read_to_end(&mut bytes).map_err(|error| {
        let message = format!("standard input cannot be read: {error}");
        Failure::new(Code::FileNotRead, message)
    })?;
    let folders = [PathBuf::from(".")].into_iter();
    let folders = folders.chain(spec.allow_outside.iter().cloned());
    let allowed = folders.filter_map(|folder| fs::canonicalize(folder).ok());
    spec.path = Some(PathBuf::from(NAME));
    spec.files = Some(Elsewhere(Arc::new(Stdin {
        bytes,
        allowed: allowed.collect(),
    })));
    Ok(())
}

/// The contents of standard input, and the canonical paths of the folders that it may refer to.
#[derive(Debug)]
struct Stdin {
    bytes: Vec<u8>,
    allowed: Vec<PathBuf>,
}

impl Files for Stdin {
    fn read(&self, path: &Path, most: u64) -> Result<Vec<u8>, NotRead> {
        if path.file_name().is_some_and(|name| name == NAME) {
            let size = self.bytes.len() as u64;
            return match size > most {
                true => Err(NotRead::TooLarge(size)),
                false => Ok(self.bytes.clone()),
            };
        }
        let failed = |error: io::Error| match error.kind() {
            ErrorKind::NotFound | ErrorKind::NotADirectory => NotRead::Missing,
            _ => NotRead::Failed(error),
        };
        let real = fs::canonicalize(path).map_err(failed)?;
        if !self.allowed.iter().any(|folder| real.starts_with(folder)) {
            return Err(NotRead::Outside);
        }
        let found = fs::metadata(&real).map_err(failed)?;
        match found.len() {
            _ if !found.is_file() => Err(NotRead::NotAFile),
            size if size > most => Err(NotRead::TooLarge(size)),
            _ => fs::read(&real).map_err(failed),
        }
    }

    fn names(&self, folder: &Path) -> Vec<String> {
        let folder = match folder.as_os_str().is_empty() {
            true => Path::new("."),
            false => folder,
        };
        let entries = fs::read_dir(folder).into_iter().flatten().flatten();
        entries
            .filter_map(|entry| entry.file_name().into_string().ok())
            .collect()
    }
}
