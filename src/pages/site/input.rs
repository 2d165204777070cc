//! The input of a site, as plain data that each flavour fills in: sections of pages, and an outline
//! of the API for the lists. It knows no flavour and no reading.

use crate::config::PageKind;

/// All pages of one flavour.
pub(crate) struct Site {
    /// The title of the API.
    pub(crate) title: String,
    /// The language of the pages, such as `PowerShell`.
    pub(crate) language: &'static str,
    /// The folder of the flavour below the output folder, without leading or trailing slash; may be
    /// empty.
    pub(crate) folder: String,
    /// The version that prefixes the ids of generated list pages, such as `beta`.
    pub(crate) version: String,
    /// The style class of a page in the sidebar.
    pub(crate) sidebar_class_name: String,
    /// `true` if the pages are published elsewhere, byte for byte: the plain layout adds nothing to
    /// them.
    pub(crate) as_published: bool,
    /// The column of descriptions in property tables, counted from the last, which is 1.
    pub(crate) description_column: u8,
    pub(crate) outline: Outline,
    /// The pages by kind; each kind at most once.
    pub(crate) sections: Vec<Section>,
}

/// The pages of one kind.
pub(crate) struct Section {
    pub(crate) kind: PageKind,
    /// The heading of a list of these pages, such as `Models`.
    pub(crate) title: &'static str,
    /// Their folder below the output folder, without leading or trailing slash; may be empty.
    pub(crate) folder: String,
    /// Their path in a site, without a trailing slash.
    pub(crate) address: String,
    /// The id of their front page in a site.
    pub(crate) index_id: String,
    /// The keywords and tags of lists of these pages, quoted, with commas between them.
    pub(crate) keywords: String,
    pub(crate) tags: String,
    pub(crate) entries: Vec<Entry>,
    /// The page that explains what the others have in common, if there is one.
    pub(crate) guide: Option<Entry>,
}

/// A page with its names and its location.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    /// The id of the page in a site.
    pub(crate) id: String,
    /// The name of its subject in the language of the pages.
    pub(crate) title: String,
    /// The file name in the folder of its section.
    pub(crate) file: String,
    /// The last segment of its URL.
    pub(crate) slug: String,
    pub(crate) subject: Subject,
}

/// The subject of a page.
#[derive(Debug, Clone)]
pub(crate) enum Subject {
    /// Models of the outline, by position. There are several if the language merges them into one.
    Models(Vec<usize>),
    /// Operations of the outline.
    Operations(Vec<Call>),
}

/// An operation on a page of operations.
#[derive(Debug, Clone)]
pub(crate) struct Call {
    /// Its position in the outline.
    pub(crate) operation: usize,
    /// Its name in the language of the pages, such as `Get-BetaAccounts`.
    pub(crate) title: String,
    /// The anchor of its heading on the page.
    pub(crate) anchor: String,
}

/// The models, tags and operations of an API in one reading. They refer to each other by position.
#[derive(Default)]
pub(crate) struct Outline {
    pub(crate) tags: Vec<Tag>,
    pub(crate) models: Vec<Node>,
    pub(crate) operations: Vec<Operation>,
}

/// A tag of operations.
pub(crate) struct Tag {
    pub(crate) name: String,
    /// Its description, as Markdown.
    pub(crate) description: Option<String>,
}

/// The facts about a model that lists need.
pub(crate) struct Node {
    /// The tags of the operations that use it, directly or through other models, in order.
    pub(crate) tags: Vec<usize>,
    /// The models that it contains directly.
    pub(crate) holds: Vec<usize>,
}

/// The facts about an operation that lists need.
pub(crate) struct Operation {
    /// The method in upper case.
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) summary: String,
    pub(crate) tags: Vec<usize>,
    /// The models of its request and its responses, in order.
    pub(crate) bodies: Vec<Body>,
}

/// A model in the request or a response of an operation.
pub(crate) struct Body {
    pub(crate) role: Role,
    pub(crate) model: usize,
    /// `true` if the body is a list of it.
    pub(crate) is_list: bool,
}

/// The position of a model in an operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    Request,
    Success,
    Error,
}

impl Role {
    /// Returns the role of a body with this response status; `None` stands for a request.
    pub(crate) fn of(status: Option<&str>) -> Role {
        match status {
            None => Role::Request,
            Some(status) if status.starts_with('2') => Role::Success,
            Some(_) => Role::Error,
        }
    }
}

impl Site {
    /// Returns the pages of a kind, if the flavour has any.
    pub(super) fn section(&self, kind: PageKind) -> Option<&Section> {
        self.sections.iter().find(|section| section.kind == kind)
    }
}

impl Entry {
    /// Returns the models that the page is about.
    pub(super) fn models(&self) -> &[usize] {
        match &self.subject {
            Subject::Models(models) => models,
            Subject::Operations(_) => &[],
        }
    }

    /// Returns the operations that the page is about.
    pub(super) fn calls(&self) -> &[Call] {
        match &self.subject {
            Subject::Models(_) => &[],
            Subject::Operations(calls) => calls,
        }
    }
}
