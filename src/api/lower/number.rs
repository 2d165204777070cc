//! Numbers for models without a published name: by where they are defined, not by the order in which they were met.

use std::collections::{HashMap, HashSet};

use crate::api::{Model, Role};

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
    numbers: &mut HashMap<String, u32>,
) -> String {
    let lowercase = name.to_lowercase();
    if taken.insert(lowercase.clone()) {
        return name.to_owned();
    }
    let number = numbers.entry(lowercase).or_insert(0);
    loop {
        *number += 1;
        let tried = format!("{name}_{number}");
        if taken.insert(tried.to_lowercase()) {
            return tried;
        }
    }
}
