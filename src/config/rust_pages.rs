//! `[rust-pages]`: options of the pages in Rust terms. This module does not generate pages.

#[cfg(feature = "config")]
use serde::{Deserialize, Serialize};

use super::PageKind;
#[cfg(feature = "config")]
use super::checks::read;

/// Options of the pages in Rust terms.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "config",
    derive(Serialize, Deserialize),
    serde(default, deny_unknown_fields, rename_all = "kebab-case")
)]
pub struct RustPagesOptions {
    /// Kinds of pages to generate. The default is models, and methods if there is a client.
    pub kinds: Option<Vec<PageKind>>,
    /// Label of the API version in addresses and tags, such as `beta` or `v2024`. By default it is derived from the
    /// version of the spec: `3.1.0-beta` gives `beta`, `3.0.0` gives `v3`.
    pub version: Option<String>,
    /// Prefix of the type in ids, keywords and tags: `Beta` gives `BetaAccessProfile`. By default it is the suffix of the
    /// spec's version: `Beta` for `3.1.0-beta`, empty for `3.0.0`.
    pub prefix: Option<String>,
    /// Address of the pages of models, without a trailing slash; `{version}` is the label of the version. The default is
    /// `/rust/{version}/models`. The pages of methods are beside them.
    pub site_path: Option<String>,
    /// CSS class of a page in the sidebar.
    pub sidebar_class_name: String,
    /// Keywords of every page, before its type without and with prefix.
    pub keywords: Vec<String>,
    /// Tags of every page, before its type without and with prefix.
    pub tags: Vec<String>,
    /// Path that examples import the models from. The default is the name of the crate, or `crate` for a single file.
    #[cfg_attr(feature = "config", serde(deserialize_with = "read::path::optional"))]
    pub import: Option<String>,
    /// Address of the crate's documentation, such as `https://docs.rs/my-models/latest/my_models`. Each page links to it.
    pub crate_docs: Option<String>,
}

impl Default for RustPagesOptions {
    fn default() -> Self {
        let texts = |texts: &[&str]| texts.iter().map(|&text| text.to_owned()).collect();
        RustPagesOptions {
            kinds: None,
            version: None,
            prefix: None,
            site_path: None,
            sidebar_class_name: "rustsdk".to_owned(),
            keywords: texts(&["rust", "Rust", "sdk"]),
            tags: texts(&["SDK", "Software Development Kit"]),
            import: None,
            crate_docs: None,
        }
    }
}
