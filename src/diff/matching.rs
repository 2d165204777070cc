//! Matches the members of two unions: by meaning first, then by what they have in common.

use std::collections::HashSet;

use super::types::{Sides, values};
use crate::api::{Api, Member, ModelId, Shape, Type};

/// Matched and unmatched members, by position.
#[derive(Debug, Default)]
pub(super) struct Matching {
    pub pairs: Vec<(usize, usize)>,
    pub gone: Vec<usize>,
    pub added: Vec<usize>,
}

/// Matches the members of two unions. One shared discriminator value is enough to match two members.
pub(super) fn members(sides: Sides<'_>, old: &[Member], new: &[Member]) -> Matching {
    let types = |members: &'_ [Member]| -> Vec<Type> {
        members.iter().map(|member| member.ty.clone()).collect()
    };
    let (was, is) = (types(old), types(new));
    let shares_tag =
        |was: usize, is: usize| old[was].tags.iter().any(|tag| new[is].tags.contains(tag));
    let (was, is): (Vec<_>, Vec<_>) = (was.iter().collect(), is.iter().collect());
    matched(sides, &was, &is, &shares_tag)
}

/// Matches types.
pub(super) fn types(sides: Sides<'_>, old: &[&Type], new: &[&Type]) -> Matching {
    matched(sides, old, new, &|_, _| false)
}

fn matched(
    sides: Sides<'_>,
    old: &[&Type],
    new: &[&Type],
    shares_tag: &dyn Fn(usize, usize) -> bool,
) -> Matching {
    let mut left = Left {
        pairs: Vec::new(),
        old: (0..old.len()).collect(),
        new: (0..new.len()).collect(),
    };
    left.take(|was, is| sides.is_same(old[was], new[is]));
    left.take(|was, is| sides.is_alike(old[was], new[is]));
    left.take(shares_tag);
    left.take(|was, is| is_kin(sides, old[was], new[is]));
    left.pairs.sort_by_key(|(_, is)| *is);
    Matching {
        pairs: left.pairs,
        gone: left.old,
        added: left.new,
    }
}

/// Members that are not matched yet.
struct Left {
    pairs: Vec<(usize, usize)>,
    old: Vec<usize>,
    new: Vec<usize>,
}

impl Left {
    fn take(&mut self, fits: impl Fn(usize, usize) -> bool) {
        let Left { pairs, old, new } = self;
        old.retain(|&was| {
            let found = new.iter().position(|&is| fits(was, is));
            if let Some(found) = found {
                pairs.push((was, new.remove(found)));
            }
            found.is_none()
        });
    }
}

/// Returns `true` if a type may have replaced the other: both are lists, both are maps, or their contents have much in
/// common.
fn is_kin(sides: Sides<'_>, old: &Type, new: &Type) -> bool {
    match (old, new) {
        (Type::List { .. }, Type::List { .. })
        | (Type::Map(_) | Type::Object, Type::Map(_) | Type::Object)
        | (Type::String(_), Type::String(_))
        | (Type::Integer(_) | Type::Number(_), Type::Integer(_) | Type::Number(_)) => true,
        (Type::Nullable(old), new) | (new, Type::Nullable(old)) => {
            matches!(new, Type::Nullable(_)) && is_kin(sides, old, new) || old.as_ref() == new
        }
        (Type::Model(old), Type::Model(new)) => {
            in_common(&names(sides.old, *old), &names(sides.new, *new))
        }
        (Type::Model(id), ty) => is_enum_of(sides.old, *id, ty),
        (ty, Type::Model(id)) => is_enum_of(sides.new, *id, ty),
        _ => false,
    }
}

fn is_enum_of(api: &Api, id: ModelId, ty: &Type) -> bool {
    match &api[id].shape {
        Shape::Enum(shape) => std::mem::discriminant(&shape.base) == std::mem::discriminant(ty),
        _ => false,
    }
}

/// Returns the names of a model's fields, or the values of an enum.
fn names(api: &Api, id: ModelId) -> HashSet<String> {
    match &api[id].shape {
        Shape::Struct(shape) => {
            let fields = shape.fields.iter();
            fields
                .map(|field| format!(".{}", field.wire_name))
                .collect()
        }
        Shape::Enum(shape) => values(shape),
        _ => HashSet::new(),
    }
}

/// Returns `true` if at least half of the smaller set is in the other one.
fn in_common(old: &HashSet<String>, new: &HashSet<String>) -> bool {
    let common = old.intersection(new).count();
    common > 0 && 2 * common >= old.len().min(new.len())
}
