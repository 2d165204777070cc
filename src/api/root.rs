//! The root files of an API: their names, titles and descriptions.

/// A root file of an API, which may have several.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Root {
    /// The unique name: the file stem, or for a generic stem such as `openapi` that of the folder, such as `access-profiles`.
    pub name: String,
    /// The title without the prefix that the titles of all root files share, such as `Access Profiles`.
    pub title: String,
    /// The description of its own tag, else its own description unless all root files share it, as Markdown.
    pub docs: Option<String>,
}

/// The position of a root file in [`Api::roots`](super::Api::roots).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct RootId(pub u32);
