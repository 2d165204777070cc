//! Compares the clients of two crates: operations by method and path, their fields by their meaning on the wire.

use std::collections::BTreeMap;

use super::client_enums;
use super::crates::{Crates, Side};
use super::found::{Difference, Place};
use crate::config::ClientOptions;
use crate::diff::kind::{Kind, Semver};
use crate::diff::words::code;
use crate::rust::{Face, FaceField, faces};

impl Crates<'_> {
    /// Compares the clients.
    pub(super) fn client(&mut self, options: &ClientOptions) {
        let (was, is) = (of(&self.old, options), of(&self.new, options));
        let mut found = Vec::new();
        for (operation, old) in &was {
            match is.get(operation) {
                Some(new) => {
                    names(&was, &is, (old, new), &mut found);
                    fields(old, new, &mut found);
                }
                None => {
                    let sentence = format!("{} of the client is gone", code(&old.names[0]));
                    found.push(difference(
                        Kind::RustItemRemoved,
                        Semver::Major,
                        old,
                        sentence,
                    ));
                }
            }
        }
        for (_, new) in is
            .iter()
            .filter(|(operation, _)| !was.contains_key(*operation))
        {
            let sentence = format!("{} of the client is new", code(&new.names[0]));
            found.push(difference(
                Kind::RustItemAdded,
                Semver::Minor,
                new,
                sentence,
            ));
        }
        self.found.append(&mut found);
    }
}

type Faces = BTreeMap<String, Face>;

fn of(side: &Side<'_>, options: &ClientOptions) -> Faces {
    let all = faces(side.api, &side.view, options).into_iter();
    all.map(|face| (face.operation.clone(), face)).collect()
}

/// Compares the names of an operation. If another operation has taken an old name, that is reported too.
fn names(was: &Faces, is: &Faces, (old, new): (&Face, &Face), found: &mut Vec<Difference>) {
    for (at, name) in old.names.iter().enumerate() {
        if *name == new.names[at] {
            continue;
        }
        let now = code(&new.names[at]);
        if let Some(taker) = is.values().find(|face| face.names[at] == *name) {
            let meant = code(&old.operation);
            let sentence = format!(
                "now has the name {} in the client; it meant {meant}, which is now {now}",
                code(name)
            );
            found.push(difference(
                Kind::RustNameMoved,
                Semver::Major,
                taker,
                sentence,
            ));
        } else if !was.values().any(|face| face.names[at] == new.names[at]) {
            let sentence = format!("is now {now} in the client and was {}", code(name));
            found.push(difference(
                Kind::RustNameChanged,
                Semver::Major,
                new,
                sentence,
            ));
        }
    }
}

fn fields(old: &Face, new: &Face, found: &mut Vec<Difference>) {
    let mut say = |kind, semver, sentence: String| {
        found.push(difference(kind, semver, new, sentence));
    };
    for field in &old.fields {
        let name = code(&field.name);
        let Some(now) = by_wire(new, &field.wire) else {
            let sentence = format!("the field {name} of the client's type is gone");
            say(Kind::RustItemRemoved, Semver::Major, sentence);
            continue;
        };
        if now.name != field.name {
            let taken = new.fields.iter().any(|other| other.name == field.name);
            let kind = match taken {
                true => Kind::RustNameMoved,
                false => Kind::RustNameChanged,
            };
            let sentence = format!(
                "{} is now the field {} of the client's type and was {name}",
                code(&field.wire),
                code(&now.name)
            );
            say(kind, Semver::Major, sentence);
        }
        if now.ty != field.ty || now.required != field.required {
            let words = |field: &FaceField| match field.required {
                true => format!("{}, required", code(&field.ty)),
                false => code(&field.ty),
            };
            let (is, was) = (words(now), words(field));
            let sentence = format!("{name} of the client's type is now {is} and was {was}");
            say(Kind::RustItemChanged, Semver::Major, sentence);
        }
    }
    for field in &new.fields {
        if by_wire(old, &field.wire).is_none() {
            let semver = match field.required {
                true => Semver::Major,
                false => Semver::Minor,
            };
            let sentence = format!(
                "the field {} of the client's type is new",
                code(&field.name)
            );
            say(Kind::RustItemAdded, semver, sentence);
        }
    }
    if order(old, new) != order(new, old) {
        let sentence = "`new` of the client's type takes its arguments in another order".to_owned();
        say(Kind::RustItemChanged, Semver::Major, sentence);
    }
    client_enums::compare(&old.enums, &new.enums, &mut |(kind, semver, sentence)| {
        say(kind, semver, sentence);
    });
    if old.output != new.output {
        let (is, was) = (code(&new.output), code(&old.output));
        let sentence = format!("the client now returns {is} and returned {was}");
        say(Kind::RustItemChanged, Semver::Major, sentence);
    }
}

fn by_wire<'f>(face: &'f Face, wire: &str) -> Option<&'f FaceField> {
    face.fields.iter().find(|field| field.wire == wire)
}

/// Returns the fields that both faces require, in the order of the first one.
fn order<'f>(own: &'f Face, other: &Face) -> Vec<&'f str> {
    let required = own.fields.iter().filter(|field| field.required);
    let shared =
        required.filter(|field| by_wire(other, &field.wire).is_some_and(|other| other.required));
    shared.map(|field| field.wire.as_str()).collect()
}

/// Returns a difference that is always reported, because changes of operations do not say anything about the crate.
fn difference(kind: Kind, semver: Semver, face: &Face, sentence: String) -> Difference {
    let place = Place {
        subject: face.operation.clone(),
        path: face.operation.clone(),
        ..Place::default()
    };
    Difference {
        always: true,
        ..Difference::of(kind, semver, place, sentence)
    }
}
