//! An [`Api`] → the part of it that some names ask for, with all that this part refers to.

use glob::Pattern;

use super::usage::parts;
use super::{Api, ModelId, Type};
use crate::diagnostic::{Code, Diagnostics, nearest};

/// Keeps the models whose names fit one of the patterns, and every model that they refer to. Operations stay where a
/// body is left of them. A pattern is a name, or a glob with `*`, `?` and `[…]`; one that fits nothing is an error.
#[must_use]
pub fn select(api: Api, patterns: &[String], diagnostics: &mut Diagnostics) -> Api {
    let mut open = Vec::new();
    for pattern in patterns {
        let found = named(&api, pattern);
        if found.is_empty() {
            let finding = diagnostics.push(
                Code::UnknownSchema,
                None,
                format!("no schema is named `{pattern}`"),
            );
            finding.help(suggestion(&api, pattern));
        }
        open.extend(found);
    }
    let mut kept = vec![false; api.models.len()];
    while let Some(ModelId(id)) = open.pop() {
        if !std::mem::replace(&mut kept[id as usize], true) {
            open.extend(parts(&api.models[id as usize]));
        }
    }
    keep(api, &kept)
}

/// The models that a name or glob asks for. A model that has no page has no name to ask for either.
fn named(api: &Api, pattern: &str) -> Vec<ModelId> {
    let glob = Pattern::new(pattern).ok();
    let fits = |name: &str| name == pattern || glob.as_ref().is_some_and(|glob| glob.matches(name));
    let shown = api.models().filter(|(_, model)| model.role.is_published());
    shown
        .filter(|(_, model)| fits(&model.name))
        .map(|(id, _)| id)
        .collect()
}

fn suggestion(api: &Api, pattern: &str) -> String {
    let names = api
        .models
        .iter()
        .filter(|model| model.role.is_published())
        .map(|model| model.name.as_str());
    let near: Vec<String> = nearest(pattern, names)
        .iter()
        .map(|name| format!("`{name}`"))
        .collect();
    match near.is_empty() {
        true => "`sailgen list` prints every name".to_owned(),
        false => format!("did you mean {}?", near.join(" or ")),
    }
}

fn keep(mut api: Api, kept: &[bool]) -> Api {
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
    }
    for operation in &mut api.operations {
        for media in operation.contents_mut() {
            media.ty = media.ty.take().filter(|ty| is_kept(ty, kept));
            media.ty.iter_mut().for_each(renumber);
        }
        for ty in operation.types_of_parameters_mut() {
            if ty.model().is_some() && !is_kept(ty, kept) {
                *ty = Type::Any;
            }
            renumber(ty);
        }
    }
    api.operations
        .retain(|operation| operation.bodies().next().is_some());
    api
}

/// A body is kept for the models it refers to; one that refers to none is not.
fn is_kept(ty: &Type, kept: &[bool]) -> bool {
    ty.model().is_some_and(|id| kept[id.0 as usize])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::{
        Additional, Field, Limits, MediaType, Model, Operation, Origin, RequestBody, Role, Shape,
        Struct, Usage,
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
            only: Vec::new(),
            limits: Limits::default(),
            recursive: false,
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
            example: None,
            usage: Usage::default(),
            origin: Origin::default(),
        }
    }

    fn api() -> Api {
        let media = |id| MediaType {
            name: "application/json".into(),
            ty: Some(Type::Model(ModelId(id))),
            ..MediaType::default()
        };
        let operation = |content| Operation {
            request_body: Some(RequestBody {
                content,
                ..RequestBody::default()
            }),
            ..Operation::default()
        };
        Api {
            models: vec![
                model("Unused", &[]),
                model("Owner", &[]),
                model("Token", &[1, 2]),
            ],
            operations: vec![
                operation(vec![media(0), media(2)]),
                operation(vec![media(0)]),
            ],
            ..Api::default()
        }
    }

    #[test]
    fn a_selection_is_closed_and_renumbered() {
        let mut diagnostics = Diagnostics::default();
        let selected = select(api(), &["Tok*".to_owned()], &mut diagnostics);
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
        let bodies: Vec<_> = selected.operations[0]
            .bodies()
            .map(|body| body.ty)
            .collect();
        assert_eq!(bodies, [&Type::Model(ModelId(1))]);
        assert!(diagnostics.is_empty());
    }

    #[test]
    fn a_name_that_fits_nothing_is_an_error_with_the_nearest_names() {
        let mut diagnostics = Diagnostics::default();
        let _ = select(api(), &["Tokne".to_owned()], &mut diagnostics);
        let found = diagnostics.iter().next().unwrap();
        assert_eq!(
            (found.code, found.help.as_deref()),
            (Code::UnknownSchema, Some("did you mean `Token`?"))
        );
    }
}
