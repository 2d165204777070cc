#![doc = include_str!("keys.md")]

mod checks;
mod client;
mod dependency;
mod find;
#[cfg(feature = "folder")]
mod fingerprint;
mod folders;
mod invalid;
mod lock;
mod names;
mod of_root;
mod package;
#[cfg(feature = "pages")]
mod page_defaults;
mod pages;
mod powershell;
mod preset;
#[cfg(feature = "config")]
mod read;
#[cfg(feature = "published")]
mod readings;
mod relative;
mod replacement;
mod resolve;
mod roots;
mod rust;
mod rust_pages;

use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;
use std::sync::Arc;

#[cfg(feature = "config")]
use serde::{Deserialize, Serialize};

pub use client::{ClientOptions, EnvOptions, Experimental, PagingKind, PagingRule, TransportKind};
pub use dependency::Dependency;
pub use find::FILE_NAME;
pub use folders::Folders;
pub use lock::LOCK_NAME;
pub use names::NameOptions;
pub use package::{PackageOptions, Publish};
pub use pages::{PageKind, PageLayout, PagesOptions};
pub use powershell::{IndexComponent, IndexId, LinkRule, LinkedTypes, PowerShellOptions};
pub use preset::Preset;
#[cfg(feature = "config")]
pub use read::example;
pub use replacement::{ReplacedBy, Replacement};
pub use roots::roots_among;
pub use rust::{
    DateLibrary, FieldOptions, Layout, NonExhaustive, Numbers, Openness, OptionalNullable, Reading,
    RustOptions, SchemaOptions, UuidLibrary,
};
pub use rust_pages::RustPagesOptions;

use crate::diagnostic::{Levels, UnknownName};
use crate::openapi::Elsewhere;
pub use crate::openapi::{Equality, Reading as SpecReading};

/// Every option of a run. `sailgen.toml` has the same keys; see the [module](self) for their meaning.
#[derive(Debug, Clone, PartialEq, Default)]
#[cfg_attr(
    feature = "config",
    derive(Serialize, Deserialize),
    serde(default, deny_unknown_fields, rename_all = "kebab-case")
)]
pub struct Config {
    /// Preset whose defaults apply to options that are not set.
    #[cfg_attr(feature = "config", serde(skip_serializing_if = "Option::is_none"))]
    pub preset: Option<Preset>,
    /// Input: the files of the spec, and the parts of it to generate.
    pub spec: SpecOptions,
    /// Output: what is generated, and where.
    pub output: OutputOptions,
    /// Options of the Rust models.
    pub rust: RustOptions,
    /// Options of the client; `None` for no client.
    #[cfg_attr(feature = "config", serde(skip_serializing_if = "Option::is_none"))]
    pub client: Option<ClientOptions>,
    /// Layout of the reference pages of every flavour.
    pub pages: PagesOptions,
    /// Options of the PowerShell pages.
    pub powershell: PowerShellOptions,
    /// Options of the pages in Rust terms.
    pub rust_pages: RustPagesOptions,
    /// Findings that are errors, and findings that are hidden.
    pub lint: Levels,
    /// Path of the options file, if one was read. Relative paths in it have already been joined to its folder.
    #[cfg_attr(feature = "config", serde(skip))]
    pub file: Option<PathBuf>,
    /// Path of the lock file, if one was read.
    #[cfg_attr(feature = "config", serde(skip))]
    pub lock: Option<PathBuf>,
}

