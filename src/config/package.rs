//! `[rust.package]`: metadata of the generated crate for a registry. Values are passed on unchanged.

use std::collections::BTreeMap;

#[cfg(feature = "config")]
use serde::{Deserialize, Serialize};
use serde_json::Value;

#[cfg(feature = "config")]
use super::checks::read;

/// Keys of `[package]` in the `Cargo.toml` of the generated crate, and its `[lints]`, with the values that Cargo accepts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(
    feature = "config",
    derive(Serialize, Deserialize),
    serde(default, deny_unknown_fields, rename_all = "kebab-case")
)]
pub struct PackageOptions {
    /// Short description of the crate.
    pub description: Option<String>,
    /// URL of the source repository.
    pub repository: Option<String>,
    /// URL of the home page.
    pub homepage: Option<String>,
    /// URL of the documentation.
    pub documentation: Option<String>,
    /// Path of a readme file, relative to the crate. The file is not generated.
    pub readme: Option<String>,
    /// Path of the licence file, for a licence that `crate-license` does not express.
    pub license_file: Option<String>,
    /// Keywords for the search of a registry.
    pub keywords: Vec<String>,
    /// Categories of the registry.
    pub categories: Vec<String>,
    /// Authors of the crate.
    pub authors: Vec<String>,
    /// Minimum supported Rust version.
    #[cfg_attr(
        feature = "config",
        serde(deserialize_with = "read::rust_version_form::optional")
    )]
    pub rust_version: Option<String>,
    /// Registries that accept the crate. By default, a crate without a licence may not be published.
    pub publish: Option<Publish>,
    /// `[package.metadata]`.
    pub metadata: BTreeMap<String, Value>,
    /// `[lints]`.
    pub lints: BTreeMap<String, Value>,
}

/// Registries that a crate may be published to.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "config", derive(Serialize, Deserialize), serde(untagged))]
pub enum Publish {
    /// Any registry if `true`, none if `false`.
    Anywhere(bool),
    /// Only these registries.
    Registries(Vec<String>),
}
