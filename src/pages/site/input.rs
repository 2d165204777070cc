//! What a site is made from, as plain data that each flavour fills from its own reading: sections of pages, and an outline
//! of the API for the lists. It knows no flavour and no reading.

use crate::config::PageKind;

/// All pages of one flavour.
pub(crate) struct Site {
    /// The title of the API.
    pub(crate) title: String,
    /// The language of the pages, such as `PowerShell`.
    pub(crate) language: &'static str,
    /// The folder of the flavour below the output folder, without slashes around it; may be empty.
    pub(crate) folder: String,
    /// The version in front of the ids of pages that are made here, such as `beta`.
    pub(crate) version: String,
    /// The style class of a page in the sidebar.
    pub(crate) sidebar_class_name: String,
    /// The pages are those that somebody publishes, byte for byte: in a plain folder nothing is added to them.
    pub(crate) as_published: bool,
    /// The column of descriptions in tables of properties, counted from the last, which is 1.
    pub(crate) description_column: u8,
    pub(crate) outline: Outline,
    /// The pages by kind; each kind once at most.
    pub(crate) sections: Vec<Section>,
}

/// The pages of one kind.
pub(crate) struct Section {
    pub(crate) kind: PageKind,
    /// Their folder below the output folder, without slashes around it; may be empty.
    pub(crate) folder: String,
    /// Their address in a site, without a slash at the end.
    pub(crate) address: String,
    /// The id of their front page in a site.
    pub(crate) index_id: String,
    /// The keywords and tags of lists of these pages, quoted, with commas between them.
    pub(crate) keywords: String,
    pub(crate) tags: String,
    pub(crate) entries: Vec<Entry>,
}

/// A page, and what leads to it.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    /// The id of the page in a site.
    pub(crate) id: String,
    /// The name of its subject in the language of the pages.
    pub(crate) title: String,
    /// The file, which stands directly in the folder of its section.
    pub(crate) file: String,
    /// The last part of its address.
    pub(crate) slug: String,
    pub(crate) subject: Subject,
}

/// What a page is about.
#[derive(Debug, Clone)]
pub(crate) enum Subject {
    /// Models of the outline, by position. Where a language makes several of them one, the page is that of all.
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

/// The models, tags and operations of an API as one reading of it has them. They name each other by position.
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

/// A model, as far as lists care.
pub(crate) struct Node {
    /// The tags of the operations that use it, directly or through other models, in order.
    pub(crate) tags: Vec<usize>,
    /// The models that it holds directly.
    pub(crate) holds: Vec<usize>,
}

/// An operation, as far as lists care.
pub(crate) struct Operation {
    /// The method in upper case.
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) summary: String,
    pub(crate) tags: Vec<usize>,
    /// The models that its request and its responses name, in order.
    pub(crate) bodies: Vec<Body>,
}

/// A model that an operation names.
pub(crate) struct Body {
    pub(crate) role: Role,
    pub(crate) model: usize,
}

/// Where an operation names a model.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    Request,
    Success,
    Error,
}

impl Role {
    /// The role of a body by the status of its response; a request has none.
    pub(crate) fn of(status: Option<&str>) -> Role {
        match status {
            None => Role::Request,
            Some(status) if status.starts_with('2') => Role::Success,
            Some(_) => Role::Error,
        }
    }
}

impl Site {
    /// The pages of a kind, if the flavour has them.
    pub(super) fn section(&self, kind: PageKind) -> Option<&Section> {
        self.sections.iter().find(|section| section.kind == kind)
    }
}

impl Entry {
    /// The models that the page is about.
    pub(super) fn models(&self) -> &[usize] {
        match &self.subject {
            Subject::Models(models) => models,
            Subject::Operations(_) => &[],
        }
    }

    /// The operations that the page is about.
    pub(super) fn calls(&self) -> &[Call] {
        match &self.subject {
            Subject::Models(_) => &[],
            Subject::Operations(calls) => calls,
        }
    }
}
