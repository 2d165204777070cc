//! What the root file says of the API as a whole, in the words of `openapiv3`.

use openapiv3::{Info, Tag};
use serde::Deserialize;

use super::{Node, Spec, Target};

impl Spec {
    /// `info`; empty where there is none that can be read. Of several root files, the first one's, with what all titles
    /// begin with as the title.
    #[must_use]
    pub fn info(&self) -> Info {
        let mut infos = self
            .roots()
            .filter_map(|root| Info::deserialize(root.node.get("info")?).ok());
        let mut info = infos.next().unwrap_or_default();
        let shared = infos.fold(info.title.clone(), |shared, info| {
            common_start(&shared, &info.title)
        });
        let shared = shared.trim_end_matches(|c: char| !c.is_alphanumeric());
        if !shared.is_empty() && self.roots().len() > 1 {
            info.title = shared.to_owned();
        }
        info
    }

    /// `info` of one root file; empty where there is none that can be read.
    #[must_use]
    pub fn info_of(&self, root: Target<'_>) -> Info {
        let info = root.node.get("info");
        let info = info.and_then(|info| Info::deserialize(info).ok());
        info.unwrap_or_default()
    }

    /// The address that paths are relative to: that of the first server, with the defaults of its variables and without a
    /// slash at the end.
    #[must_use]
    pub fn base_url(&self) -> Option<String> {
        let servers = self.follow(self.root().get("servers")?).ok()?;
        let server = servers.node.items().first()?;
        let mut url = server.get("url")?.as_str()?.to_owned();
        for (name, variable) in server.get("variables").into_iter().flat_map(Node::entries) {
            if let Some(default) = variable.get("default").and_then(|node| node.value().text()) {
                url = url.replace(&format!("{{{name}}}"), &default);
            }
        }
        Some(url.strip_suffix('/').map(str::to_owned).unwrap_or(url))
    }

    /// `tags`, without those that cannot be read.
    pub fn tags(&self) -> impl Iterator<Item = Tag> {
        self.roots().flat_map(|root| self.tags_of(root))
    }

    /// `tags` of one root file, without those that cannot be read.
    #[must_use]
    pub fn tags_of(&self, root: Target<'_>) -> Vec<Tag> {
        let written = root.node.get("tags").map(Node::items).unwrap_or_default();
        let written = written.iter();
        written
            .filter_map(|node| Tag::deserialize(node).ok())
            .collect()
    }
}

/// The words that two titles begin with.
fn common_start(one: &str, other: &str) -> String {
    let words = |text: &str| {
        text.split_inclusive(' ')
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let (one, other) = (words(one), words(other));
    let shared = one
        .iter()
        .zip(&other)
        .take_while(|(one, other)| one.trim_end() == other.trim_end());
    shared.map(|(word, _)| word.as_str()).collect()
}
