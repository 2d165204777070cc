//! Compares unions: members that were added or removed, and changes of the others. Members are matched by meaning.

use super::comparison::{Comparison, Site};
use super::held::Held;
use super::holder::{Holder, PLACE};
use super::kind::{Kind, Semver};
use super::matching;
use super::types::{Relation, Sides};
use super::words::{code, type_words};
use crate::api::{Api, Member, Shape, Type, Union};

/// The kinds of changes to a union member.
const MEMBER: Holder = Holder {
    model: Kind::UnionMemberReplaced,
    ..PLACE
};

impl Comparison<'_> {
    /// Compares the members of two unions.
    pub fn unions(&mut self, old: &Union, new: &Union, site: &Site<'_>) {
        let matched = matching::members(self.sides(), &old.members, &new.members);
        for &(was, is) in &matched.pairs {
            let (member, other) = (&old.members[was], &new.members[is]);
            let split = is_split(self.old, old, member) || is_split(self.new, new, other);
            let inside = Site {
                path: format!("{}({})", site.path, is + 1),
                ..site.clone()
            };
            self.held(of_member(member), of_member(other), &inside, MEMBER);
            self.member_words((member, other), split, site);
        }
        for &was in &matched.gone {
            let name = type_words(self.old, &old.members[was].ty);
            self.push(
                Kind::UnionMemberRemoved,
                site,
                format!("is no longer {name}"),
            );
        }
        for &is in &matched.added {
            let name = type_words(self.new, &new.members[is].ty);
            self.push(Kind::UnionMemberAdded, site, format!("may now be {name}"));
        }
        self.discriminators(old, new, site);
        match (old.exclusive, new.exclusive) {
            (false, true) => self.push(
                Kind::UnionBecameExclusive,
                site,
                "must now fit exactly one member",
            ),
            (true, false) => self.push(
                Kind::UnionBecameInclusive,
                site,
                "may now fit several members",
            ),
            _ => {}
        }
    }

    fn discriminators(&mut self, old: &Union, new: &Union, site: &Site<'_>) {
        if old.discriminator == new.discriminator {
            return;
        }
        let name = |union: &Union| match &union.discriminator {
            Some(discriminator) => code(&discriminator.property),
            None => "nothing".to_owned(),
        };
        let sentence = format!(
            "{} now tells the members apart, and {} did",
            name(new),
            name(old)
        );
        let split = split_tags(self.old, old) != split_tags(self.new, new);
        self.choice(Kind::UnionDiscriminatorChanged, split, site, sentence);
    }

    /// Compares types of which at most one is a list, a map or a union. A single type is treated as a union with one
    /// member.
    pub fn by_meaning(&mut self, old: Held<'_>, new: Held<'_>, site: &Site<'_>, holder: Holder) {
        let (old_api, new_api) = (self.old, self.new);
        let (was, is) = (alternatives(old_api, old), alternatives(new_api, new));
        if was.len() < 2 && is.len() < 2 {
            let relation = self.sides().relation(old.ty, new.ty);
            return self.relation(relation, old, new, site, holder);
        }
        let matched = matching::types(self.sides(), &types(&was), &types(&is));
        if matched.pairs.is_empty() {
            return self.relation(Relation::Other, old, new, site, holder);
        }
        for &(old, new) in &matched.pairs {
            self.held(was[old], is[new], site, holder);
        }
        for (gone, kind) in [
            (true, Kind::UnionMemberRemoved),
            (false, Kind::UnionMemberAdded),
        ] {
            let left = if gone { &matched.gone } else { &matched.added };
            for &at in left {
                let sentence = match gone {
                    true => format!("is no longer {}", type_words(old_api, was[at].ty)),
                    false => format!("may now be {} too", type_words(new_api, is[at].ty)),
                };
                let semver = self.options.semver(holder.changed, site.literal);
                self.push_as(kind, semver, site, sentence);
            }
        }
    }

    pub fn sides(&self) -> Sides<'_> {
        Sides {
            old: self.old,
            new: self.new,
            pairs: &self.pairs,
        }
    }

    fn member_words(&mut self, (old, new): (&Member, &Member), split: bool, site: &Site<'_>) {
        let name = type_words(self.new, &new.ty);
        if old.title != new.title {
            let title = |title: &Option<String>| {
                title
                    .as_ref()
                    .map_or("no title".into(), |title| code(title))
            };
            let sentence = format!(
                "{name} now has {} and had {}",
                title(&new.title),
                title(&old.title)
            );
            self.push(Kind::UnionMemberRenamed, site, sentence);
        }
        match (old.recursive, new.recursive) {
            (false, true) => {
                self.push(
                    Kind::UnionMemberBecameRecursive,
                    site,
                    format!("{name} now holds its own union"),
                );
            }
            (true, false) => {
                self.push(
                    Kind::UnionMemberBecameDirect,
                    site,
                    format!("{name} no longer holds its own union"),
                );
            }
            _ => {}
        }
        // If only one side has tags, the changed discriminator is already reported.
        if old.tags.is_empty() || new.tags.is_empty() {
            return;
        }
        for tag in old.tags.iter().filter(|tag| !new.tags.contains(tag)) {
            let sentence = format!("{} no longer chooses {name}", code(tag));
            self.choice(Kind::UnionTagRemoved, split, site, sentence);
        }
        for tag in new.tags.iter().filter(|tag| !old.tags.contains(tag)) {
            let sentence = format!("{} now chooses {name}", code(tag));
            self.choice(Kind::UnionTagAdded, split, site, sentence);
        }
    }

    fn choice(&mut self, kind: Kind, split: bool, site: &Site<'_>, sentence: String) {
        let semver = if split {
            self.options.semver(kind, site.literal)
        } else {
            Semver::Patch
        };
        self.push_as(kind, semver, site, sentence);
    }
}

fn of_member(member: &Member) -> Held<'_> {
    Held::new(&member.ty, member.rules.as_deref())
}

/// Returns the members of a union; any other type is its only alternative.
fn alternatives<'a>(api: &'a Api, held: Held<'a>) -> Vec<Held<'a>> {
    match held.ty {
        Type::Model(id) => match &api[*id].shape {
            Shape::Union(union) => union.members.iter().map(of_member).collect(),
            _ => vec![held],
        },
        _ => vec![held],
    }
}

fn types<'a>(held: &[Held<'a>]) -> Vec<&'a Type> {
    held.iter().map(|held| held.ty).collect()
}

/// Returns `true` if the crate has a variant for each tag of a member: it has several tags and no field for the
/// discriminator.
fn is_split(api: &Api, union: &Union, member: &Member) -> bool {
    let (Some(discriminator), Type::Model(id)) = (&union.discriminator, &member.ty) else {
        return false;
    };
    match &api[*id].shape {
        Shape::Struct(shape) => {
            member.tags.len() > 1
                && shape
                    .fields
                    .iter()
                    .all(|field| field.wire_name != discriminator.property)
        }
        _ => false,
    }
}

/// Returns the tags that have their own variants, by member.
fn split_tags<'a>(api: &Api, union: &'a Union) -> Vec<&'a [String]> {
    union
        .members
        .iter()
        .filter(|member| is_split(api, union, member))
        .map(|member| &member.tags[..])
        .collect()
}
