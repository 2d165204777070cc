//! Builds the page that explains the crate: the topics of the view, and the client.

use serde::Serialize;

use super::{RustPages, yaml_text};
use crate::pages::front::quoted;
use crate::pages::page::FrontMatter;
use crate::pages::site::input::{Entry, Subject};
use crate::rust::view::Topic;
use crate::rust::view::guide::{DATES, PATCH, UNKNOWN};

/// `guide` in `rust/using.md`: the page that the others link to.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Guide {
    /// The front matter. Its title names the types, so that a search finds the page by them.
    #[serde(flatten)]
    front: FrontMatter,
    /// The last segment of the front page's URL.
    index: String,
    topics: Vec<Explained>,
}

/// A topic as the template sees it.
#[derive(Debug, Clone, Serialize)]
struct Explained {
    title: &'static str,
    text: String,
}

/// The short title, for lists of pages.
const TITLE: &str = "Using the crate";

impl RustPages<'_> {
    /// Returns the page in the list of a site.
    pub(super) fn guide_entry(&self) -> Entry {
        Entry {
            id: self.guide_id(),
            title: TITLE.to_owned(),
            file: self.pages.guide.path.clone(),
            slug: self.pages.guide.slug.clone(),
            subject: Subject::Models(Vec::new()),
        }
    }

    /// Returns the page for its template.
    pub(super) fn guide(&self) -> Guide {
        let names = &[TITLE];
        let topics = self.view.guide.iter().map(|topic| Explained {
            title: topic.title,
            text: topic.text.clone(),
        });
        let topics: Vec<Explained> = topics.chain([self.client()]).collect();
        let is_type = |title: &&str| matches!(*title, PATCH | DATES | UNKNOWN);
        let titles = topics.iter().map(|topic| topic.title).filter(is_type);
        let titles: Vec<&str> = titles.collect();
        Guide {
            front: FrontMatter {
                id: yaml_text(&self.guide_id()),
                title: match titles.is_empty() {
                    true => TITLE.to_owned(),
                    false => format!("{TITLE}: {}", titles.join(", ")),
                },
                sidebar_class_name: self.options.sidebar_class_name.clone(),
                keywords: quoted(&self.options.keywords, names),
                slug: format!("{}/{}", self.pages.at.path, self.pages.guide.slug),
                tags: quoted(&self.options.tags, names),
            },
            index: self.pages.at.path.clone(),
            topics,
        }
    }

    fn guide_id(&self) -> String {
        format!(
            "{}{}",
            super::id_prefix(&self.pages.at.prefix),
            self.pages.guide.slug
        )
    }

    fn client(&self) -> Explained {
        let text = match self.has_client {
            true => {
                "The crate has a client: `client::Client` calls the operations, gets tokens, follows pages and \
                 repeats what may be repeated. Each operation is also a plain struct that makes a request for any HTTP \
                 library. The features `reqwest`, `ureq` and `tower` are its transports, and `mock` is one for tests."
            }
            false => {
                "The crate has models and no client. Any HTTP library sends what `serde_json::to_string` writes; \
                 `sailgen generate --only client` adds a client of its own."
            }
        };
        Explained {
            title: "Client",
            text: text.to_owned(),
        }
    }
}

impl super::pages::Pages {
    /// Links a text to the topic of the guide that explains it.
    pub(super) fn explained(&self, text: &str, topic: &str, topics: &[Topic]) -> String {
        match topics.iter().any(|known| known.title == topic) {
            true => format!("[{text}]({}#{})", self.guide.slug, topic.to_lowercase()),
            false => text.to_owned(),
        }
    }
}
