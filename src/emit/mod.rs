//! `Api` → files: one emitter per language.

use crate::Failure;
use crate::config::{Config, Flavour};
use crate::ir::Api;
use crate::output::OutputFile;

/// Everything that the options ask for.
pub fn all(_api: &Api, config: &Config) -> Result<Vec<OutputFile>, Failure> {
    let mut files = Vec::new();
    for flavour in &config.output.flavours {
        match flavour {
            Flavour::Rust | Flavour::Powershell | Flavour::RustPages => {}
        }
        files.extend(std::iter::empty::<OutputFile>());
    }
    Ok(files)
}
