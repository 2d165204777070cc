//! The state of one run, shared by the other files.
//!
//! It decides nothing.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use super::facts::Facts;
use super::families::Families;
use crate::api::{Model, ModelId, Type};
use crate::diagnostic::Diagnostics;
use crate::openapi::{Names, Node, NodeMap, NodeSet, NodesMap, SchemaView, Spec, Target};

/// The deepest nesting of lists, maps and inline schemas. rustc fails on types of twice that depth.
pub(super) const MOST_DEPTH: usize = 32;

/// The most bytes that the fields of all models may take, approximately.
pub(super) const MOST_BYTES: usize = 256 << 20;

/// The state of one run of `lower`.
pub(super) struct Lowering<'a, 'd> {
    pub spec: &'a Spec,
    pub names: &'d Names<'a>,
    pub families: Families<'a>,
    /// The schemas that bind dynamic anchors of others, each with the copy that is read in its place.
    pub bound: NodeMap<Target<'a>>,
    /// The reverse of `bound`: from the copy to the schema.
    pub bound_of: NodeMap<Target<'a>>,
    /// The names in use, in lower case.
    pub taken: HashSet<String>,
    /// The last number given to a name.
    pub numbers: HashMap<String, usize>,
    /// The models without a published name, by the schemas that they combine.
    pub own: NodesMap<ModelId>,
    pub own_models: Vec<Model>,
    /// The names that were requested for `own_models`, in the same order.
    pub asked: Vec<String>,
    /// Cache of [`facts`](Lowering::facts) by schema.
    pub known_facts: RefCell<NodeMap<Rc<Facts<'a>>>>,
    /// Cache of the ends of reference chains; `None` if a chain cannot be resolved.
    pub ends: RefCell<NodeMap<Option<Target<'a>>>>,
    /// Cache of nullability by schema.
    pub nullable: NodeMap<bool>,
    /// The inline schemas whose types are being worked out.
    pub resolving: Vec<*const Node>,
    /// The schemas whose unknown types and keywords have been reported.
    pub reported: NodeSet,
    /// What is said beside alternatives, for their members.
    pub demands: Vec<Demand<'a>>,
    /// The bytes that fields may still take.
    pub room: usize,
    /// `true` if [`Rules`](crate::api::Rules) are needed.
    pub with_rules: bool,
    pub diagnostics: &'d mut Diagnostics,
}

/// What a schema says of its alternatives beside them, and the models of these.
pub(super) struct Demand<'a> {
    pub members: Vec<ModelId>,
    /// The names that it requires, with the schemas that require them.
    pub names: Vec<(&'a str, Target<'a>)>,
    /// `true` if it says that undeclared properties may follow.
    pub opens: bool,
}

/// A type, and whether `null` is a value too.
pub(super) struct Typed {
    pub ty: Type,
    pub nullable: bool,
}

impl<'a, 'd> Lowering<'a, 'd> {
    pub(super) fn new(
        spec: &'a Spec,
        names: &'d Names<'a>,
        diagnostics: &'d mut Diagnostics,
    ) -> Self {
        Lowering {
            spec,
            names,
            families: Families::default(),
            bound: spec
                .bound_schemas()
                .map(|(at, copy)| (std::ptr::from_ref(at.node), copy))
                .collect(),
            bound_of: spec
                .bound_schemas()
                .map(|(at, copy)| (std::ptr::from_ref(copy.node), at))
                .collect(),
            taken: names
                .entries()
                .iter()
                .map(|named| named.name.to_lowercase())
                .collect(),
            numbers: HashMap::new(),
            own: NodesMap::default(),
            own_models: Vec::new(),
            asked: Vec::new(),
            known_facts: RefCell::default(),
            ends: RefCell::default(),
            nullable: NodeMap::default(),
            resolving: Vec::new(),
            reported: NodeSet::default(),
            demands: Vec::new(),
            room: MOST_BYTES,
            with_rules: false,
            diagnostics,
        }
    }

    pub(super) fn view(&self, at: Target<'a>) -> SchemaView<'a> {
        SchemaView {
            node: at.node,
            version: self.spec.version,
        }
    }

    /// Returns the schema to read: the schema itself, or a copy of the one whose anchors it binds.
    pub(super) fn bound(&self, at: Target<'a>) -> Target<'a> {
        let copy = self.bound.get(&std::ptr::from_ref(at.node));
        copy.copied().unwrap_or(at)
    }

    /// Returns the position of the schema's published name.
    pub(super) fn named(&self, at: Target<'a>) -> Option<usize> {
        let written = self.bound_of.get(&std::ptr::from_ref(at.node));
        self.names.of(written.copied().unwrap_or(at))
    }
}
