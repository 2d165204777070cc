#![doc = include_str!("kinds.md")]
#![doc = include_str!("semver-checks.md")]

mod api;
mod change;
mod comparison;
mod field;
mod held;
mod holder;
mod json;
mod kind;
mod limits;
mod markdown;
mod matching;
mod model;
mod model_tags;
mod options;
mod outline;
mod pair;
mod parent;
mod rust;
mod text;
mod types;
mod union;
mod wire;
mod words;

pub use change::{Change, Verdict, verdict};
pub use json::json;
pub use kind::{Kind, Row, Section, Semver, Wire};
pub use markdown::{markdown, table};
pub use options::Options;
pub use outline::Outline;
pub use text::{Colours, text};
pub use wire::NOT_COMPARED;

use crate::api::Api;

/// Returns all changes between two APIs: of the API itself, then of models by name, then of operations. Both sides come
/// from [`meaning`](crate::meaning()).
#[must_use]
pub fn diff(old: &Api, new: &Api, options: &Options) -> Vec<Change> {
    let mut comparison = comparison::Comparison::new(old, new, options);
    comparison.api();
    comparison.models();
    comparison.operations();
    rust::settle(&mut comparison);
    comparison.changes
}
