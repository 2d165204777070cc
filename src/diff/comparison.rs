//! The state of a comparison of two APIs, and the conversion of a finding to a [`Change`]. The walks over models,
//! fields and operations are in other modules.

use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};

use indexmap::IndexMap;

use super::change::Change;
use super::kind::{Kind, Semver, Wire};
use super::options::Options;
use super::pair::Pairs;
use super::wire::{self, roles};
use super::words::{and, shape_words, type_words};
use crate::api::{Api, Model, ModelId, Origin, Role, Type};

/// Both APIs, and the changes found so far.
pub(super) struct Comparison<'a> {
    pub old: &'a Api,
    pub new: &'a Api,
    pub changes: Vec<Change>,
    pub options: &'a Options,
    pub pairs: Pairs,
    /// Tags that both APIs use models under.
    pub shared_tags: BTreeSet<String>,
    /// Renamed tags: new names by old ones.
    pub renamed_tags: BTreeMap<String, String>,
    /// Queue of nested models that were found on both sides and are still to be compared.
    pub nested: VecDeque<Nested>,
    /// Pairs of models that were compared because one replaces the other.
    pub deep: HashMap<(ModelId, ModelId), Deep>,
    /// Current nesting depth of such comparisons.
    pub depth: usize,
    /// Directions (request, response) in which each model is used, by position.
    old_roles: Vec<wire::Role>,
    new_roles: Vec<wire::Role>,
}

/// The comparison of two models where one replaces the other.
#[derive(Debug)]
pub(super) struct Deep {
    pub request: bool,
    pub response: bool,
    pub path: String,
    pub differs: bool,
}

/// Two nested models that are still to be compared.
pub(super) struct Nested {
    pub old: ModelId,
    pub new: ModelId,
    pub subject: String,
    pub path: String,
}

/// The place that is being compared: its name, its positions, and the directions in which it is used.
#[derive(Debug, Clone)]
pub(super) struct Site<'a> {
    pub subject: String,
    pub path: String,
    /// The place is part of a request.
    pub request: bool,
    /// The place is part of a response.
    pub response: bool,
    /// Code may construct the old type with a literal: it is not `#[non_exhaustive]`.
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
            renamed_tags: wire::renamed_tags(old, new),
            nested: VecDeque::new(),
            deep: HashMap::new(),
            depth: 0,
            old_roles: roles(old),
            new_roles: roles(new),
        }
    }

    /// Returns the site of a model that both sides have. A model that no operation uses counts as used in both directions.
    pub fn site_of(&self, old: ModelId, new: ModelId) -> Site<'a> {
        let (was, is) = (
            self.old_roles[old.0 as usize],
            self.new_roles[new.0 as usize],
        );
        let request = was.request || is.request;
        let response = was.response || is.response;
        let (old, new) = (&self.old[old], &self.new[new]);
        let used = [&old.usage, &new.usage];
        let unused = used
            .iter()
            .all(|usage| !usage.request && !usage.response && !usage.parameter);
        let unused = unused && !request && !response;
        Site {
            request: request || unused,
            response: response || unused,
            old: Some(&old.origin),
            new: Some(&new.origin),
            ..Site::of(old, &new.name)
        }
    }

    /// Adds a change whose verdict depends on its kind and the options.
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
    /// Returns the site of a model that only one side has.
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
}

/// Returns the sentence for a changed type.
pub(super) fn became(old: &Api, was: &Type, new: &Api, is: &Type) -> String {
    let shape = |api: &Api, ty: &Type| match ty {
        Type::Model(id) => shape_words(api, &api[*id]),
        ty => type_words(api, ty),
    };
    let words = (type_words(new, is), type_words(old, was));
    let (is, was) = match words.0 == words.1 {
        true => (shape(new, is), shape(old, was)),
        false => words,
    };
    format!("is now {is} and was {was}")
}

/// Returns a sentence that lists the parts that changed, or `None` if none did.
pub(super) fn changed_words(parts: &[(&str, bool)]) -> Option<String> {
    let names: Vec<_> = parts
        .iter()
        .filter(|(_, changed)| *changed)
        .map(|(name, _)| (*name).to_owned())
        .collect();
    (!names.is_empty()).then(|| format!("has another {}", and(&names)))
}

/// Returns `true` if code may construct the model with a literal.
pub(super) fn literal(model: &Model) -> bool {
    model.usage.request || !model.usage.response
}

impl Site<'_> {
    /// Returns a site outside models, which counts as used in both directions.
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

/// Returns every tag, with `true` if models are used under it.
pub(super) fn tag_uses(api: &Api) -> IndexMap<&str, bool> {
    let mut found: IndexMap<&str, bool> = api
        .tags
        .iter()
        .map(|tag| (tag.name.as_str(), false))
        .collect();
    let models = api
        .models
        .iter()
        .filter(|model| model.role != Role::Parameter);
    for tag in models.flat_map(|model| &model.usage.tags) {
        found.insert(&api.tags[tag.0 as usize].name, true);
    }
    found
}

/// Indexes things by a key. Of several with the same key, the first is kept.
pub(super) fn by_name<T>(things: &[T], key: impl Fn(&T) -> String) -> IndexMap<String, &T> {
    let mut found = IndexMap::new();
    for thing in things {
        found.entry(key(thing)).or_insert(thing);
    }
    found
}
