//! Replaces models that are only another name for a type by that type.
//!
//! It sees finished models and no schema.

use std::collections::HashMap;

use super::lowering::MOST_DEPTH;
use crate::api::{Api, ModelId, Shape, Type};

/// Replaces aliases by their types in shapes, bodies, parameters and headers.
pub(super) fn dissolve(api: &mut Api) {
    let aliases: HashMap<ModelId, Type> = api
        .models()
        .filter_map(|(id, model)| match &model.shape {
            Shape::Alias(ty) => Some((id, ty.clone())),
            _ => None,
        })
        .collect();
    for model in &mut api.models {
        for ty in model.shape.types_mut() {
            dissolve_type(ty, &aliases, 0);
        }
    }
    for operation in &mut api.operations {
        let bodies = operation
            .contents_mut()
            .filter_map(|media| media.ty.as_mut());
        bodies.for_each(|ty| dissolve_type(ty, &aliases, 0));
        let parameters = operation.types_of_parameters_mut();
        parameters.for_each(|ty| dissolve_type(ty, &aliases, 0));
    }
}

fn dissolve_type(ty: &mut Type, aliases: &HashMap<ModelId, Type>, depth: usize) {
    match ty {
        Type::Model(id) => {
            if let Some(target) = aliases.get(id) {
                *ty = if depth > MOST_DEPTH {
                    Type::Any
                } else {
                    target.clone()
                };
                if depth <= MOST_DEPTH {
                    dissolve_type(ty, aliases, depth + 1);
                }
            }
        }
        Type::List {
            items: Some(held), ..
        }
        | Type::Map(Some(held)) => {
            dissolve_type(held, aliases, depth + 1);
        }
        Type::Nullable(held) => {
            dissolve_type(held, aliases, depth + 1);
            if let Type::Nullable(inner) = &mut **held {
                *ty = Type::Nullable(std::mem::replace(inner, Box::new(Type::Any)));
            }
        }
        _ => {}
    }
}
