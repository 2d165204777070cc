//! Lifts what the parts of a merged component hold.
//!
//! It does not know how other schemas are lifted.

use super::lifter::{Lifter, Slot};
use crate::openapi::{Additional, Kind};
use crate::published::graph::Graph;
use crate::published::schema::{Link, SchemaId};

impl Lifter<'_, '_> {
    /// Lifts the members of a component that is merged from parts. The component's own properties are ignored, and the
    /// parts of an `allOf` are not lifted: those of `Campaign.allOf` are listed on its page and have no page of their own.
    pub(super) fn composed_component(&mut self, id: SchemaId, name: &str) {
        let (all_of, any_of, one_of) = {
            let schema = &self.graph[id];
            (
                schema.all_of.clone(),
                schema.any_of.clone(),
                schema.one_of.clone(),
            )
        };
        for member in all_of {
            self.member(member, &format!("{name}_allOf"));
        }
        for (at, member) in any_of.into_iter().enumerate() {
            if let Some(entered) = self.member(member, &format!("{name}_anyOf")) {
                self.graph[id].any_of[at] = self.store(member, &entered);
            }
        }
        for (at, member) in one_of.into_iter().enumerate() {
            if let Some(entered) = self.member(member, &format!("{name}_oneOf")) {
                self.graph[id].one_of[at] = self.store(member, &entered);
            }
        }
    }

    fn member(&mut self, member: SchemaId, base: &str) -> Option<String> {
        let schema = &self.graph[member];
        if schema.link != Link::None
            || schema.properties.is_empty() && !self.graph.has_values(member)
        {
            return None;
        }
        let name = self.enter(member, base);
        self.member_properties(member, &name);
        self.walk(member, &name);
        Some(name)
    }

    /// Lifts the properties of an `allOf` part. Their names have no `_inner`, and a reduced copy is stored:
    /// `CampaignAllOfSourcesWithOrphanEntitlements` is such an item.
    fn member_properties(&mut self, id: SchemaId, path: &str) {
        let mut replaced = Vec::new();
        for (at, (property, child)) in self.graph[id].properties.clone().into_iter().enumerate() {
            if is_object_beside_reference(self.graph, child) {
                self.graph[child].listed_as_object = true;
                continue;
            }
            if self.graph[child].link != Link::None {
                continue;
            }
            let base = format!("{path}_{property}");
            match self.graph[child].kind {
                Kind::Object if is_untyped_enum(self.graph, child) => {}
                Kind::Object => {
                    let name = self.enter(child, &base);
                    self.member_properties(child, &name);
                    let copy = self.reduced_copy(child);
                    replaced.push((at, self.store(copy, &name)));
                }
                Kind::Array | Kind::Map => self.member_items(child, path, &base),
                Kind::Composed if is_object_of_parts(self.graph, child) => {
                    self.graph[child].listed_as_object = true;
                }
                Kind::Composed => {
                    let schema = &self.graph[child];
                    if schema.all_of.len() == 1
                        && schema.any_of.is_empty()
                        && schema.one_of.is_empty()
                    {
                        continue;
                    }
                    let name = self.enter(child, &base);
                    self.walk(child, &name);
                    let reference = self.store_anyway(child, &name);
                    self.graph[id].properties[at].1 = reference;
                }
                _ => {}
            }
        }
        for (at, reference) in replaced {
            self.graph[id].properties[at].1 = reference;
        }
    }

    fn member_items(&mut self, id: SchemaId, path: &str, base: &str) {
        let (slot, item) = match (self.graph[id].items, self.graph[id].additional) {
            (Some(item), _) => (Slot::Items, item),
            (None, Additional::Schema(value)) => (Slot::Values, value),
            _ => return,
        };
        let schema = &self.graph[item];
        if schema.link != Link::None
            || schema.lone_member().is_some() && is_object_of_parts(self.graph, item)
        {
            return;
        }
        let reference = match schema.kind {
            Kind::Object if !schema.properties.is_empty() => {
                self.member_properties(item, path);
                let name = self.enter(item, base);
                let copy = self.reduced_copy(item);
                self.store(copy, &name)
            }
            Kind::Composed => {
                let name = self.enter(item, base);
                self.walk(item, &name);
                self.store_anyway(item, &name)
            }
            _ => return,
        };
        self.put(id, slot, reference);
    }
}

/// Returns `true` for an `allOf` with `type: object` and no properties. Pages list such a property without its parts.
fn is_object_of_parts(graph: &Graph<'_>, id: SchemaId) -> bool {
    let schema = &graph[id];
    schema.kind == Kind::Composed
        && schema.properties.is_empty()
        && graph.view(id).types().eq(["object"])
}

/// Returns `true` for a reference with `type: object` beside it. Pages list such a property without the reference, as
/// `Definition` of `WorkflowExecutionHistory.md` among the pages of 2026.
fn is_object_beside_reference(graph: &Graph<'_>, id: SchemaId) -> bool {
    let view = graph.view(id);
    graph[id].link != Link::None && view.reference().is_some() && view.types().eq(["object"])
}

/// Returns `true` for values without a type in the root file: an enum, not an object that may need a model.
fn is_untyped_enum(graph: &Graph<'_>, id: SchemaId) -> bool {
    graph.has_values(id) && graph.view(id).types().next().is_none() && graph.is_in_root(id)
}
