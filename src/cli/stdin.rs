//! `-`: a spec on standard input. It is treated as a file in the current folder, so references are relative to that folder.

use std::io::{self, Read};
use std::path::{Path, PathBuf};

use sailgen::diagnostic::Code;
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
    let name = PathBuf::from(NAME);
    spec.given.insert(name.clone(), bytes.into());
    spec.path = Some(name);
    Ok(())
}
