//! Lifts the children of a schema, and decides which of them need a model.
//!
//! It knows neither operations nor components.

use std::collections::HashSet;

use super::lifter::{Lifter, Slot};
use crate::openapi::{Additional, Kind};
use crate::published::graph::MOST_PARTS;
use crate::published::schema::{Link, SchemaId};

impl Lifter<'_, '_> {
    /// Lifts the children of a schema: properties, map values, items, members, `not`.
    pub(super) fn walk(&mut self, id: SchemaId, prefix: &str) {
        if self.graph[id].link != Link::None {
            return;
        }
        let object = self.graph.is_object_like(id);
        if object {
            for (at, (property, child)) in self.graph[id].properties.clone().into_iter().enumerate()
            {
                if !self.lift_child(
                    id,
                    Slot::Property(at),
                    child,
                    prefix,
                    &format!("_{property}"),
                ) && let Some(member) = self.lone_simple_member(child)
                {
                    self.graph[id].properties[at].1 = member;
                }
            }
            if let Additional::Schema(value) = self.graph[id].additional {
                self.lift_child(id, Slot::Values, value, prefix, "_value");
            }
        } else if !self.graph[id].properties.is_empty()
            || self.graph[id].additional != Additional::Absent
        {
            return;
        }
        if let Some(item) = self.graph[id].items {
            self.lift_child(id, Slot::Items, item, prefix, "_inner");
        }
        for member in self.graph[id].all_of.clone() {
            if self.graph[member].link == Link::None {
                let name = self.enter(member, &format!("{prefix}_allOf"));
                self.walk(member, &name);
            }
        }
        for (at, member) in self.graph[id].any_of.clone().into_iter().enumerate() {
            self.lift_child(id, Slot::AnyOf(at), member, prefix, "_anyOf");
        }
        for (at, member) in self.graph[id].one_of.clone().into_iter().enumerate() {
            self.lift_child(id, Slot::OneOf(at), member, prefix, "_oneOf");
        }
        if let Some(not) = self.graph[id].not {
            self.lift_child(id, Slot::Not, not, prefix, "_not");
        }
    }

    /// Lifts the children of a child, then the child itself if it needs a model. Returns `true` if the child was replaced.
    fn lift_child(
        &mut self,
        parent: SchemaId,
        slot: Slot,
        child: SchemaId,
        prefix: &str,
        suffix: &str,
    ) -> bool {
        let schema = &self.graph[child];
        let simple = matches!(
            schema.kind,
            Kind::String | Kind::Integer | Kind::Number | Kind::Boolean
        );
        if schema.link != Link::None || schema.listed_as_object || simple && schema.not.is_none() {
            return false;
        }
        let name = self.enter(child, &format!("{prefix}{suffix}"));
        self.walk(child, &name);
        if !self.needs_model(child) {
            return false;
        }
        let reference = self.store(child, &name);
        self.put(parent, slot, reference);
        true
    }

    /// Returns the member of an `allOf` around one schema of a simple type, which replaces it, unless it adds `null`.
    fn lone_simple_member(&self, id: SchemaId) -> Option<SchemaId> {
        let [member] = self.graph[id].all_of[..] else {
            return None;
        };
        if self.graph[id].nullable {
            return None;
        }
        (self.graph[member].link == Link::None && !self.graph.is_object_like(member))
            .then_some(member)
    }

    /// Returns `true` for objects with properties, choices, and merged schemas with such a part. A lone reference in an
    /// `allOf` does not need a model.
    pub(super) fn needs_model(&self, id: SchemaId) -> bool {
        self.needs_model_unseen(id, &mut HashSet::new())
    }

    fn needs_model_unseen(&self, id: SchemaId, seen: &mut HashSet<SchemaId>) -> bool {
        // A part that contains itself needs a model in any case.
        if !seen.insert(id) || seen.len() > MOST_PARTS {
            return true;
        }
        let schema = &self.graph[id];
        if schema.link != Link::None {
            return false;
        }
        if schema.kind == Kind::Several
            || self.graph.is_object_like(id) && !schema.properties.is_empty()
        {
            return true;
        }
        if let [member] = schema.all_of[..]
            && self.graph[member].link != Link::None
        {
            return false;
        }
        if schema.all_of.is_empty() {
            return !schema.one_of.is_empty() || !schema.any_of.is_empty();
        }
        schema
            .all_of
            .iter()
            .any(|&member| self.needs_model_unseen(self.graph.behind(member), seen))
    }
}
