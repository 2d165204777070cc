//! Compares responses by status, with their media types and headers.

use indexmap::IndexMap;

use crate::api::{Header, Operation, Response, Status};

use super::super::comparison::{Comparison, Site, by_name, changed_words};
use super::super::held::Held;
use super::super::holder::{HEADER, RESPONSE};
use super::super::kind::Kind;
use super::super::words::{and, code, type_words};
use super::parameter::state;

impl Comparison<'_> {
    pub(in crate::diff) fn responses(&mut self, old: &Operation, new: &Operation, site: &Site<'_>) {
        let (was, is) = (by_status(old), by_status(new));
        for (status, response) in &was {
            match is.get(status) {
                Some(other) => {
                    self.response(response, other, &place(site, Some(response), Some(other)));
                }
                None => {
                    let covering = covering(status, &is);
                    let covering = covering.filter(|new| !was.contains_key(&new.status));
                    if let Some(other) = covering {
                        self.response(response, other, &place(site, Some(response), Some(other)));
                        continue;
                    }
                    let kind = match is_error(status) {
                        true => Kind::ErrorResponseRemoved,
                        false => Kind::ResponseRemoved,
                    };
                    let what = self.words(response, true);
                    self.push(
                        kind,
                        &place(site, Some(response), None),
                        format!("is gone{what}"),
                    );
                }
            }
        }
        for (status, response) in is.iter().filter(|(status, _)| !was.contains_key(*status)) {
            let covering = covering(status, &was);
            if let Some(other) = covering.filter(|old| !is.contains_key(&old.status)) {
                self.response(other, response, &place(site, Some(other), Some(response)));
                continue;
            }
            let kind = match is_error(status) {
                true => Kind::ErrorResponseAdded,
                false => Kind::ResponseAdded,
            };
            let what = self.words(response, false);
            self.push(
                kind,
                &place(site, None, Some(response)),
                format!("is new{what}"),
            );
        }
    }

    fn response(&mut self, old: &Response, new: &Response, site: &Site<'_>) {
        if let Some(sentence) = changed_words(&[("description", old.docs != new.docs)]) {
            self.push(Kind::ResponseDocsChanged, site, sentence);
        }
        let kinds = (Kind::ResponseAdded, Kind::ResponseRemoved);
        self.content(&old.content, &new.content, site, kinds, RESPONSE);
        self.headers(&old.headers, &new.headers, site);
    }

    fn headers(&mut self, old: &[Header], new: &[Header], site: &Site<'_>) {
        let key = |header: &Header| header.name.to_lowercase();
        let (was, is) = (by_name(old, key), by_name(new, key));
        let place = |header: &Header| Site {
            path: format!("{} header {}", site.path, header.name),
            ..site.clone()
        };
        for (key, header) in &was {
            match is.get(key) {
                Some(other) => self.header(header, other, &place(other)),
                None => {
                    let kind = match header.required {
                        true => Kind::HeaderRemovedRequired,
                        false => Kind::HeaderRemovedOptional,
                    };
                    let what = state(header.required, &type_words(self.old, &header.ty));
                    self.push(kind, &place(header), format!("is gone: {what}"));
                }
            }
        }
        for (_, header) in is.iter().filter(|(key, _)| !was.contains_key(*key)) {
            let kind = match header.required {
                true => Kind::HeaderAddedRequired,
                false => Kind::HeaderAddedOptional,
            };
            let what = state(header.required, &type_words(self.new, &header.ty));
            self.push(kind, &place(header), format!("is new: {what}"));
        }
    }

    fn header(&mut self, old: &Header, new: &Header, site: &Site<'_>) {
        match (old.required, new.required) {
            (false, true) => self.push(Kind::HeaderBecameRequired, site, "is now always there"),
            (true, false) => {
                self.push(
                    Kind::HeaderBecameOptional,
                    site,
                    "is no longer always there",
                );
            }
            _ => {}
        }
        let was = Held::new(&old.ty, old.rules.as_deref());
        self.held(was, Held::new(&new.ty, new.rules.as_deref()), site, HEADER);
        if let Some(sentence) = changed_words(&[("description", old.docs != new.docs)]) {
            self.push(Kind::HeaderDocsChanged, site, sentence);
        }
        match (old.deprecated, new.deprecated) {
            (false, true) => self.push(Kind::HeaderDocsChanged, site, "is now deprecated"),
            (true, false) => self.push(Kind::HeaderDocsChanged, site, "is no longer deprecated"),
            _ => {}
        }
    }

    /// Describes the contents of a response, after a colon.
    fn words(&self, response: &Response, is_old: bool) -> String {
        let api = if is_old { self.old } else { self.new };
        let words = response.content.iter().map(|media| match &media.ty {
            Some(ty) => format!("{}, {}", code(&media.name), type_words(api, ty)),
            None => code(&media.name),
        });
        let words: Vec<String> = words.collect();
        match words.is_empty() {
            true => String::new(),
            false => format!(": {}", and(&words)),
        }
    }
}

fn by_status(operation: &Operation) -> IndexMap<Status, &Response> {
    let mut found = IndexMap::new();
    for response in &operation.responses {
        found.entry(response.status.clone()).or_insert(response);
    }
    found
}

/// Returns the response that applies to a status without one of its own: that of its range or, for an error, the default.
fn covering<'a>(
    status: &Status,
    responses: &IndexMap<Status, &'a Response>,
) -> Option<&'a Response> {
    let Status::Code(code) = status else {
        return None;
    };
    let range = u8::try_from(code / 100).ok().map(Status::Range);
    let range = range.and_then(|range| responses.get(&range));
    let default = || responses.get(&Status::Default).filter(|_| is_error(status));
    range.or_else(default).copied()
}

fn is_error(status: &Status) -> bool {
    match status {
        Status::Code(code) => code / 100 >= 4,
        Status::Range(first) => *first >= 4,
        Status::Default => true,
        Status::Unknown(_) => false,
    }
}

fn place<'a>(site: &Site<'a>, old: Option<&'a Response>, new: Option<&'a Response>) -> Site<'a> {
    let status = new.or(old).map(|response| response.status.to_string());
    Site {
        path: format!("{} {}", site.path, status.unwrap_or_default()),
        old: old.map_or(site.old, |old| Some(&old.origin)),
        new: new.map_or(site.new, |new| Some(&new.origin)),
        ..site.clone()
    }
}
