//! Compares the tags of the operations that use a model, on which the cargo features of the crate depend.

use std::collections::BTreeSet;

use super::comparison::{Comparison, Site};
use super::kind::Kind;
use super::words::{and, code};
use crate::api::{Api, Model};

impl Comparison<'_> {
    /// Compares the tags that a model is used under, except added and removed ones. A model without a tag counts as
    /// used under every tag.
    pub(super) fn model_tags(&mut self, old: &Model, new: &Model, site: &Site<'_>) {
        let under = |api: &Api, model: &Model| -> BTreeSet<String> {
            let tags = model.usage.tags.iter();
            let names = tags.map(|tag| api.tags[tag.0 as usize].name.clone());
            names
                .filter(|name| self.shared_tags.contains(name))
                .collect()
        };
        let all = |api: &Api, model: &Model| match has_tags(model) {
            false => self.shared_tags.clone(),
            true => under(api, model),
        };
        let (was, is) = (all(self.old, old), all(self.new, new));
        let names = |names: std::collections::btree_set::Difference<'_, String>| {
            let names: Vec<String> = names.map(|name| code(name)).collect();
            (!names.is_empty()).then(|| and(&names))
        };
        let (left, entered) = (names(was.difference(&is)), names(is.difference(&was)));
        if let Some(names) = left {
            let (kind, sentence) = match (has_tags(old), is_used(old)) {
                (true, _) => (
                    Kind::ModelLeftTag,
                    format!("is no longer used under {names}"),
                ),
                (false, true) => (
                    Kind::ModelLeftTag,
                    "is now used by operations with tags alone".to_owned(),
                ),
                (false, false) => (
                    Kind::ModelBecameUsed,
                    "is now used by operations, and was not".to_owned(),
                ),
            };
            self.push(kind, site, sentence);
        }
        if let Some(names) = entered {
            let (kind, sentence) = match (has_tags(new), is_used(new)) {
                (true, _) => (
                    Kind::ModelEnteredTag,
                    format!("is now used under {names} too"),
                ),
                (false, true) => (
                    Kind::ModelEnteredTag,
                    "is now used by operations without a tag alone".to_owned(),
                ),
                (false, false) => (
                    Kind::ModelBecameUnused,
                    "is no longer used by any operation".to_owned(),
                ),
            };
            self.push(kind, site, sentence);
        }
    }
}

fn has_tags(model: &Model) -> bool {
    !model.usage.tags.is_empty()
}

fn is_used(model: &Model) -> bool {
    model.usage.request || model.usage.response || model.usage.parameter
}
