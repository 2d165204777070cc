//! Reads what the root files say about the API as a whole, as `openapiv3` types.

use openapiv3::{Info, Tag};
use serde::Deserialize;

use super::{Node, Spec, Target};

impl Spec {
    /// The `info` object, or the default if it is missing or invalid. With several root files, the
    /// first file's `info`, titled with the words that all titles begin with.
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

    /// The `info` object of one root file, or the default if it is missing or invalid.
    #[must_use]
    pub fn info_of(&self, root: Target<'_>) -> Info {
        let info = root.node.get("info");
        let info = info.and_then(|info| Info::deserialize(info).ok());
        info.unwrap_or_default()
    }

    /// The URL that paths are relative to: the first server's, with the defaults of its variables
    /// filled in and without a trailing slash. `None` if there is no server.
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

    /// The `tags` of all root files. Invalid entries are left out.
    pub fn tags(&self) -> impl Iterator<Item = Tag> {
        self.roots().flat_map(|root| self.tags_of(root))
    }

    /// The `tags` of one root file. Invalid entries are left out.
    #[must_use]
    pub fn tags_of(&self, root: Target<'_>) -> Vec<Tag> {
        let written = root.node.get("tags").map(Node::items).unwrap_or_default();
        let written = written.iter();
        written
            .filter_map(|node| Tag::deserialize(node).ok())
            .collect()
    }
}

/// Returns the words that both titles begin with.
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
