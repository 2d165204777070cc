//! Prints Rust: lines for models, which always have the same shape, tokens for declarations of the
//! client, and expressions for both and for the examples on pages. All have one width. It knows no models and
//! decides nothing.

mod declaration;
pub(crate) mod expression;
mod heads;
mod length;
mod lines;
#[cfg(all(feature = "client", feature = "pretty"))]
mod nodes;
#[cfg(all(feature = "client", feature = "pretty"))]
mod read;
#[cfg(all(feature = "client", feature = "pretty"))]
mod settle;
mod text;
#[cfg(feature = "client")]
mod tokens;
mod width;

pub(crate) use lines::{Lines, quoted};
#[cfg(feature = "client")]
pub(crate) use text::broken;
pub(crate) use text::comment;
#[cfg(feature = "client")]
pub(crate) use tokens::{doc, ident, parsed};
pub(crate) use width::WIDTH;
