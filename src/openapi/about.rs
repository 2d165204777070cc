//! Reads what the root files say about the API as a whole.

use super::{Node, Spec, Target};

/// The title, version and description of a spec.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Info {
    /// The title, such as `Identity Security Cloud Beta API`.
    pub title: String,
    /// The version of the API, such as `3.1.0-beta`.
    pub version: String,
    /// The description, as Markdown.
    pub description: Option<String>,
}

/// A tag that groups operations.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag {
    /// The name, such as `Access Profiles`.
    pub name: String,
    /// The description, as Markdown.
    pub description: Option<String>,
}

impl Spec {
    /// The `info` object; what is missing or invalid is empty. With several root files, the first
    /// file's `info`, titled with the words that all titles begin with.
    #[must_use]
    pub fn info(&self) -> Info {
        let mut infos = self.roots().map(|root| self.info_of(root));
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

    /// The `info` object of one root file; what is missing or invalid is empty.
    #[must_use]
    pub fn info_of(&self, root: Target<'_>) -> Info {
        let info = root.node.get("info");
        let text = |key| string(info?, key);
        Info {
            title: text("title").unwrap_or_default(),
            version: text("version").unwrap_or_default(),
            description: text("description"),
        }
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
        let tag = |node| {
            Some(Tag {
                name: string(node, "name")?,
                description: string(node, "description"),
            })
        };
        written.iter().filter_map(tag).collect()
    }

    /// The `tags` of all root files; of several with the same name, the first.
    #[must_use]
    pub fn distinct_tags(&self) -> Vec<Tag> {
        let mut tags: Vec<Tag> = Vec::new();
        for tag in self.tags() {
            if !tags.iter().any(|known| known.name == tag.name) {
                tags.push(tag);
            }
        }
        tags
    }
}

/// Returns the string at a key. Scalars of other types count too: versions are often written as
/// numbers.
fn string(node: &Node, key: &str) -> Option<String> {
    node.get(key)?.value().text()
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
