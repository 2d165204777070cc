//! Turns `oneOf`, `anyOf` and several types into a union, with the discriminator values that select each member.

use std::collections::HashMap;

use super::lowering::Lowering;
use crate::openapi::{Additional, Kind, Node};
use crate::published::properties::properties;
use crate::published::schema::{ComponentId, Link, SchemaId};
use crate::published::{Discriminator, Member, Shape, Type, Union};

impl<'a> Lowering<'a, '_> {
    /// Builds the union of several types: `type: [string, integer]` allows either.
    pub(super) fn several(&mut self, id: SchemaId, name: &str) -> Shape {
        let view = self.graph.view(id);
        let mut members = Vec::new();
        for written in view.types() {
            let ty = match written {
                "string" => Type::String(view.format()),
                "integer" => Type::Integer(view.format()),
                "number" => Type::Number(view.format()),
                "boolean" => Type::Boolean,
                "array" => {
                    let items = self.graph[id]
                        .items
                        .map(|items| Box::new(self.held(items, name, "_inner")));
                    Type::List {
                        items,
                        unique: view.flag("uniqueItems"),
                    }
                }
                "object" => self.object_alone(id, name),
                _ => Type::Any,
            };
            members.push(Member {
                ty,
                title: None,
                docs: None,
                tags: Vec::new(),
                recursive: false,
            });
        }
        Shape::Union(Union {
            members,
            discriminator: None,
            exclusive: false,
        })
    }

    /// Returns the type of the object among several types: a model of the properties, a map, or any object.
    fn object_alone(&mut self, id: SchemaId, name: &str) -> Type {
        let mut object = self.graph[id].clone();
        object.kind = match object.additional {
            Additional::Absent | Additional::Forbidden => Kind::Object,
            Additional::Anything | Additional::Schema(_) => Kind::Map,
        };
        object.nullable = false;
        let object = self.graph.push(object);
        self.inline(object, &format!("{name}_object")).ty
    }

    /// Returns `true` if there are no properties beside the choice, or if every member declares them.
    pub(super) fn is_pure_choice(&mut self, id: SchemaId, choice: &[SchemaId]) -> bool {
        let own: Vec<_> = self.graph[id]
            .properties
            .iter()
            .map(|(name, _)| *name)
            .collect();
        if own.is_empty() {
            return true;
        }
        choice.iter().all(|&member| {
            let target = self.graph.behind(member);
            let known = properties(&mut self.graph, target);
            own.iter().all(|name| known.list.contains_key(name))
        })
    }

    pub(super) fn union(
        &mut self,
        id: SchemaId,
        name: &str,
        choice: &[SchemaId],
        exclusive: bool,
    ) -> Shape {
        let discriminator = self.graph[id].at.get("discriminator");
        let property = discriminator
            .and_then(|d| d.node.get("propertyName"))
            .and_then(Node::as_str);
        let mapping = self.mapping(id);
        let suffix = if exclusive { "_oneOf" } else { "_anyOf" };
        let most = self.most_members(id, choice.len(), "alternatives");
        let mut members = Vec::new();
        for &member in &choice[..most] {
            let typed = self.ty(member, name, suffix);
            let view = self.graph.view(member);
            let inline = self.graph[member].link == Link::None;
            let text = |key| view.text(key).filter(|_| inline).map(str::to_owned);
            let tags = match (property, self.graph[member].link) {
                (Some(property), Link::Component(component)) => {
                    match mapping.get(&self.graph.end_of(component)) {
                        Some(tags) => tags.clone(),
                        None => vec![self.own_tag(component, property)],
                    }
                }
                _ => Vec::new(),
            };
            let ty = if typed.nullable && typed.ty != Type::Any {
                Type::Nullable(Box::new(typed.ty))
            } else {
                typed.ty
            };
            members.push(Member {
                ty,
                title: text("title"),
                docs: text("description"),
                tags,
                recursive: false,
            });
        }
        let property = property.filter(|_| members.iter().any(|member| !member.tags.is_empty()));
        let discriminator = property.map(|property| Discriminator {
            property: property.to_owned(),
        });
        Shape::Union(Union {
            members,
            discriminator,
            exclusive,
        })
    }

    /// Returns the discriminator values that `mapping` gives each member, by name or by reference.
    pub(super) fn mapping(&mut self, union: SchemaId) -> HashMap<ComponentId, Vec<String>> {
        let at = self.graph[union].at;
        let written = at
            .get("discriminator")
            .and_then(|discriminator| discriminator.get("mapping"));
        let mut tags: HashMap<ComponentId, Vec<String>> = HashMap::new();
        for (value, node) in written
            .into_iter()
            .flat_map(|mapping| mapping.node.entries())
        {
            let Some(to) = node.as_str() else { continue };
            let by_name = self
                .graph
                .components
                .get_index_of(to)
                .and_then(|at| u32::try_from(at).ok())
                .map(ComponentId);
            let by_reference = || {
                let target = self.graph.spec.resolve_schema(at, to).ok()?;
                let schema = self.graph.read(target);
                match self.graph[schema].link {
                    Link::Component(component) => Some(component),
                    _ => self.by_schema.get(&schema).copied(),
                }
            };
            if let Some(component) = by_name.or_else(by_reference) {
                tags.entry(self.graph.end_of(component))
                    .or_default()
                    .push(value.to_owned());
            }
        }
        tags
    }

    /// Returns the discriminator value of a member that `mapping` does not name: the only value that its own property allows,
    /// else its name.
    pub(super) fn own_tag(&mut self, component: ComponentId, property: &str) -> String {
        let target = self.graph.behind(self.graph.component(component));
        let found = properties(&mut self.graph, target);
        let own = found.list.get(property).map(|property| property.schema);
        let allowed: Vec<_> = own
            .into_iter()
            .flat_map(|id| self.graph.values(id))
            .filter_map(Node::as_str)
            .collect();
        match allowed[..] {
            [only] => only.to_owned(),
            _ => self.graph.component_name(component).to_owned(),
        }
    }
}
