//! Compares parameters: those that were added or removed, and changes of the others. Path parameters are matched by their
//! position in the path, headers by name without regard to case.

use crate::api::{Location, Operation, Parameter, Value};

use super::super::comparison::{Comparison, Site, by_name, changed_words};
use super::super::held::Held;
use super::super::holder::PARAMETER;
use super::super::kind::Kind;
use super::super::words::{code, type_words, value_words};

impl Comparison<'_> {
    pub(in crate::diff) fn parameters(
        &mut self,
        old: &Operation,
        new: &Operation,
        site: &Site<'_>,
    ) {
        let was = by_name(&old.parameters, |parameter| key(old, parameter));
        let is = by_name(&new.parameters, |parameter| key(new, parameter));
        for (key, parameter) in &was {
            match is.get(key) {
                Some(other) => {
                    self.parameter(parameter, other, &place(site, Some(parameter), Some(other)))
                }
                None => {
                    let kind = match parameter.required {
                        true => Kind::ParameterRemovedRequired,
                        false => Kind::ParameterRemovedOptional,
                    };
                    let site = place(site, Some(parameter), None);
                    let what = state(parameter.required, &type_words(self.old, &parameter.ty));
                    self.push(kind, &site, format!("is gone: {what}"));
                }
            }
        }
        for (_, parameter) in is.iter().filter(|(key, _)| !was.contains_key(*key)) {
            let kind = match parameter.required {
                true => Kind::ParameterAddedRequired,
                false => Kind::ParameterAddedOptional,
            };
            let site = place(site, None, Some(parameter));
            let what = state(parameter.required, &type_words(self.new, &parameter.ty));
            self.push(kind, &site, format!("is new: {what}"));
        }
    }

    fn parameter(&mut self, old: &Parameter, new: &Parameter, site: &Site<'_>) {
        if old.name != new.name {
            let sentence = format!("was called {}", code(&old.name));
            self.push(Kind::ParameterRenamed, site, sentence);
        }
        match (old.required, new.required) {
            (false, true) => self.push(Kind::ParameterBecameRequired, site, "is now required"),
            (true, false) => {
                self.push(Kind::ParameterBecameOptional, site, "is no longer required")
            }
            _ => {}
        }
        let was = Held::new(&old.ty, old.rules.as_deref());
        self.held(
            was,
            Held::new(&new.ty, new.rules.as_deref()),
            site,
            PARAMETER,
        );
        if let Some(sentence) = other_style(old, new) {
            self.push(Kind::ParameterStyleChanged, site, sentence);
        }
        if old.allow_empty != new.allow_empty {
            match new.allow_empty {
                true => self.push(Kind::LimitsWidened, site, "may now be empty"),
                false => self.push(Kind::LimitsNarrowed, site, "may no longer be empty"),
            }
        }
        if old.default != new.default {
            let words =
                |value: &Option<Value>| value.as_ref().map_or("none".to_owned(), value_words);
            let (is, was) = (words(&new.default), words(&old.default));
            let sentence = format!("the default is now {is} and was {was}");
            self.push(Kind::ParameterDefaultChanged, site, sentence);
        }
        match (old.deprecated, new.deprecated) {
            (false, true) => self.push(Kind::ParameterDeprecated, site, "is now deprecated"),
            (true, false) => {
                self.push(Kind::ParameterUndeprecated, site, "is no longer deprecated")
            }
            _ => {}
        }
        if let Some(sentence) = changed_words(&[("description", old.docs != new.docs)]) {
            self.push(Kind::ParameterDocsChanged, site, sentence);
        }
    }
}

/// Returns the key that a parameter is matched by.
fn key(operation: &Operation, parameter: &Parameter) -> String {
    let location = parameter.location;
    match location {
        Location::Path => {
            let at = operation
                .path_variables()
                .position(|name| name == parameter.name);
            at.map_or_else(
                || format!("path {}", parameter.name),
                |at| format!("path {at}"),
            )
        }
        Location::Header => format!("header {}", parameter.name.to_lowercase()),
        Location::Query | Location::Cookie => format!("{location} {}", parameter.name),
    }
}

fn place<'a>(site: &Site<'a>, old: Option<&'a Parameter>, new: Option<&'a Parameter>) -> Site<'a> {
    let named = new.or(old);
    let (location, name) = named.map_or((Location::Query, ""), |one| (one.location, &one.name));
    Site {
        path: format!("{} {location} {name}", site.path),
        old: old.map_or(site.old, |old| Some(&old.origin)),
        new: new.map_or(site.new, |new| Some(&new.origin)),
        ..site.clone()
    }
}

pub(super) fn state(required: bool, what: &str) -> String {
    let state = if required { "required" } else { "optional" };
    format!("{state}, {what}")
}

/// Describes a changed serialisation. `explode` has no effect on a single value, but the type may become a list later.
fn other_style(old: &Parameter, new: &Parameter) -> Option<String> {
    let media = |parameter: &Parameter| match &parameter.media_type {
        Some(media_type) => code(media_type),
        None => format!("in the style {}", code(parameter.style.as_str())),
    };
    let mut parts = Vec::new();
    if media(old) != media(new) {
        parts.push(format!(
            "is now written {} and was {}",
            media(new),
            media(old)
        ));
    }
    if old.media_type.is_none() && new.media_type.is_none() {
        for (key, was, is) in [
            ("explode", old.explode, new.explode),
            ("allowReserved", old.allow_reserved, new.allow_reserved),
        ] {
            let follows = key == "explode" && old.style != new.style;
            if was != is && !follows {
                parts.push(format!("`{key}` is now {is} and was {was}"));
            }
        }
    }
    (!parts.is_empty()).then(|| parts.join(", "))
}
