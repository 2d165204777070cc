//! Applies a patch to a file that was read. It knows no OpenAPI.

use crate::openapi::{Mapping, Node, Tree};

/// Applies a JSON Merge Patch (RFC 7396). Nodes of the patch do not belong to a file.
pub(super) fn merge(node: &mut Node, patch: &Node) {
    if patch.as_map().is_none() {
        node.tree = patch.tree.clone();
        return;
    }
    if node.as_map().is_none() {
        node.tree = Tree::Map(Box::default());
    }
    if let Tree::Map(map) = &mut node.tree {
        for (key, change) in patch.entries() {
            apply(map, key, change);
        }
    }
}

fn apply(map: &mut Mapping<Node>, key: &str, change: &Node) {
    if change.is_null() {
        map.remove(key);
    } else {
        merge(map.get_or_insert(key, || Node::new(Tree::Null)), change);
    }
}
