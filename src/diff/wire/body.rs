//! Compares request bodies: `required`, their media types, and the encoding of their parts.

use crate::api::{Encoding, MediaType, RequestBody};

use super::super::comparison::{Comparison, Site, by_name, changed_words};
use super::super::held::Held;
use super::super::holder::{Holder, REQUEST};
use super::super::kind::Kind;
use super::super::words::{and, code, type_words};

impl Comparison<'_> {
    pub(in crate::diff) fn request(
        &mut self,
        old: Option<&RequestBody>,
        new: Option<&RequestBody>,
        site: &Site<'_>,
    ) {
        let site = &Site {
            path: format!("{} request", site.path),
            old: old.map_or(site.old, |old| Some(&old.origin)),
            new: new.map_or(site.new, |new| Some(&new.origin)),
            ..site.clone()
        };
        let required = |body: Option<&RequestBody>| body.is_some_and(|body| body.required);
        match (required(old), required(new)) {
            (false, true) => self.push(Kind::RequestBecameRequired, site, "is now required"),
            (true, false) => self.push(Kind::RequestBecameOptional, site, "is no longer required"),
            _ => {}
        }
        if let (Some(old), Some(new)) = (old, new)
            && let Some(sentence) = changed_words(&[("description", old.docs != new.docs)])
        {
            self.push(Kind::RequestDocsChanged, site, sentence);
        }
        let content = |body: Option<&'_ RequestBody>| -> Vec<MediaType> {
            body.map(|body| body.content.clone()).unwrap_or_default()
        };
        let kinds = (Kind::RequestAdded, Kind::RequestRemoved);
        self.content(&content(old), &content(new), site, kinds, REQUEST);
    }

    /// Compares media types by name, ignoring case and `charset`.
    pub(super) fn content(
        &mut self,
        old: &[MediaType],
        new: &[MediaType],
        site: &Site<'_>,
        (added, removed): (Kind, Kind),
        holder: Holder,
    ) {
        let (was, is) = (by_name(old, media_key), by_name(new, media_key));
        for (key, media) in &was {
            let Some(other) = is.get(key) else {
                let gone = if is.is_empty() {
                    "is gone:"
                } else {
                    "is no longer"
                };
                let sentence = format!("{gone} {}", self.media(media, true));
                self.push(removed, site, sentence);
                continue;
            };
            if let (Some(old), Some(new)) = (&media.ty, &other.ty) {
                let was = Held::new(old, media.rules.as_deref());
                self.held(was, Held::new(new, other.rules.as_deref()), site, holder);
            }
            let parts = other_parts(&media.encoding, &other.encoding);
            if !parts.is_empty() {
                let parts = and(&parts);
                let sentence = format!("{parts} in {} is written in another way", code(key));
                self.push(Kind::RequestEncodingChanged, site, sentence);
            }
        }
        for (_, media) in is.iter().filter(|(key, _)| !was.contains_key(*key)) {
            let too = if was.is_empty() {
                "is new:"
            } else {
                "may now be"
            };
            let sentence = format!("{too} {}", self.media(media, false));
            self.push(added, site, sentence);
        }
    }

    fn media(&self, media: &MediaType, is_old: bool) -> String {
        let api = if is_old { self.old } else { self.new };
        let name = code(&media.name);
        match &media.ty {
            Some(ty) => format!("{name}, {}", type_words(api, ty)),
            None => name,
        }
    }
}

fn media_key(media: &MediaType) -> String {
    let parts = media.name.split(';').map(|part| part.trim().to_lowercase());
    let parts: Vec<String> = parts.filter(|part| !part.starts_with("charset=")).collect();
    parts.join("; ")
}

/// Returns the properties whose encoding changed.
fn other_parts(old: &[Encoding], new: &[Encoding]) -> Vec<String> {
    let written = |list: &[Encoding], property: &str| {
        let found = list.iter().find(|one| one.property == property)?;
        let headers: Vec<_> = found
            .headers
            .iter()
            .map(|one| (one.name.clone(), one.required))
            .collect();
        Some((
            found
                .content_type
                .as_ref()
                .or(found.stated_type.as_ref())
                .cloned(),
            found.style,
            found.explode,
            found.allow_reserved,
            headers,
        ))
    };
    let mut names: Vec<&String> = old.iter().chain(new).map(|one| &one.property).collect();
    names.sort();
    names.dedup();
    names.retain(|name| written(old, name) != written(new, name));
    names.into_iter().map(|name| code(name)).collect()
}
