//! Whether two types are the same, and how far apart they are. It makes no changes of it.

use std::collections::{HashMap, HashSet};

use super::pair::Pairs;
use crate::api::{Additional, Api, Enum, ModelId, Shape, Type};

/// How far apart two types are; what is further down is further apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Distance {
    /// The same type.
    Same,
    /// Another model that looks the same on the wire.
    OtherModel,
    /// Another format.
    OtherFormat,
    /// Another type.
    Other,
}

/// Both sides and what is known of them.
#[derive(Clone, Copy)]
pub(super) struct Sides<'a> {
    pub old: &'a Api,
    pub new: &'a Api,
    pub pairs: &'a Pairs,
}

/// Pairs of models that are being compared by what they hold; `None` where only names count.
type Known = Option<HashSet<(ModelId, ModelId)>>;

/// Where in a type a nested model stands.
pub(super) struct Inside {
    pub old: ModelId,
    pub new: ModelId,
    /// What goes behind the path: `[]` for items, `{}` for values of a map.
    pub suffix: String,
}

impl Sides<'_> {
    /// Whether it is the same type; cheaper than the distance.
    pub fn is_same(&self, old: &Type, new: &Type) -> bool {
        self.between(old, new, &mut None) == Distance::Same
    }

    pub fn distance(&self, old: &Type, new: &Type) -> Distance {
        self.between(old, new, &mut Some(HashSet::new()))
    }

    /// Nested models that take the same place in both types, and so are one model.
    pub fn nested(&self, old: &Type, new: &Type) -> Option<Inside> {
        let within = |old, new, part: &str| {
            let inside = self.nested(old, new)?;
            Some(Inside {
                suffix: format!("{part}{}", inside.suffix),
                ..inside
            })
        };
        match (old, new) {
            (Type::Model(old), Type::Model(new)) => {
                let nested =
                    !self.old[*old].role.is_published() && !self.new[*new].role.is_published();
                nested.then(|| Inside {
                    old: *old,
                    new: *new,
                    suffix: String::new(),
                })
            }
            (
                Type::List {
                    items: Some(old), ..
                },
                Type::List {
                    items: Some(new), ..
                },
            ) => within(old, new, "[]"),
            (Type::Map(Some(old)), Type::Map(Some(new))) => within(old, new, "{}"),
            (Type::Nullable(old), Type::Nullable(new)) => within(old, new, ""),
            _ => None,
        }
    }

    fn between(&self, old: &Type, new: &Type, known: &mut Known) -> Distance {
        match (old, new) {
            (Type::Integer(old), Type::Integer(new))
            | (Type::Number(old), Type::Number(new))
            | (Type::String(old), Type::String(new)) => match old == new {
                true => Distance::Same,
                false => Distance::OtherFormat,
            },
            (Type::List { items: old, .. }, Type::List { items: new, .. }) => {
                let [old, new] = [old, new].map(|items| items.as_deref().unwrap_or(&Type::Any));
                self.between(old, new, known)
            }
            (Type::Map(Some(old)), Type::Map(Some(new)))
            | (Type::Nullable(old), Type::Nullable(new)) => self.between(old, new, known),
            (Type::Model(old), Type::Model(new)) => self.models(*old, *new, known),
            (Type::Object | Type::Map(None), Type::Object | Type::Map(None)) => Distance::Same,
            _ if old == new => Distance::Same,
            _ => Distance::Other,
        }
    }

    fn models(&self, old: ModelId, new: ModelId, known: &mut Known) -> Distance {
        let both_nested = !self.old[old].role.is_published() && !self.new[new].role.is_published();
        let paired = match self.pairs.new_of(old) {
            Some(other) => other == new,
            // What differs inside is said of the nested model.
            None => both_nested && self.pairs.old_of(new).is_none(),
        };
        match paired {
            true => Distance::Same,
            false if known.is_some() && self.alike(old, new, known) => Distance::OtherModel,
            false => Distance::Other,
        }
    }

    /// Whether two models look the same on the wire. Those that are being compared are taken to.
    fn alike(&self, old: ModelId, new: ModelId, known: &mut Known) -> bool {
        let Some(pairs) = known else { return false };
        if !pairs.insert((old, new)) {
            return true;
        }
        if pairs.len() > MOST_COMPARED {
            return false;
        }
        let (old, new) = (&self.old[old], &self.new[new]);
        let mut same = |old, new| self.between(old, new, known) <= Distance::OtherModel;
        old.nullable == new.nullable
            && match (&old.shape, &new.shape) {
                (Shape::Struct(old), Shape::Struct(new)) => {
                    let others: HashMap<_, _> = new
                        .fields
                        .iter()
                        .map(|field| (field.wire_name.as_str(), field))
                        .collect();
                    old.fields.len() == new.fields.len()
                        && old.fields.iter().all(|field| {
                            others.get(field.wire_name.as_str()).is_some_and(|other| {
                                (field.required, field.nullable) == (other.required, other.nullable)
                                    && same(&field.ty, &other.ty)
                            })
                        })
                        && match (&old.additional, &new.additional) {
                            (Additional::Typed(old), Additional::Typed(new)) => same(old, new),
                            (old, new) => old == new,
                        }
                }
                (Shape::Enum(old), Shape::Enum(new)) => {
                    let texts = |shape: &Enum| {
                        shape
                            .values
                            .iter()
                            .map(|v| v.value.to_string())
                            .collect::<HashSet<_>>()
                    };
                    texts(old) == texts(new)
                }
                (Shape::Union(old), Shape::Union(new)) => {
                    (old.exclusive, &old.discriminator) == (new.exclusive, &new.discriminator)
                        && old.members.len() == new.members.len()
                        && old
                            .members
                            .iter()
                            .zip(&new.members)
                            .all(|(old, new)| old.tags == new.tags && same(&old.ty, &new.ty))
                }
                (Shape::Alias(old), Shape::Alias(new)) => same(old, new),
                _ => false,
            }
    }
}

/// Two large models that differ in name only are told apart from two different ones; beyond this, nobody asks.
const MOST_COMPARED: usize = 64;
