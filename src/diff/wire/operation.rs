//! Pairs the operations of the old API with those of the new one. The names of path parameters are not on the wire.

use std::collections::{BTreeMap, HashMap};

use crate::api::{Api, Operation};

/// Path, method, and a number for operations that share both, as callbacks may.
pub(in crate::diff) type Key = (String, String, usize);

/// An operation on the old and the new side; at least one is `Some`.
pub(in crate::diff) type Pairing<'a> = (Option<&'a Operation>, Option<&'a Operation>);

/// Returns the path of an operation without the names of its parameters.
pub(in crate::diff) fn key(operation: &Operation) -> String {
    let mut out = String::new();
    let mut rest = operation.path.as_str();
    while let Some((before, after)) = rest.split_once('{') {
        let Some((_, behind)) = after.split_once('}').filter(|_| !operation.incoming) else {
            break;
        };
        out.push_str(before);
        out.push_str("{}");
        rest = behind;
    }
    out + rest
}

/// Pairs operations by path and method, then the remaining ones by `operationId`.
pub(in crate::diff) fn pair<'a>(old: &'a Api, new: &'a Api) -> Vec<Pairing<'a>> {
    let mut all: BTreeMap<Key, Pairing<'_>> = BTreeMap::new();
    for (key, operation) in keyed(old) {
        all.entry(key).or_default().0 = Some(operation);
    }
    for (key, operation) in keyed(new) {
        all.entry(key).or_default().1 = Some(operation);
    }
    let mut gone: HashMap<&str, Vec<Key>> = HashMap::new();
    for (key, sides) in &all {
        if let (Some(operation), None) = sides
            && let Some(id) = &operation.written_id
        {
            gone.entry(id).or_default().push(key.clone());
        }
    }
    let mut moved = Vec::new();
    let mut taken: HashMap<&str, usize> = HashMap::new();
    for (key, sides) in &all {
        if let (None, Some(operation)) = sides
            && let Some(id) = operation.written_id.as_deref()
            && let Some([was]) = gone.get(id).map(Vec::as_slice)
        {
            *taken.entry(id).or_default() += 1;
            moved.push((id, was.clone(), key.clone()));
        }
    }
    for (_, was, is) in moved.iter().filter(|(id, _, _)| taken[id] == 1) {
        let operation = all.remove(was).and_then(|sides| sides.0);
        all.entry(is.clone()).or_default().0 = operation;
    }
    all.into_values().collect()
}

fn keyed(api: &Api) -> impl Iterator<Item = (Key, &Operation)> {
    let mut seen: HashMap<(String, String), usize> = HashMap::new();
    api.operations.iter().map(move |operation| {
        let (path, method) = (key(operation), operation.method.clone());
        let count = seen.entry((path.clone(), method.clone())).or_default();
        *count += 1;
        ((path, method, *count), operation)
    })
}
