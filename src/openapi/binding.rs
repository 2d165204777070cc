//! A schema that binds anchors of another one, and what it reads as. Plain data.

use super::Node;
use crate::source::FileId;

/// Where the schema is, and the copy of the other one that stands for it.
#[derive(Debug)]
pub(super) struct Binding {
    pub file: FileId,
    pub pointer: String,
    pub node: Node,
}
