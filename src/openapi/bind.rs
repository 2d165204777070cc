//! Copies a schema for each other schema that refers to it and overrides its `$dynamicAnchor`; in
//! the copy, each `$dynamicRef` leads to the overriding schema. It knows nothing of types.

use std::collections::HashMap;

use super::binding::Binding;
use super::keyword::role;
use super::{Node, Spec, Target, Tree, Version};
use crate::diagnostic::Place;
use crate::source::FileId;

/// Limit on the nodes of all copies together; no spec of realistic size reaches it.
const MOST_NODES: usize = 500_000;

/// Limit on the nesting depth of a copy.
const MOST_DEPTH: usize = 64;

impl Spec {
    /// The schemas that bind a `$dynamicAnchor` of a schema they refer to, each with the copy to
    /// read instead.
    pub(crate) fn bound_schemas(&self) -> impl Iterator<Item = (Target<'_>, Target<'_>)> {
        let bindings = self.bindings.get_or_init(|| bindings(self)).iter();
        bindings.filter_map(|binding| {
            let document = self.document(binding.file);
            let written = document.at(document.node.pointer(&binding.pointer)?);
            Some((written, written.at(&binding.node)))
        })
    }
}

/// Finds the schemas that bind anchors and makes their copies.
fn bindings(spec: &Spec) -> Vec<Binding> {
    let mut binder = Binder {
        spec,
        found: Vec::new(),
        left: MOST_NODES,
    };
    if spec.version >= Version::V3_1 {
        for (file, _) in spec.sources.iter() {
            binder.search(spec.document(file), &mut String::new());
        }
    }
    binder.found
}

struct Binder<'a> {
    spec: &'a Spec,
    found: Vec<Binding>,
    /// Number of nodes that may still be copied.
    left: usize,
}

/// The anchors that a schema binds, each with the pointer of its target in the schema's file.
struct Scope {
    file: FileId,
    anchors: HashMap<String, String>,
}

impl<'a> Binder<'a> {
    fn search(&mut self, at: Target<'a>, pointer: &mut String) {
        if at.node.get("$ref").is_some() || at.node.get("allOf").is_some() {
            let anchors = anchors(at.node, pointer);
            if !anchors.is_empty() {
                let scope = Scope {
                    file: at.file,
                    anchors,
                };
                let (node, changed) = self.copy(at, &scope, &mut Vec::new());
                if changed {
                    self.found.push(Binding {
                        file: at.file,
                        pointer: pointer.clone(),
                        node,
                    });
                }
            }
        }
        let length = pointer.len();
        for (key, child) in at.node.entries().filter(|(key, _)| !is_data(key)) {
            pointer.push('/');
            pointer.push_str(&key.replace('~', "~0").replace('/', "~1"));
            self.search(at.at(child), pointer);
            pointer.truncate(length);
        }
        for (number, child) in at.node.items().iter().enumerate() {
            pointer.push_str(&format!("/{number}"));
            self.search(at.at(child), pointer);
            pointer.truncate(length);
        }
    }

