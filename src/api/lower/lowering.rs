//! The state of one run, which the other files fill and ask.
//!
//! It decides nothing.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use super::facts::Facts;
use super::families::Families;
use crate::api::{Model, ModelId, Type};
use crate::diagnostic::Diagnostics;
use crate::openapi::{Names, Node, SchemaView, Spec, Target};

/// The deepest that lists, maps and inline schemas may be nested. rustc gives up at types of twice
/// that depth.
pub(super) const MOST_DEPTH: usize = 32;

/// The most bytes that the fields of all models may take, about.
pub(super) const MOST_BYTES: usize = 256 << 20;

/// The state of one run of `lower`.
pub(super) struct Lowering<'a, 'd> {
    pub spec: &'a Spec,
    pub names: &'d Names<'a>,
    pub families: Families<'a>,
    /// The schemas that bind anchors of others, with what they read as.
    pub bound: HashMap<*const Node, Target<'a>>,
    /// The same from what they read as.
    pub bound_of: HashMap<*const Node, Target<'a>>,
    /// Names in lower case.
    pub taken: HashSet<String>,
    /// The last number given to a name.
    pub numbers: HashMap<String, usize>,
    /// The models without a published name, by the schemas that they join.
    pub own: HashMap<Vec<*const Node>, ModelId>,
    pub own_models: Vec<Model>,
    /// The names that were asked for them.
    pub asked: Vec<String>,
    /// What schemas say with all their parts, as far as it has been asked.
    pub known_facts: RefCell<HashMap<*const Node, Rc<Facts<'a>>>>,
    /// Where chains of references end, as far as they have been followed.
    pub ends: RefCell<HashMap<*const Node, Option<Target<'a>>>>,
    /// Whether `null` is a value of a schema, as far as it has been asked.
    pub nullable: HashMap<*const Node, bool>,
    /// The inline schemas whose types are being worked out.
    pub resolving: Vec<*const Node>,
    /// The schemas whose unknown types and keywords have been reported.
    pub reported: HashSet<*const Node>,
    /// The bytes left for fields.
    pub room: usize,
    /// Whether anyone asks what is demanded of values beyond their type.
    pub with_rules: bool,
    pub diagnostics: &'d mut Diagnostics,
}

/// A type, and whether `null` is a value besides.
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
            own: HashMap::new(),
            own_models: Vec::new(),
            asked: Vec::new(),
            known_facts: RefCell::default(),
            ends: RefCell::default(),
            nullable: HashMap::new(),
            resolving: Vec::new(),
            reported: HashSet::new(),
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

    /// What a schema reads as: itself, or a copy of the schema whose anchors it binds.
    pub(super) fn bound(&self, at: Target<'a>) -> Target<'a> {
        let copy = self.bound.get(&std::ptr::from_ref(at.node));
        copy.copied().unwrap_or(at)
    }

    /// The position of a schema's published name.
    pub(super) fn named(&self, at: Target<'a>) -> Option<usize> {
        let written = self.bound_of.get(&std::ptr::from_ref(at.node));
        self.names.of(written.copied().unwrap_or(at))
    }
}
