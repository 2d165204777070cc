//! Numbers for models without a published name: in the order of their positions in the spec, not of their discovery.

use std::collections::{HashMap, HashSet};

use crate::api::{Model, Role};
use crate::text::free::first_free;

/// Names the models again as `asked`, with numbers for names that several asked for. `taken` has the published names in
/// lower case.
pub(super) fn renumber(models: &mut [Model], asked: &[String], mut taken: HashSet<String>) {
    let mut order: Vec<usize> = (0..models.len()).collect();
    order.sort_by_key(|&at| {
        let (model, origin) = (&models[at], &models[at].origin);
        (model.role == Role::Parameter, &origin.file, &origin.pointer)
    });
    let mut numbers = HashMap::new();
    for at in order {
        models[at].name = free_name(&asked[at], &mut taken, &mut numbers);
    }
}

/// Returns the name, with the first number that makes it unique. Names that differ only in letter case are not unique.
pub(super) fn free_name(
    name: &str,
    taken: &mut HashSet<String>,
    numbers: &mut HashMap<String, usize>,
) -> String {
    let lowercase = name.to_lowercase();
    if taken.insert(lowercase.clone()) {
        return name.to_owned();
    }
    let last = numbers.entry(lowercase).or_insert(0);
    let numbered = |number| format!("{name}_{number}");
    let is_free = |name: &str| taken.insert(name.to_lowercase());
    let (number, free) = first_free(*last + 1, numbered, is_free);
    *last = number;
    free
}
