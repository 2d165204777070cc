//! `[powershell]`: options of the PowerShell pages. It knows no page.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::PageKind;

/// Options of the PowerShell pages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct PowerShellOptions {
    /// What there are pages of.
    pub kinds: Vec<PageKind>,
    /// The label of the API's version in addresses and tags, as in `beta` or `v2024`. Without one it comes from the
    /// version of the spec: `3.1.0-beta` is `beta`, `3.0.0` is `v3`.
    pub version: Option<String>,
    /// What stands before the class in the names of functions: with `Beta`, `Initialize-BetaAccessProfile`. Without
    /// one it is the tail of the spec's version: `Beta` for `3.1.0-beta`, nothing for `3.0.0`.
    pub function_prefix: Option<String>,
    /// The address of the models' pages, without a slash at the end; `{version}` is the label of the version. Without one it
    /// is `/powershell/{version}/models`.
    pub site_path: Option<String>,
    /// Where the reference of the API has an operation: `{version}` is the label of the version, `{operation}` the operation
    /// in the address of its page, and `{kebab-operation}` the same with a version at its end apart, as in `get-source-v-1`.
    /// Without one there are no links.
    pub operation_link: Option<String>,
    /// What the functions begin with that read a body from JSON; `{prefix}` is the function prefix.
    pub convert_function: String,
    /// The style class of a page in the sidebar.
    pub sidebar_class_name: String,
    /// The keywords of every page; its class and function suffix come behind them.
    pub keywords: Vec<String>,
    /// The tags of every page; its class and function suffix come behind them.
    pub tags: Vec<String>,
    /// Classes that differ from the rule, by component name.
    pub class_names: BTreeMap<String, String>,
    /// Which types lead to a page.
    pub linked_types: LinkedTypes,
    /// What the front page of the pages is called in a site.
    pub index_id: IndexId,
    /// What becomes of the page of a component that is called `Index`.
    pub index_component: IndexComponent,
    /// Where the types lead that have no page. In every line the first row that is found takes effect, once. Without them
    /// they lead to Microsoft's documentation.
    pub links: Option<Vec<LinkRule>>,
}

/// Which types are links.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LinkedTypes {
    /// All but simple ones, as of 2025.
    #[default]
    All,
    /// Only what openapi-generator takes for a model, as of 2026: no enums, no objects with any other names, no hashtables.
    Models,
}

/// What a front page is called in a site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum IndexId {
    /// `models`, as of 2025: the same for each version.
    #[default]
    Plain,
    /// `beta-models`, as of 2026: the front pages of several versions fit into one site, with a key in its sidebar.
    Version,
}

/// What becomes of the page of a component called `Index`, which would have the file of the front page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum IndexComponent {
    /// It goes to `Indices.md`, as of 2025.
    #[default]
    Moved,
    /// The front page is written over it, as of 2026.
    Lost,
}

/// A text on a page and what is put in its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LinkRule {
    /// The text to look for.
    pub find: String,
    /// What is put in its place.
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
