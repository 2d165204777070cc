//! The root files of an API: what each is called, and what it says of itself.

/// A root file: one part of an API that several of them make.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Root {
    /// What it is called: the folder that it fills, such as `access-profiles`, else its own stem.
    pub name: String,
    /// Its title without what the titles of all root files begin with, such as `Access Profiles`.
    pub title: String,
    /// What it says of itself alone, as Markdown.
    pub docs: Option<String>,
}

/// One root file of an API, by position.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct RootId(pub u32);
