//! Compares two nodes for equality, with references resolved, with or without documentation. It
//! changes nothing.

use std::collections::HashSet;

use super::keyword::{Role, role};
use super::{Equality, Mapping, Node, Spec, Target, Tree};

/// Limit on the nesting depth; deeper nodes are treated as different.
const MOST_DEPTH: usize = 400;

/// Limit on the nodes compared; larger nodes are treated as different.
const MOST_NODES: usize = 200_000;

/// Returns `true` if two nodes are equal. Ignores the order of keys and the spelling of references.
pub(crate) fn say_the_same<'a>(spec: &'a Spec, one: Target<'a>, other: Target<'a>) -> bool {
    compare(spec, one, other, Inside::Data)
}

/// Returns `true` if two schemas are equal by the [`Equality`] of the spec.
pub(crate) fn are_equal<'a>(spec: &'a Spec, one: Target<'a>, other: Target<'a>) -> bool {
    let inside = match spec.equality {
        Equality::WithDocs => Inside::Data,
        Equality::WithoutDocs => Inside::Schema,
    };
    compare(spec, one, other, inside)
}

/// The meaning of the keys of a mapping.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Inside {
    /// Keywords of a schema, some of which are documentation.
    Schema,
    /// Names of schemas.
    Names,
    /// Anything else: every key is compared.
    Data,
}

impl Inside {
    /// Returns the meaning of the keys in the value of `key`.
    fn of(self, key: &str) -> Inside {
        match (self, role(key)) {
            (Inside::Data, _) => Inside::Data,
            (Inside::Names, _) | (_, Some(Role::Schema | Role::Schemas)) => Inside::Schema,
            (_, Some(Role::NamedSchemas | Role::Definitions)) => Inside::Names,
            _ => Inside::Data,
        }
    }

    /// Returns `true` if a key is compared. Documentation is not: descriptions, comments and
    /// examples.
    fn counts(self, key: &str) -> bool {
        let is_docs = match role(key) {
            Some(role) => matches!(role, Role::Words | Role::Comment | Role::Example),
            None => ["x-enum-descriptions", "x-enumDescriptions"].contains(&key),
        };
        self != Inside::Schema || !is_docs && key != "externalDocs"
    }
}

fn compare<'a>(spec: &'a Spec, one: Target<'a>, other: Target<'a>, inside: Inside) -> bool {
    let mut comparison = Comparison {
        spec,
        assumed: HashSet::new(),
        left: MOST_NODES,
    };
    comparison.same(one, other, inside, 0)
}

struct Comparison<'a> {
    spec: &'a Spec,
    /// Pairs already visited. They are assumed to be equal, which ends cycles.
    assumed: HashSet<(*const Node, *const Node, Inside)>,
    left: usize,
}

impl<'a> Comparison<'a> {
    fn same(&mut self, one: Target<'a>, other: Target<'a>, inside: Inside, depth: usize) -> bool {
        let (Ok(one), Ok(other)) = (self.spec.follow(one), self.spec.follow(other)) else {
            return false;
        };
        let (first, second) = (std::ptr::from_ref(one.node), std::ptr::from_ref(other.node));
        let pair = (first, second, inside);
        if first == second {
            return true;
        }
        self.left = self.left.saturating_sub(1);
        match (&one.node.tree, &other.node.tree) {
            _ if self.left == 0 || depth > MOST_DEPTH => false,
            (Tree::Map(_), Tree::Map(_)) if !self.assumed.insert(pair) => true,
            (Tree::Map(a), Tree::Map(b)) => {
                let count = |map: &Mapping<Node>| {
                    let keys = map.entries().iter().map(|(key, _)| key);
                    keys.filter(|key| inside.counts(key)).count()
                };
                let mut entries = a.entries().iter().filter(|(key, _)| inside.counts(key));
                count(a) == count(b)
                    && entries.all(|(key, node)| {
                        b.get(key).is_some_and(|twin| {
                            let (one, other) = (one.at(node), other.at(twin));
                            self.same(one, other, inside.of(key), depth + 1)
                        })
                    })
            }
            (Tree::List(a), Tree::List(b)) => {
                a.len() == b.len()
                    && a.iter()
                        .zip(b)
                        .all(|(a, b)| self.same(one.at(a), other.at(b), inside, depth + 1))
            }
            (a, b) => a == b,
        }
    }
}
