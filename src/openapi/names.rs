//! The names that schemas are published under: the one table that both readings of a spec share.
//!
//! Components come first, then the inline schemas that openapi-generator lifts. The table knows
//! schemas by their nodes, not what they say.

use std::collections::HashMap;

use super::{Node, Target};

/// A published name and the schema that has it.
#[derive(Debug, Clone)]
pub struct Named<'a> {
    /// The name of the component, such as `AccessItemRequesterDto_1`.
    pub name: String,
    /// The schema.
    pub schema: Target<'a>,
    /// It is an inline schema, not a component.
    pub lifted: bool,
}

/// Published names by schema.
#[derive(Debug, Default)]
pub struct Names<'a> {
    entries: Vec<Named<'a>>,
    by_node: HashMap<*const Node, usize>,
}

impl<'a> Names<'a> {
    /// A table of named schemas. `shared` gives further schemas the name of an entry, and where it
    /// and the entries disagree, it decides.
    #[must_use]
    pub fn new(entries: Vec<Named<'a>>, shared: impl Iterator<Item = (Target<'a>, usize)>) -> Self {
        let mut by_node = HashMap::new();
        let own = entries
            .iter()
            .enumerate()
            .map(|(at, named)| (named.schema, at));
        for (schema, at) in shared.chain(own) {
            by_node.entry(std::ptr::from_ref(schema.node)).or_insert(at);
        }
        Names { entries, by_node }
    }

    /// The position of a schema's name.
    #[must_use]
    pub fn of(&self, schema: Target<'_>) -> Option<usize> {
        self.by_node.get(&std::ptr::from_ref(schema.node)).copied()
    }

    /// Every name, in the published order.
    #[must_use]
    pub fn entries(&self) -> &[Named<'a>] {
        &self.entries
    }

    /// The entries that are components of the spec, with their positions.
    pub fn components(&self) -> impl Iterator<Item = (usize, &Named<'a>)> {
        self.entries
            .iter()
            .enumerate()
            .filter(|(_, named)| !named.lifted)
    }

    /// The position of a component with this name.
    #[must_use]
    pub fn component_named(&self, name: &str) -> Option<usize> {
        self.components()
            .find(|(_, named)| named.name == name)
            .map(|(at, _)| at)
    }
}
