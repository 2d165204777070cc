//! Compares enums, unions and aliases of two crates. Variants are matched by name, and by the values or tags they
//! represent.

use std::collections::HashMap;

use super::crates::{Both, Crates};
use super::found::Difference;
use super::types::{of_member, written};
use crate::diff::kind::{Kind as Change, Semver};
use crate::diff::words::code;
use crate::rust::view::{Enum, Kind, Member, Union, ValueKind, Variant};

impl Crates<'_> {
    /// Compares the contents of an item.
    pub(super) fn kinds(&self, both: Both<'_>, found: &mut Vec<Difference>) {
        match (&both.old.kind, &both.new.kind) {
            (Kind::Struct(old), Kind::Struct(new)) => self.structs(both, (old, new), found),
            (Kind::Enum(old), Kind::Enum(new)) => self.enums(both, (old, new), found),
            (Kind::Union(old), Kind::Union(new)) => self.unions(both, (old, new), found),
            (Kind::Alias(old), Kind::Alias(new)) => {
                if !self.is_same(|name| written(old, name), |name| written(new, name)) {
                    let (is, was) = (code(&new.text), code(&old.text));
                    let sentence = format!("is now another name for {is} and was one for {was}");
                    found.push(self.changed(both, Semver::Major, sentence));
                }
            }
            (old, new) => {
                let sentence = format!(
                    "is now a Rust {} and was a {}",
                    code(new.keyword()),
                    code(old.keyword())
                );
                found.push(self.changed(both, Semver::Major, sentence));
            }
        }
    }

    fn enums(&self, both: Both<'_>, (old, new): (&Enum, &Enum), found: &mut Vec<Difference>) {
        if old.kind != new.kind {
            let (is, was) = (code(new.kind.reader()), code(old.kind.reader()));
            let sentence = format!("its value is now read by {is} and was by {was}");
            found.push(self.changed(both, Semver::Major, sentence));
        }
        self.openness(both, (old.open, new.open), found);
        let by_name: HashMap<&str, &Variant> = named(&new.variants, |variant| &variant.name);
        let by_wire: HashMap<&str, &Variant> = named(&new.variants, |variant| &variant.wire);
        let names: HashMap<&str, &Variant> = named(&old.variants, |variant| &variant.name);
        for variant in &old.variants {
            let meant = by_wire.get(&*variant.wire).copied();
            let is = by_name.get(&*variant.name).copied();
            let value = value_words(old.kind, variant);
            let now = meant.map(|variant| variant.name.as_str());
            let took = now.is_some_and(|now| names.contains_key(now));
            match is {
                Some(is) if is.wire != variant.wire => {
                    let stands_for = value_words(new.kind, is);
                    found.push(self.moved_variant(both, &variant.name, (stands_for, value), now));
                }
                None if !took => {
                    found.push(self.lost_variant(both, &variant.name, &value, now));
                }
                // Nothing to report if its new name used to mean something else: that is reported for that name.
                Some(_) | None => {}
            }
        }
        let was: HashMap<&str, &Variant> = named(&old.variants, |variant| &variant.wire);
        for variant in &new.variants {
            if !was.contains_key(&*variant.wire) && !names.contains_key(&*variant.name) {
                found.push(self.new_variant(both, &variant.name));
            }
        }
    }

    fn unions(&self, both: Both<'_>, (old, new): (&Union, &Union), found: &mut Vec<Difference>) {
        self.openness(both, (old.open, new.open), found);
        let by_name: HashMap<&str, &Member> = named(&new.members, |member| &member.name);
        let had = |name: &str| old.members.iter().any(|member| member.name == name);
        for member in &old.members {
            let is_same = |other: &&Member| {
                self.is_same(
                    |name| of_member(member, name),
                    |name| of_member(other, name),
                )
            };
            let meant = |other: &&Member| {
                let shares = other.tags.iter().any(|tag| member.tags.contains(tag));
                is_same(other) && (shares || member.tags.is_empty() && other.title == member.title)
            };
            // Members may mean the same; then each keeps its name.
            let own = by_name.get(&*member.name).copied().filter(meant);
            let now = own.or_else(|| new.members.iter().find(meant));
            let now = now.map(|now| &*now.name);
            let words = |member: &Member| match member.tags.first() {
                Some(tag) if member.writes_tag => code(tag),
                _ => code(&member.text),
            };
            match by_name.get(&*member.name).copied() {
                Some(is) if now.is_some_and(|now| now != is.name) => {
                    let stands_for = (words(is), words(member));
                    found.push(self.moved_variant(both, &member.name, stands_for, now));
                }
                Some(is) if !is_same(&is) => {
                    let name = code(&member.name);
                    let (is, was) = (code(&is.text), code(&member.text));
                    let sentence = format!("the variant {name} now holds {is} and held {was}");
                    found.push(self.changed(both, Semver::Major, sentence));
                }
                Some(is) if converts_less(member, is) => {
                    let text = match is.conversion.from_type {
                        true => code("&str"),
                        false => code(&member.text),
                    };
                    let sentence = format!("{text} no longer converts into it");
                    found.push(self.changed(both, Semver::Major, sentence));
                }
                None if !now.is_some_and(&had) => {
                    found.push(self.lost_variant(both, &member.name, &words(member), now));
                }
                Some(_) | None => {}
            }
        }
        for member in &new.members {
            if !had(&member.name) {
                found.push(self.new_variant(both, &member.name));
            }
        }
    }

    fn openness(&self, both: Both<'_>, sides: (bool, bool), found: &mut Vec<Difference>) {
        let sentence = match sides {
            (true, false) => "no longer has the variant `Unknown`",
            (false, true) => "now has the variant `Unknown`",
            _ => return,
        };
        found.push(self.changed(both, Semver::Major, sentence.to_owned()));
    }

    fn moved_variant(
        &self,
        both: Both<'_>,
        name: &str,
        (is, was): (String, String),
        now: Option<&str>,
    ) -> Difference {
        let now = match now {
            Some(name) => format!("is now {}", code(name)),
            None => "is gone".to_owned(),
        };
        let name = code(name);
        let sentence = format!("the variant {name} now means {is}; it meant {was}, which {now}");
        let place = self.place(Some(both.old.id), Some(both.new.id));
        Difference::always(Change::RustNameMoved, place, sentence)
    }

    fn lost_variant(
        &self,
        both: Both<'_>,
        name: &str,
        meant: &str,
        now: Option<&str>,
    ) -> Difference {
        let place = self.place(Some(both.old.id), Some(both.new.id));
        let was = code(name);
        match now {
            Some(now) => {
                let sentence = format!("{meant} is now the variant {} and was {was}", code(now));
                Difference::always(Change::RustNameChanged, place, sentence)
            }
            None => {
                let sentence = format!("the variant {was} is gone");
                Difference::of(Change::RustItemRemoved, Semver::Major, place, sentence)
            }
        }
    }

    fn new_variant(&self, both: Both<'_>, name: &str) -> Difference {
        let place = self.place(Some(both.old.id), Some(both.new.id));
        let semver = match both.old.non_exhaustive {
            true => Semver::Minor,
            false => Semver::Major,
        };
        let sentence = format!("the variant {} is new", code(name));
        Difference::of(Change::RustItemAdded, semver, place, sentence)
    }
}

fn named<'v, T>(things: &'v [T], name: impl Fn(&'v T) -> &'v String) -> HashMap<&'v str, &'v T> {
    let things = things.iter();
    things.map(|thing| (name(thing).as_str(), thing)).collect()
}

/// Returns the value of a variant as JSON.
fn value_words(kind: ValueKind, variant: &Variant) -> String {
    code(&kind.json(&variant.value).to_string())
}

/// Returns `true` if a conversion to the union was lost.
fn converts_less(was: &Member, is: &Member) -> bool {
    let (was, is) = (&was.conversion, &is.conversion);
    was.from_type && !is.from_type || was.from_str && !is.from_str
}
