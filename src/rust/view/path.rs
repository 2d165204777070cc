//! Determines the path of every model, such as `Account.owner[]` for an inline schema of a
//! published model. It assigns no names.

use crate::api::{Additional, Api, ModelId, Shape, Type};

/// The published model that contains a model inline, and the path from there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ModelPath {
    /// The name of the published model.
    pub subject: String,
    /// The path, starting with that name.
    pub path: String,
}

/// Returns the paths of all models, by position.
pub(super) fn paths(api: &Api) -> Vec<ModelPath> {
    let mut found: Vec<Option<ModelPath>> = vec![None; api.models.len()];
    let mut open = Vec::new();
    for (id, model) in api.models().filter(|(_, model)| model.role.is_published()) {
        let (subject, path) = (model.name.clone(), model.name.clone());
        found[id.0 as usize] = Some(ModelPath { subject, path });
        open.push(id);
    }
    while let Some(id) = open.pop() {
        let Some(own) = found[id.0 as usize].clone() else {
            continue;
        };
        for (part, ty) in parts(&api[id].shape) {
            let Some((suffix, held)) = inside(ty) else {
                continue;
            };
            let place = &mut found[held.0 as usize];
            if place.is_none() {
                let subject = own.subject.clone();
                let path = format!("{}{part}{suffix}", own.path);
                *place = Some(ModelPath { subject, path });
                open.push(held);
            }
        }
    }
    let named = found.into_iter().zip(&api.models).map(|(place, model)| {
        let (subject, path) = (model.name.clone(), model.name.clone());
        place.unwrap_or(ModelPath { subject, path })
    });
    named.collect()
}

fn parts(shape: &Shape) -> Vec<(String, &Type)> {
    match shape {
        Shape::Struct(shape) => {
            let fields = shape.fields.iter();
            let mut parts: Vec<_> = fields
                .map(|field| (format!(".{}", field.wire_name), &field.ty))
                .collect();
            if let Additional::Typed(ty) = &shape.additional {
                parts.push(("{}".to_owned(), ty));
            }
            parts
        }
        Shape::Union(shape) => {
            let members = shape.members.iter().enumerate();
            members
                .map(|(at, member)| (format!("({})", at + 1), &member.ty))
                .collect()
        }
        Shape::Tuple(items) => {
            let items = items.iter().enumerate();
            items.map(|(at, ty)| (format!("[{at}]"), ty)).collect()
        }
        Shape::Map(map) => vec![("{}".to_owned(), &map.values), (String::new(), &map.keys)],
        Shape::Alias(ty) => vec![(String::new(), ty)],
        Shape::Enum(_) => Vec::new(),
    }
}

/// Returns the model in a type, and the suffix for its path.
fn inside(ty: &Type) -> Option<(String, ModelId)> {
    let within = |ty, part: &str| inside(ty).map(|(rest, id)| (format!("{part}{rest}"), id));
    match ty {
        Type::Model(id) => Some((String::new(), *id)),
        Type::List {
            items: Some(ty), ..
        } => within(ty, "[]"),
        Type::Map(Some(ty)) => within(ty, "{}"),
        Type::Nullable(ty) => within(ty, ""),
        _ => None,
    }
}
