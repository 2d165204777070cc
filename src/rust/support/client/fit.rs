//! Chooses the model that fits some JSON best. This module knows no particular model.

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::support::lenient;

/// Returns the index of the list that contains most property names of an object; of
/// equals, the shorter list.
pub(super) fn best(json: &Value, lists: &[&[&str]]) -> Option<usize> {
    let fields = json.as_object()?;
    let known =
        |list: &[&str]| list.iter().filter(|name| fields.contains_key(**name)).count();
    let lists = lists.iter().enumerate().map(|(at, list)| (at, known(list), list.len()));
    let found = lists.filter(|(_, known, _)| *known > 0);
    let best =
        found.min_by_key(|(at, known, all)| (std::cmp::Reverse(*known), *all, *at));
    best.map(|(at, _, _)| at)
}

/// Reads a model, even if required properties are missing.
#[allow(dead_code)] // without tags there may be no models of errors
pub(super) fn read<T: DeserializeOwned>(json: &Value) -> Option<Box<T>> {
    lenient(|| T::deserialize(json)).0.ok().map(Box::new)
}
