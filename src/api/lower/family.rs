//! Builds the union of a family: a parent with a `discriminator`, and the children that include it
//! by `allOf`.
//!
//! A parent that is used as a value can be any of its descendants. A value with an unknown tag is
//! read as the parent's own properties, and its other properties are kept.

use std::collections::HashSet;

use super::choice::plain;
use super::facts::Facts;
use super::families::{Families, property};
use super::join::says_more_than_type;
use super::lowering::{Lowering, MOST_DEPTH};
use crate::api::{Additional, Discriminator, Member, Model, ModelId, Role, Shape, Type, Union};
use crate::openapi::{Node, NodeMap, NodeSet, Target};

/// Finds the families among the components.
pub(super) fn find<'a>(lowering: &Lowering<'a, '_>) -> Families<'a> {
    let mut families = Families::default();
    let mut parents: NodeMap<Vec<Target<'a>>> = NodeMap::default();
    let mut roots: NodeMap<Option<Target<'a>>> = NodeMap::default();
    for (_, named) in lowering.names.components() {
        let child = named.schema;
        let above = included(lowering, child);
        for &at in above.iter().chain([&child]) {
            let root = roots.entry(at.node);
            root.or_insert_with(|| discriminating(lowering, at));
        }
        for &parent in &above {
            families.add(parent, child);
        }
        parents.insert(child.node, above);
    }
    for (_, named) in lowering.names.components() {
        for child in mapped(lowering, &roots, named.schema) {
            if !families.is_descendant(named.schema, child) {
                families.add(named.schema, child);
            }
        }
    }
    let with_children = families.children.keys().copied().collect::<HashSet<_>>();
    for (_, named) in lowering.names.components() {
        let node: *const Node = named.schema.node;
        if with_children.contains(&node)
            && let Some(root) = discriminated(lowering, &parents, &roots, named.schema)
        {
            families.discriminated.insert(node, root);
        }
    }
    families
}

/// Returns the schemas that a component includes by `allOf`, also in an inline part of it; in
/// OpenAPI 3.1 also by a `$ref` with other keywords beside it.
fn included<'a>(lowering: &Lowering<'a, '_>, at: Target<'a>) -> Vec<Target<'a>> {
    let view = lowering.view(at);
    let mut found: Vec<Target<'a>> = Vec::new();
    if let Some(reference) = view.reference()
        && says_more_than_type(view)
        && let Ok(target) = lowering.spec.resolve_schema(at, reference)
    {
        found.extend(lowering.behind(target));
    }
    for part in inline_parts(lowering, at) {
        let members = lowering.view(part).list("allOf").iter();
        found.extend(members.filter_map(|node| included_by(lowering, part.at(node))));
    }
    found
}

/// Returns a schema and the inline parts of its `allOf`, at any depth.
fn inline_parts<'a>(lowering: &Lowering<'a, '_>, at: Target<'a>) -> Vec<Target<'a>> {
    let (mut parts, mut next) = (vec![(at, 0)], 0);
    while let Some(&(part, depth)) = parts.get(next) {
        next += 1;
        if depth < MOST_DEPTH {
            let members = lowering.view(part).list("allOf").iter();
            let inline = members
                .map(|node| part.at(node))
                .filter(|at| lowering.view(*at).reference().is_none());
            parts.extend(inline.map(|at| (at, depth + 1)));
        }
    }
    parts.into_iter().map(|(part, _)| part).collect()
}

/// Returns the part of a schema that has its `discriminator`.
fn discriminating<'a>(lowering: &Lowering<'a, '_>, at: Target<'a>) -> Option<Target<'a>> {
    let parts = inline_parts(lowering, at);
    parts.into_iter().find(|part| property(*part).is_some())
}

/// Returns the target of a reference in an `allOf`, regardless of keywords beside it.
fn included_by<'a>(lowering: &Lowering<'a, '_>, at: Target<'a>) -> Option<Target<'a>> {
    let reference = lowering.view(at).reference()?;
    let target = lowering.spec.resolve_schema(at, reference).ok()?;
    lowering.behind(target)
}

