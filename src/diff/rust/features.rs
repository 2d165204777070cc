//! Compares the cargo features of two crates, with the tags or root files they stand for.

use std::collections::BTreeMap;

use super::crates::{Crates, Side};
use super::found::{Difference, Place};
use crate::diff::kind::{Kind, Semver};
use crate::diff::words::code;

impl Crates<'_> {
    /// Compares the cargo features.
    pub(super) fn features(&mut self) {
        let (was, is) = (of(&self.old), of(&self.new));
        let word = match self.new.api.roots.len() {
            0 | 1 => "tag",
            _ => "root file",
        };
        for (feature, tag) in &was {
            let name = code(feature);
            let difference = match is.get(feature) {
                Some(now) if now != tag => {
                    let sentence = format!(
                        "the feature {name} now means this {word}; it meant {}",
                        code(tag)
                    );
                    Difference::always(Kind::RustNameMoved, place(word, now), sentence)
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
                    Difference::of(kind, Semver::Major, place(word, tag), sentence)
                }
            };
            self.found.push(difference);
        }
        for (feature, tag) in &is {
            let known = |(_, other): (&String, &String)| other == tag;
            if !was.contains_key(feature) && !was.iter().any(known) {
                let sentence = format!("the feature {} is new", code(feature));
                let kind = Kind::RustItemAdded;
                self.found.push(Difference::of(
                    kind,
                    Semver::Minor,
                    place(word, tag),
                    sentence,
                ));
            }
        }
    }
}

fn of(side: &Side<'_>) -> BTreeMap<String, String> {
    let groups = side.view.groups.iter();
    groups
        .filter_map(|group| Some((group.feature.clone()?, group.name.clone())))
        .collect()
}

/// Returns the place of a feature, which is the same as for changes of its tag.
fn place(word: &str, name: &str) -> Place {
    Place {
        subject: "API".to_owned(),
        path: format!("{word} {name}"),
        ..Place::default()
    }
}
