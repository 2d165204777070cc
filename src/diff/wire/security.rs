//! Compares authentication: security schemes by their meaning, and the requirements of operations. The name of a scheme
//! is not on the wire.

use std::collections::{BTreeMap, BTreeSet};

use crate::api::{Api, Operation, SchemeKind, SecurityRequirement, SecurityScheme};

use super::super::comparison::{Comparison, Site};
use super::super::kind::Kind;
use super::super::words::{and, code};

/// One alternative of a security requirement: schemes by their names in the new API, with their scopes.
type Way = BTreeMap<String, BTreeSet<String>>;

impl Comparison<'_> {
    /// Reports schemes that changed without changing their name.
    pub(in crate::diff) fn security_schemes(&mut self, site: &Site<'_>) {
        let (old, new) = (self.old, self.new);
        for scheme in &new.security_schemes {
            let same = |known: &&SecurityScheme| known.name == scheme.name;
            let Some(was) = old.security_schemes.iter().find(same) else {
                continue;
            };
            if wire(&was.kind) != wire(&scheme.kind) {
                let (is, was_words) = (wire(&scheme.kind), wire(&was.kind));
                let site = Site {
                    path: format!("security scheme {}", scheme.name),
                    old: Some(&was.origin),
                    new: Some(&scheme.origin),
                    ..site.clone()
                };
                let sentence = format!("is now {is} and was {was_words}");
                self.push(Kind::SecuritySchemeChanged, &site, sentence);
            }
        }
    }

    pub(in crate::diff) fn security(&mut self, old: &Operation, new: &Operation, site: &Site<'_>) {
        let names = renamed(self.old, self.new);
        let was = ways(&old.security, &|name| {
            names.get(name).cloned().unwrap_or_else(|| name.to_owned())
        });
        let is = ways(&new.security, &str::to_owned);
        let tightened = was.iter().any(|way| !opens(way, &is));
        let relaxed = is.iter().any(|way| !opens(way, &was));
        let kind = match (tightened, relaxed) {
            (false, false) => return,
            (true, false) => Kind::SecurityTightened,
            (false, true) => Kind::SecurityRelaxed,
            (true, true) => Kind::SecurityChanged,
        };
        let sentence = format!("now requires {} and required {}", words(&is), words(&was));
        self.push(kind, site, sentence);
    }
}

/// Returns `true` if callers that satisfy `way` also satisfy one of the others.
fn opens(way: &Way, others: &[Way]) -> bool {
    let is_met = |other: &Way| {
        let mut needed = other.iter();
        needed.all(|(name, scopes)| way.get(name).is_some_and(|has| scopes.is_subset(has)))
    };
    others.iter().any(is_met)
}

/// Returns the alternatives of a requirement. An empty list requires nothing.
fn ways(list: &[SecurityRequirement], name: &dyn Fn(&str) -> String) -> Vec<Way> {
    if list.is_empty() {
        return vec![Way::new()];
    }
    let way = |one: &SecurityRequirement| {
        let schemes = one.schemes.iter();
        let schemes = schemes.map(|one| (name(&one.scheme), one.scopes.iter().cloned().collect()));
        schemes.collect()
    };
    list.iter().map(way).collect()
}

fn words(ways: &[Way]) -> String {
    let way = |way: &Way| {
        let schemes = way.iter().map(|(name, scopes)| {
            let scopes: Vec<String> = scopes.iter().map(|scope| code(scope)).collect();
            match scopes.is_empty() {
                true => code(name),
                false => format!("{} ({})", code(name), and(&scopes)),
            }
        });
        match way.is_empty() {
            true => "nothing".to_owned(),
            false => schemes.collect::<Vec<_>>().join(" with "),
        }
    };
    ways.iter().map(way).collect::<Vec<_>>().join(" or ")
}

/// Returns the new names of renamed schemes, by old name.
fn renamed(old: &Api, new: &Api) -> BTreeMap<String, String> {
    let has = |api: &Api, name: &str| api.security_schemes.iter().any(|one| one.name == name);
    let gone = old
        .security_schemes
        .iter()
        .filter(|one| !has(new, &one.name));
    let renamed = gone.filter_map(|was| {
        let mut fits = new.security_schemes.iter();
        let fits = fits.find(|is| !has(old, &is.name) && wire(&is.kind) == wire(&was.kind))?;
        Some((was.name.clone(), fits.name.clone()))
    });
    renamed.collect()
}

/// Describes a scheme as it is on the wire.
fn wire(kind: &SchemeKind) -> String {
    match kind {
        SchemeKind::ApiKey { location, name } => format!("a key in the {location} {}", code(name)),
        SchemeKind::Http { scheme, .. } => format!("HTTP {}", code(&scheme.to_lowercase())),
        SchemeKind::MutualTls => "a certificate of the caller".to_owned(),
        SchemeKind::OAuth2 { flows } => {
            let flow = |flow: &crate::api::Flow| {
                let urls = [&flow.authorization_url, &flow.token_url];
                let urls = urls.into_iter().flatten().map(|url| code(url));
                let urls: Vec<String> = urls.collect();
                format!("{} at {}", code(flow.grant.as_str()), and(&urls))
            };
            let flows: Vec<String> = flows.iter().map(flow).collect();
            format!("OAuth 2 with {}", and(&flows))
        }
        SchemeKind::OpenIdConnect { url } => format!("OpenID Connect at {}", code(url)),
        SchemeKind::Unknown(text) => code(text),
    }
}
