#![doc = include_str!("config/keys.md")]

mod read;

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

pub use read::FILE_NAME;

use crate::diagnostic::Levels;

/// Every option of a run. `sailgen.toml` holds the same keys; see the [module](self) for what each means.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Config {
    /// What is read.
    pub spec: SpecOptions,
    /// What is written, and where.
    pub output: OutputOptions,
    /// What counts as an error.
    pub lint: Levels,
    /// The file that was read, if one was. Relative paths start from its folder.
    #[serde(skip)]
    pub file: Option<PathBuf>,
}

/// `[spec]`: what is read.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct SpecOptions {
    /// The root file.
    pub path: Option<PathBuf>,
    /// What the version of the API is called, such as `Beta`.
    pub label: Option<String>,
    /// The schemas to generate, with what they refer to: names or globs. Empty for all.
    pub schemas: Vec<String>,
    /// Folders outside the spec's own that references may lead to.
    pub allow_outside: Vec<PathBuf>,
    /// Files that are read as something else.
    pub replace: Vec<Replacement>,
    /// Changes to files before they are read.
    pub patch: Vec<Patch>,
}

/// `[[spec.replace]]`: files that are read as something else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "read::ReplacementKeys", into = "read::ReplacementKeys")]
pub struct Replacement {
    /// Which files: a glob over paths relative to the spec's folder.
    pub files: String,
    /// What they are read as.
    pub by: ReplacedBy,
}

/// What a [`Replacement`] puts in the place of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReplacedBy {
    /// This text, as YAML or JSON.
    Content(String),
    /// The text of this file.
    File(PathBuf),
}

/// `[[spec.patch]]`: a change to files before they are read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Patch {
    /// Which files: a glob over paths relative to the spec's folder.
    pub files: String,
    /// A JSON Merge Patch (RFC 7396), written as YAML or JSON.
    pub merge: String,
}

/// `[output]`: what is written, and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct OutputOptions {
    /// The output folder.
    pub dir: PathBuf,
    /// What is generated.
    pub flavours: Vec<Flavour>,
    /// A folder with templates that are used in place of the built-in ones.
    pub templates: Option<PathBuf>,
}

/// One thing that can be generated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Flavour {
    /// A Rust crate of models.
    Rust,
    /// Reference pages for users of PowerShell.
    Powershell,
    /// Reference pages for users of the Rust crate.
    RustPages,
}

impl Default for OutputOptions {
    fn default() -> Self {
        OutputOptions {
            dir: PathBuf::from("target/sailgen"),
            flavours: vec![Flavour::Rust, Flavour::Powershell],
            templates: None,
        }
    }
}

impl Config {
    /// A path of the file, as seen from the current folder.
    #[must_use]
    pub fn locate(&self, path: &Path) -> PathBuf {
        match self.file.as_deref().and_then(Path::parent) {
            Some(folder) => folder.join(path),
            None => path.to_owned(),
        }
    }
}
