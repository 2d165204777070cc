//! Compares the two generated crates: what other crates see of them, and the meaning of each name.
//!
//! Semver depends on both `View`s. The pairs of models come from the walks over the specs; everything else is read from the
//! views: names and what they stand for, types, variants, derives, constructors, features.

mod choices;
#[cfg(feature = "client")]
mod client;
#[cfg(feature = "client")]
mod client_enums;
mod crates;
mod features;
mod found;
mod structs;
mod types;

use super::comparison::Comparison;
use crates::Crates;

/// Sets the effect of every change on the crate, and adds the changes that only the crates show.
pub(super) fn settle(comparison: &mut Comparison<'_>) {
    if !comparison.options.is_public() {
        return;
    }
    let mut crates = Crates::new(comparison);
    crates.items();
    crates.features();
    #[cfg(feature = "client")]
    if let Some(client) = &comparison.options.client {
        crates.client(client);
    }
    let mut found = crates.found;
    // The feature of a renamed tag is reported with the tag.
    let renamed: Vec<String> = comparison
        .renamed_tags
        .keys()
        .map(|tag| format!("tag {tag}"))
        .collect();
    found.retain(|difference| !renamed.contains(&difference.place.path));
    found::settle(&mut comparison.changes, found);
}
