//! Collects the properties of a schema with all of its parts, in published order.
//!
//! It returns the properties of a schema in the graph as ids. It knows no types and no pages.

use std::collections::{HashMap, HashSet};

use indexmap::IndexMap;
use indexmap::map::Entry;

use super::graph::{Graph, MOST_PARTS};
use super::schema::{Link, Schema, SchemaId};
use crate::openapi::Kind;

/// A property that has been collected.
#[derive(Debug, Clone, Copy)]
pub(super) struct Property {
    pub schema: SchemaId,
    /// `true` if it comes from an alternative of a `oneOf` or `anyOf`, so that a value may lack it.
    pub choice: bool,
    /// `true` if two alternatives give it different schemas.
    pub conflict: bool,
    /// `true` if it was merged from a component.
    pub copied: bool,
    /// `true` for a reference in an inline part of the component that it was merged from. openapi-generator copies the
    /// reference and follows it later, so that its target is not a copy: `-Tags` of `AccessProfileDocuments.md`
    /// among the pages of 2026.
    by_reference: bool,
    /// `true` if the reference to it allows `null`.
    pub nullable: bool,
}

/// The properties of a schema, with the names that are required.
#[derive(Debug, Default)]
pub(super) struct Properties<'a> {
    pub list: IndexMap<&'a str, Property>,
    /// The required names, with whether every value must have them, or only those of an alternative.
    required: HashMap<&'a str, Required>,
    /// The properties beside the parts, with whether the schema itself requires them.
    own: HashMap<&'a str, bool>,
    /// `true` if there are more parts than [`MOST_PARTS`], so that some were skipped.
    pub cut: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Required {
    ByChoice,
    Always,
}

#[cfg(feature = "pages")]
impl Property {
    /// Creates the property for a schema that is not one: a parameter, a body.
    pub fn of(schema: SchemaId, nullable: bool) -> Self {
        Property {
            schema,
            choice: false,
            conflict: false,
            copied: false,
            by_reference: false,
            nullable,
        }
    }
}

impl<'a> Properties<'a> {
    /// Returns `true` if pages show the property as required: the schema or any of its parts lists it in `required`. For a
    /// property beside the parts, only the schema itself matters: `Op` of Beta's `PatchPotentialRoleRequestInner.md`.
    pub fn is_listed_required(&self, name: &str) -> bool {
        self.own
            .get(name)
            .copied()
            .unwrap_or_else(|| self.required.contains_key(name))
    }

    /// Returns `true` if every value must have the property, and not only those of an alternative.
    pub fn is_required(&self, name: &str) -> bool {
        self.required.get(name) == Some(&Required::Always)
    }

    /// Returns `true` if a part is an alternative.
    pub fn has_choice(&self) -> bool {
        self.list.values().any(|property| property.choice)
    }

    fn require(&mut self, names: impl Iterator<Item = &'a str>, choice: bool) {
        let how = if choice {
            Required::ByChoice
        } else {
            Required::Always
        };
        for name in names {
            let known = self.required.entry(name).or_insert(how);
            *known = how.max(*known);
        }
    }

    /// Adds a property. It replaces an earlier one with the same name.
    fn put(&mut self, name: &'a str, property: Property) {
        match self.list.entry(name) {
            Entry::Vacant(entry) => {
                entry.insert(property);
            }
            Entry::Occupied(mut entry) => {
                let known = *entry.get();
                let conflict = known.conflict || property.choice && known.schema != property.schema;
                entry.insert(Property {
                    conflict,
                    choice: known.choice && property.choice,
                    ..property
                });
            }
        }
    }
}

/// Returns the properties that a schema's page lists: its own; those of referenced members, in order; those of inline
/// members. All referenced members come before all inline ones, regardless of the written order.
pub(super) fn properties<'a>(graph: &mut Graph<'a>, id: SchemaId) -> Properties<'a> {
    let mut own = Properties::default();
    add_own(graph, (id, false), false, &mut own);
    if graph[id].kind != Kind::Composed {
        return own;
    }
    own.own = own
        .list
        .keys()
        .map(|&name| (name, own.required.contains_key(name)))
        .collect();
    let schema = &graph[id];
    let (members, choice) = match (&schema.all_of, &schema.any_of, &schema.one_of) {
        (all, _, _) if !all.is_empty() => (all.clone(), false),
        (_, any, _) if !any.is_empty() => (any.clone(), true),
        (_, _, one) => (one.clone(), true),
    };
    let mut merged = Properties::default();
    for &member in &members {
        if let Link::Component(component) = graph[graph.resolve_alias(member)].link {
            let target = graph.component(component);
            let mut part = Properties::default();
            collect(
                graph,
                (target, false),
                choice,
                &mut HashSet::new(),
                &mut part,
            );
            merge(graph, part, &mut merged);
        }
    }
    for &member in members
        .iter()
        .filter(|&&member| graph[member].link == Link::None)
    {
        collect(
            graph,
            (member, true),
            choice,
            &mut HashSet::new(),
            &mut merged,
        );
    }
    own.cut = merged.cut;
    for (name, property) in merged.list {
        own.list.entry(name).or_insert(property);
    }
    for (name, how) in merged.required {
        own.require(std::iter::once(name), how == Required::ByChoice);
    }
    own
}

