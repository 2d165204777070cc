//! Prints Rust: tokens for declarations, lines for bodies that always have the same shape, and
//! expressions for both and for the examples on pages. All have one width. It knows no models and
//! decides nothing.

pub(crate) mod expression;
#[cfg(feature = "pretty")]
mod layout;
mod lines;
#[cfg(not(feature = "pretty"))]
mod plain;
mod tokens;
mod width;

pub(crate) use lines::{Lines, quoted};
#[cfg(feature = "client")]
pub(crate) use tokens::broken;
pub(crate) use tokens::{comment, doc, formatted, ident, parsed};
pub(crate) use width::WIDTH;
