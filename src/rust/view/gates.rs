//! Which models are compiled without any cargo feature, and which with one of several.

use std::collections::BTreeSet;

use super::groups::{self, Group};
use crate::api::{Api, Model, Type};
use crate::config::RustOptions;

/// A model that this many groups use is always compiled: a list of them would be longer than the model.
const SHARED: usize = 8;

/// The groups of an API, and the models behind their features.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Gates {
    pub(super) groups: Vec<Group>,
    /// Models that every set of features has.
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

    /// The features with any of which the model at this position is compiled; none if it always is.
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

/// Models without a gate, and all that they hold; and models that are held where their own gates would miss.
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

/// Every model that a model speaks of.
fn held(model: &Model) -> impl Iterator<Item = usize> + '_ {
    let types = model.shape.types().into_iter();
    types.filter_map(Type::model).map(|id| id.0 as usize)
}
