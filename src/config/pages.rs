//! `[pages]`: the layout of the reference pages of every flavour. This module does not generate pages.

use std::fmt;
use std::str::FromStr;

#[cfg(feature = "config")]
use serde::{Deserialize, Serialize};

use crate::diagnostic::UnknownName;

/// Options of reference pages of every flavour.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "config",
    derive(Serialize, Deserialize),
    serde(default, deny_unknown_fields, rename_all = "kebab-case")
)]
pub struct PagesOptions {
    /// Tool that the pages are laid out for.
    pub layout: PageLayout,
    /// Maximum number of models in the picture of a tag; 0 for no picture.
    pub graph_models: usize,
    /// Write the tags of each page in its front matter. Docusaurus makes a page of each tag.
    pub tags: bool,
    /// In a book, move examples to chapters of their own, which are not searched. This makes its
    /// search index small.
    pub examples_apart: bool,
}

/// Layout of the pages, depending on the tool that shows them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
#[cfg_attr(
    feature = "config",
    derive(Serialize, Deserialize),
    serde(rename_all = "kebab-case")
)]
#[non_exhaustive]
pub enum PageLayout {
    /// A folder of pages, as published.
    #[default]
    Plain,
    /// The same pages for the `docs` folder of a Docusaurus site, with the files that its sidebar needs.
    Docusaurus,
    /// The same pages as an mdBook book.
    Mdbook,
}

impl Default for PagesOptions {
    fn default() -> Self {
        PagesOptions {
            layout: PageLayout::default(),
            graph_models: 40,
            tags: true,
            examples_apart: true,
        }
    }
}

impl PageLayout {
    /// All layouts.
    pub const ALL: [PageLayout; 3] = [
        PageLayout::Plain,
        PageLayout::Docusaurus,
        PageLayout::Mdbook,
    ];

    /// Returns the name that options use.
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

/// The subject of a reference page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(
    feature = "config",
    derive(Serialize, Deserialize),
    serde(rename_all = "kebab-case")
)]
#[non_exhaustive]
pub enum PageKind {
    /// Models: one page per model.
    Models,
    /// Operations: one page per tag.
    Methods,
}

impl PageKind {
    /// All kinds.
    pub const ALL: [PageKind; 2] = [PageKind::Models, PageKind::Methods];

    /// Returns the name that options and paths use.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            PageKind::Models => "models",
            PageKind::Methods => "methods",
        }
    }

    /// Returns the heading of a list of such pages.
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
