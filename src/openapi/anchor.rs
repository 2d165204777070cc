//! Indexes the names that schemas give themselves (`$id`, `$anchor`, `$dynamicAnchor`).
//!
//! The index is built when the first reference needs it, because few specs have such names.

use std::collections::HashMap;

use super::Node;
use super::keyword::{Role, role};
use crate::source::FileId;

/// JSON Pointers by name. If a name is defined twice, the first definition is used.
#[derive(Debug, Default)]
pub(super) struct Anchors {
    /// Keyed by file and name, without the `#`.
    anchors: HashMap<(FileId, String), String>,
    /// Keyed by the whole address.
    ids: HashMap<String, (FileId, String)>,
}

impl Anchors {
    /// Indexes every file, each given with its root node.
    pub fn of<'a>(documents: impl Iterator<Item = (FileId, &'a Node)>) -> Self {
        let mut anchors = Anchors::default();
        for (file, node) in documents {
            anchors.gather(file, node, &mut String::new());
        }
        anchors
    }

    /// Returns the pointer of an anchor in a file.
    pub fn anchor(&self, file: FileId, name: &str) -> Option<&str> {
        self.anchors
            .get(&(file, name.to_owned()))
            .map(String::as_str)
    }

    /// Returns the file and the pointer of the schema with this `$id`.
    pub fn id(&self, id: &str) -> Option<(FileId, &str)> {
        self.ids
            .get(id)
            .map(|(file, pointer)| (*file, pointer.as_str()))
    }

    fn gather(&mut self, file: FileId, node: &Node, pointer: &mut String) {
        for key in ["$anchor", "$dynamicAnchor"] {
            if let Some(name) = node.get(key).and_then(Node::as_str) {
                self.anchors
                    .entry((file, name.to_owned()))
                    .or_insert_with(|| pointer.clone());
            }
        }
        if let Some(id) = node.get("$id").and_then(Node::as_str) {
            let id = id.trim_end_matches('#').to_owned();
            self.ids
                .entry(id)
                .or_insert_with(|| (file, pointer.clone()));
        }
        let length = pointer.len();
        for (key, child) in node.entries().filter(|(key, _)| !is_data(key)) {
            pointer.push('/');
            pointer.push_str(&key.replace('~', "~0").replace('/', "~1"));
            self.gather(file, child, pointer);
            pointer.truncate(length);
        }
        for (at, child) in node.items().iter().enumerate() {
            pointer.push_str(&format!("/{at}"));
            self.gather(file, child, pointer);
            pointer.truncate(length);
        }
    }
}

/// Returns `true` if the value of this key is an instance rather than a schema, whatever its keys
/// are.
fn is_data(key: &str) -> bool {
    role(key).is_some_and(Role::holds_data) || key.starts_with("x-")
}
