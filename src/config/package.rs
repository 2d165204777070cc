//! `[rust.package]`: what a registry shows of the generated crate. It decides nothing.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Keys of `[package]` in the `Cargo.toml` of the generated crate, and its `[lints]`; each as Cargo takes it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct PackageOptions {
    /// What the crate is, in a sentence.
    pub description: Option<String>,
    /// Where its source is.
    pub repository: Option<String>,
    /// Where its home is.
    pub homepage: Option<String>,
    /// Where its documentation is.
    pub documentation: Option<String>,
    /// Its front page, a file of your own in the folder of the crate.
    pub readme: Option<String>,
    /// The text of the licence, where `crate-license` does not say it.
    pub license_file: Option<String>,
    /// Words to find it by.
    pub keywords: Vec<String>,
    /// The categories of the registry that it belongs to.
    pub categories: Vec<String>,
    /// Who made it.
    pub authors: Vec<String>,
    /// The oldest compiler that it promises to build with.
    pub rust_version: Option<String>,
    /// Whether, or in which registries, it may be published. Without it, a crate without a licence may not.
    pub publish: Option<Publish>,
    /// `[package.metadata]`.
    pub metadata: BTreeMap<String, Value>,
    /// `[lints]`.
    pub lints: BTreeMap<String, Value>,
}

/// Where a crate may be published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Publish {
    /// Anywhere, or nowhere.
    Anywhere(bool),
    /// In these registries.
    Registries(Vec<String>),
}
