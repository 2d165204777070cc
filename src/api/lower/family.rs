//! A parent with a `discriminator` and the children that include it by `allOf` → the union of the
//! family.
//!
//! Where a parent is used as a value, the value can be any of its descendants. A value with a tag
//! that none of them has is read as the parent's own properties, with everything else kept.

use std::collections::{HashMap, HashSet};

use super::Lowering;
use super::choice::plain;
use crate::api::{Additional, Discriminator, Member, Model, ModelId, Role, Shape, Type, Union};
use crate::openapi::{Node, Target};

/// Which schemas are parents, and who their children are.
#[derive(Default)]
pub(super) struct Families<'a> {
    children: HashMap<*const Node, Vec<Target<'a>>>,
    /// The schema with the discriminator that a parent has or inherits.
    discriminated: HashMap<*const Node, Target<'a>>,
}

impl<'a> Families<'a> {
    /// Finds the families among the components.
    pub(super) fn find(lowering: &Lowering<'a, '_>) -> Self {
        let mut families = Families::default();
        let mut parents: HashMap<*const Node, Vec<Target<'a>>> = HashMap::new();
        for (_, named) in lowering.names.components() {
            let child = named.schema;
            for node in lowering.view(child).list("allOf") {
                let at = child.at(node);
                if lowering.view(at).reference().is_none() {
                    continue;
                }
                let Some(parent) = lowering.behind(at) else {
                    continue;
                };
                let children = families.children.entry(parent.node).or_default();
                if !children
                    .iter()
                    .any(|known| std::ptr::eq(known.node, child.node))
                {
                    children.push(child);
                }
                parents.entry(child.node).or_default().push(parent);
            }
        }
        let with_children = families.children.keys().copied().collect::<HashSet<_>>();
        for (_, named) in lowering.names.components() {
            let node: *const Node = named.schema.node;
            if with_children.contains(&node)
                && let Some(root) = discriminated(lowering, &parents, named.schema)
            {
                families.discriminated.insert(node, root);
            }
        }
        families
    }

    /// Whether values of a schema are those of a family.
    pub(super) fn is_parent(&self, at: Target<'_>) -> bool {
        self.discriminated
            .contains_key(&std::ptr::from_ref(at.node))
    }

    /// All descendants, the closest first.
    fn descendants(&self, of: Target<'a>) -> Vec<Target<'a>> {
        let mut found: Vec<Target<'a>> = Vec::new();
        let mut open = vec![of];
        let mut seen: HashSet<*const Node> = HashSet::from([std::ptr::from_ref(of.node)]);
        while !open.is_empty() {
            let mut next = Vec::new();
            for parent in open {
                let children = self.children.get(&std::ptr::from_ref(parent.node));
                for &child in children.into_iter().flatten() {
                    if seen.insert(child.node) {
                        found.push(child);
                        next.push(child);
                    }
                }
            }
            open = next;
        }
        found
    }
}

/// The schema whose discriminator tells the family of a parent apart, if it has no list of
/// alternatives: that says it all.
fn discriminated<'a>(
    lowering: &Lowering<'a, '_>,
    parents: &HashMap<*const Node, Vec<Target<'a>>>,
    start: Target<'a>,
) -> Option<Target<'a>> {
    let (mut open, mut seen) = (vec![start], HashSet::new());
    while let Some(at) = open.pop() {
        if !seen.insert(std::ptr::from_ref(at.node)) {
            continue;
        }
        let view = lowering.view(at);
        if !view.list("oneOf").is_empty() || !view.list("anyOf").is_empty() {
            continue;
        }
        let property = at
            .get("discriminator")
            .and_then(|found| found.get("propertyName"));
        if property.is_some_and(|property| property.node.as_str().is_some()) {
            return Some(at);
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
    /// The union of a parent and all its descendants.
    pub(super) fn family(&mut self, parent: Target<'a>, name: &str) -> Shape {
        let root = self.families.discriminated[&std::ptr::from_ref(parent.node)];
        let written = root
            .get("discriminator")
            .and_then(|found| found.get("propertyName"));
        let property = written
            .and_then(|found| found.node.as_str())
            .unwrap_or_default();
        let mapping = self.mapping(root);
        let mut members = Vec::new();
        for child in self.families.descendants(parent) {
            let tags = mapping.get(&std::ptr::from_ref(child.node)).cloned();
            let tags = tags.unwrap_or_else(|| vec![self.own_tag(child, property)]);
            let ty = Type::Model(match self.families.is_parent(child) {
                true => self.base_of_family(child),
                false => match self.named_model(child, true) {
                    Some(id) => id,
                    None => continue,
                },
            });
            members.push(Member { tags, ..plain(ty) });
        }
        members.push(plain(Type::Model(self.base_model(parent, name))));
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

    /// The model of the properties that a parent has itself; whatever else a value has is kept.
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
}
