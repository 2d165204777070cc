//! The state of one run: the results so far, and the room that is left. It knows no shape.

use std::collections::{HashMap, HashSet};

use super::super::graph::Graph;
use super::super::schema::{ComponentId, SchemaId};
use super::super::{Model, ModelId, Type};
use crate::diagnostic::Diagnostics;

pub(super) struct Lowering<'a, 'd> {
    pub(super) graph: Graph<'a>,
    /// The first component of each schema.
    pub(super) by_schema: HashMap<SchemaId, ComponentId>,
    /// The nested models by their inline schemas.
    pub(super) nested: HashMap<SchemaId, ModelId>,
    pub(super) nested_models: Vec<Model>,
    /// The names in use, in lower case.
    pub(super) taken: HashSet<String>,
    /// The last number given to each name.
    pub(super) numbers: HashMap<String, usize>,
    /// The inline schemas whose types are being worked out.
    pub(super) resolving: Vec<SchemaId>,
    /// The bytes left for fields.
    pub(super) room: usize,
    pub(super) diagnostics: &'d mut Diagnostics,
}

/// A type, and whether `null` is a value too.
pub(super) struct Typed {
    pub(super) ty: Type,
    pub(super) nullable: bool,
}

/// The deepest nesting of lists, maps and aliases. rustc fails on types of twice that depth.
pub(super) const MOST_DEPTH: usize = 32;
