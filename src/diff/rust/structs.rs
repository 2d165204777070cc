//! Compares structs of two crates: fields by their Rust names and the wire names they stand for, and constructors.

use std::collections::HashMap;

use super::crates::{Both, Crates};
use super::found::{Difference, Place};
use super::types::{of_field, of_rest};
use crate::diff::kind::{Kind, Semver};
use crate::diff::words::code;
use crate::rust::view::{Field, Rest, Struct};

impl Crates<'_> {
    pub(super) fn structs(
        &self,
        both: Both<'_>,
        (old, new): (&Struct, &Struct),
        found: &mut Vec<Difference>,
    ) {
        let grows = match both.old.non_exhaustive {
            true => Semver::Minor,
            false => Semver::Major,
        };
        let (was, is) = (Fields::new(old), Fields::new(new));
        for field in &old.fields {
            match is.by_wire.get(&*field.wire_name) {
                Some(now) => self.field(both, (field, now), (old, new), found),
                None => {
                    let sentence = format!("the Rust field {} is gone", code(field.plain_name()));
                    let place = self.field_place(both, Some(field), None);
                    let kind = Kind::RustItemRemoved;
                    found.push(Difference::of(kind, Semver::Major, place, sentence));
                }
            }
            self.name(both, field, (&was, &is), found);
        }
        for field in &new.fields {
            if !was.by_wire.contains_key(&*field.wire_name) {
                let sentence = format!("the Rust field {} is new", code(field.plain_name()));
                let place = self.field_place(both, None, Some(field));
                // The field is an argument of `new`, or prevents `Default`.
                let semver = match field.is_required() {
                    true => Semver::Major,
                    false => grows,
                };
                found.push(Difference::of(Kind::RustItemAdded, semver, place, sentence));
            }
        }
        self.rest(both, (&old.rest, &new.rest), grows, found);
        self.constructor(both, (old, new), found);
    }

    /// Compares the meaning of a Rust field name.
    fn name(
        &self,
        both: Both<'_>,
        was: &Field,
        (before, is): (&Fields<'_>, &Fields<'_>),
        found: &mut Vec<Difference>,
    ) {
        let now = is.by_wire.get(&*was.wire_name);
        match is.by_name.get(was.plain_name()) {
            Some(other) if other.wire_name != was.wire_name => {
                let now = match now {
                    Some(field) => format!("is now {}", code(field.plain_name())),
                    None => "is gone".to_owned(),
                };
                let sentence = format!(
                    "now has the Rust name {}; it meant {}, which {now}",
                    code(was.plain_name()),
                    code(&was.wire_name)
                );
                let place = self.field_place(both, Some(was), Some(other));
                found.push(Difference::always(Kind::RustNameMoved, place, sentence));
            }
            Some(_) => {}
            None => {
                // Nothing to report if its new name used to mean something else: that is reported for that name.
                let free = |field: &&&Field| !before.by_name.contains_key(field.plain_name());
                let Some(field) = now.filter(free) else {
                    return;
                };
                let sentence = format!(
                    "is now called {} in Rust and was called {}",
                    code(field.plain_name()),
                    code(was.plain_name())
                );
                let place = self.field_place(both, Some(was), now.copied());
                found.push(Difference::always(Kind::RustNameChanged, place, sentence));
            }
        }
    }

    /// Compares a property that both structs have.
    fn field(
        &self,
        both: Both<'_>,
        (old, new): (&Field, &Field),
        (was, is): (&Struct, &Struct),
        found: &mut Vec<Difference>,
    ) {
        let mut say = |semver, sentence: String| {
            let place = self.field_place(both, Some(old), Some(new));
            found.push(Difference::of(
                Kind::RustItemChanged,
                semver,
                place,
                sentence,
            ));
        };
        if !self.is_same(|name| of_field(old, name), |name| of_field(new, name)) {
            let (is, was) = (code(&new.text), code(&old.text));
            say(Semver::Major, format!("is now {is} in Rust and was {was}"));
        }
        let has_constructor = was.constructor.is_some() || is.constructor.is_some();
        match (old.is_required(), new.is_required()) {
            (false, true) if has_constructor => {
                say(Semver::Major, "is now an argument of `new`".to_owned());
            }
            (true, false) if has_constructor => {
                say(
                    Semver::Major,
                    "is no longer an argument of `new`".to_owned(),
                );
            }
            _ => {}
        }
        if new.facts.deprecated && !old.facts.deprecated {
            say(Semver::Minor, "is now deprecated".to_owned());
        }
    }

    /// Compares the field for undeclared properties.
    fn rest(
        &self,
        both: Both<'_>,
        sides: (&Option<Rest>, &Option<Rest>),
        grows: Semver,
        found: &mut Vec<Difference>,
    ) {
        let mut say = |semver, sentence: String| found.push(self.changed(both, semver, sentence));
        match sides {
            (Some(old), Some(new)) => {
                let is_same = self.is_same(|name| of_rest(old, name), |name| of_rest(new, name));
                if old.name != new.name || !is_same {
                    let words = |rest: &Rest| code(&format!("{}: {}", rest.name, rest.ty.text));
                    let sentence = format!("has the field {} and had {}", words(new), words(old));
                    say(Semver::Major, sentence);
                }
            }
            (Some(old), None) => say(
                Semver::Major,
                format!("no longer has the field {}", code(&old.name)),
            ),
            (None, Some(new)) => say(grows, format!("has the new field {}", code(&new.name))),
            (None, None) => {}
        }
    }

    /// Compares the order of the arguments of `new`. Added and removed arguments are reported for the fields.
    fn constructor(
        &self,
        both: Both<'_>,
        (old, new): (&Struct, &Struct),
        found: &mut Vec<Difference>,
    ) {
        if old.constructor.is_none() || new.constructor.is_none() {
            return;
        }
        let order = |own: &Struct, other: &Struct| -> Vec<String> {
            let is_required = |wire: &str| {
                let mut fields = other.fields.iter();
                fields.any(|field| field.wire_name == wire && field.is_required())
            };
            let fields = own.fields.iter().filter(|field| field.is_required());
            let shared = fields.filter(|field| is_required(&field.wire_name));
            shared.map(|field| field.wire_name.clone()).collect()
        };
        if order(old, new) != order(new, old) {
            let sentence = "`new` takes its arguments in another order".to_owned();
            found.push(self.changed(both, Semver::Major, sentence));
        }
    }

    fn field_place(&self, both: Both<'_>, old: Option<&Field>, new: Option<&Field>) -> Place {
        let model = self.place(Some(both.old.id), Some(both.new.id));
        let name = new.or(old).map_or("", |field| &field.wire_name);
        Place {
            path: format!("{}.{name}", model.path),
            old: old.map(|field| field.facts.origin.clone()),
            new: new.map(|field| field.facts.origin.clone()),
            ..model
        }
    }
}

/// The fields of a struct, by Rust name and by wire name.
struct Fields<'v> {
    by_name: HashMap<&'v str, &'v Field>,
    by_wire: HashMap<&'v str, &'v Field>,
}

impl<'v> Fields<'v> {
    fn new(shape: &'v Struct) -> Self {
        let fields = || shape.fields.iter();
        Fields {
            by_name: fields().map(|field| (field.plain_name(), field)).collect(),
            by_wire: fields().map(|field| (&*field.wire_name, field)).collect(),
        }
    }
}
