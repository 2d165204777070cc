//! The data that the templates of operations receive: finished strings, safe in CommonMark and in MDX.

use serde::Serialize;

use crate::pages::page::{FrontMatter, Index};

/// The `page` variable of `rust/method.md`: the page of one tag.
#[derive(Debug, Clone, Serialize)]
pub(super) struct OperationsPage {
    /// The front matter. Its title is the tag.
    #[serde(flatten)]
    pub(super) front: FrontMatter,
    /// The title, as Markdown.
    pub(super) heading: String,
    /// The description of the tag, as Markdown; may be empty.
    pub(super) description: String,
    /// The address of the section that explains the client; empty if there is none.
    pub(super) guide: String,
    pub(super) operations: Vec<Section>,
}

/// The `index` variable of `rust/method-index.md`: the list of all pages of operations.
#[derive(Debug, Clone, Serialize)]
pub(super) struct OperationsIndex {
    #[serde(flatten)]
    pub(super) index: Index,
    /// All pages, in order.
    pub(super) pages: Vec<PageRow>,
}

/// A page in the list of all pages.
#[derive(Debug, Clone, Serialize)]
pub(super) struct PageRow {
    /// The title, as Markdown.
    pub(super) title: String,
    /// The last segment of its URL.
    pub(super) slug: String,
    /// The number of its operations.
    pub(super) count: usize,
}

/// The `operation` variable of `rust/operation.md`: an operation of an [`OperationsPage`].
#[derive(Debug, Clone, Serialize)]
pub(super) struct Section {
    /// The name of its type.
    pub(super) name: String,
    /// The anchor of its heading.
    pub(super) anchor: String,
    /// Method and path, as code.
    pub(super) call: String,
    /// The summary, in one line and for a table; may be empty.
    pub(super) summary: String,
    /// The description, as Markdown; empty if it only repeats the summary.
    pub(super) description: String,
    pub(super) deprecated: bool,
    /// `true` if it needs the feature `experimental`.
    pub(super) experimental: bool,
    pub(super) fields: Vec<FieldRow>,
    /// The media types of a body that has several.
    pub(super) variants: Vec<VariantRow>,
    /// Sentences about the result, and about the method of the client that prepares it.
    pub(super) returns: String,
    /// The scopes that allow it, as text; may be empty.
    pub(super) scopes: String,
    pub(super) answers: Vec<AnswerRow>,
    /// Rust code that makes the call; may be empty.
    pub(super) example: String,
}

/// A field of an operation.
#[derive(Debug, Clone, Serialize)]
pub(super) struct FieldRow {
    /// The field, as code.
    pub(super) name: String,
    /// The part of the request with its name on the wire if that differs, or the media type of a body; may be empty.
    pub(super) place: String,
    /// Its type, with links.
    #[serde(rename = "type")]
    pub(super) ty: String,
    /// Required, default value and limits, as text.
    pub(super) notes: String,
    /// Its description, in one line.
    pub(super) description: String,
}

/// A media type of a body that has several.
#[derive(Debug, Clone, Serialize)]
pub(super) struct VariantRow {
    /// The variant, as code.
    pub(super) name: String,
    /// The media type, as code.
    pub(super) media_type: String,
    /// The type it holds, with links.
    #[serde(rename = "type")]
    pub(super) ty: String,
}

/// A response.
#[derive(Debug, Clone, Serialize)]
pub(super) struct AnswerRow {
    /// The status, as code.
    pub(super) status: String,
    /// The type of its content, with links; may be empty.
    #[serde(rename = "type")]
    pub(super) ty: String,
    /// Its description, in one line.
    pub(super) description: String,
}
