//! The parents of lifted models: a lifted model that is used in one place only is reported as a part of that place.

use std::collections::HashMap;

use crate::api::{Additional, Api, ModelId, Role, Shape, Type};

/// The parent of a lifted model: the published model around it, and the path from there.
#[derive(Debug, Clone)]
pub(super) struct Parent {
    pub subject: String,
    pub path: String,
}

/// Returns the parents of all lifted models that are used in one place only.
pub(super) fn parents(api: &Api) -> HashMap<ModelId, Parent> {
    let mut held: HashMap<ModelId, Vec<(ModelId, String)>> = HashMap::new();
    for (id, model) in api.models() {
        for (part, ty) in parts(&model.shape) {
            let (inner, suffix) = inside(ty);
            if let Some(inner) = inner.filter(|inner| api[*inner].role == Role::Lifted) {
                held.entry(inner)
                    .or_default()
                    .push((id, format!("{part}{suffix}")));
            }
        }
    }
    let mut found = HashMap::new();
    for id in held.keys() {
        let (mut at, mut path) = (*id, String::new());
        for _ in 0..MOST_DEPTH {
            match held.get(&at).map(Vec::as_slice) {
                Some([(around, part)]) if *around != at => {
                    path.insert_str(0, part);
                    at = *around;
                }
                _ => break,
            }
        }
        if at != *id && api[at].role == Role::Component {
            let subject = api[at].name.clone();
            let path = format!("{subject}{path}");
            found.insert(*id, Parent { subject, path });
        }
    }
    found
}

/// Maximum nesting of lifted models.
const MOST_DEPTH: usize = 32;

fn parts(shape: &Shape) -> Vec<(String, &Type)> {
    match shape {
        Shape::Struct(shape) => {
            let fields = shape.fields.iter();
            let fields = fields.map(|field| (format!(".{}", field.wire_name), &field.ty));
            let additional = match &shape.additional {
                Additional::Typed(ty) => Some(("{}".to_owned(), ty)),
                Additional::Unspecified | Additional::Forbidden => None,
            };
            fields.chain(additional).collect()
        }
        Shape::Union(union) => {
            let members = union.members.iter().enumerate();
            members
                .map(|(at, member)| (format!("({})", at + 1), &member.ty))
                .collect()
        }
        Shape::Alias(ty) => vec![(String::new(), ty)],
        Shape::Enum(_) | Shape::Tuple(_) | Shape::Map(_) => Vec::new(),
    }
}

fn inside(ty: &Type) -> (Option<ModelId>, String) {
    let within = |ty, part: &str| {
        let (id, rest) = inside(ty);
        (id, format!("{part}{rest}"))
    };
    match ty {
        Type::Model(id) => (Some(*id), String::new()),
        Type::List {
            items: Some(ty), ..
        } => within(ty, "[]"),
        Type::Map(Some(ty)) => within(ty, "{}"),
        Type::Nullable(ty) => within(ty, ""),
        _ => (None, String::new()),
    }
}
