//! Marks the fields and union members that close a cycle of models holding each other directly.
//!
//! A list or a map breaks a cycle by itself. It knows nothing of how a language breaks the others.

use super::{Api, ModelId, Shape, Type};

/// Sets `recursive` where a walk through direct parts comes back to a model it is still inside of.
pub(super) fn mark(api: &mut Api) {
    let parts: Vec<Vec<Option<ModelId>>> = api.models.iter().map(|model| direct_parts(&model.shape)).collect();
    let mut state = vec![State::New; parts.len()];
    for start in 0..parts.len() {
        if state[start] != State::New {
            continue;
        }
        // (model, its next part): a walk without recursion, for chains of any length.
        let mut path = vec![(start, 0)];
        state[start] = State::Open;
        while let Some(&mut (model, ref mut next)) = path.last_mut() {
            let Some(&part) = parts[model].get(*next) else {
                state[model] = State::Done;
                path.pop();
                continue;
            };
            *next += 1;
            let at = *next - 1;
            let Some(ModelId(target)) = part else { continue };
            let target = target as usize;
            match state[target] {
                State::Open => set_recursive(&mut api.models[model].shape, at),
                State::New => {
                    state[target] = State::Open;
                    path.push((target, 0));
                }
                State::Done => {}
            }
        }
    }
}

#[derive(Clone, Copy, PartialEq)]
enum State {
    New,
    Open,
    Done,
}

fn direct_parts(shape: &Shape) -> Vec<Option<ModelId>> {
    match shape {
        Shape::Struct(shape) => shape.fields.iter().map(|field| direct(&field.ty)).collect(),
        Shape::Union(union) => union.members.iter().map(|member| direct(&member.ty)).collect(),
        Shape::Alias(ty) => vec![direct(ty)],
        Shape::Enum(_) => Vec::new(),
    }
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
