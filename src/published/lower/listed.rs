//! The type that pages list for a field, if it differs from that of its values.
//!
//! It works on the schema of a property and does not know how it is printed.

use super::lowering::Lowering;
use crate::openapi::{Additional, Kind, Node, Version};
use crate::published::properties::Properties;
use crate::published::schema::{Link, SchemaId};
use crate::published::{Shown, Type};

impl Lowering<'_, '_> {
    /// Returns `true` if pages list a field of these properties with another type than its values have.
    pub(super) fn are_listed_otherwise(&self, found: &Properties<'_>) -> bool {
        let ids = || found.list.values().map(|property| property.schema);
        ids().any(|id| self.graph[id].wrapper.is_some() || self.has_listed_type(id))
    }

    /// Returns `true` if pages show another type than values have. The parser of the root file takes everything with `items`
    /// for a list, and everything with additional properties for an object. No published page shows one.
    pub(super) fn has_listed_type(&self, id: SchemaId) -> bool {
        let schema = &self.graph[id];
        let says_more = match schema.kind {
            Kind::Object | Kind::Map => schema.items.is_some(),
            Kind::String | Kind::Integer | Kind::Number | Kind::Boolean => {
                schema.additional != Additional::Absent
            }
            _ => false,
        };
        let is_30 = self.graph.spec.version < Version::V3_1;
        schema.listed_as_object
            || says_more && is_30 && schema.link == Link::None && self.graph.is_in_root(id)
    }

    /// Returns the type that pages list, for a schema that has one.
    pub(super) fn listed_type(&mut self, id: SchemaId, name: &str) -> Type {
        let schema = &self.graph[id];
        match (schema.listed_as_object, schema.items, schema.additional) {
            (true, ..) => Type::Object,
            (_, Some(items), _) if matches!(schema.kind, Kind::Object | Kind::Map) => {
                let items = Some(Box::new(self.held(items, name, "_inner")));
                Type::List {
                    items,
                    unique: self.graph.view(id).flag("uniqueItems"),
                }
            }
            (_, _, Additional::Schema(value)) => {
                Type::Map(Some(Box::new(self.held(value, name, "_value"))))
            }
            (_, _, Additional::Anything) => Type::Map(None),
            (_, _, Additional::Forbidden | Additional::Absent) => Type::Object,
        }
    }

    /// Returns how much of a type pages show: nothing of a list with properties. No published page has one.
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

    /// Returns `true` for an `allOf` of several parts that pages reduce to the kind of its first part, without items or values:
    /// an inline part, in the root file also a reference. No published page has one.
    fn is_kind_of_first_part(&self, id: SchemaId, is_container: bool) -> bool {
        let schema = &self.graph[id];
        let only_parts =
            schema.properties.is_empty() && schema.any_of.is_empty() && schema.one_of.is_empty();
        let [first, _, ..] = schema.all_of[..] else {
            return false;
        };
        let is_inline = self.graph[first].link == Link::None;
        only_parts
            && (is_container && (is_inline || self.graph.is_in_root(id))
                || is_inline && self.graph.has_values(first))
    }

    /// Returns `true` if all listed values are `null`. No published page has such a list.
    fn has_no_value(&self, id: SchemaId) -> bool {
        self.graph.has_values(id) && self.graph.values(id).all(Node::is_null)
    }
}
