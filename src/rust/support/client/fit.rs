//! Which of several models some JSON is. It knows none of them.

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::support::lenient;

/// The list that has most of the names of an object; of two, the one with fewer others.
pub(super) fn best(json: &Value, lists: &[&[&str]]) -> Option<usize> {
    let fields = json.as_object()?;
    let known = |list: &[&str]| list.iter().filter(|name| fields.contains_key(**name)).count();
    let lists = lists.iter().enumerate().map(|(at, list)| (at, known(list), list.len()));
    let found = lists.filter(|(_, known, _)| *known > 0);
    let best = found.min_by_key(|(at, known, all)| (std::cmp::Reverse(*known), *all, *at));
    best.map(|(at, _, _)| at)
}

/// Reads a model, also if it lacks something.
#[allow(dead_code)] // without tags there may be no models of errors
pub(super) fn read<T: DeserializeOwned>(json: &Value) -> Option<Box<T>> {
    lenient(|| T::deserialize(json)).0.ok().map(Box::new)
}
