//! The one printer of Rust: tokens for what is declared, lines for bodies whose shape is always the same, and expressions for
//! both and for the examples of pages. All have one width. It knows no model and decides nothing.

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
