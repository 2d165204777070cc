//! Reduces a [`Published`] to the schemas and operations that a selection names, with everything that these refer to.

use glob::Pattern;

use super::usage::parts;
use super::{Body, Listing, ModelId, Published, Role, Type};

/// Keeps the chosen operations, the models whose names match one of the patterns, and every model that these refer to.
/// Other operations are kept if a body with a model is left. A pattern is a name, or a glob with `*`, `?` and `[…]`. Patterns
/// without a match are ignored here: the selection of the neutral reading reports them.
#[must_use]
pub fn select(api: Published, patterns: &[String], chosen: &[bool]) -> Published {
    let of_chosen = api
        .operations
        .iter()
        .zip(chosen)
        .filter(|(_, chosen)| **chosen);
    let bodies = of_chosen.flat_map(|(operation, _)| &operation.bodies);
    let mut open: Vec<ModelId> = bodies.filter_map(|body| body.ty.model()).collect();
    for pattern in patterns {
        open.extend(named(&api, pattern));
    }
    let mut kept = vec![false; api.models.len()];
    while let Some(ModelId(id)) = open.pop() {
        if !std::mem::replace(&mut kept[id as usize], true) {
            open.extend(parts(&api.models[id as usize]));
        }
    }
    keep(api, &kept, chosen)
}

/// Returns the models whose names match a name or glob. Models that are not published cannot be named.
fn named(api: &Published, pattern: &str) -> Vec<ModelId> {
    let glob = Pattern::new(pattern).ok();
    let fits = |name: &str| name == pattern || glob.as_ref().is_some_and(|glob| glob.matches(name));
    let shown = api.models().filter(|(_, model)| model.role != Role::Nested);
    shown
        .filter(|(_, model)| fits(&model.name))
        .map(|(id, _)| id)
        .collect()
}

fn keep(mut api: Published, kept: &[bool], chosen: &[bool]) -> Published {
    let mut renumbered = vec![ModelId(0); kept.len()];
    for (next, (at, _)) in (0..).zip(kept.iter().enumerate().filter(|(_, kept)| **kept)) {
        renumbered[at] = ModelId(next);
    }
    let mut flags = kept.iter();
    api.models.retain(|_| flags.next() == Some(&true));
    let renumber = |ty: &mut Type| {
        if let Some(id) = ty.model_mut() {
            *id = renumbered[id.0 as usize];
        }
    };
    for model in &mut api.models {
        model.shape.types_mut().into_iter().for_each(renumber);
        if let Listing::Fields(fields) = &mut model.listing {
            fields.iter_mut().for_each(|field| renumber(&mut field.ty));
        }
    }
    for operation in &mut api.operations {
        operation
            .bodies
            .retain(|body| body.ty.model().is_none() || is_kept(body, kept));
        operation
            .bodies
            .iter_mut()
            .for_each(|body| renumber(&mut body.ty));
    }
    let mut chosen = chosen.iter();
    let has_model = |body: &Body| body.ty.model().is_some();
    api.operations
        .retain(|operation| chosen.next() == Some(&true) || operation.bodies.iter().any(has_model));
    // A page of operations shows all of their types, but a selection only has some of them.
    api.calls.clear();
    api
}

/// Returns `true` if the model of a body is kept; `false` for a body without a model.
fn is_kept(body: &Body, kept: &[bool]) -> bool {
    body.ty.model().is_some_and(|id| kept[id.0 as usize])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::published::{
        Additional, Field, Limits, Model, Operation, Origin, Shape, Shown, Struct, Usage,
    };

    fn model(name: &str, refers_to: &[u32]) -> Model {
        let field = |id: &u32| Field {
            wire_name: format!("f{id}"),
            docs: None,
            ty: Type::Map(Some(Box::new(Type::Model(ModelId(*id))))),
            required: false,
            nullable: false,
            read_only: false,
            write_only: false,
            deprecated: false,
            default: None,
            example: None,
            limits: Limits::default(),
            recursive: false,
            inherited: false,
            shown: Shown::Type,
            is_model: false,
            origin: Origin::default(),
        };
        let shape = Struct {
            fields: refers_to.iter().map(field).collect(),
            additional: Additional::Unspecified,
        };
        Model {
            name: name.into(),
            title: None,
            docs: None,
            deprecated: false,
            nullable: false,
            role: Role::Component,
            shape: Shape::Struct(shape),
            listing: Listing::Shape,
            example: None,
            usage: Usage::default(),
            origin: Origin::default(),
        }
    }

    fn api() -> Published {
        let body = |id| Body {
            status: None,
            media_type: "application/json".into(),
            ty: Type::Model(ModelId(id)),
            examples: Vec::new(),
        };
        let operation = |bodies| Operation {
            id: None,
            method: "post".into(),
            path: "/".into(),
            summary: None,
            deprecated: false,
            tags: Vec::new(),
            bodies,
            origin: Origin::default(),
        };
        Published {
            models: vec![
                model("Unused", &[]),
                model("Owner", &[]),
                model("Token", &[1, 2]),
            ],
            operations: vec![operation(vec![body(0), body(2)]), operation(vec![body(0)])],
            ..Published::default()
        }
    }

    #[test]
    fn a_selection_is_closed_and_renumbered() {
        let selected = select(api(), &["Tok*".to_owned()], &[false; 2]);
        assert_eq!(
            selected
                .models
                .iter()
                .map(|model| &*model.name)
                .collect::<Vec<_>>(),
            ["Owner", "Token"]
        );
        assert_eq!(parts(&selected.models[1]), [ModelId(0), ModelId(1)]);
        assert_eq!(selected.operations.len(), 1);
        assert_eq!(selected.operations[0].bodies[0].ty, Type::Model(ModelId(1)));
    }
}
