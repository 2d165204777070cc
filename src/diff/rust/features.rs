//! The cargo features of two crates, with the tags that they stand for.

use std::collections::BTreeMap;

use super::crates::{Crates, Side};
use super::found::{Difference, Place};
use crate::diff::kind::{Kind, Semver};
use crate::diff::words::code;

impl Crates<'_> {
    /// Compares the features.
    pub(super) fn features(&mut self) {
        let (was, is) = (of(&self.old), of(&self.new));
        for (feature, tag) in &was {
            let name = code(feature);
            let difference = match is.get(feature) {
                Some(now) if now != tag => {
                    let sentence = format!(
                        "the feature {name} now means this tag; it meant {}",
                        code(tag)
                    );
                    Difference::always(Kind::RustNameMoved, place(now), sentence)
                }
                Some(_) => continue,
                None => {
                    let now = is.iter().find(|(_, other)| *other == tag);
                    let (kind, sentence) = match now {
                        Some((now, _)) => (
                            Kind::RustNameChanged,
                            format!("its feature is now {} and was {name}", code(now)),
                        ),
                        None => (Kind::RustItemRemoved, format!("the feature {name} is gone")),
                    };
                    Difference::of(kind, Semver::Major, place(tag), sentence)
                }
            };
            self.found.push(difference);
        }
        for (feature, tag) in &is {
            let known = |(_, other): (&String, &String)| other == tag;
            if !was.contains_key(feature) && !was.iter().any(known) {
                let sentence = format!("the feature {} is new", code(feature));
                let kind = Kind::RustItemAdded;
                self.found
                    .push(Difference::of(kind, Semver::Minor, place(tag), sentence));
            }
        }
    }
}

fn of(side: &Side<'_>) -> BTreeMap<String, String> {
    let tags = side.api.tags.iter().map(|tag| tag.name.clone());
    let features = side.view.features.iter().zip(tags);
    features
        .filter_map(|(feature, tag)| Some((feature.clone()?, tag)))
        .collect()
}

/// The place that walks over tags give to one.
fn place(tag: &str) -> Place {
    Place {
        subject: "API".to_owned(),
        path: format!("tag {tag}"),
        ..Place::default()
    }
}
