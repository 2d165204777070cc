//! Replaces models that are only another name for a type by that type.
//!
//! It sees finished models and no schema.

use std::collections::HashMap;

use super::lowering::MOST_DEPTH;
use crate::published::{Field, Listing, ModelId, Published, Shape, Type};

/// Replaces aliases in shapes and bodies by their types. Pages still list the published name.
pub(super) fn dissolve(api: &mut Published) {
    let aliases: HashMap<ModelId, Type> = api
        .models()
        .filter_map(|(id, model)| match &model.shape {
            Shape::Alias(ty) => Some((id, ty.clone())),
            _ => None,
        })
        .collect();
    for model in &mut api.models {
        if let (Listing::Shape, Shape::Struct(shape)) = (&model.listing, &model.shape) {
            let names_alias =
                |field: &Field| field.ty.model().is_some_and(|id| aliases.contains_key(&id));
            if shape.fields.iter().any(names_alias) {
                model.listing = Listing::Fields(shape.fields.clone());
            }
        }
        model
            .shape
            .types_mut()
            .into_iter()
            .for_each(|ty| dissolve_type(ty, &aliases, 0));
    }
    for body in api
        .operations
        .iter_mut()
        .flat_map(|operation| &mut operation.bodies)
    {
        dissolve_type(&mut body.ty, &aliases, 0);
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
            items: Some(ty), ..
        }
        | Type::Map(Some(ty))
        | Type::Nullable(ty) => dissolve_type(ty, aliases, depth + 1),
        _ => {}
    }
}
