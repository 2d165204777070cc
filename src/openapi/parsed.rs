//! The tree of a file, and its duplicate keys. It knows no parser.

use super::Node;

/// The result of parsing a file.
#[derive(Debug)]
pub struct Parsed {
    /// The whole tree.
    pub root: Node,
    /// Keys that occur twice in one mapping.
    pub duplicates: Vec<Duplicate>,
}

impl Parsed {
    /// A tree without duplicate keys.
    pub fn new(root: Node) -> Self {
        Parsed {
            root,
            duplicates: Vec::new(),
        }
    }
}

/// A key that occurs twice in one mapping.
#[derive(Debug)]
pub struct Duplicate {
    /// The key.
    pub key: String,
    /// The offset of its last occurrence.
    pub offset: u32,
    /// The index of the node that is used, which is the last.
    pub node: u32,
}
