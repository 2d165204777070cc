//! What a comparison of two APIs holds, and how a finding becomes a [`Change`]. The walks over models, fields and operations
//! are in files of their own.

use std::collections::{BTreeSet, VecDeque};

use indexmap::IndexMap;

use super::change::Change;
use super::kind::{Kind, Semver, Wire};
use super::pair::Pairs;
use super::rust::Options;
use super::types::{Distance, Sides};
use super::words::{and, type_words};
use crate::api::{Api, Model, ModelId, Origin, Type};

/// Both APIs, and what was found so far.
pub(super) struct Comparison<'a> {
    pub old: &'a Api,
    pub new: &'a Api,
    pub changes: Vec<Change>,
    pub options: &'a Options,
    pub pairs: Pairs,
    /// Tags that both APIs use models under.
    pub shared_tags: BTreeSet<String>,
    /// Nested models that have been met on both sides.
    pub nested: VecDeque<Nested>,
}

/// Two nested models that are still to be compared.
pub(super) struct Nested {
    pub old: ModelId,
    pub new: ModelId,
    pub subject: String,
    pub path: String,
}

/// What is being compared: its name, its places, and who uses it.
#[derive(Debug, Clone)]
pub(super) struct Site<'a> {
    pub subject: String,
    pub path: String,
    /// Requests hold it.
    pub request: bool,
    /// Responses hold it.
    pub response: bool,
    /// Code may write the old type as a literal: it is not `#[non_exhaustive]`.
    pub literal: bool,
    pub old: Option<&'a Origin>,
    pub new: Option<&'a Origin>,
}

impl<'a> Comparison<'a> {
    pub fn new(old: &'a Api, new: &'a Api, options: &'a Options) -> Self {
        let (was, is) = (tag_uses(old), tag_uses(new));
        let shared = was
            .iter()
            .filter(|(name, used)| **used && is.get(*name) == Some(&true));
        let shared_tags = shared.map(|(name, _)| (*name).to_owned()).collect();
        let pairs = Pairs::new(old, new);
        Comparison {
            old,
            new,
            changes: Vec::new(),
            options,
            pairs,
            shared_tags,
            nested: VecDeque::new(),
        }
    }

    /// How far apart two types are. Nested models on the same place become a pair.
    pub fn distance(&mut self, old: &Type, new: &Type, site: &Site<'_>) -> Distance {
        let sides = Sides {
            old: self.old,
            new: self.new,
            pairs: &self.pairs,
        };
        let distance = sides.distance(old, new);
        if let Some(inside) = sides.nested(old, new)
            && self.pairs.new_of(inside.old).is_none()
            && self.pairs.old_of(inside.new).is_none()
        {
            self.pairs.add(inside.old, inside.new);
            let path = format!("{}{}", site.path, inside.suffix);
            let subject = site.subject.clone();
            self.nested.push_back(Nested {
                old: inside.old,
                new: inside.new,
                subject,
                path,
            });
        }
        distance
    }

    /// Adds a change of a kind whose verdict the table and the options tell.
    pub fn push(&mut self, kind: Kind, site: &Site<'_>, sentence: impl Into<String>) {
        let semver = self.options.semver(kind, site.literal);
        self.push_as(kind, semver, site, sentence);
    }

    /// Adds a change whose semver depends on more than its kind.
    pub fn push_as(
        &mut self,
        kind: Kind,
        semver: Semver,
        site: &Site<'_>,
        sentence: impl Into<String>,
    ) {
        let row = kind.row();
        let used = [
            (site.request, row.in_requests),
            (site.response, row.in_responses),
        ];
        let worst = used
            .into_iter()
            .filter(|(used, _)| *used)
            .map(|(_, wire)| wire)
            .max();
        self.changes.push(Change {
            kind,
            wire: worst.unwrap_or(row.in_requests.min(row.in_responses).min(Wire::Safe)),
            semver,
            subject: site.subject.clone(),
            path: site.path.clone(),
            sentence: sentence.into(),
            old: site.old.cloned(),
            new: site.new.cloned(),
        });
    }
}

impl<'a> Site<'a> {
    /// A model that one side has.
    pub fn of(model: &Model, name: &str) -> Self {
        let unused = !model.usage.request && !model.usage.response;
        Site {
            subject: name.to_owned(),
            path: name.to_owned(),
            request: model.usage.request || unused,
            response: model.usage.response || unused,
            literal: literal(model),
            old: None,
            new: None,
        }
    }

    /// A model that both sides have. One that no operation uses may be used for anything.
    pub fn both(old: &'a Model, new: &'a Model) -> Self {
        let request = old.usage.request || new.usage.request;
        let response = old.usage.response || new.usage.response;
        Site {
            request: request || !response,
            response: response || !request,
            old: Some(&old.origin),
            new: Some(&new.origin),
            ..Site::of(old, &new.name)
        }
    }
}

/// The sentence for two types.
pub(super) fn became(old: &Api, was: &Type, new: &Api, is: &Type) -> String {
    let (was, is) = (type_words(old, was), type_words(new, is));
    format!("is now {is} and was {was}")
}

/// Which of these changed, as a sentence.
pub(super) fn changed_words(parts: &[(&str, bool)]) -> Option<String> {
    let names: Vec<_> = parts
        .iter()
        .filter(|(_, changed)| *changed)
        .map(|(name, _)| (*name).to_owned())
        .collect();
    (!names.is_empty()).then(|| format!("has another {}", and(&names)))
}

/// Whether code may write the model as a literal.
pub(super) fn literal(model: &Model) -> bool {
    model.usage.request || !model.usage.response
}

impl Site<'_> {
    /// Something outside models: the verdict is the same wherever it is used.
    pub fn outside(subject: &str) -> Self {
        let (subject, path) = (subject.to_owned(), subject.to_owned());
        Site {
            subject,
            path,
            request: true,
            response: true,
            literal: true,
            old: None,
            new: None,
        }
    }
}

/// Every tag, and whether models are used under it.
pub(super) fn tag_uses(api: &Api) -> IndexMap<&str, bool> {
    let mut found: IndexMap<&str, bool> = api
        .tags
        .iter()
        .map(|tag| (tag.name.as_str(), false))
        .collect();
    for tag in api.models.iter().flat_map(|model| &model.usage.tags) {
        found.insert(&api.tags[tag.0 as usize].name, true);
    }
    found
}

/// Things by a key; the first of two with one key counts.
pub(super) fn by_name<T>(things: &[T], key: impl Fn(&T) -> String) -> IndexMap<String, &T> {
    let mut found = IndexMap::new();
    for thing in things {
        found.entry(key(thing)).or_insert(thing);
    }
    found
}
