//! Turns a schema into the shape of its model and the contents of its page.

use std::collections::HashSet;

use super::super::graph::MOST_PARTS;
use super::super::properties::properties;
use super::super::schema::{ComponentId, SchemaId};
use super::super::{Listing, Model, Role, Shape, Struct, Type, Usage};
use super::lowering::Lowering;
use crate::openapi::Kind;

impl<'a> Lowering<'a, '_> {
    pub(super) fn component(&mut self, component: ComponentId, role: Role) -> Model {
        let id = self.graph.component(component);
        let name = self.graph.component_name(component).to_owned();
        self.model(id, name, role)
    }

    pub(super) fn model(&mut self, id: SchemaId, name: String, role: Role) -> Model {
        let (shape, listing) = self.shape(id, &name);
        let view = self.graph.view(id);
        let internal = view.flag("x-internal") || role == Role::Nested;
        Model {
            title: view.text("title").map(str::to_owned),
            docs: view.text("description").map(str::to_owned),
            deprecated: view.flag("deprecated"),
            nullable: self.graph[id].nullable,
            listing: if internal { Listing::None } else { listing },
            example: view.example(),
            usage: Usage::default(),
            origin: self.graph.spec.origin(self.graph[id].at),
            name,
            role,
            shape,
        }
    }

    pub(super) fn shape(&mut self, id: SchemaId, name: &str) -> (Shape, Listing) {
        if self.graph[id].kind == Kind::Reference {
            return (Shape::Alias(self.held(id, name, "")), Listing::None);
        }
        if self.graph[id].kind == Kind::Composed {
            return self.composed(id, name);
        }
        if self.graph[id].kind == Kind::Several {
            return (self.several(id, name), Listing::Fields(Vec::new()));
        }
        if let Some(values) = self.enumeration(id) {
            let listing = self.listing_of_values(id, &values.base, name);
            return (Shape::Enum(values), listing);
        }
        let schema = &self.graph[id];
        if matches!(schema.kind, Kind::Object | Kind::Map) && !schema.properties.is_empty() {
            let found = properties(&mut self.graph, id);
            let listed = self.listed_fields(id, &found, name);
            let (fields, listing) = match self.are_listed_otherwise(&found) {
                false => (listed, Listing::Shape),
                true => match self.fields_of_values(&found, &listed, name) {
                    fields if fields == listed => (fields, Listing::Shape),
                    fields => (fields, Listing::Fields(listed)),
                },
            };
            let additional = self.additional(id, name, &mut HashSet::new());
            return (Shape::Struct(Struct { fields, additional }), listing);
        }
        let listing = if schema.is_list_with_properties() {
            Listing::Fields(Vec::new())
        } else {
            Listing::None
        };
        let typed = self.inline(id, name);
        (Shape::Alias(typed.ty), listing)
    }

    /// Returns the listing of an enum. Values without a type are listed in the root file; in other files, and with the type
    /// `object`, the tool chain of the published pages takes the schema for an object and lists its properties.
    fn listing_of_values(&mut self, id: SchemaId, base: &Type, name: &str) -> Listing {
        match base {
            Type::Any if self.graph.is_in_root(id) => Listing::Shape,
            Type::Any | Type::Object => {
                let found = properties(&mut self.graph, id);
                Listing::Fields(self.listed_fields(id, &found, name))
            }
            Type::List { .. } => Listing::None,
            _ => Listing::Shape,
        }
    }

    /// Returns the shape of parts. `allOf` is merged. A pure `oneOf` or `anyOf` is a union; beside other properties, its
    /// members are merged too, all optional, since a value holds both.
    fn composed(&mut self, id: SchemaId, name: &str) -> (Shape, Listing) {
        let schema = &self.graph[id];
        let (all_of, choice) = (
            schema.all_of.clone(),
            [schema.any_of.clone(), schema.one_of.clone()].concat(),
        );
        let exclusive = schema.any_of.is_empty();
        if all_of.is_empty() && self.is_pure_choice(id, &choice) {
            // The page lists the properties of all members together; the union keeps them apart.
            let found = properties(&mut self.graph, id);
            let listed = self.listed_fields(id, &found, name);
            if let [member] = choice[..] {
                let typed = self.ty(member, name, "_anyOf");
                return (Shape::Alias(typed.ty), Listing::Fields(listed));
            }
            let shape = self.union(id, name, &choice, exclusive);
            return (shape, Listing::Fields(listed));
        }
        let (merged, listed) = self.structure(id, name);
        let listing = if merged.fields == listed {
            Listing::Shape
        } else {
            Listing::Fields(listed)
        };
        if merged.fields.is_empty() && self.is_simple(id, &mut HashSet::new()) {
            // An `allOf` around something that is not an object is an alias of that.
            let typed = all_of
                .first()
                .map(|&member| self.ty(member, name, "_allOf"));
            let ty = typed.map_or(Type::Any, |typed| typed.ty);
            let only_part = if let [part] = all_of[..] {
                Some(self.graph.behind(part))
            } else {
                None
            };
            let is_alias = only_part.is_some_and(|part| !self.graph.has_values(part));
            // Around a list, it has a page without properties. No published page shows one.
            let listing = if is_alias && !matches!(ty, Type::List { .. }) {
                Listing::None
            } else {
                Listing::Fields(Vec::new())
            };
            return (Shape::Alias(ty), listing);
        }
        (Shape::Struct(merged), listing)
    }

    /// Returns `true` if an `allOf` has a part that is not an object.
    fn is_simple(&self, id: SchemaId, seen: &mut HashSet<SchemaId>) -> bool {
        let behind = self.graph.behind(id);
        if !seen.insert(behind) || seen.len() > MOST_PARTS {
            return false;
        }
        let schema = &self.graph[behind];
        match schema.kind {
            Kind::Composed => schema
                .all_of
                .iter()
                .any(|&member| self.is_simple(member, seen)),
            Kind::Object | Kind::Map => {
                schema.properties.is_empty() && self.graph.has_values(behind)
            }
            Kind::Reference => false,
            _ => true,
        }
    }
}
