//! A schema that binds anchors of another one, with the copy to read instead. Plain data.

use super::Node;
use crate::source::FileId;

/// The location of the schema, and the copy of the other schema that replaces it.
#[derive(Debug)]
pub(super) struct Binding {
    pub file: FileId,
    pub pointer: String,
    pub node: Node,
}
