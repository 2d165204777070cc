#![doc = include_str!("keys.md")]

mod client;
mod dependency;
mod find;
#[cfg(feature = "folder")]
mod fingerprint;
mod folders;
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
mod relative;
mod replacement;
mod resolve;
mod roots;
mod rust;
mod rust_pages;

use std::collections::BTreeMap;
use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;

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
pub use replacement::{ReplacedBy, Replacement};
pub use roots::roots_among;
pub use rust::{
    DateLibrary, FieldOptions, Layout, Numbers, Openness, OptionalNullable, Reading, RustOptions,
    SchemaOptions, UuidLibrary,
};
pub use rust_pages::RustPagesOptions;

use crate::diagnostic::{Levels, UnknownName};
use crate::openapi::Elsewhere;
pub use crate::openapi::{Equality, Reading as SpecReading};

/// Every option of a run. `sailgen.toml` holds the same keys; see the [module](self) for what each means.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Config {
    /// Whose defaults apply to options that are not set; without one, nobody's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub preset: Option<Preset>,
    /// What is read.
    pub spec: SpecOptions,
    /// What is written, and where.
    pub output: OutputOptions,
    /// The Rust models.
    pub rust: RustOptions,
    /// The client of the API; without these options there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client: Option<ClientOptions>,
    /// How reference pages of any flavour are laid out.
    pub pages: PagesOptions,
    /// The PowerShell pages.
    pub powershell: PowerShellOptions,
    /// The pages in Rust terms.
    pub rust_pages: RustPagesOptions,
    /// What counts as an error.
    pub lint: Levels,
    /// The file that was read, if one was. Its relative paths start from its folder, and have been joined to it.
    #[serde(skip)]
    pub file: Option<PathBuf>,
    /// The lock file that was read, if one was.
    #[serde(skip)]
    pub lock: Option<PathBuf>,
}

/// `[spec]`: what is read.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct SpecOptions {
    /// The root file.
    pub path: Option<PathBuf>,
    /// Several root files: paths, globs, or folders that hold root files.
    pub paths: Vec<PathBuf>,
    /// How the files make one API.
    pub read: SpecReading,
    /// When schemas of one name in several root files are one type.
    pub equality: Equality,
    /// Where names get their capitals from; without it, names stay as they are.
    pub names: Option<NameOptions>,
    /// What the version of the API is called, such as `Beta`.
    pub label: Option<String>,
    /// The schemas to generate, with what they refer to: names or globs. Empty for all.
    pub schemas: Vec<String>,
    /// The operations to generate, with the schemas they refer to: names or globs. Empty for all.
    pub operations: Vec<String>,
    /// The tags whose operations are generated: names or globs. Empty for all.
    pub tags: Vec<String>,
    /// Folders outside the spec's own that references may lead to. Where the spec is below the current folder, that one
    /// is allowed anyway.
    pub allow_outside: Vec<PathBuf>,
    /// The files or folders that addresses such as `https://example.com/common.yaml` stand for. An address that ends with
    /// `/` stands for a folder. What it names may be read.
    pub map: BTreeMap<String, PathBuf>,
    /// Files that are read as something else.
    pub replace: Vec<Replacement>,
    /// Changes to files before they are read.
    pub patch: Vec<Patch>,
    /// Where the files are read from, if not from the disk; then `path` and `paths` name files.
    #[serde(skip)]
    pub files: Option<Elsewhere>,
}

impl SpecOptions {
    /// Whether only a part of the spec is asked for.
    #[must_use]
    pub fn selects(&self) -> bool {
        [&self.schemas, &self.operations, &self.tags]
            .iter()
            .any(|names| !names.is_empty())
    }

    /// Asks for the whole spec.
    pub fn select_all(&mut self) {
        for names in [&mut self.schemas, &mut self.operations, &mut self.tags] {
            names.clear();
        }
    }
}

/// `[[spec.patch]]`: a change to files before they are read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Patch {
    /// Which files: a glob over paths relative to the spec's folder.
    pub files: String,
    /// A JSON Merge Patch (RFC 7396), written as YAML or JSON.
    pub merge: String,
    /// Some specs that share these options have no such file.
    #[serde(default, skip_serializing_if = "is_false")]
    pub optional: bool,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde passes a reference"
)]
fn is_false(value: &bool) -> bool {
    !value
}

/// `[output]`: what is written, and where.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct OutputOptions {
    /// The output folder; `target/sailgen` when nothing is said.
    pub dir: Option<PathBuf>,
    /// What is generated: Rust models, unless something else is said or comes with the preset. Without the feature `pages`,
    /// only models can be.
    pub flavours: Option<Vec<Flavour>>,
    /// Whether files go that earlier runs wrote for flavours that are not generated any more; they do, unless this says
    /// otherwise. What a flavour that is generated does not need any more goes in any case.
    pub prune: Option<bool>,
    /// Where each flavour goes, below the output folder.
    pub folders: Folders,
    /// A folder with templates that are used in place of the built-in ones.
    pub templates: Option<PathBuf>,
}

/// One thing that can be generated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Flavour {
    /// A Rust crate of models, with a client if there are [options](ClientOptions) for one.
    Rust,
    /// A Rust crate of models with a client, whatever the options say.
    Client,
    /// Reference pages for users of PowerShell.
    Powershell,
    /// Reference pages for users of the Rust crate.
    RustPages,
}

impl Flavour {
    /// Every flavour.
    pub const ALL: [Flavour; 4] = [
        Flavour::Rust,
        Flavour::Client,
        Flavour::Powershell,
        Flavour::RustPages,
    ];

    /// The name in options.
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
