//! The state of lifting: which names are free, and which components are stored.
//!
//! It does not decide what is lifted.

use std::cell::RefCell;
use std::collections::HashMap;

use crate::openapi::{Additional, Kind, SchemaView};
use crate::published::graph::Graph;
use crate::published::schema::{ComponentId, Schema, SchemaId};
use crate::text::free::first_free;
use crate::text::name::clean;

/// The lifted components by their content at the time of lifting.
pub(in crate::published) type Lifted = HashMap<String, ComponentId>;

pub(super) struct Lifter<'a, 'g> {
    pub graph: &'g mut Graph<'a>,
    pub stored: Lifted,
    /// The first number that may be free for a name. Names are never released.
    pub numbers: RefCell<HashMap<String, usize>>,
}

/// The position of a child that is replaced by a reference.
#[derive(Clone, Copy)]
pub(super) enum Slot {
    Property(usize),
    Items,
    Values,
    AnyOf(usize),
    OneOf(usize),
    Not,
}

impl<'a> Lifter<'a, '_> {
    /// Returns the name for a schema that is entered: its title, else one made of its place; with a number if it is taken.
    pub(super) fn enter(&self, id: SchemaId, base: &str) -> String {
        let title = self
            .view(id)
            .text("title")
            .filter(|title| title.contains(|c: char| c.is_alphanumeric()));
        self.free_name(&clean(title.unwrap_or(base)))
    }

    fn free_name(&self, name: &str) -> String {
        if !self.graph.components.contains_key(name) {
            return name.to_owned();
        }
        let mut numbers = self.numbers.borrow_mut();
        let number = numbers.entry(name.to_owned()).or_insert(1);
        let is_free = |name: &str| !self.graph.components.contains_key(name);
        let (found, free) = first_free(*number, |number| format!("{name}_{number}"), is_free);
        *number = found;
        free
    }

    /// Returns the name with underscores if a schema inside has taken it since it was found to be free. Both are one class
    /// then, and its page is that of the outer schema. The underscores distinguish them for users that need every schema,
    /// and are not part of a class name. No published version has such a pair.
    fn name_beside_inner(&self, name: &str) -> String {
        let mut name = name.to_owned();
        while self.graph.components.contains_key(&name) {
            name.push('_');
        }
        name
    }

    fn view(&self, id: SchemaId) -> SchemaView<'a> {
        self.graph.view(id)
    }

    pub(super) fn store(&mut self, id: SchemaId, name: &str) -> SchemaId {
        let content = self.graph.ordered_content(id);
        let component = match self.stored.get(&content) {
            Some(&component) => component,
            None => self.add(id, name, content),
        };
        self.reference_to(component, id)
    }

    pub(super) fn store_anyway(&mut self, id: SchemaId, name: &str) -> SchemaId {
        let content = self.graph.ordered_content(id);
        let component = self.add(id, name, content);
        self.reference_to(component, id)
    }

    fn add(&mut self, id: SchemaId, name: &str, content: String) -> ComponentId {
        let component = self.graph.add_component(self.name_beside_inner(name), id);
        self.stored.entry(content).or_insert(component);
        component
    }

    fn reference_to(&mut self, component: ComponentId, id: SchemaId) -> SchemaId {
        let at = self.graph[id].at;
        self.graph.shared.push((at, component));
        self.graph.reference_to(component, at)
    }

    pub(super) fn put(&mut self, parent: SchemaId, slot: Slot, child: SchemaId) {
        let parent = &mut self.graph[parent];
        match slot {
            Slot::Property(at) => parent.properties[at].1 = child,
            Slot::Items => parent.items = Some(child),
            Slot::Values => parent.additional = Additional::Schema(child),
            Slot::AnyOf(at) => parent.any_of[at] = child,
            Slot::OneOf(at) => parent.one_of[at] = child,
            Slot::Not => parent.not = Some(child),
        }
    }

    pub(super) fn reduced_copy(&mut self, id: SchemaId) -> SchemaId {
        let schema = &self.graph[id];
        let copy = Schema {
            properties: schema.properties.clone(),
            nullable: schema.nullable,
            reduced: true,
            ..Schema::empty(schema.at, Kind::Object)
        };
        self.graph.push(copy)
    }
}
