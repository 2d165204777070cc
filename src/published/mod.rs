//! What openapi-generator 7.11 makes of a spec, mistakes and all: the reading that PowerShell pages show.
//!
//! It names components, lifts inline schemas and merges parts as that program does; a rule of its is a function that
//! names a published page. What a schema means is the business of `api`, which knows nothing of this but the names.

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

/// A whole API: its models and where they are used.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Published {
    /// The root file, as origins name it.
    pub root: String,
    /// Everything was read as one document, as the root file is.
    pub one_document: bool,
    /// Title, version and description of the spec.
    pub info: Info,
    /// Tags in the order of the spec; operations name them by position.
    pub tags: Vec<Tag>,
    /// Every model. Published components come first, in the order in which they were named.
    pub models: Vec<Model>,
    /// Every operation, in the order of the spec.
    pub operations: Vec<Operation>,
    /// Every operation in full, in the order in which openapi-generator works; only with the feature `pages`.
    pub calls: Vec<call::Call>,
    /// The schemas that examples are made of.
    pub example_schemas: example::ExampleSchemas,
    /// The address that paths are relative to.
    pub base_url: Option<String>,
}
