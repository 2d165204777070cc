//! Equality of two nodes, with what their references lead to in place of the references; with their documentation or
//! without.

use std::collections::HashSet;

use super::keyword::{Role, role};
use super::{Equality, Mapping, Node, Spec, Target, Tree};

/// How deep nodes may stand in each other: what is deeper counts as different.
const MOST_DEPTH: usize = 400;

/// How many nodes are compared before two large nodes count as different.
const MOST_NODES: usize = 200_000;

/// Whether two nodes say the same. The order of keys does not count; neither does how a reference is written.
pub(crate) fn say_the_same<'a>(spec: &'a Spec, one: Target<'a>, other: Target<'a>) -> bool {
    compare(spec, one, other, Inside::Data)
}

/// Whether two schemas are equal, as far as the options say that they have to be.
pub(crate) fn are_equal<'a>(spec: &'a Spec, one: Target<'a>, other: Target<'a>) -> bool {
    let inside = match spec.equality {
        Equality::WithDocs => Inside::Data,
        Equality::WithoutDocs => Inside::Schema,
    };
    compare(spec, one, other, inside)
}

/// What the keys of a mapping are.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Inside {
    /// Keywords of a schema, some of which are documentation.
    Schema,
    /// Names of schemas.
    Names,
    /// Anything: all of it counts.
    Data,
}

impl Inside {
    /// What is inside of the value of a key.
    fn of(self, key: &str) -> Inside {
        match (self, role(key)) {
            (Inside::Data, _) => Inside::Data,
            (Inside::Names, _) | (_, Some(Role::Schema | Role::Schemas)) => Inside::Schema,
            (_, Some(Role::NamedSchemas | Role::Definitions)) => Inside::Names,
            _ => Inside::Data,
        }
    }

    /// Whether a key counts: words, comments and examples are documentation.
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
    /// Pairs that are being compared, or have been: what leads back to one of them is the same as far as that goes.
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
