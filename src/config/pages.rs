//! `[pages]`: how the reference pages of any flavour are laid out. It knows no page.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::diagnostic::UnknownName;

/// Options of reference pages, whatever their flavour.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct PagesOptions {
    /// For whom the pages are laid out.
    pub layout: PageLayout,
    /// How many models the picture of a tag shows at most; none, and there is no picture.
    pub graph_models: usize,
}

/// For whom pages are laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PageLayout {
    /// A folder of pages, as it is published.
    #[default]
    Plain,
    /// The same pages for the `docs` folder of a Docusaurus site, with what its sidebar needs.
    Docusaurus,
    /// The same pages as a book for mdBook.
    Mdbook,
}

impl Default for PagesOptions {
    fn default() -> Self {
        PagesOptions {
            layout: PageLayout::default(),
            graph_models: 40,
        }
    }
}

impl PageLayout {
    /// Every layout.
    pub const ALL: [PageLayout; 3] = [
        PageLayout::Plain,
        PageLayout::Docusaurus,
        PageLayout::Mdbook,
    ];

    /// The name in options.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            PageLayout::Plain => "plain",
            PageLayout::Docusaurus => "docusaurus",
            PageLayout::Mdbook => "mdbook",
        }
    }
}

impl fmt::Display for PageLayout {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for PageLayout {
    type Err = UnknownName;

    fn from_str(text: &str) -> Result<Self, UnknownName> {
        let known = || PageLayout::ALL.map(PageLayout::as_str).join(", ");
        let found = PageLayout::ALL
            .into_iter()
            .find(|layout| layout.as_str() == text);
        found.ok_or_else(|| {
            UnknownName::new(format!("`{text}` is not a page layout; known: {}", known()))
        })
    }
}

/// What a reference page is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum PageKind {
    /// A model: a page for each.
    Models,
    /// Operations: a page for those of each tag.
    Methods,
}

impl PageKind {
    /// Every kind.
    pub const ALL: [PageKind; 2] = [PageKind::Models, PageKind::Methods];

    /// The name in options and in paths.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            PageKind::Models => "models",
            PageKind::Methods => "methods",
        }
    }

    /// The heading of a list of such pages.
    #[cfg(feature = "pages")]
    pub(crate) fn title(self) -> &'static str {
        match self {
            PageKind::Models => "Models",
            PageKind::Methods => "Methods",
        }
    }
}

impl fmt::Display for PageKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
