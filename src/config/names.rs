//! `[spec.names]`: restores capitals in schema names. This module collects the correct spellings; it does not apply them.

use std::fs;
use std::path::{Path, PathBuf};

#[cfg(feature = "config")]
use serde::{Deserialize, Serialize};

use super::Config;
use crate::diagnostic::Code;
use crate::findings::Failure;
use crate::openapi::Spelling;

/// Sources of the capitals for schema names without a capital letter.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "config",
    derive(Serialize, Deserialize),
    serde(default, deny_unknown_fields, rename_all = "kebab-case")
)]
pub struct NameOptions {
    /// Folders whose files are spelled correctly: globs relative to the folder of the spec, or else to the nearest
    /// folder above it where one matches.
    pub capitals_from: Vec<String>,
    /// Use the title of a schema if no file gives its spelling.
    pub titles: bool,
}

impl Default for NameOptions {
    fn default() -> Self {
        NameOptions {
            capitals_from: Vec::new(),
            titles: true,
        }
    }
}

impl Config {
    /// Returns the known spellings of names; empty without `[spec.names]`.
    ///
    /// # Errors
    ///
    /// If a glob is invalid or matches no folder.
    pub(crate) fn spelling(&self) -> Result<Spelling, Failure> {
        let Some(options) = &self.spec.names else {
            return Ok(Spelling::default());
        };
        let mut stems = Vec::new();
        for pattern in &options.capitals_from {
            for folder in self.folders_of(pattern)? {
                stems_below(&folder, &mut stems);
            }
        }
        Ok(Spelling::new(stems, options.titles))
    }

    fn folders_of(&self, pattern: &str) -> Result<Vec<PathBuf>, Failure> {
        let here = self.folder();
        let here = if here.as_os_str().is_empty() {
            Path::new(".")
        } else {
            &here
        };
        let here = fs::canonicalize(here).unwrap_or_else(|_| here.to_owned());
        for above in here.ancestors() {
            let escaped = glob::Pattern::escape(&above.to_string_lossy());
            let found = glob::glob(&format!("{escaped}/{pattern}")).map_err(|error| {
                let message = format!("`{pattern}` is not a valid glob: {}", error.msg);
                Failure::new(Code::BadOption, message)
            })?;
            let folders: Vec<PathBuf> = found.flatten().filter(|path| path.is_dir()).collect();
            if !folders.is_empty() {
                return Ok(folders);
            }
        }
        let message = format!("no folder fits `{pattern}` of `spec.names.capitals-from`");
        let help = "folders are looked for from the spec's folder upwards";
        Err(Failure::new(Code::BadOption, message).with_help(help))
    }
}

/// Collects the names of the YAML and JSON files below a folder, without their last extension.
fn stems_below(folder: &Path, stems: &mut Vec<String>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            stems_below(&path, stems);
            continue;
        }
        let extension = path.extension().and_then(|extension| extension.to_str());
        if matches!(extension, Some("yaml" | "yml" | "json")) {
            stems.extend(
                path.file_stem()
                    .and_then(|stem| stem.to_str())
                    .map(str::to_owned),
            );
        }
    }
}
