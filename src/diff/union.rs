//! Unions: which members are new or gone, and how the others are told apart.

use super::comparison::{Comparison, Site};
use super::kind::{Kind, Semver};
use super::types::Sides;
use super::words::{code, type_words};
use crate::api::{Api, Member, Shape, Type, Union};

impl Comparison<'_> {
    /// Compares the members by type; of several with one type, in order.
    pub fn unions(&mut self, old: &Union, new: &Union, site: &Site<'_>) {
        let mut left: Vec<&Member> = new.members.iter().collect();
        let mut gone = Vec::new();
        for (at, member) in old.members.iter().enumerate() {
            match self.position(member, &left) {
                Some(found) => {
                    let path = format!("{}({})", site.path, at + 1);
                    let other = left.remove(found);
                    let split = is_split(self.old, old, member) || is_split(self.new, new, other);
                    self.distance(
                        &member.ty,
                        &other.ty,
                        &Site {
                            path,
                            ..site.clone()
                        },
                    );
                    self.member_words((member, other), split, site);
                }
                None => gone.push(member),
            }
        }
        for member in gone {
            let name = type_words(self.old, &member.ty);
            self.push(
                Kind::UnionMemberRemoved,
                site,
                format!("is no longer {name}"),
            );
        }
        for member in left {
            let name = type_words(self.new, &member.ty);
            self.push(Kind::UnionMemberAdded, site, format!("may now be {name}"));
        }
        if old.discriminator != new.discriminator {
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

    /// The first of the members that has the same type.
    fn position(&self, member: &Member, among: &[&Member]) -> Option<usize> {
        let sides = Sides {
            old: self.old,
            new: self.new,
            pairs: &self.pairs,
        };
        among
            .iter()
            .position(|other| sides.is_same(&member.ty, &other.ty))
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
        // Where tags began or ceased to mean anything, that says it all.
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

/// Whether the crate has a variant for each tag of a member: the member has several, and does not hold the tag itself.
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

/// The tags that are variants.
fn split_tags<'a>(api: &Api, union: &'a Union) -> Vec<&'a [String]> {
    union
        .members
        .iter()
        .filter(|member| is_split(api, union, member))
        .map(|member| &member.tags[..])
        .collect()
}
