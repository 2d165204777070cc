//! Finds out where operations use each model: in requests, in responses, under which tags.

use super::{Additional, Api, Model, ModelId, Shape, TagId, Type};

/// Fills `Model::usage`.
pub(super) fn mark(api: &mut Api) {
    let parts: Vec<Vec<ModelId>> = api.models.iter().map(parts).collect();
    for operation in &api.operations {
        for request in [true, false] {
            let bodies = operation.bodies.iter().filter(|body| body.status.is_none() == request);
            let mut open = Vec::new();
            bodies.for_each(|body| models_of(&body.ty, &mut open));
            reach(&mut api.models, &parts, open, request, &operation.tags);
        }
    }
}

/// Goes on from a model only where it learns something new, so that each model is visited once per tag at most.
fn reach(models: &mut [Model], parts: &[Vec<ModelId>], mut open: Vec<ModelId>, request: bool, tags: &[TagId]) {
    while let Some(ModelId(id)) = open.pop() {
        let usage = &mut models[id as usize].usage;
        let known = if request { &mut usage.request } else { &mut usage.response };
        let mut news = !std::mem::replace(known, true);
        for &tag in tags {
            if let Err(at) = usage.tags.binary_search(&tag) {
                usage.tags.insert(at, tag);
                news = true;
            }
        }
        if news {
            open.extend(&parts[id as usize]);
        }
    }
}

/// The models that a model refers to, directly.
pub(crate) fn parts(model: &Model) -> Vec<ModelId> {
    let mut found = Vec::new();
    match &model.shape {
        Shape::Struct(shape) => {
            shape.fields.iter().for_each(|field| models_of(&field.ty, &mut found));
            if let Additional::Typed(ty) = &shape.additional {
                models_of(ty, &mut found);
            }
        }
        Shape::Union(union) => union.members.iter().for_each(|member| models_of(&member.ty, &mut found)),
        Shape::Enum(values) => models_of(&values.base, &mut found),
        Shape::Alias(ty) => models_of(ty, &mut found),
    }
    if let super::Listing::Fields(fields) = &model.listing {
        fields.iter().for_each(|field| models_of(&field.ty, &mut found));
    }
    found
}

pub(crate) fn models_of(ty: &Type, found: &mut Vec<ModelId>) {
    match ty {
        Type::Model(id) => found.push(*id),
        Type::List { items: ty, .. } | Type::Map(Some(ty)) | Type::Nullable(ty) => models_of(ty, found),
        _ => {}
    }
}
