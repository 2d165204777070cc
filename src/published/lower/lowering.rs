//! What has been made so far, and what is left to be made. It knows no shape.

use std::collections::{HashMap, HashSet};

use super::super::graph::Graph;
use super::super::schema::{ComponentId, SchemaId};
use super::super::{Model, ModelId, Type};
use crate::diagnostic::Diagnostics;

pub(super) struct Lowering<'a, 'd> {
    pub(super) graph: Graph<'a>,
    /// The first component that is a schema.
    pub(super) by_schema: HashMap<SchemaId, ComponentId>,
    /// The nested model of an inline schema.
    pub(super) nested: HashMap<SchemaId, ModelId>,
    pub(super) nested_models: Vec<Model>,
    /// Names in lower case.
    pub(super) taken: HashSet<String>,
    /// The last number that was given to a name.
    pub(super) numbers: HashMap<String, usize>,
    /// Aliases that are being followed.
    pub(super) resolving: Vec<SchemaId>,
    /// How many bytes are left for fields.
    pub(super) room: usize,
    pub(super) diagnostics: &'d mut Diagnostics,
}

/// A type, and whether `null` is a value of it too.
pub(super) struct Typed {
    pub(super) ty: Type,
    pub(super) nullable: bool,
}

/// How deep lists, maps and aliases may stand in each other. rustc gives up at types of twice that depth.
pub(super) const MOST_DEPTH: usize = 32;
