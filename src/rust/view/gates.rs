//! Decides which models are compiled always, and which only with one of several cargo features. It
//! prints nothing.

use std::collections::BTreeSet;

use super::groups::{self, Group};
use crate::api::{Api, Model, Type};
use crate::config::RustOptions;

/// A model that more groups use is always compiled: the list of features would be longer than the
/// model.
const SHARED: usize = 8;

/// The groups of an API, and the models that require their features.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Gates {
    pub(super) groups: Vec<Group>,
    /// `true` for models that are always compiled, by position.
    always: Vec<bool>,
}

impl Gates {
    pub(super) fn new(api: &Api, options: &RustOptions) -> Self {
        let groups = groups::groups(api, options);
        Gates {
            always: always(api, &groups),
            groups,
        }
    }

    /// Returns the features of which any compiles the model at this position; empty if it is always
    /// compiled.
    pub(super) fn of(&self, at: usize, api: &Api) -> Vec<String> {
        if self.always[at] {
            return Vec::new();
        }
        let users = groups::of_model(api, &api.models[at]).into_iter();
        users
            .filter_map(|group| self.groups[group].feature.clone())
            .collect()
    }
}

/// Returns `true` for the models that are always compiled: models without gates, models used by a
/// model with other gates, and all models that these contain.
fn always(api: &Api, groups: &[Group]) -> Vec<bool> {
    let gates: Vec<BTreeSet<usize>> = api
        .models
        .iter()
        .map(|model| groups::of_model(api, model))
        .collect();
    let mut queue: Vec<usize> = Vec::new();
    for (at, model) in api.models.iter().enumerate() {
        let gated = (1..=SHARED).contains(&gates[at].len());
        let is_open = |group: &usize| groups[*group].feature.is_none();
        if !gated || gates[at].iter().any(is_open) {
            queue.push(at);
        }
        queue.extend(held(model).filter(|&held| !gates[at].is_subset(&gates[held])));
    }
    let mut always = vec![false; api.models.len()];
    while let Some(at) = queue.pop() {
        if !std::mem::replace(&mut always[at], true) {
            queue.extend(held(&api.models[at]));
        }
    }
    always
}

/// Returns the models that a model refers to.
fn held(model: &Model) -> impl Iterator<Item = usize> + '_ {
    let types = model.shape.types().into_iter();
    types.filter_map(Type::model).map(|id| id.0 as usize)
}
