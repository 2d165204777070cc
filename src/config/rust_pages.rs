//! `[rust-pages]`: options of the pages in Rust terms. It knows no page.

use serde::{Deserialize, Serialize};

/// Options of the pages in Rust terms.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct RustPagesOptions {
    /// The label of the API's version in addresses and tags, as in `beta` or `v2024`. Without one it comes from the
    /// version of the spec: `3.1.0-beta` is `beta`, `3.0.0` is `v3`.
    pub version: Option<String>,
    /// What stands before the type in ids, keywords and tags: with `Beta`, `BetaAccessProfile`. Without one it is the
    /// tail of the spec's version: `Beta` for `3.1.0-beta`, nothing for `3.0.0`.
    pub prefix: Option<String>,
    /// The address of the pages, without a slash at the end; `{version}` is the label of the version. Without one it is
    /// `/rust/{version}/models`.
    pub site_path: Option<String>,
    /// The style class of a page in the sidebar.
    pub sidebar_class_name: String,
    /// The keywords of every page; its type comes behind them, without and with prefix.
    pub keywords: Vec<String>,
    /// The tags of every page; its type comes behind them, without and with prefix.
    pub tags: Vec<String>,
    /// The path that examples import the models from. Without one it is the crate's name, or `crate` for one file.
    pub import: Option<String>,
    /// The address of the crate's documentation, such as `https://docs.rs/my-models/latest/my_models`; pages link to it.
    pub crate_docs: Option<String>,
}

impl Default for RustPagesOptions {
    fn default() -> Self {
        let texts = |texts: &[&str]| texts.iter().map(|&text| text.to_owned()).collect();
        RustPagesOptions {
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
