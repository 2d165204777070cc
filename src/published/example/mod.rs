//! The examples that openapi-generator 7.11 generates from schemas, for the bodies of operations.
//!
//! [`ExampleSchemas`] is its input; the other files generate values and print them as JSON. It knows no pages and no language.

#[cfg(feature = "pages")]
mod json;
#[cfg(feature = "pages")]
mod make;
#[cfg(feature = "pages")]
mod order;
#[cfg(feature = "pages")]
mod random;
mod schema;
#[cfg(feature = "pages")]
mod value;

#[cfg(feature = "pages")]
pub(crate) use make::Examples;
#[cfg(feature = "pages")]
pub(crate) use order::hash_order;
pub use schema::{ExampleId, ExampleSchema, ExampleSchemas};
