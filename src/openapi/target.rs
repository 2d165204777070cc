//! A node together with its file. It follows no references.

use super::Node;
use crate::diagnostic::Place;
use crate::source::FileId;

/// A node and its file.
#[derive(Debug, Clone, Copy)]
pub struct Target<'a> {
    /// The file.
    pub file: FileId,
    /// The node.
    pub node: &'a Node,
}

impl<'a> Target<'a> {
    /// Returns the place of the node, for a diagnostic.
    #[must_use]
    pub fn place(self) -> Place {
        Place {
            file: self.file,
            offset: self.node.offset,
            node: self.node.index,
        }
    }

    /// Returns another node of the same file.
    #[must_use]
    pub fn at(self, node: &'a Node) -> Self {
        Target {
            file: self.file,
            node,
        }
    }

    /// Returns the value of a key; `None` if this is not a mapping.
    #[must_use]
    #[inline]
    pub fn get(self, key: &str) -> Option<Self> {
        self.node.get(key).map(|node| self.at(node))
    }

    /// Returns the `$ref`, if it is a string.
    #[must_use]
    pub fn reference(self) -> Option<&'a str> {
        self.node.get("$ref")?.as_str()
    }
}
