//! What a comparison of two APIs holds, and how a finding becomes a [`Change`]. The walks over models, fields and operations
//! are in files of their own.

use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};

use indexmap::IndexMap;

use super::change::Change;
use super::kind::{Kind, Semver, Wire};
use super::options::Options;
use super::pair::Pairs;
use super::wire::{self, roles};
use super::words::{and, shape_words, type_words};
use crate::api::{Api, Model, ModelId, Origin, Role, Type};

/// Both APIs, and what was found so far.
pub(super) struct Comparison<'a> {
    pub old: &'a Api,
    pub new: &'a Api,
    pub changes: Vec<Change>,
    pub options: &'a Options,
    pub pairs: Pairs,
    /// Tags that both APIs use models under.
    pub shared_tags: BTreeSet<String>,
    /// New names of tags by their old ones.
    pub renamed_tags: BTreeMap<String, String>,
    /// Nested models that have been met on both sides.
    pub nested: VecDeque<Nested>,
    /// Models that were compared where one takes the place of the other.
    pub deep: HashMap<(ModelId, ModelId), Deep>,
    /// How many of these are being compared within each other.
    pub depth: usize,
    /// What the models of each side are part of.
    old_roles: Vec<wire::Role>,
    new_roles: Vec<wire::Role>,
}

/// Two models that are compared where one takes the place of the other.
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
            renamed_tags: wire::renamed_tags(old, new),
            nested: VecDeque::new(),
            deep: HashMap::new(),
            depth: 0,
            old_roles: roles(old),
            new_roles: roles(new),
        }
    }

    /// A model that both sides have. One that no operation uses may be used for anything.
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
}

/// The sentence for two types.
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
    let models = api
        .models
        .iter()
        .filter(|model| model.role != Role::Parameter);
    for tag in models.flat_map(|model| &model.usage.tags) {
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