/// `[spec]`: the files of the spec, and the parts of it to generate.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(
    feature = "config",
    derive(Serialize, Deserialize),
    serde(default, deny_unknown_fields, rename_all = "kebab-case")
)]
pub struct SpecOptions {
    /// The root file.
    pub path: Option<PathBuf>,
    /// More root files: paths, globs, or folders that contain root files.
    pub paths: Vec<PathBuf>,
    /// The way in which several files make one API.
    pub read: SpecReading,
    /// The condition under which schemas of the same name in several root files are one type.
    pub equality: Equality,
    /// Sources of correct capitals for schema names; `None` to keep all names unchanged.
    pub names: Option<NameOptions>,
    /// Label of the API version, such as `Beta`.
    pub label: Option<String>,
    /// Schemas to generate, with the schemas they refer to: names or globs. Empty for all.
    pub schemas: Vec<String>,
    /// Operations to generate, with the schemas they refer to: names or globs. Empty for all.
    pub operations: Vec<String>,
    /// Tags whose operations are generated: names or globs. Empty for all.
    pub tags: Vec<String>,
    /// Folders outside the folder of the spec that references may lead to. The current folder is always allowed if the
    /// spec is below it.
    pub allow_outside: Vec<PathBuf>,
    /// Files or folders to read in place of URLs such as `https://example.com/common.yaml`. A URL that ends with `/`
    /// stands for a folder. References may lead to these files.
    pub map: BTreeMap<String, PathBuf>,
    /// Files whose contents are replaced.
    pub replace: Vec<Replacement>,
    /// Changes to files before they are read.
    pub patch: Vec<Patch>,
    /// Source of the files, if it is not the disk; `path` and `paths` are then names in it.
    #[cfg_attr(feature = "config", serde(skip))]
    pub files: Option<Elsewhere>,
    /// Contents of files that are not read, by their path without `.` and `..`; files beside them are read as ever.
    #[cfg_attr(feature = "config", serde(skip))]
    pub given: HashMap<PathBuf, Arc<[u8]>>,
}

impl SpecOptions {
    /// Returns `true` if only a part of the spec is selected.
    #[must_use]
    pub fn selects(&self) -> bool {
        [&self.schemas, &self.operations, &self.tags]
            .iter()
            .any(|names| !names.is_empty())
    }

    /// Selects the whole spec.
    pub fn select_all(&mut self) {
        for names in [&mut self.schemas, &mut self.operations, &mut self.tags] {
            names.clear();
        }
    }
}

/// `[[spec.patch]]`: a change to files before they are read.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "config",
    derive(Serialize, Deserialize),
    serde(deny_unknown_fields, rename_all = "kebab-case")
)]
pub struct Patch {
    /// The files to change: a glob over paths relative to the folder of the spec.
    pub files: String,
    /// A JSON Merge Patch (RFC 7396), in YAML or JSON.
    pub merge: String,
    /// Do not warn if no file matches.
    #[cfg_attr(feature = "config", serde(default, skip_serializing_if = "is_false"))]
    pub optional: bool,
}

#[cfg(feature = "config")]
#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde passes a reference"
)]
fn is_false(value: &bool) -> bool {
    !value
}

/// `[output]`: what is generated, and where.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(
    feature = "config",
    derive(Serialize, Deserialize),
    serde(default, deny_unknown_fields, rename_all = "kebab-case")
)]
pub struct OutputOptions {
    /// Output folder; the default is `target/sailgen`.
    pub dir: Option<PathBuf>,
    /// Flavours to generate; see [`Config::flavours`] for the default. Without the cargo feature `pages`, only models
    /// can be generated.
    pub flavours: Option<Vec<Flavour>>,
    /// Remove the files that earlier runs wrote for flavours that are no longer generated; the default is `true`. Stale
    /// files of flavours that are generated are always removed.
    pub prune: Option<bool>,
    /// Folder of each flavour, relative to the output folder.
    pub folders: Folders,
    /// Folder with templates that replace the built-in ones.
    pub templates: Option<PathBuf>,
}

/// A kind of output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(
    feature = "config",
    derive(Serialize, Deserialize),
    serde(rename_all = "kebab-case")
)]
#[non_exhaustive]
pub enum Flavour {
    /// A Rust crate of models, with a client if there are [options](ClientOptions) for one.
    Rust,
    /// A Rust crate of models with a client, even if no client is configured.
    Client,
    /// Reference pages for users of PowerShell.
    Powershell,
    /// Reference pages for users of the Rust crate.
    RustPages,
}

impl Flavour {
    /// All flavours.
    pub const ALL: [Flavour; 4] = [
        Flavour::Rust,
        Flavour::Client,
        Flavour::Powershell,
        Flavour::RustPages,
    ];

    /// Returns the name that options use.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Flavour::Rust => "rust",
            Flavour::Client => "client",
            Flavour::Powershell => "powershell",
            Flavour::RustPages => "rust-pages",
        }
    }
}

impl fmt::Display for Flavour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Flavour {
    type Err = UnknownName;

    fn from_str(text: &str) -> Result<Self, UnknownName> {
        let known = || Flavour::ALL.map(Flavour::as_str).join(", ");
        let found = Flavour::ALL
            .into_iter()
            .find(|flavour| flavour.as_str() == text);
        found.ok_or_else(|| {
            UnknownName::new(format!("`{text}` cannot be generated; known: {}", known()))
        })
    }
}
