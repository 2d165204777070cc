//! Turns `oneOf`, `anyOf` and several types into a union, with the discriminator values that select
//! each member.

use super::facts::{Choice, Facts};
use super::families;
use super::lowering::Lowering;
use crate::api::{Discriminator, Member, ModelId, Shape, Type, Union};
use crate::openapi::{Additional, NodeMap, Target};

impl<'a> Lowering<'a, '_> {
    /// Builds the union of several types: `type: [string, integer]` allows either.
    pub(super) fn several(&mut self, facts: &Facts<'a>, at: Target<'a>, name: &str) -> Shape {
        let mut members = Vec::new();
        for written in facts.types() {
            let format = facts.format();
            let ty = match written {
                "string" => Type::String(format),
                "integer" => Type::Integer(facts.integer_format()),
                "number" => Type::Number(format),
                "boolean" => Type::Boolean,
                "array" => self.list(facts, name),
                "object" => self.object_alone(facts, at, name),
                _ => Type::Any,
            };
            members.push(plain(ty));
        }
        Shape::Union(Union {
            members,
            discriminator: None,
            exclusive: false,
        })
    }

    /// Returns the type of the object among several types: a model of the properties, a map, or any
    /// object.
    fn object_alone(&mut self, facts: &Facts<'a>, at: Target<'a>, name: &str) -> Type {
        if !facts.properties.is_empty() {
            return Type::Model(self.own_struct(facts, at, &format!("{name}_object")));
        }
        match facts.additional().0 {
            Additional::Schema(_) | Additional::Anything => self.map(facts, name),
            Additional::Forbidden | Additional::Absent => Type::Object,
        }
    }

    pub(super) fn union(&mut self, choice: &Choice<'a>, at: Target<'a>, name: &str) -> Shape {
        let property = families::property(choice.at);
        let mapping = self.mapping(choice.at);
        let suffix = if choice.exclusive { "_oneOf" } else { "_anyOf" };
        let most = self.most_members(at, choice.members.len(), "alternatives");
        let mut members = Vec::new();
        for &member in &choice.members[..most] {
            let ty = self.held(member, name, suffix);
            let rules = self.rules(&[member], &ty);
            let view = self.view(member);
            let inline = view.reference().is_none();
            let text = |key| view.text(key).filter(|_| inline).map(str::to_owned);
            let tags = match (property, self.behind(member)) {
                (Some(property), Some(target)) if !inline => {
                    let known = mapping.get(&std::ptr::from_ref(target.node)).cloned();
                    known.unwrap_or_else(|| vec![self.own_tag(target, property)])
                }
                _ => Vec::new(),
            };
            let (title, docs) = (text("title"), text("description"));
            members.push(Member {
                ty,
                title,
                docs,
                rules,
                tags,
                recursive: false,
            });
        }
        let tagged = members.iter().any(|member| !member.tags.is_empty());
        let discriminator = property.filter(|_| tagged).map(|property| Discriminator {
            property: property.to_owned(),
        });
        Shape::Union(Union {
            members,
            discriminator,
            exclusive: choice.exclusive,
        })
    }

    /// Returns the discriminator values that a `mapping` gives each schema, by name or by reference.
    pub(super) fn mapping(&self, at: Target<'a>) -> NodeMap<Vec<String>> {
        let mut tags: NodeMap<Vec<String>> = NodeMap::default();
        for (value, target) in self.mapped_schemas(at) {
            tags.entry(target.node).or_default().push(value.to_owned());
        }
        tags
    }

    /// Returns the entries of a `mapping`: discriminator values and the schemas that they select.
    pub(super) fn mapped_schemas(&self, at: Target<'a>) -> Vec<(&'a str, Target<'a>)> {
        let written = at
            .get("discriminator")
            .and_then(|found| found.get("mapping"));
        let entries = written
            .into_iter()
            .flat_map(|mapping| mapping.node.entries());
        let schemas = entries.filter_map(|(value, node)| {
            let to = node.as_str()?;
            let by_name = self.names.component_named(to);
            let target = by_name
                .map(|at| self.names.entries()[at].schema)
                .or_else(|| self.spec.resolve_schema(at, to).ok())
                .and_then(|target| self.behind(target));
            Some((value, target?))
        });
        schemas.collect()
    }

    /// Returns the discriminator value of a member that no mapping names: the only value that its own
    /// property allows, else its name.
    pub(super) fn own_tag(&self, target: Target<'a>, property: &str) -> String {
        let facts = self.facts(&[target]);
        let own = facts.properties.get(property);
        let values = own.and_then(|declared| self.facts(declared).values());
        let allowed: Vec<_> = values.into_iter().flat_map(|(_, nodes)| nodes).collect();
        match allowed[..] {
            [(_, only)] if only.value().text().is_some() => only.value().text().unwrap_or_default(),
            _ => self.named(target).map_or_else(
                || self.spec.name_of_schema(target),
                |at| self.names.entries()[at].name.clone(),
            ),
        }
    }

    /// Returns the schema of a model that has a published name.
    pub(super) fn schema_of(&self, id: ModelId) -> Option<Target<'a>> {
        let position = usize::try_from(id.0).ok()?;
        self.names.entries().get(position).map(|named| named.schema)
    }
}

/// Creates a member with only a type.
pub(super) fn plain(ty: Type) -> Member {
    Member {
        ty,
        title: None,
        docs: None,
        rules: None,
        tags: Vec::new(),
        recursive: false,
    }
}
