//! Parents with a `discriminator`, and the children that include them by `allOf`.
//!
//! It does not know how they were found, and makes no types.

use crate::openapi::{NodeMap, NodeSet, Target};

/// The parents among the schemas, with their children.
#[derive(Default)]
pub(super) struct Families<'a> {
    pub(super) children: NodeMap<Vec<Target<'a>>>,
    /// The children of all parents.
    members: NodeSet,
    /// The schema with the discriminator that a parent has or inherits, by parent.
    pub(super) discriminated: NodeMap<Target<'a>>,
}

impl<'a> Families<'a> {
    pub(super) fn add(&mut self, parent: Target<'a>, child: Target<'a>) {
        let children = self.children.entry(parent.node).or_default();
        let is_child = |known: &Target<'a>| std::ptr::eq(known.node, child.node);
        if !std::ptr::eq(parent.node, child.node) && !children.iter().any(is_child) {
            children.push(child);
            self.members.insert(child.node);
        }
    }

    /// Returns `true` if the schema is the parent of a family.
    pub(super) fn is_parent(&self, at: Target<'_>) -> bool {
        self.discriminated
            .contains_key(&std::ptr::from_ref(at.node))
    }

    /// Returns `true` if the schema is a component that includes another one.
    pub(super) fn is_child(&self, at: Target<'_>) -> bool {
        self.members.contains(&std::ptr::from_ref(at.node))
    }

    pub(super) fn is_descendant(&self, of: Target<'a>, at: Target<'a>) -> bool {
        let mut found = self.walk(of, |_| true).into_iter();
        found.any(|known| std::ptr::eq(known.node, at.node))
    }

    /// Returns the descendants that the discriminator of `root` distinguishes, the closest first. One
    /// with a discriminator for another property is included in place of its own descendants.
    pub(super) fn descendants(&self, of: Target<'a>, root: Target<'a>) -> Vec<Target<'a>> {
        self.walk(of, |child| !self.tells_apart(child, root))
    }

    /// Returns `true` if a descendant is a family with another discriminator property.
    pub(super) fn tells_apart(&self, child: Target<'a>, root: Target<'a>) -> bool {
        let own = self.discriminated.get(&std::ptr::from_ref(child.node));
        own.is_some_and(|own| property(*own) != property(root))
    }

    fn walk(&self, of: Target<'a>, goes_on: impl Fn(Target<'a>) -> bool) -> Vec<Target<'a>> {
        let mut found: Vec<Target<'a>> = Vec::new();
        let mut open = vec![of];
        let mut seen: NodeSet = NodeSet::from_iter([std::ptr::from_ref(of.node)]);
        while !open.is_empty() {
            let mut next = Vec::new();
            for parent in open {
                let children = self.children.get(&std::ptr::from_ref(parent.node));
                for &child in children.into_iter().flatten() {
                    if seen.insert(child.node) {
                        found.push(child);
                        next.extend(goes_on(child).then_some(child));
                    }
                }
            }
            open = next;
        }
        found
    }
}

/// Returns the property that the discriminator of a schema names.
pub(super) fn property(at: Target<'_>) -> Option<&str> {
    at.get("discriminator")?.get("propertyName")?.node.as_str()
}
