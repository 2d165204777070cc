//! Cargo features: one for each tag, and which models are compiled without any.

use std::collections::{BTreeSet, HashSet};

use super::ident::{Rank, Scope, Wish, feature_name};
use crate::api::{Api, Model, Role, Type};
use crate::config::{Layout, RustOptions};

/// The registry takes 300 features at most; ten of them are not those of tags.
const MOST_FEATURES: usize = 290;

/// A model that this many tags use is always compiled: a list of them would be longer than the model.
const SHARED: usize = 8;

/// The features of an API, and the models behind them.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Gates {
    /// The feature of each tag; `None` for those beyond what the registry takes.
    pub(super) features: Vec<Option<String>>,
    /// Models that every set of features has.
    always: Vec<bool>,
}

impl Gates {
    pub(super) fn new(api: &Api, options: &RustOptions) -> Self {
        let features = features(api, options);
        Gates {
            always: always(api, &features),
            features,
        }
    }

    /// The features with any of which the model at this position is compiled; none if it always is.
    pub(super) fn of(&self, at: usize, model: &Model) -> Vec<String> {
        if self.always[at] {
            return Vec::new();
        }
        let tags = model.usage.tags.iter();
        tags.filter_map(|tag| self.features[tag.0 as usize].clone())
            .collect()
    }
}

/// None for a file that another crate includes: it would ask for features of that crate.
fn features(api: &Api, options: &RustOptions) -> Vec<Option<String>> {
    let wanted = options.features && options.layout == Layout::Crate;
    let used: BTreeSet<u32> = api
        .models
        .iter()
        .filter(|model| model.role != Role::Parameter)
        .flat_map(|model| &model.usage.tags)
        .map(|tag| tag.0)
        .collect();
    let kept: HashSet<u32> = used.into_iter().take(MOST_FEATURES).collect();
    let is_kept = |at: usize| wanted && u32::try_from(at).is_ok_and(|at| kept.contains(&at));
    let tags = api.tags.iter().enumerate();
    let (positions, wishes): (Vec<usize>, Vec<Wish>) = tags
        .filter(|(at, _)| is_kept(*at))
        .map(|(at, tag)| (at, wish(&tag.name)))
        .unzip();
    let names = Scope::default().claim_all(&wishes);
    let mut features = vec![None; api.tags.len()];
    for (at, name) in positions.into_iter().zip(names) {
        features[at] = Some(name.replace('_', "-"));
    }
    features
}

fn wish(tag: &str) -> Wish {
    let name = feature_name(tag);
    Wish {
        rank: match name == tag {
            true => Rank::Exact,
            false => Rank::Derived,
        },
        name,
        key: tag.to_owned(),
    }
}

/// Models without a gate, and all that they hold; and models that are held where their own gates would miss.
fn always(api: &Api, features: &[Option<String>]) -> Vec<bool> {
    let gates: Vec<BTreeSet<u32>> = api
        .models
        .iter()
        .map(|model| model.usage.tags.iter().map(|tag| tag.0).collect())
        .collect();
    let mut queue: Vec<usize> = Vec::new();
    for (at, model) in api.models.iter().enumerate() {
        let gated = (1..=SHARED).contains(&gates[at].len());
        let is_open = |tag: &u32| features[*tag as usize].is_none();
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
