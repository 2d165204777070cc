//! Marks the fields and union members that close a cycle of models holding each other directly, and takes the members
//! away that lead a union back to itself.
//!
//! A list or a map breaks a cycle by itself. It knows nothing of how a language breaks the others.

use std::cmp::Reverse;

use super::{Api, ModelId, Shape, Type};
use crate::cycle::closing;

/// A tuple or a map of keys has no name of its own in most languages: where one leads back to itself
/// through others of its kind alone, its part becomes plain JSON.
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

/// Sets `recursive` where a walk through direct parts comes back to a model it is still inside of.
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

/// A union that is one of its own members, or a member of one of those, gains no value by that; and who tries one member
/// after the other would never come to an end. Comes back with what was taken away: (model, what the member held).
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
    // From the last one, as those behind it move up.
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
        // A tuple has no place for more than the type: any JSON has an end.
        Shape::Tuple(items) => items[at] = Type::Any,
        Shape::Alias(_) | Shape::Enum(_) | Shape::Map(_) => {}
    }
}
