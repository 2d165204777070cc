//! Links to the pages of operations: from tag pages, and from the pages of models that operations
//! use. It prints no pages.

use std::collections::HashMap;

use serde::Serialize;

use super::graph::Holdings;
use super::input::{Call, Section, Site};
use super::places::{Places, relative};
use super::text::{code, plain};

/// The headings of the operations that are on a page.
#[derive(Default)]
pub(super) struct CallLinks<'a> {
    headings: HashMap<usize, Vec<Heading<'a>>>,
}

/// The heading of an operation on a page.
struct Heading<'a> {
    file: String,
    call: &'a Call,
}

/// An operation in the list at the end of a model's page.
#[derive(Debug, Clone, Serialize)]
pub(super) struct User {
    /// Its name in the language of the pages, as Markdown.
    title: String,
    /// Its target, relative to the page.
    target: String,
    /// Method and path, as code.
    call: String,
}

impl<'a> CallLinks<'a> {
    pub(super) fn new(methods: &'a Section, places: &Places) -> Self {
        let mut headings: HashMap<usize, Vec<Heading<'a>>> = HashMap::new();
        for entry in &methods.entries {
            for call in entry.calls() {
                let file = format!("{}{}", places.pages, entry.file);
                let heading = Heading { file, call };
                headings.entry(call.operation).or_default().push(heading);
            }
        }
        CallLinks { headings }
    }

    /// Links a text in a file to the first heading of an operation, if there is one.
    pub(super) fn linked(&self, text: String, operation: usize, from: &str) -> String {
        let heading = self.headings.get(&operation).and_then(|all| all.first());
        heading.map_or(text.clone(), |heading| {
            format!("[{text}]({})", heading.target(from))
        })
    }

    /// Returns the operations that use the model of each page, by page position. A model without a
    /// page is replaced by the models it contains.
    pub(super) fn users(&self, site: &Site, models: &Section) -> Vec<Vec<usize>> {
        let holdings = Holdings::new(&site.outline, &models.entries);
        let mut users = vec![Vec::new(); models.entries.len()];
        for (at, operation) in site.outline.operations.iter().enumerate() {
            if self.headings.contains_key(&at) {
                for page in holdings.pages_of(operation.bodies.iter().map(|body| body.model)) {
                    users[page].push(at);
                }
            }
        }
        users
    }

    /// Returns these operations as entries of the list of users, relative to a file.
    pub(super) fn shown(&self, site: &Site, operations: &[usize], from: &str) -> Vec<User> {
        let user = |&at: &usize| {
            let operation = &site.outline.operations[at];
            let heading = self.headings.get(&at)?.first()?;
            Some(User {
                title: plain(&heading.call.title),
                target: heading.target(from),
                call: code(&format!("{} {}", operation.method, operation.path)),
            })
        };
        operations.iter().filter_map(user).collect()
    }
}

impl Heading<'_> {
    fn target(&self, from: &str) -> String {
        format!("{}#{}", relative(from, &self.file), self.call.anchor)
    }
}
