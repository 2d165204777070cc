//! Names that schemas give themselves (`$id`, `$anchor`, `$dynamicAnchor`) → where they stand.
//!
//! They are gathered once, when a reference first asks for one: few specs have any.

use std::collections::HashMap;

use super::Node;
use super::keyword::{Role, role};
use crate::source::FileId;

/// Where each name stands, as a JSON Pointer. Of two equal names the first counts.
#[derive(Debug, Default)]
pub(super) struct Anchors {
    /// By file and name, without the `#`.
    anchors: HashMap<(FileId, String), String>,
    /// By the whole address.
    ids: HashMap<String, (FileId, String)>,
}

impl Anchors {
    /// Those of every file, which is given with its root node.
    pub fn of<'a>(documents: impl Iterator<Item = (FileId, &'a Node)>) -> Self {
        let mut anchors = Anchors::default();
        for (file, node) in documents {
            anchors.gather(file, node, &mut String::new());
        }
        anchors
    }

    /// The pointer of an anchor of a file.
    pub fn anchor(&self, file: FileId, name: &str) -> Option<&str> {
        self.anchors
            .get(&(file, name.to_owned()))
            .map(String::as_str)
    }

    /// Where the schema with this `$id` stands.
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

/// The value of such a key is an instance and not a schema, whatever its keys look like.
fn is_data(key: &str) -> bool {
    role(key).is_some_and(Role::holds_data) || key.starts_with("x-")
}
