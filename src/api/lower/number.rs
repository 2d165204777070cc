//! Numbers for models without a published name: by where they are defined, not by the order in which they were met.

use std::collections::{HashMap, HashSet};

use crate::api::{Model, Role};
use crate::text::free::first_free;

/// Gives the models anew the names that were asked for, with numbers where several asked for one. `taken` has the published
/// names in lower case.
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

/// The name, with the first number that makes it unique. Letter case does not tell names apart.
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
