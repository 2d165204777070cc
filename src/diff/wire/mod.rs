//! What an operation sends and receives, compared as the wire shows it. It knows nothing of the crate.

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

/// What no comparison looks at, so that the verdict does not speak of it.
pub const NOT_COMPARED: &[&str] = &[
    "examples of operations",
    "extensions (`x-…`)",
    "links of responses",
    "`xml`",
    "what a description promises in words",
];
