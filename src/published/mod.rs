//! The reading of a spec by openapi-generator 7.11, mistakes included, which PowerShell pages show.
//!
//! It names components, lifts inline schemas and merges parts as openapi-generator does; each of its rules is a function
//! that names a published page, or says that none shows it. `api` finds the meaning of a schema and only takes names from here.

pub mod call;
mod content;
mod cycle;
pub mod example;
mod graph;
mod lift;
#[cfg(feature = "pages")]
pub(crate) mod literal;
mod lower;
mod model;
mod name;
mod normalise;
mod parts;
mod properties;
mod root;
mod schema;
mod select;
mod stem;
pub(crate) mod usage;

pub use lower::{NamedGraph, lower, name_all};
pub use model::{
    Additional, Body, Discriminator, Enum, EnumValue, Field, Info, Listing, Member, Model, ModelId,
    Operation, Role, Shape, Shown, Struct, Tag, TagId, Type, Union, Usage,
};
pub use select::select;

pub use crate::openapi::Limits;
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
