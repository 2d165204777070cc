//! Relates the values that two types allow. This module does not report changes.

use std::collections::{HashMap, HashSet};

use super::pair::Pairs;
use crate::api::{Additional, Api, Enum, ModelId, Shape, Type, Value};

/// Relation of the values of the new type to those of the old type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Relation {
    /// The same values.
    Same,
    /// The same values, in another format.
    OtherFormat,
    /// More values.
    Wider,
    /// Fewer values.
    Narrower,
    /// Other values.
    Other,
}

/// Both APIs and their paired models.
#[derive(Clone, Copy)]
pub(super) struct Sides<'a> {
    pub old: &'a Api,
    pub new: &'a Api,
    pub pairs: &'a Pairs,
}

/// Pairs of models whose comparison is in progress.
type Known = HashSet<(ModelId, ModelId)>;

impl Relation {
    /// Returns the relation with old and new swapped.
    fn mirrored(self) -> Self {
        match self {
            Relation::Wider => Relation::Narrower,
            Relation::Narrower => Relation::Wider,
            other => other,
        }
    }
}

impl Sides<'_> {
    /// Returns the relation of two types that are not both lists, both maps or both models.
    pub fn relation(&self, old: &Type, new: &Type) -> Relation {
        if let Some(relation) = plain(old, new) {
            return relation;
        }
        match (old, new) {
            (Type::Model(old), ty) => of_shape(&self.old[*old].shape, ty).mirrored(),
            (ty, Type::Model(new)) => of_shape(&self.new[*new].shape, ty),
            _ => Relation::Other,
        }
    }

    /// Returns `true` if both are the same type: the same plain type, or models that are paired.
    pub fn is_same(&self, old: &Type, new: &Type) -> bool {
        match (old, new) {
            (Type::List { items: old, .. }, Type::List { items: new, .. })
            | (Type::Map(old), Type::Map(new)) => {
                let [old, new] = [old, new].map(|held| held.as_deref().unwrap_or(&Type::Any));
                self.is_same(old, new)
            }
            (Type::Nullable(old), Type::Nullable(new)) => self.is_same(old, new),
            (Type::Model(old), Type::Model(new)) => self.pairs.new_of(*old) == Some(*new),
            _ => old == new,
        }
    }

    /// Returns `true` if two types look the same on the wire.
    pub fn is_alike(&self, old: &Type, new: &Type) -> bool {
        self.alike(old, new, &mut HashSet::new())
    }

    fn alike(&self, old: &Type, new: &Type, known: &mut Known) -> bool {
        match (old, new) {
            (Type::List { items: old, .. }, Type::List { items: new, .. })
            | (Type::Map(old), Type::Map(new)) => {
                let [old, new] = [old, new].map(|held| held.as_deref().unwrap_or(&Type::Any));
                self.alike(old, new, known)
            }
            (Type::Nullable(old), Type::Nullable(new)) => self.alike(old, new, known),
            (Type::Model(old), Type::Model(new)) => {
                self.pairs.new_of(*old) == Some(*new) || self.alike_models(*old, *new, known)
            }
            (Type::Object | Type::Map(None), Type::Object | Type::Map(None)) => true,
            _ => old == new,
        }
    }

    /// Returns `true` if two models look the same on the wire. Pairs whose comparison is in progress are assumed to.
    fn alike_models(&self, old: ModelId, new: ModelId, known: &mut Known) -> bool {
        if !known.insert((old, new)) {
            return true;
        }
        if known.len() > MOST_COMPARED {
            return false;
        }
        let (old, new) = (&self.old[old], &self.new[new]);
        let mut same = |old, new| self.alike(old, new, known);
        old.nullable == new.nullable
            && old.rules == new.rules
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
                (Shape::Enum(old), Shape::Enum(new)) => values(old) == values(new),
                (Shape::Union(old), Shape::Union(new)) => {
                    (old.exclusive, &old.discriminator) == (new.exclusive, &new.discriminator)
                        && old.members.len() == new.members.len()
                        && old
                            .members
                            .iter()
                            .zip(&new.members)
                            .all(|(old, new)| old.tags == new.tags && same(&old.ty, &new.ty))
                }
                (Shape::Tuple(old), Shape::Tuple(new)) => {
                    old.len() == new.len() && old.iter().zip(new).all(|(old, new)| same(old, new))
                }
                (Shape::Map(old), Shape::Map(new)) => {
                    same(&old.keys, &new.keys) && same(&old.values, &new.values)
                }
                (Shape::Alias(old), Shape::Alias(new)) => same(old, new),
                _ => false,
            }
    }
}

/// Returns the values of an enum as they are written in JSON.
pub(super) fn values(shape: &Enum) -> HashSet<String> {
    let values = shape.values.iter();
    values.map(|value| value.value.to_string()).collect()
}

/// Returns the relation of two types without models; `None` if it depends on a model.
fn plain(old: &Type, new: &Type) -> Option<Relation> {
    Some(match (old, new) {
        (Type::Integer(old), Type::Integer(new))
        | (Type::Number(old), Type::Number(new))
        | (Type::String(old), Type::String(new)) => match old == new {
            true => Relation::Same,
            false => Relation::OtherFormat,
        },
        (Type::Integer(_), Type::Number(_)) => Relation::Wider,
        (Type::Number(_), Type::Integer(_)) => Relation::Narrower,
        (Type::Any, Type::Any) => Relation::Same,
        (_, Type::Any) => Relation::Wider,
        (Type::Any, _) => Relation::Narrower,
        (Type::Model(_), _) | (_, Type::Model(_)) => return None,
        (old, new) if old == new => Relation::Same,
        _ => Relation::Other,
    })
}

/// Relates a model to a type without models: the model is narrower if the type allows all of its values.
fn of_shape(shape: &Shape, ty: &Type) -> Relation {
    let fits = match shape {
        Shape::Enum(shape) => {
            let fits = |value: &Value| match ty {
                Type::String(_) => matches!(value, Value::String(_) | Value::Ambiguous { .. }),
                Type::Integer(_) => matches!(value, Value::Integer(_)),
                Type::Number(_) => matches!(value, Value::Integer(_) | Value::Float(_)),
                Type::Object | Type::Map(None) => matches!(value, Value::Map(_)),
                _ => false,
            };
            shape.values.iter().all(|value| fits(&value.value))
        }
        Shape::Struct(_) => matches!(ty, Type::Object | Type::Map(None)),
        Shape::Alias(alias) => {
            return match plain(ty, alias) {
                Some(relation) => relation,
                None => Relation::Other,
            };
        }
        Shape::Map(_) => matches!(ty, Type::Object | Type::Map(None)),
        Shape::Tuple(_) => matches!(ty, Type::List { items: None, .. }),
        Shape::Union(_) => false,
    };
    match fits {
        true => Relation::Narrower,
        false => Relation::Other,
    }
}

/// Maximum number of pairs to compare. Larger models that differ only in their names count as different.
const MOST_COMPARED: usize = 64;
