//! Compares the API as a whole: its info, tags, servers and security schemes, and the list of operations.

use super::comparison::{Comparison, Site, changed_words, tag_uses};
use super::kind::{Kind, Semver};
use super::wire;
use super::words::{and, code, shortened};
use crate::api::{Api, Operation};

/// The subject of changes that belong neither to a model nor to an operation.
pub(super) const SUBJECT: &str = "API";

impl Comparison<'_> {
    /// Compares the info, tags, servers and security schemes of the API.
    pub fn api(&mut self) {
        let (old, new) = (self.old, self.new);
        let parts = [
            ("title", old.info.title != new.info.title),
            ("version", old.info.version != new.info.version),
            ("description", old.info.description != new.info.description),
        ];
        if let Some(sentence) = changed_words(&parts) {
            self.push(Kind::InfoChanged, &Site::outside(SUBJECT), sentence);
        }
        self.tags();
        let site = Site::outside(SUBJECT);
        self.servers(&old.servers, &new.servers, &site);
        self.security_schemes(&site);
    }

    /// Compares operations, which are matched by method and path regardless of the names of path parameters.
    pub fn operations(&mut self) {
        for (was, is) in wire::pair(self.old, self.new) {
            let Some(named) = is.or(was) else { continue };
            let subject = call(named);
            let site = Site {
                old: was.map(|was| &was.origin),
                new: is.map(|is| &is.origin),
                ..Site::outside(&subject)
            };
            match (was, is) {
                (Some(was), Some(is)) => self.operation(was, is, &site),
                (Some(was), None) => {
                    let sentence = format!("is gone{}", summary(was));
                    self.push(Kind::OperationRemoved, &site, sentence);
                }
                (None, Some(is)) => {
                    let sentence = format!("is new{}", summary(is));
                    self.push(Kind::OperationAdded, &site, sentence);
                }
                (None, None) => {}
            }
            self.nested_models();
        }
    }

    /// Compares tags. A tag that models are used under is a cargo feature of the crate; any other tag does not affect
    /// the crate.
    fn tags(&mut self) {
        let (was, is) = (tag_uses(self.old), tag_uses(self.new));
        let renamed = self.renamed_tags.clone();
        for (name, used) in &was {
            match is.get(name) {
                None if renamed.contains_key(*name) => {
                    let (now, before) = (&renamed[*name], code(name));
                    let used = *used || is.get(now.as_str()) == Some(&true);
                    self.tag(Kind::TagRenamed, now, used, &format!("was called {before}"));
                }
                None => self.tag(Kind::TagRemoved, name, *used, "is gone"),
                Some(false) if *used => self.tag(
                    Kind::TagRemoved,
                    name,
                    true,
                    "no model is used under it any more",
                ),
                Some(_) => {}
            }
        }
        for (name, used) in &is {
            match was.get(name) {
                None if renamed.values().any(|now| now == name) => {}
                None => self.tag(Kind::TagAdded, name, *used, "is new"),
                Some(false) if *used => {
                    self.tag(Kind::TagAdded, name, true, "models are now used under it");
                }
                Some(_) => {}
            }
        }
    }

    fn tag(&mut self, kind: Kind, name: &str, is_feature: bool, sentence: &str) {
        let semver = if is_feature {
            self.options.semver(kind, true)
        } else {
            Semver::Patch
        };
        let site = Site {
            path: format!("tag {name}"),
            ..Site::outside(SUBJECT)
        };
        self.push_as(kind, semver, &site, sentence);
    }

    fn operation(&mut self, old: &Operation, new: &Operation, site: &Site<'_>) {
        if old.written_id != new.written_id {
            let id = |id: &Option<String>| id.as_ref().map_or("none".to_owned(), |id| code(id));
            let sentence = format!(
                "the `operationId` is now {} and was {}",
                id(&new.written_id),
                id(&old.written_id)
            );
            self.push(Kind::OperationRenamed, site, sentence);
        }
        if old.deprecated != new.deprecated {
            match new.deprecated {
                true => self.push(Kind::OperationDeprecated, site, "is now deprecated"),
                false => self.push(Kind::OperationUndeprecated, site, "is no longer deprecated"),
            }
        }
        if (wire::key(old), &old.method) != (wire::key(new), &new.method) {
            let sentence = format!("was {}", code(&call(old)));
            self.push(Kind::OperationMoved, site, sentence);
        }
        let parts = [
            ("summary", old.summary != new.summary),
            ("description", old.docs != new.docs),
            ("link", old.external_docs != new.external_docs),
        ];
        if let Some(sentence) = changed_words(&parts) {
            self.push(Kind::OperationDocsChanged, site, sentence);
        }
        self.tags_of(old, new, site);
        self.exchange(old, new, site);
    }

    /// Compares the tags of an operation. A renamed tag is reported once for the API, not for each of its operations.
    fn tags_of(&mut self, old: &Operation, new: &Operation, site: &Site<'_>) {
        let renamed = self.renamed_tags.clone();
        let names = |api: &Api, operation: &Operation| -> Vec<String> {
            let tags = operation.tags.iter();
            tags.map(|tag| api.tags[tag.0 as usize].name.clone())
                .collect()
        };
        let was = names(self.old, old).into_iter();
        let was: Vec<String> = was
            .map(|name| renamed.get(&name).cloned().unwrap_or(name))
            .collect();
        let is = names(self.new, new);
        if was != is {
            let words = |names: &[String]| match names {
                [] => "none".to_owned(),
                names => and(&names.iter().map(|name| code(name)).collect::<Vec<_>>()),
            };
            let sentence = format!("is now under {} and was under {}", words(&is), words(&was));
            self.push(Kind::OperationTagsChanged, site, sentence);
        }
    }

    /// Compares the data that an operation sends and receives. For a webhook or callback, the server is the caller.
    fn exchange(&mut self, old: &Operation, new: &Operation, site: &Site<'_>) {
        let sent = &Site {
            request: !new.incoming,
            response: new.incoming,
            ..site.clone()
        };
        let received = &Site {
            request: new.incoming,
            response: !new.incoming,
            ..site.clone()
        };
        self.parameters(old, new, sent);
        self.request(old.request_body.as_ref(), new.request_body.as_ref(), sent);
        self.responses(old, new, received);
        self.security(old, new, sent);
        self.servers_of(old, new, sent);
    }
}

/// Returns the name of an operation, such as `GET /plants/{id}`; for a webhook, the path is its name.
pub(super) fn call(operation: &Operation) -> String {
    format!("{} {}", operation.method.to_uppercase(), operation.path)
}

fn summary(operation: &Operation) -> String {
    match operation.summary.as_deref().map(str::trim) {
        Some(summary) if !summary.is_empty() => format!(": {}", shortened(summary, 200)),
        _ => String::new(),
    }
}