/// Returns the properties of a schema and of its parts, in the order in which they are found, as for a form.
#[cfg(feature = "pages")]
pub(super) fn collected<'a>(graph: &Graph<'a>, id: SchemaId) -> Vec<(&'a str, Property)> {
    let mut found = Properties::default();
    collect(graph, (id, false), false, &mut HashSet::new(), &mut found);
    found.list.into_iter().collect()
}

fn add_own<'a>(
    graph: &Graph<'a>,
    (id, inline): (SchemaId, bool),
    choice: bool,
    into: &mut Properties<'a>,
) {
    for &(name, schema) in &graph[id].properties {
        let nullable = graph[schema].nullable;
        into.put(
            name,
            Property {
                schema: graph.resolve_alias(schema),
                choice,
                conflict: false,
                copied: false,
                by_reference: inline && graph[schema].kind == Kind::Reference,
                nullable,
            },
        );
    }
    into.require(graph.view(id).required(), choice);
}

/// Collects own properties, then those of `allOf`, `oneOf` and `anyOf` members and of their targets, each schema once. The
/// flag is `true` for an inline part.
fn collect<'a>(
    graph: &Graph<'a>,
    (id, inline): (SchemaId, bool),
    choice: bool,
    seen: &mut HashSet<SchemaId>,
    into: &mut Properties<'a>,
) {
    if into.cut || !seen.insert(id) {
        return;
    }
    if seen.len() > MOST_PARTS {
        into.cut = true;
        return;
    }
    if let Link::Component(component) = graph[id].link {
        let target = (graph.component(component), false);
        return collect(graph, target, choice, seen, into);
    }
    add_own(graph, (id, inline), choice, into);
    let schema = &graph[id];
    for (members, choice) in [
        (&schema.all_of, choice),
        (&schema.one_of, true),
        (&schema.any_of, true),
    ] {
        for &member in members {
            collect(graph, (member, true), choice, seen, into);
        }
    }
}

fn merge<'a>(graph: &mut Graph<'a>, part: Properties<'a>, into: &mut Properties<'a>) {
    for (name, mut property) in part.list {
        property.copied = !property.by_reference;
        if let Some(known) = into.list.get(name).filter(|_| name == "type") {
            property.schema = joined_type_values(graph, known.schema, property.schema);
        }
        into.put(name, property);
    }
    for (name, how) in part.required {
        into.require(std::iter::once(name), how == Required::ByChoice);
    }
    into.cut |= part.cut;
}

/// Merges the values of a property called `type`, which distinguishes the parts: if a later part lists values, the first
/// part's schema stays, with these values added. Beta's `TriggerExampleInput.md` shows a first `Type` without a list.
fn joined_type_values(graph: &mut Graph<'_>, first: SchemaId, second: SchemaId) -> SchemaId {
    if !graph.has_values(second) {
        return second;
    }
    if !graph.has_values(first) {
        return first;
    }
    let known: Vec<_> = graph.values(first).map(|node| node.value()).collect();
    let more: Vec<_> = graph
        .values(second)
        .filter(|node| !known.contains(&node.value()))
        .collect();
    if more.is_empty() {
        return first;
    }
    let mut copy: Schema<'_> = graph[first].clone();
    copy.more_values.extend(more);
    graph.push(copy)
}

impl Graph<'_> {
    /// Replaces a reference to a list, a map, a free-form object or a simple type by its target. References to schemas with a
    /// model of their own are kept.
    pub fn resolve_alias(&self, mut id: SchemaId) -> SchemaId {
        // More steps than components would be a cycle.
        for _ in 0..=self.components.len() {
            let Link::Component(component) = self[id].link else {
                return id;
            };
            let target = self.component(component);
            if !self.is_transparent(target) {
                return id;
            }
            id = target;
        }
        id
    }

    fn is_transparent(&self, id: SchemaId) -> bool {
        let schema = &self[id];
        match schema.kind {
            Kind::Array => true,
            Kind::Map => schema.properties.is_empty(),
            Kind::Object => schema.properties.is_empty() && !self.has_values(id),
            Kind::String | Kind::Integer | Kind::Number | Kind::Boolean | Kind::Unknown => {
                !self.has_values(id)
            }
            Kind::Composed | Kind::Several => false,
            Kind::Reference => true,
        }
    }
}
