//! The reading of a spec by openapi-generator 7.11, mistakes included, which PowerShell pages show.
//!
//! It names components, lifts inline schemas and merges parts as openapi-generator does; each of its rules is a function
//! that names a published page, or says that none shows it. `api` finds the meaning of a schema and only takes names from here.

pub mod call;
mod content;
#[cfg(feature = "published")]
mod cycle;
pub mod example;
mod graph;
#[cfg(feature = "published")]
mod held;
mod lift;
#[cfg(feature = "pages")]
pub(crate) mod literal;
#[cfg(feature = "published")]
mod lower;
mod model;
mod name;
mod named;
mod normalise;
mod parts;
#[cfg(feature = "published")]
mod properties;
mod root;
mod schema;
#[cfg(feature = "published")]
mod select;
mod stem;
#[cfg(feature = "published")]
mod unread;
#[cfg(feature = "published")]
pub(crate) mod usage;

#[cfg(feature = "published")]
pub(crate) use lower::lower;
pub use model::{
    Additional, Body, Discriminator, Enum, EnumValue, Field, Listing, Member, Model, ModelId,
    Operation, Role, Shape, Shown, Struct, TagId, Type, Union, Usage,
};
#[cfg(feature = "published")]
pub(crate) use named::NamedGraph;
pub(crate) use named::name_all;
#[cfg(feature = "published")]
pub(crate) use select::select;

pub use crate::openapi::{Info, Limits, Tag};
pub use crate::source::Origin;
pub use crate::value::Value;

/// A whole API: its models and the operations that use them.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Published {
    /// The path of the first root file, as in [`Origin::file`].
    pub root: String,
    /// `true` if everything was read as one document, by the parser of the root file.
    pub one_document: bool,
    /// Title, version and description of the spec.
    pub info: Info,
    /// The tags in the order of the spec; operations refer to them by position.
    pub tags: Vec<Tag>,
    /// Every model. Published components come first, in the order in which they were named.
    pub models: Vec<Model>,
    /// Every operation, in the order of the spec.
    pub operations: Vec<Operation>,
    /// Every operation in full, in the order of openapi-generator; empty unless pages of methods show them.
    pub calls: Vec<call::Call>,
    /// The schemas that examples are generated from.
    pub example_schemas: example::ExampleSchemas,
    /// The base URL for the paths.
    pub base_url: Option<String>,
}
