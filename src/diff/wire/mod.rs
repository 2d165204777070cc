//! Compares what operations send and receive on the wire. This module does not know about the crate.

mod body;
mod operation;
mod parameter;
mod response;
mod roles;
pub(super) mod schema;
mod security;
mod server;
mod tag;

pub(super) use operation::{key, pair};
pub(super) use roles::{Role, roles};
pub(super) use tag::renamed_tags;

/// Parts of a spec that are not compared, so the verdict does not cover them.
pub const NOT_COMPARED: &[&str] = &[
    "examples of operations",
    "extensions (`x-…`)",
    "links of responses",
    "`xml`",
    "what a description promises in words",
];
