//! Prints Rust: lines for declarations and for bodies that always have the same shape, and
//! expressions for both and for the examples on pages. All have one width. It knows no models and
//! decides nothing.

mod declaration;
pub(crate) mod expression;
mod length;
mod lines;
mod text;
mod width;

pub(crate) use lines::{Lines, quoted};
#[cfg(feature = "client")]
pub(crate) use text::broken;
pub(crate) use text::comment;
pub(crate) use width::WIDTH;
