//! `[powershell]`: options of the PowerShell pages. This module does not generate pages.

use std::collections::BTreeMap;

#[cfg(feature = "config")]
use serde::{Deserialize, Serialize};

use super::PageKind;

/// Options of the PowerShell pages.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "config",
    derive(Serialize, Deserialize),
    serde(default, deny_unknown_fields, rename_all = "kebab-case")
)]
pub struct PowerShellOptions {
    /// Kinds of pages to generate.
    pub kinds: Vec<PageKind>,
    /// Label of the API version in addresses and tags, such as `beta` or `v2024`. By default it is derived from the
    /// version of the spec: `3.1.0-beta` gives `beta`, `3.0.0` gives `v3`.
    pub version: Option<String>,
    /// Prefix of the class in the names of functions: `Beta` gives `Initialize-BetaAccessProfile`. By default it is the
    /// suffix of the spec's version: `Beta` for `3.1.0-beta`, empty for `3.0.0`.
    pub function_prefix: Option<String>,
    /// Address of the pages of models, without a trailing slash; `{version}` is the label of the version. The default is
    /// `/powershell/{version}/models`.
    pub site_path: Option<String>,
    /// Address of an operation in the API reference: `{version}` is the label of the version, `{operation}` the
    /// operation as its page's address spells it, and `{kebab-operation}` the same with a trailing version set apart,
    /// as in `get-source-v-1`. By default there are no links.
    pub operation_link: Option<String>,
    /// Start of the names of functions that read a body from JSON; `{prefix}` is the function prefix.
    pub convert_function: String,
    /// CSS class of a page in the sidebar.
    pub sidebar_class_name: String,
    /// Keywords of every page, before its class and function suffix.
    pub keywords: Vec<String>,
    /// Tags of every page, before its class and function suffix.
    pub tags: Vec<String>,
    /// Class names that override the naming rule, by component name.
    pub class_names: BTreeMap<String, String>,
    /// Types that link to a page.
    pub linked_types: LinkedTypes,
    /// Id of the index page in a site.
    pub index_id: IndexId,
    /// Treatment of the page of a component called `Index`.
    pub index_component: IndexComponent,
    /// Links of types without a page. On each line of a page the first rule that matches is applied, once. By default
    /// such types link to Microsoft's documentation.
    pub links: Option<Vec<LinkRule>>,
}

/// Types that are links.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
#[cfg_attr(
    feature = "config",
    derive(Serialize, Deserialize),
    serde(rename_all = "kebab-case")
)]
#[non_exhaustive]
pub enum LinkedTypes {
    /// All types except simple ones, as of 2025.
    #[default]
    All,
    /// Only types that openapi-generator treats as models, as of 2026: no enums, no objects with arbitrary keys, no
    /// hashtables.
    Models,
}

/// Id of an index page in a site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
#[cfg_attr(
    feature = "config",
    derive(Serialize, Deserialize),
    serde(rename_all = "kebab-case")
)]
#[non_exhaustive]
pub enum IndexId {
    /// `models`, as of 2025: the same id for each version.
    #[default]
    Plain,
    /// `beta-models`, as of 2026: the index pages of several versions fit into one site. Each has a key for the sidebar.
    Version,
}

/// Treatment of the page of a component called `Index`, whose file name is that of the index page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
#[cfg_attr(
    feature = "config",
    derive(Serialize, Deserialize),
    serde(rename_all = "kebab-case")
)]
#[non_exhaustive]
pub enum IndexComponent {
    /// The page is written to `Indices.md`, as of 2025.
    #[default]
    Moved,
    /// The index page overwrites it, as of 2026.
    Lost,
}

/// A string on a page and its replacement.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "config",
    derive(Serialize, Deserialize),
    serde(deny_unknown_fields)
)]
pub struct LinkRule {
    /// String to look for; it is not a pattern.
    pub find: String,
    /// String that replaces it.
    pub replace: String,
}

impl Default for PowerShellOptions {
    fn default() -> Self {
        let texts = |texts: &[&str]| texts.iter().map(|&text| text.to_owned()).collect();
        PowerShellOptions {
            kinds: vec![PageKind::Models],
            version: None,
            function_prefix: None,
            site_path: None,
            operation_link: None,
            convert_function: "ConvertFrom-JsonTo".to_owned(),
            sidebar_class_name: "powershellsdk".to_owned(),
            keywords: texts(&["powershell", "PowerShell", "sdk"]),
            tags: texts(&["SDK", "Software Development Kit"]),
            class_names: BTreeMap::new(),
            linked_types: LinkedTypes::default(),
            index_id: IndexId::default(),
            index_component: IndexComponent::default(),
            links: None,
        }
    }
}
