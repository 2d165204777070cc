//! What the root file says of the API as a whole, in the words of `openapiv3`.

use openapiv3::{Info, Tag};
use serde::Deserialize;

use super::{Node, Spec};

impl Spec {
    /// `info`; empty where there is none that can be read.
    #[must_use]
    pub fn info(&self) -> Info {
        let written = self.root().node.get("info");
        written
            .and_then(|node| Info::deserialize(node).ok())
            .unwrap_or_default()
    }

    /// `tags`, without those that cannot be read.
    pub fn tags(&self) -> impl Iterator<Item = Tag> {
        let written = self
            .root()
            .node
            .get("tags")
            .map(Node::items)
            .unwrap_or_default();
        written
            .iter()
            .filter_map(|node| Tag::deserialize(node).ok())
    }
}
