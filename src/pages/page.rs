//! The data that templates receive: finished strings. A template prints them and computes nothing.

use serde::Serialize;

/// The front matter of a page. Its fields are part of the page itself in templates: `page.id`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct FrontMatter {
    /// The id of the page, unique over all versions: `beta-access-profile`.
    pub id: String,
    /// The title of the page: the class, the Rust type or the tag.
    pub title: String,
    /// The style class of the page in the sidebar.
    pub sidebar_class_name: String,
    /// The keywords, quoted, with commas between them.
    pub keywords: String,
    /// The path of the page in the site.
    pub slug: String,
    /// The tags, quoted, with commas between them.
    pub tags: String,
}

/// The `page` variable of `model.md`: the page of one model.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Page {
    /// The front matter. Its title is the class.
    #[serde(flatten)]
    pub front: FrontMatter,
    /// The published name of the component. The built-in templates do not print it.
    pub component: String,
    /// The description of the model, as Markdown; may be empty. The built-in templates do not print it.
    pub description: String,
    /// The function that creates a value of the model.
    pub function: String,
    /// The properties. Empty for an enum.
    pub properties: Vec<Property>,
    /// The values of an enum. Empty for anything else.
    pub values: Vec<Value>,
}

/// A property of a [`Page`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Property {
    /// Its name in the language of the page.
    pub name: String,
    /// Its name on the wire. The built-in templates do not print it.
    pub wire_name: String,
    /// Its type, with links.
    #[serde(rename = "type")]
    pub ty: String,
    /// Its description, in one line.
    pub description: String,
    /// Required, read-only and default value, as text.
    pub notes: String,
    /// An example value, or a placeholder if there is none.
    pub example: String,
}

/// A value of an enum's [`Page`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Value {
    /// Its name in the language of the page.
    pub name: String,
    /// The value on the wire.
    pub value: String,
    /// The value as a literal: quoted, unless it is a boolean.
    pub literal: String,
}

/// The `index` variable of `index.md`: the list of all pages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Index {
    /// The id of the page in a site.
    pub id: String,
    /// The front matter lines that position the page in a sidebar.
    pub sidebar: String,
    /// The keywords, quoted, with commas between them.
    pub keywords: String,
    /// The path of the pages in the site.
    pub slug: String,
    /// The tags, quoted, with commas between them.
    pub tags: String,
    /// The name of the version, such as `Beta`.
    pub version: String,
    /// The titles of all pages, in order. The built-in templates do not print them.
    pub titles: Vec<String>,
    /// All pages by tag and by letter, with links, as Markdown. Empty if the published pages have
    /// no such lists.
    pub lists: String,
    /// The link to the page that explains the others; empty if there is none. The templates for PowerShell do not
    /// print it.
    pub guide: String,
}