    /// Returns a copy with the anchors bound, and `true` if it contains a reference to any of them.
    fn copy(&mut self, at: Target<'a>, scope: &Scope, path: &mut Vec<*const Node>) -> (Node, bool) {
        self.left = self.left.saturating_sub(1);
        let mut copy = Node::clone(at.node);
        if self.left == 0 || path.len() > MOST_DEPTH || path.contains(&std::ptr::from_ref(at.node))
        {
            return (self.moved(at, copy, scope), false);
        }
        path.push(at.node);
        let mut changed = false;
        let mut copy_of = |binder: &mut Self, node: &'a Node, into: &mut Node| {
            let (made, has) = binder.copy(at.at(node), scope, path);
            *into = made;
            changed |= has;
        };
        match (&at.node.tree, &mut copy.tree) {
            (Tree::List(written), Tree::List(made)) => {
                for (node, into) in written.iter().zip(made.iter_mut()) {
                    copy_of(self, node, into);
                }
            }
            (Tree::Map(written), Tree::Map(made)) => {
                for (key, node) in written.entries() {
                    if !is_data(key) && !matches!(&**key, "$defs" | "definitions") {
                        copy_of(
                            self,
                            node,
                            made.get_or_insert(key, || Node::new(Tree::Null)),
                        );
                    }
                }
            }
            _ => {}
        }
        if let Some(bound) = self.bound(at, scope) {
            set_reference(&mut copy, "$dynamicRef", bound);
            changed = true;
        } else if let Some((inner, true)) = self.inlined(at, scope, path) {
            set_part(&mut copy, inner);
            changed = true;
        }
        path.pop();
        (self.moved(at, copy, scope), changed)
    }

    /// Returns the reference that replaces a `$dynamicRef` to an anchor of the scope.
    fn bound(&self, at: Target<'_>, scope: &Scope) -> Option<String> {
        let written = at.node.get("$dynamicRef")?.as_str()?;
        let pointer = scope.anchors.get(written.strip_prefix('#')?)?;
        Some(format!("#{pointer}"))
    }

    /// Returns a copy of the schema that a reference leads to.
    fn inlined(
        &mut self,
        at: Target<'a>,
        scope: &Scope,
        path: &mut Vec<*const Node>,
    ) -> Option<(Node, bool)> {
        let reference = at.reference()?;
        let target = self.spec.resolve_schema(at, reference).ok()?;
        Some(self.copy(target, scope, path))
    }

    /// Adapts a copied node to the file of the scope: a reference of the node itself is rewritten
    /// relative to that file.
    fn moved(&self, at: Target<'_>, mut copy: Node, scope: &Scope) -> Node {
        if at.file == scope.file {
            return copy;
        }
        (copy.offset, copy.index) = (0, Place::WHOLE_FILE);
        let written = copy.get("$ref").and_then(Node::as_str).map(str::to_owned);
        let is_own = at.reference() == written.as_deref();
        if let Some(reference) = written.filter(|_| is_own)
            && let Some(seen) = seen_from(self.spec, at.file, &reference, scope.file)
        {
            set_reference(&mut copy, "$ref", seen);
        }
        copy
    }
}

/// Rewrites a reference of file `from` relative to file `to`. `None` if it leads to a file that was
/// not read.
fn seen_from(spec: &Spec, from: FileId, reference: &str, to: FileId) -> Option<String> {
    let (path, pointer) = reference.split_once('#').unwrap_or((reference, ""));
    let (from, to) = (&spec.sources[from].path, &spec.sources[to].path);
    let file = match path.trim() {
        "" => from.clone(),
        path => spec.addresses.path(from, path).ok()?,
    };
    let is_known = spec.by_path.contains_key(&file) && !to.starts_with("..");
    let up = "../".repeat(to.matches('/').count());
    is_known.then(|| format!("{up}{file}#{pointer}"))
}

/// Returns the anchors of a schema and of the schemas in its `$defs`, with their pointers.
fn anchors(node: &Node, pointer: &str) -> HashMap<String, String> {
    let name = |node: &Node| node.get("$dynamicAnchor")?.as_str().map(str::to_owned);
    let own = name(node).map(|name| (name, pointer.to_owned()));
    let lists = ["$defs", "definitions"].map(|key| (key, node.get(key)));
    let inner = lists.into_iter().flat_map(|(key, list)| {
        let entries = list.into_iter().flat_map(Node::entries);
        entries.filter_map(move |(entry, node)| {
            let entry = entry.replace('~', "~0").replace('/', "~1");
            Some((name(node)?, format!("{pointer}/{key}/{entry}")))
        })
    });
    inner.chain(own).collect()
}

fn set_reference(node: &mut Node, key: &str, reference: String) {
    if let Tree::Map(map) = &mut node.tree {
        map.remove(key);
        map.insert("$ref".into(), Node::new(Tree::Text(reference.into())));
    }
}

/// Replaces a reference by the schema it leads to, as the first part of `allOf`.
fn set_part(node: &mut Node, part: Node) {
    if let Tree::Map(map) = &mut node.tree {
        map.remove("$ref");
        let others = map.remove("allOf");
        let mut parts = vec![part];
        if let Some(Node {
            tree: Tree::List(others),
            ..
        }) = others
        {
            parts.extend(others);
        }
        map.insert("allOf".into(), Node::new(Tree::List(parts)));
    }
}

/// Returns `true` if the value of this key is an instance rather than a schema.
fn is_data(key: &str) -> bool {
    role(key).is_some_and(super::keyword::Role::holds_data) || key.starts_with("x-")
}
