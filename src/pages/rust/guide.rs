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
                let text = "The crate has a client: `client::Client` calls the operations, gets tokens, follows pages and \
                            repeats what may be repeated. Each operation is also a plain struct that makes a request for \
                            any HTTP library. The features `reqwest`, `ureq` and `tower` are its transports, and `mock` \
                            is one for tests.";
                match self.operations {
                    Some(_) => text.to_owned() + &self.first_call(),
                    None => text.to_owned(),
                }
            }
            false => {
                "The crate has models and no client. Any HTTP library sends what `serde_json::to_string` writes; \
                 `sailgen generate --only client` adds a client of its own."
                    .to_owned()
            }
        };
        Explained {
            title: "Client",
            text,
        }
    }

    /// Shows how to make the client of the examples.
    fn first_call(&self) -> String {
        let krate = &self.view.krate;
        let own = || krate.import_name();
        let import = self.options.import.clone().unwrap_or_else(own);
        let uses = format!("use {import}::client::{{Client, Reqwest}};");
        let made = "let client = Client::from_env()?.build(Reqwest::new()?);";
        format!(
            "\n\n```rust\n{uses}\n\n{made}\n```\n\n`Client::from_env` reads the address of the server and the \
             credentials from environment variables, which its documentation names; `Client::builder` takes them from \
             the program. `build_blocking(Ureq::new())` makes a blocking client, whose calls need no `.await`."
        )
    }
}

impl super::pages::Pages {
    /// Links a text to the topic of the guide that explains it.
    pub(super) fn explained(&self, text: &str, topic: &str, topics: &[Topic]) -> String {
        match self.topic(topic, topics) {
            Some(address) => format!("[{text}]({address})"),
            None => text.to_owned(),
        }
    }

    /// Returns the address of a topic of the guide, relative to the pages of models.
    pub(super) fn topic(&self, topic: &str, topics: &[Topic]) -> Option<String> {
        let is_known = topics.iter().any(|known| known.title == topic);
        is_known.then(|| format!("{}#{}", self.guide.slug, topic.to_lowercase()))
    }
}
