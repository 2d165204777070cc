//! Turns the published reading into the outline that lists are made from. It knows no PowerShell.

use crate::pages::site::input::{Body, Node, Operation, Outline, Role, Tag};
use crate::published::{self, Published, TagId};

/// Returns the outline; its positions are those of the reading.
pub(super) fn of(published: &Published) -> Outline {
    let tags = published.tags.iter().map(|tag| Tag {
        name: tag.name.clone(),
        description: tag.description.clone(),
    });
    let models = published.models.iter().map(|model| Node {
        tags: positions(&model.usage.tags),
        holds: held(model),
    });
    Outline {
        tags: tags.collect(),
        models: models.collect(),
        operations: published.operations.iter().map(operation).collect(),
    }
}

fn operation(operation: &published::Operation) -> Operation {
    let bodies = operation.bodies.iter().filter_map(|body| {
        Some(Body {
            role: Role::of(body.status.as_deref()),
            model: body.ty.model()?.0 as usize,
            is_list: matches!(body.ty, published::Type::List { .. }),
        })
    });
    Operation {
        method: operation.method.to_uppercase(),
        path: operation.path.clone(),
        summary: operation.summary.clone().unwrap_or_default(),
        tags: positions(&operation.tags),
        bodies: bodies.collect(),
    }
}

fn held(model: &published::Model) -> Vec<usize> {
    let held = published::usage::parts(model).into_iter();
    held.map(|id| id.0 as usize).collect()
}

fn positions(tags: &[TagId]) -> Vec<usize> {
    tags.iter().map(|tag| tag.0 as usize).collect()
}
