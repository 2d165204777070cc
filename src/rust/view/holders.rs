//! Names of inline schemas that occur in several places. The published name is that of the first place,
//! `UpdateMultiHostSourcesRequestInnerValue`; in Rust the type is named after the component that contains
//! it, `JsonPatchOperationValue`.

use crate::api::{Api, Model, ModelId, Role, Shape, Type};

/// A component that contains a schema inline, and the name that follows from it.
struct Holder<'a> {
    component: &'a str,
    name: String,
}

/// Returns for each model its name after the first component that contains it, if its published name is
/// that of a place outside of all components.
pub(super) fn names(api: &Api) -> Vec<Option<String>> {
    let mut holders: Vec<Vec<Holder<'_>>> = Vec::new();
    holders.resize_with(api.models.len(), Vec::new);
    let is_component = |model: &&Model| model.role == Role::Component;
    for component in api.models.iter().filter(is_component) {
        let Shape::Struct(shape) = &component.shape else {
            continue;
        };
        for field in &shape.fields {
            if let Some((held, suffix)) = inside(&field.ty) {
                holders[held.0 as usize].push(Holder {
                    component: &component.name,
                    name: format!("{}_{}{suffix}", component.name, field.wire_name),
                });
            }
        }
    }
    let models = api.models.iter().zip(holders);
    models
        .map(|(model, holders)| better(model, holders))
        .collect()
}

/// A title is a name already.
fn better(model: &Model, holders: Vec<Holder<'_>>) -> Option<String> {
    let is_derived = model.role == Role::Lifted && model.title.is_none();
    let is_after = |holder: &Holder<'_>| {
        let rest = model.name.strip_prefix(holder.component);
        rest.is_some_and(|rest| rest.starts_with('_'))
    };
    let named_already = holders.iter().any(is_after);
    let first = holders.into_iter().next().map(|holder| holder.name);
    first.filter(|_| is_derived && !named_already)
}

/// Returns the model of a property, and the end of its name if it is in a list.
fn inside(ty: &Type) -> Option<(ModelId, &'static str)> {
    match ty {
        Type::Model(id) => Some((*id, "")),
        Type::List { items, .. } => match items.as_deref()? {
            Type::Model(id) => Some((*id, "_inner")),
            _ => None,
        },
        _ => None,
    }
}
