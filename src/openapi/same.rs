//! Whether two nodes say the same, with what their references lead to in place of the references. It knows no keyword but
//! `$ref`.

use std::collections::HashSet;

use super::{Node, Spec, Target, Tree};

/// How deep nodes may stand in each other: what is deeper counts as different.
const MOST_DEPTH: usize = 400;

/// How many nodes are compared before two large nodes count as different.
const MOST_NODES: usize = 200_000;

/// Whether two nodes say the same. The order of keys does not count; neither does how a reference is written.
pub(crate) fn say_the_same<'a>(spec: &'a Spec, one: Target<'a>, other: Target<'a>) -> bool {
    let mut comparison = Comparison {
        spec,
        assumed: HashSet::new(),
        left: MOST_NODES,
    };
    comparison.same(one, other, 0)
}

struct Comparison<'a> {
    spec: &'a Spec,
    /// Pairs that are being compared, or have been: what leads back to one of them is the same as far as that goes.
    assumed: HashSet<(*const Node, *const Node)>,
    left: usize,
}

impl<'a> Comparison<'a> {
    fn same(&mut self, one: Target<'a>, other: Target<'a>, depth: usize) -> bool {
        let (Ok(one), Ok(other)) = (self.spec.follow(one), self.spec.follow(other)) else {
            return false;
        };
        let pair = (std::ptr::from_ref(one.node), std::ptr::from_ref(other.node));
        if pair.0 == pair.1 {
            return true;
        }
        self.left = self.left.saturating_sub(1);
        match (&one.node.tree, &other.node.tree) {
            _ if self.left == 0 || depth > MOST_DEPTH => false,
            (Tree::Map(_), Tree::Map(_)) if !self.assumed.insert(pair) => true,
            (Tree::Map(a), Tree::Map(b)) => {
                a.len() == b.len()
                    && a.entries().iter().all(|(key, node)| {
                        b.get(key)
                            .is_some_and(|twin| self.same(one.at(node), other.at(twin), depth + 1))
                    })
            }
            (Tree::List(a), Tree::List(b)) => {
                a.len() == b.len()
                    && a.iter()
                        .zip(b)
                        .all(|(a, b)| self.same(one.at(a), other.at(b), depth + 1))
            }
            (a, b) => a == b,
        }
    }
}
