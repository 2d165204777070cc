//! Defines the parts of an API that can be compiled separately: one for each root file if there are
//! several, or else one for each tag. It prints nothing.

use std::collections::{BTreeMap, BTreeSet};

use super::ident::{Rank, Scope, Wish, feature_name};
#[cfg(feature = "client")]
use crate::api::Operation;
use crate::api::{Api, Model, Role};
use crate::config::{Layout, RustOptions};

/// Maximum number of groups with a feature: crates.io allows 300 features, including those in
/// [`FEATURES`].
const MOST_FEATURES: usize = 300 - FEATURES.len();

/// The features that any crate may have, with or without a client, so that adding a client renames
/// nothing.
pub(crate) const FEATURES: [&str; 10] = [
    "client",
    "default",
    "exact-numbers",
    "experimental",
    "mock",
    "reqwest",
    "tls",
    "tower",
    "tracing",
    "ureq",
];

/// A part of the API.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The name of the root file or of the tag.
    pub name: String,
    /// The title of the root file, or the name of the tag.
    pub title: String,
    /// Its cargo feature; `None` if it has none, or if the registry's limit is exceeded.
    pub feature: Option<String>,
    /// The module that re-exports the models it uses, if it has one.
    pub module: Option<Module>,
}

/// The module of a root file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Module {
    /// Its name, such as `access_profiles`.
    pub name: String,
    /// The documentation, line by line.
    pub docs: Vec<String>,
    /// The type names of the models that only it uses, sorted.
    pub own: Vec<String>,
    /// The type names of the models that others use too, sorted.
    pub shared: Vec<String>,
}

/// Returns `true` if the groups are root files rather than tags.
pub(super) fn are_roots(api: &Api) -> bool {
    api.roots.len() > 1
}

/// Returns the groups that use a model, in order.
pub(super) fn of_model(api: &Api, model: &Model) -> BTreeSet<usize> {
    match are_roots(api) {
        true => model
            .usage
            .roots
            .iter()
            .map(|root| root.0 as usize)
            .collect(),
        false => model.usage.tags.iter().map(|tag| tag.0 as usize).collect(),
    }
}

/// Returns the group of an operation.
#[cfg(feature = "client")]
pub(crate) fn of_operation(api: &Api, operation: &Operation) -> Option<usize> {
    match are_roots(api) {
        true => Some(operation.root.0 as usize),
        false => operation.tags.first().map(|tag| tag.0 as usize),
    }
}

/// Returns all groups, in the order of the API.
pub(super) fn groups(api: &Api, options: &RustOptions) -> Vec<Group> {
    let (names, kind): (Vec<(&str, &str)>, _) = match are_roots(api) {
        true => {
            let roots = api.roots.iter();
            (
                roots.map(|root| (&*root.name, &*root.title)).collect(),
                "api",
            )
        }
        false => {
            let tags = api.tags.iter();
            (tags.map(|tag| (&*tag.name, &*tag.name)).collect(), "tag")
        }
    };
    let with_feature = with_feature(api, options);
    let mut scope = Scope::default();
    for taken in FEATURES {
        scope.claim(taken.to_owned());
    }
    let wishes: Vec<Wish> = with_feature
        .iter()
        .map(|&at| wish(names[at].0, kind))
        .collect();
    let features = scope.claim_all(&wishes);
    let mut features: BTreeMap<usize, String> = with_feature.into_iter().zip(features).collect();
    let group = |(at, (name, title)): (usize, (&str, &str))| Group {
        name: name.to_owned(),
        title: title.to_owned(),
        feature: features.remove(&at).map(|name| name.replace('_', "-")),
        module: None,
    };
    names.into_iter().enumerate().map(group).collect()
}

fn wish(written: &str, kind: &str) -> Wish {
    let name = feature_name(written);
    Wish {
        rank: match name == written {
            true => Rank::Exact,
            false => Rank::Derived,
        },
        name: free_of(name, &FEATURES, "-", kind),
        key: written.to_owned(),
    }
}

/// Returns the groups with a cargo feature. Files for another crate have none: the features would
/// have to be that crate's.
fn with_feature(api: &Api, options: &RustOptions) -> BTreeSet<usize> {
    if !options.features || options.layout != Layout::Crate {
        return BTreeSet::new();
    }
    let models = api.models.iter();
    let models = models.filter(|model| model.role != Role::Parameter);
    let used: BTreeSet<usize> = models.flat_map(|model| of_model(api, model)).collect();
    used.into_iter().take(MOST_FEATURES).collect()
}

/// Appends the kind to a name that is taken: `client` becomes `client-tag`.
pub(super) fn free_of(name: String, taken: &[&str], mark: &str, kind: &str) -> String {
    match taken.contains(&name.as_str()) {
        true => format!("{name}{mark}{kind}"),
        false => name,
    }
}
