//! Finds renamed tags: a tag was renamed if the same operations are under the old and the new name.

use std::collections::{BTreeMap, BTreeSet};

use crate::api::{Api, Operation};

use super::operation::{Pairing, pair};

/// Returns the new names of renamed tags, by old name.
pub(in crate::diff) fn renamed_tags(old: &Api, new: &Api) -> BTreeMap<String, String> {
    let has = |api: &Api, name: &str| api.tags.iter().any(|tag| tag.name == name);
    let pairs = pair(old, new);
    let gone = old.tags.iter().filter(|tag| !has(new, &tag.name));
    let mut found = BTreeMap::new();
    for tag in gone {
        let under = operations(&pairs, |pairing| pairing.0, old, &tag.name);
        let mut named = new.tags.iter().filter(|now| !has(old, &now.name));
        let same = named.find(|now| {
            !under.is_empty() && operations(&pairs, |pairing| pairing.1, new, &now.name) == under
        });
        if let Some(now) = same {
            found.insert(tag.name.clone(), now.name.clone());
        }
    }
    found
}

/// Returns the positions of operations that both sides have and that have a tag on the given side.
fn operations<'a>(
    pairs: &[Pairing<'a>],
    side: impl Fn(&Pairing<'a>) -> Option<&'a Operation>,
    api: &Api,
    name: &str,
) -> BTreeSet<usize> {
    let is_under = |pairing: &Pairing<'a>| {
        let operation = side(pairing).filter(|_| pairing.0.is_some() && pairing.1.is_some());
        operation.is_some_and(|operation| {
            let mut tags = operation.tags.iter();
            tags.any(|tag| api.tags[tag.0 as usize].name == name)
        })
    };
    let found = pairs.iter().enumerate();
    found
        .filter(|(_, pairing)| is_under(pairing))
        .map(|(at, _)| at)
        .collect()
}