/// Returns the schemas that the `mapping` of a component names, if it has no list of alternatives
/// and they have no discriminator of their own.
fn mapped<'a>(
    lowering: &Lowering<'a, '_>,
    roots: &NodeMap<Option<Target<'a>>>,
    at: Target<'a>,
) -> Vec<Target<'a>> {
    let root_of = |at: Target<'a>| {
        let known = roots.get(&std::ptr::from_ref(at.node)).copied();
        known.unwrap_or_else(|| discriminating(lowering, at))
    };
    let view = lowering.view(at);
    let has_list = !view.list("oneOf").is_empty() || !view.list("anyOf").is_empty();
    let (false, Some(at)) = (has_list, root_of(at)) else {
        return Vec::new();
    };
    let targets = lowering.mapped_schemas(at).into_iter();
    let targets = targets.map(|(_, target)| target);
    targets
        .filter(|target| root_of(*target).is_none())
        .collect()
}

/// Returns the schema whose discriminator distinguishes the family of a parent. Schemas with a list
/// of alternatives are skipped: the list already defines their members.
fn discriminated<'a>(
    lowering: &Lowering<'a, '_>,
    parents: &NodeMap<Vec<Target<'a>>>,
    roots: &NodeMap<Option<Target<'a>>>,
    start: Target<'a>,
) -> Option<Target<'a>> {
    let (mut open, mut seen) = (vec![start], NodeSet::default());
    while let Some(at) = open.pop() {
        if !seen.insert(std::ptr::from_ref(at.node)) {
            continue;
        }
        let view = lowering.view(at);
        if !view.list("oneOf").is_empty() || !view.list("anyOf").is_empty() {
            continue;
        }
        if let Some(&Some(root)) = roots.get(&std::ptr::from_ref(at.node)) {
            return Some(root);
        }
        open.extend(
            parents
                .get(&std::ptr::from_ref(at.node))
                .into_iter()
                .flatten(),
        );
    }
    None
}

impl<'a> Lowering<'a, '_> {
    /// Builds the union of a parent and all its descendants.
    pub(super) fn family(&mut self, parent: Target<'a>, name: &str) -> Shape {
        let root = self.families.discriminated[&std::ptr::from_ref(parent.node)];
        let property = property(root).unwrap_or_default();
        let mapping = self.mapping(root);
        // Of members that fit a value without a tag equally well, the first is taken.
        let mut members = vec![plain(Type::Model(self.base_model(parent, name)))];
        for child in self.families.descendants(parent, root) {
            let own_root = self
                .families
                .discriminated
                .get(&std::ptr::from_ref(child.node));
            let own = own_root.map(|own| self.mapping(*own)).unwrap_or_default();
            let node: *const Node = child.node;
            let tags = mapping.get(&node).or_else(|| own.get(&node)).cloned();
            let tags = tags.unwrap_or_else(|| vec![self.own_tag(child, property)]);
            let is_base = self.families.is_parent(child) && !self.families.tells_apart(child, root);
            let ty = Type::Model(match is_base {
                true => self.base_of_family(child),
                false => match self.named_model(child, true) {
                    Some(id) => id,
                    None => continue,
                },
            });
            members.push(Member { tags, ..plain(ty) });
        }
        let discriminator = Some(Discriminator {
            property: property.to_owned(),
        });
        Shape::Union(Union {
            members,
            discriminator,
            exclusive: true,
        })
    }

    fn base_of_family(&mut self, at: Target<'a>) -> ModelId {
        let name = self
            .names
            .of(at)
            .map(|at| self.names.entries()[at].name.clone());
        self.base_model(at, &name.unwrap_or_else(|| self.spec.name_of_schema(at)))
    }

    /// Creates the model of the parent's own properties. All other properties of a value are kept.
    fn base_model(&mut self, parent: Target<'a>, name: &str) -> ModelId {
        let facts = self.facts(&[parent]);
        let id = self.own_struct(&facts, parent, &format!("{name}_base"));
        let position = id.0 as usize - self.names.entries().len();
        if let Some(Model {
            shape: Shape::Struct(shape),
            role: Role::Nested,
            ..
        }) = self.own_models.get_mut(position)
            && shape.additional == Additional::Unspecified
        {
            shape.additional = Additional::Typed(Type::Any);
        }
        id
    }

    /// Returns `true` if a schema that includes a parent keeps properties that any child declares:
    /// it is not a child itself, or one that adds no property.
    pub(super) fn keeps_others(&self, at: Target<'a>, facts: &Facts<'a>) -> bool {
        let parents = facts
            .places
            .iter()
            .filter(|place| !std::ptr::eq(place.node, at.node) && self.families.is_parent(**place));
        let is_child = self.families.is_child(at);
        parents.into_iter().any(|parent| {
            let known = &self.facts(&[*parent]).properties;
            !is_child || facts.properties.keys().all(|name| known.contains_key(name))
        })
    }
}
