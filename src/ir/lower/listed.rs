//! What pages say of a field's type where it is not what its values have.
//!
//! In comes the schema of a property; it knows nothing of what is printed.

use super::Lowering;
use crate::ir::graph::{Link, SchemaId};
use crate::ir::{Shown, Type};
use crate::spec::{self, Kind, Node, Version};

impl Lowering<'_, '_> {
    /// The type that pages show where values have another one. No published page shows one.
    pub(super) fn listed_type(&mut self, id: SchemaId, name: &str) -> Option<Type> {
        let schema = &self.graph[id];
        if schema.listed_as_object {
            return Some(Type::Object);
        }
        if !self.graph.is_in_root(id) || self.graph.spec.version >= Version::V3_1 || schema.link != Link::None {
            return None;
        }
        match schema.kind {
            Kind::Object | Kind::Map => self.list_in_root(id, name),
            Kind::String | Kind::Integer | Kind::Number | Kind::Boolean => self.map_in_root(id, name),
            _ => None,
        }
    }

    /// The reader of the root file takes everything with `items` for a list.
    fn list_in_root(&mut self, id: SchemaId, name: &str) -> Option<Type> {
        let items = self.graph[id].items?;
        let items = Some(Box::new(self.held(items, name, "_inner")));
        Some(Type::List { items, unique: self.graph.view(id).flag("uniqueItems") })
    }

    /// The reader of the root file takes everything that speaks of additional properties for an object.
    fn map_in_root(&mut self, id: SchemaId, name: &str) -> Option<Type> {
        match self.graph[id].additional {
            spec::Additional::Absent => None,
            spec::Additional::Forbidden => Some(Type::Object),
            spec::Additional::Anything => Some(Type::Map(None)),
            spec::Additional::Schema(value) => Some(Type::Map(Some(Box::new(self.held(value, name, "_value"))))),
        }
    }

    /// How much of a type pages show. A list that has properties besides shows none of it. No published page has one.
    pub(super) fn shown(&self, id: SchemaId, ty: &Type) -> Shown {
        let is_list = matches!(ty, Type::List { .. });
        if is_list && self.graph[id].is_list_with_properties() {
            Shown::Nothing
        } else if self.is_kind_of_first_part(id, is_list || matches!(ty, Type::Map(_))) {
            Shown::Kind
        } else if self.has_no_value(id) {
            Shown::NoValue
        } else {
            Shown::Type
        }
    }

    /// An `allOf` of several parts is what its first part is, without what that holds or its values: an inline part, in the
    /// root file also one that is referred to. No published page has one.
    fn is_kind_of_first_part(&self, id: SchemaId, is_container: bool) -> bool {
        let schema = &self.graph[id];
        let only_parts = schema.properties.is_empty() && schema.any_of.is_empty() && schema.one_of.is_empty();
        let [first, _, ..] = schema.all_of[..] else { return false };
        let is_inline = self.graph[first].link == Link::None;
        only_parts
            && (is_container && (is_inline || self.graph.is_in_root(id)) || is_inline && self.graph.has_values(first))
    }

    /// Values are listed, and all of them are `null`. No published page has such a list.
    fn has_no_value(&self, id: SchemaId) -> bool {
        self.graph.has_values(id) && self.graph.values(id).all(Node::is_null)
    }
}
