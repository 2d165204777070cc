//! The structure of a changelog: the tag of every operation and model, summaries of operations, and links to pages.

use std::collections::HashMap;

use super::change::Change;
use super::words::{code, shortened};
use crate::api::{Api, Model, Operation, TagId};

/// The order of a changelog, and information on the subjects of changes.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Outline {
    /// Heading, such as `Shop 1 to 2`.
    pub heading: String,
    /// Address of a model's page, with `{name}` for the name of the model. If `None`, models are not linked.
    pub model_link: Option<String>,
    /// Address of an operation's page, with `{id}` for its id and `{tag}` for its tag. If `None`, operations are not
    /// linked.
    pub operation_link: Option<String>,
    /// Tags in the order of the specs, those of the new spec first.
    pub(super) tags: Vec<String>,
    subjects: HashMap<String, Subject>,
}

/// A model or operation that changes belong to.
#[derive(Debug, Clone, Default)]
struct Subject {
    /// The tag, if there is exactly one.
    tag: Option<String>,
    /// The summary of an operation.
    summary: Option<String>,
    /// The id of an operation; `None` for a model.
    id: Option<String>,
}

impl Outline {
    /// Creates the outline for the changes between two versions of an API.
    #[must_use]
    pub fn new(old: &Api, new: &Api, heading: impl Into<String>) -> Self {
        let mut outline = Outline {
            heading: heading.into(),
            ..Outline::default()
        };
        for api in [new, old] {
            for tag in &api.tags {
                if !outline.tags.contains(&tag.name) {
                    outline.tags.push(tag.name.clone());
                }
            }
            for operation in &api.operations {
                let subject = of_operation(api, operation);
                let name = super::api::call(operation);
                outline.subjects.entry(name).or_insert(subject);
            }
            for model in api.models.iter().filter(|model| model.role.is_published()) {
                let subject = of_model(api, model);
                let name = model.name.clone();
                outline.subjects.entry(name).or_insert(subject);
            }
        }
        outline
    }

    /// Returns the tag of the change's subject; `None` if it has no tag or several.
    pub(super) fn tag(&self, change: &Change) -> Option<&str> {
        self.subjects.get(&change.subject)?.tag.as_deref()
    }

    /// Returns the summary of the operation that a change belongs to.
    pub(super) fn summary(&self, change: &Change) -> Option<&str> {
        self.subjects.get(&change.subject)?.summary.as_deref()
    }

    pub(super) fn is_operation(&self, change: &Change) -> bool {
        let subject = self.subjects.get(&change.subject);
        subject.is_some_and(|subject| subject.id.is_some())
    }

    /// Returns the subject as code, linked to its page.
    pub(super) fn linked(&self, change: &Change) -> String {
        let name = code(&change.subject);
        let Some(subject) = self.subjects.get(&change.subject) else {
            return name;
        };
        let address = match (&subject.id, &self.operation_link, &self.model_link) {
            (Some(id), Some(link), _) => link
                .replace("{id}", id)
                .replace("{tag}", subject.tag.as_deref().unwrap_or_default()),
            (None, _, Some(link)) => link.replace("{name}", &change.subject),
            _ => return name,
        };
        let address = address
            .replace(' ', "%20")
            .replace(['(', ')', '<', '>'], "");
        format!("[{name}]({})", shortened(&address, 500))
    }
}

fn of_operation(api: &Api, operation: &Operation) -> Subject {
    Subject {
        tag: operation.tags.first().map(|tag| name(api, *tag)),
        summary: operation
            .summary
            .clone()
            .filter(|text| !text.trim().is_empty()),
        id: Some(operation.id.clone()),
    }
}

fn of_model(api: &Api, model: &Model) -> Subject {
    let tag = match model.usage.tags[..] {
        [only] => Some(name(api, only)),
        _ => None,
    };
    Subject {
        tag,
        ..Subject::default()
    }
}

fn name(api: &Api, tag: TagId) -> String {
    api.tags[tag.0 as usize].name.clone()
}
