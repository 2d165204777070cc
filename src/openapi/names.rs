//! The names that schemas are published under, shared by both readings of a spec.
//!
//! Components come first, then the inline schemas that openapi-generator lifts. The table
//! identifies schemas by their nodes and does not read them.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use super::by_node::AddressHasher;
use super::{Node, Target};

/// A published name and the schema that has it.
#[derive(Debug, Clone)]
pub struct Named<'a> {
    /// The name of the component, such as `AccessItemRequesterDto_1`.
    pub name: String,
    /// The schema.
    pub schema: Target<'a>,
    /// `true` if it is an inline schema rather than a component.
    pub lifted: bool,
}

/// Published names by schema.
#[derive(Debug, Default)]
pub struct Names<'a> {
    entries: Vec<Named<'a>>,
    /// By the address of the node. A number can be shared between threads, a pointer cannot.
    by_node: HashMap<usize, usize, BuildHasherDefault<AddressHasher>>,
}

impl<'a> Names<'a> {
    /// Creates a table of named schemas. `shared` gives further schemas the name of an entry; if it
    /// contradicts `entries`, it wins.
    #[must_use]
    pub fn new(entries: Vec<Named<'a>>, shared: impl Iterator<Item = (Target<'a>, usize)>) -> Self {
        let mut by_node = HashMap::default();
        let own = entries
            .iter()
            .enumerate()
            .map(|(at, named)| (named.schema, at));
        for (schema, at) in shared.chain(own) {
            by_node.entry(address(schema.node)).or_insert(at);
        }
        Names { entries, by_node }
    }

    /// Returns the index of a schema's entry.
    #[must_use]
    pub fn of(&self, schema: Target<'_>) -> Option<usize> {
        self.by_node.get(&address(schema.node)).copied()
    }

    /// All entries, in the published order.
    #[must_use]
    pub fn entries(&self) -> &[Named<'a>] {
        &self.entries
    }

    /// The entries that are components of the spec, with their indices.
    pub fn components(&self) -> impl Iterator<Item = (usize, &Named<'a>)> {
        self.entries
            .iter()
            .enumerate()
            .filter(|(_, named)| !named.lifted)
    }

    /// Returns the index of the component with this name.
    #[must_use]
    pub fn component_named(&self, name: &str) -> Option<usize> {
        self.components()
            .find(|(_, named)| named.name == name)
            .map(|(at, _)| at)
    }
}

fn address(node: &Node) -> usize {
    std::ptr::from_ref(node).addr()
}
