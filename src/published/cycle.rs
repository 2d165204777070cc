//! Marks the fields and union members that close a cycle of models that hold each other directly, and removes union members
//! that lead back to the union.
//!
//! A list or a map breaks a cycle by itself. It does not know how a language breaks other cycles.

use std::cmp::Reverse;

use super::{ModelId, Published, Shape, Type};
use crate::cycle::closing;

/// Sets `recursive` on the parts that lead back to a model on the current path.
pub(super) fn mark(api: &mut Published) {
    let parts: Vec<_> = api
        .models
        .iter()
        .map(|model| direct_parts(&model.shape))
        .collect();
    for (model, part) in closing(&parts, number) {
        set_recursive(&mut api.models[model].shape, part);
    }
}

/// Removes members that lead a union back to itself. They allow no further value, and a reader that tries one member after
/// the other would never finish. Returns what was removed: (model, model of the removed member).
pub(super) fn cut_unions(api: &mut Published) -> Vec<(ModelId, ModelId)> {
    let parts_of_union = |shape: &Shape| {
        if let Shape::Union(_) = shape {
            direct_parts(shape)
        } else {
            Vec::new()
        }
    };
    let parts: Vec<_> = api
        .models
        .iter()
        .map(|model| parts_of_union(&model.shape))
        .collect();
    let mut found = closing(&parts, number);
    // From the last one, since removing a member moves those after it.
    found.sort_by_key(|&(model, part)| (model, Reverse(part)));
    let mut cut = Vec::new();
    for (model, part) in found {
        if let Shape::Union(union) = &mut api.models[model].shape {
            let member = union.members.remove(part);
            cut.extend(member.ty.model().map(|held| (ModelId::at(model), held)));
        }
    }
    cut
}

fn direct_parts(shape: &Shape) -> Vec<Option<ModelId>> {
    match shape {
        Shape::Struct(shape) => shape.fields.iter().map(|field| direct(&field.ty)).collect(),
        Shape::Union(union) => union
            .members
            .iter()
            .map(|member| direct(&member.ty))
            .collect(),
        Shape::Alias(ty) => vec![direct(ty)],
        Shape::Enum(_) => Vec::new(),
    }
}

fn number(id: ModelId) -> usize {
    id.0 as usize
}

fn direct(ty: &Type) -> Option<ModelId> {
    match ty {
        Type::Model(id) => Some(*id),
        Type::Nullable(ty) => direct(ty),
        _ => None,
    }
}

fn set_recursive(shape: &mut Shape, at: usize) {
    match shape {
        Shape::Struct(shape) => shape.fields[at].recursive = true,
        Shape::Union(union) => union.members[at].recursive = true,
        Shape::Alias(_) | Shape::Enum(_) => {}
    }
}
