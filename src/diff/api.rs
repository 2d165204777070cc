//! What belongs to the API as a whole: what it says about itself, its tags, its operations.

use std::collections::{BTreeSet, HashMap};

use indexmap::IndexMap;

use super::comparison::{Comparison, Site, became, changed_words, tag_uses};
use super::kind::{Kind, Semver};
use super::types::Distance;
use super::words::{code, type_words};
use crate::api::{Api, Body, Operation, Status};

/// The subject of changes that belong to no model and no operation.
const SUBJECT: &str = "API";

impl Comparison<'_> {
    /// Compares what the API says about itself, and its tags.
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
    }

    /// Compares operations by method and path.
    pub fn operations(&mut self) {
        let (old, new) = (self.old, self.new);
        let (was, is) = (by_path(old), by_path(new));
        let keys: BTreeSet<_> = was.keys().chain(is.keys()).copied().collect();
        for key in keys {
            let (path, method, _) = key;
            let subject = format!("{} {path}", method.to_uppercase());
            let (was, is) = (was.get(&key).copied(), is.get(&key).copied());
            let (old, new) = (was.map(|was| &was.origin), is.map(|is| &is.origin));
            let site = Site {
                old,
                new,
                ..Site::outside(&subject)
            };
            match (was, is) {
                (Some(was), Some(is)) => self.operation(was, is, &site),
                (Some(_), None) => self.push(Kind::OperationRemoved, &site, "is gone"),
                (None, Some(_)) => self.push(Kind::OperationAdded, &site, "is new"),
                (None, None) => {}
            }
            self.nested_models();
        }
    }

    /// A tag that models are used under is a feature of the crate; any other is but a word.
    fn tags(&mut self) {
        let (was, is) = (tag_uses(self.old), tag_uses(self.new));
        for (name, used) in &was {
            match is.get(name) {
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
                None => self.tag(Kind::TagAdded, name, *used, "is new"),
                Some(false) if *used => {
                    self.tag(Kind::TagAdded, name, true, "models are now used under it")
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
        if old.summary != new.summary {
            self.push(Kind::OperationDocsChanged, site, "has another summary");
        }
        let tags = |api: &Api, operation: &Operation| -> Vec<String> {
            operation
                .tags
                .iter()
                .map(|tag| api.tags[tag.0 as usize].name.clone())
                .collect()
        };
        if tags(self.old, old) != tags(self.new, new) {
            self.push(Kind::OperationTagsChanged, site, "has other tags");
        }
        self.bodies(old, new, site);
    }

    fn bodies(&mut self, old: &Operation, new: &Operation, site: &Site<'_>) {
        let (was, is) = (by_status(old), by_status(new));
        for (key, body) in &was {
            let site = Site {
                path: body_path(&site.subject, body),
                ..site.clone()
            };
            match is.get(key) {
                Some(other) => self.body(body, other, &site),
                None => {
                    let response = body.status.is_some();
                    let kind = if response {
                        Kind::ResponseRemoved
                    } else {
                        Kind::RequestRemoved
                    };
                    let what = type_words(self.old, body.ty);
                    self.push(
                        kind,
                        &site,
                        format!("is gone: {}, {what}", code(body.media_type)),
                    );
                }
            }
        }
        for (_, body) in is.iter().filter(|(key, _)| !was.contains_key(*key)) {
            let site = Site {
                path: body_path(&site.subject, body),
                ..site.clone()
            };
            let kind = if body.status.is_some() {
                Kind::ResponseAdded
            } else {
                Kind::RequestAdded
            };
            let what = type_words(self.new, body.ty);
            self.push(
                kind,
                &site,
                format!("is new: {}, {what}", code(body.media_type)),
            );
        }
    }

    fn body(&mut self, old: &Body<'_>, new: &Body<'_>, site: &Site<'_>) {
        let response = new.status.is_some();
        let kind = match (self.distance(old.ty, new.ty, site), response) {
            (Distance::Same, _) => return,
            (Distance::OtherModel, true) => Kind::ResponseModelChanged,
            (Distance::OtherModel, false) => Kind::RequestModelChanged,
            (_, true) => Kind::ResponseTypeChanged,
            (_, false) => Kind::RequestTypeChanged,
        };
        let sentence = became(self.old, old.ty, self.new, new.ty);
        self.push(kind, site, sentence);
    }
}

/// Operations by path and method. Callbacks may share both; they are told apart by their order.
fn by_path(api: &Api) -> IndexMap<(&str, &str, usize), &Operation> {
    let mut seen: HashMap<(&str, &str), usize> = HashMap::new();
    let keyed = api.operations.iter().map(|operation| {
        let (path, method) = (operation.path.as_str(), operation.method.as_str());
        let count = seen.entry((path, method)).or_default();
        *count += 1;
        ((path, method, *count), operation)
    });
    keyed.collect()
}

fn by_status(operation: &Operation) -> IndexMap<(Option<&Status>, &str), Body<'_>> {
    operation
        .bodies()
        .map(|body| ((body.status, body.media_type), body))
        .collect()
}

fn body_path(subject: &str, body: &Body<'_>) -> String {
    match body.status {
        Some(status) => format!("{subject} {status}"),
        None => format!("{subject} request"),
    }
}
