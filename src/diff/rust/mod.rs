//! The two generated crates side by side: what other crates see of them, and what each name means.
//!
//! Semver is a question about `View` × `View`. Which model became which is known from the walks over the specs; everything
//! else is read from the views: names with what they stand for, types, variants, derives, constructors, features.

mod choices;
#[cfg(feature = "client")]
mod client;
mod crates;
mod features;
mod found;
mod structs;
mod types;

use super::comparison::Comparison;
use crates::Crates;

/// Settles what every change does to the crate, and adds what only the crates show.
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
    // The feature of a renamed tag is told with the tag.
    let renamed: Vec<String> = comparison
        .renamed_tags
        .keys()
        .map(|tag| format!("tag {tag}"))
        .collect();
    found.retain(|difference| !renamed.contains(&difference.place.path));
    found::settle(&mut comparison.changes, found);
}
