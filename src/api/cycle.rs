//! Marks the fields and union members that close a cycle of models that hold each other directly, and removes union members
//! that lead back to the union.
//!
//! A list or a map breaks a cycle by itself. It does not know how a language breaks other cycles.

use std::cmp::Reverse;

use super::{Api, ModelId, Shape, Type};
use crate::cycle::closing;

/// Cuts cycles of tuples and keyed maps, which have no name in most languages: the part that leads back becomes plain JSON.
/// Returns the models that were cut.
pub(super) fn cut_nameless(api: &mut Api) -> Vec<ModelId> {
    let is_nameless = |id: &ModelId| {
        let model = api.models.get(id.0 as usize);
        model.is_some_and(|model| matches!(model.shape, Shape::Tuple(_) | Shape::Map(_)))
    };
    let parts: Vec<Vec<Option<ModelId>>> = api
        .models()
        .map(|(id, model)| match is_nameless(&id) {
            true => {
                let types = model.shape.types();
                let models = types.into_iter().map(Type::model);
                models.map(|held| held.filter(is_nameless)).collect()
            }
            false => Vec::new(),
        })
        .collect();
    let mut cut = Vec::new();
    for (model, part) in closing(&parts, number) {
        if let Some(ty) = api.models[model].shape.types_mut().into_iter().nth(part) {
            *ty = Type::Any;
            cut.push(ModelId::at(model));
        }
    }
    cut
}

/// Sets `recursive` on the parts that lead back to a model on the current path.
pub(super) fn mark(api: &mut Api) {
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
pub(super) fn cut_unions(api: &mut Api) -> Vec<(ModelId, ModelId)> {
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
        Shape::Tuple(items) => items.iter().map(direct).collect(),
        Shape::Alias(ty) => vec![direct(ty)],
        Shape::Enum(_) | Shape::Map(_) => Vec::new(),
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
        // A tuple can only hold types, so the recursive item becomes plain JSON.
        Shape::Tuple(items) => items[at] = Type::Any,
        Shape::Alias(_) | Shape::Enum(_) | Shape::Map(_) => {}
    }
}
