//! The pages of operations as other pages lead to them: from the lists of a tag, and from the models that an operation names.

use std::collections::HashMap;

use serde::Serialize;

use super::graph::Holdings;
use super::input::{Call, Section, Site};
use super::places::{Places, relative};
use super::text::{code, plain};

/// The headings of all operations that have one.
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
    /// Where it leads, as seen from the page.
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

    /// A text that leads from a file to the first heading of an operation, if there is one.
    pub(super) fn linked(&self, text: String, operation: usize, from: &str) -> String {
        let heading = self.headings.get(&operation).and_then(|all| all.first());
        heading.map_or(text.clone(), |heading| {
            format!("[{text}]({})", heading.target(from))
        })
    }

    /// The operations that name the model of each page, by position of the pages; for a model without a page, those of what
    /// it holds.
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

    /// What the list of users shows of these operations, as seen from a file.
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
