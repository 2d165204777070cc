//! Reduces an [`Api`] to the schemas and operations that a selection names, with everything that these refer to.

use std::collections::HashSet;

use glob::Pattern;

use super::usage::parts;
use super::{Api, ModelId, Operation, Role, TagId, Type};
use crate::diagnostic::{Code, Diagnostics, nearest};

/// Returns for each operation, by position, whether a selection names it. An operation is named by its id, or by method and
/// path (`GET /pets/{id}`). Patterns are names or globs with `*`, `?` and `[…]`; a pattern without a match is an error.
#[must_use]
pub fn chosen(
    api: &Api,
    operations: &[String],
    tags: &[String],
    findings: &mut Diagnostics,
) -> Vec<bool> {
    let mut chosen = vec![false; api.operations.len()];
    for pattern in operations {
        let fits = matcher(pattern);
        let found = choose(api, &mut chosen, |operation| {
            fits(&operation.id) || fits(&call(operation))
        });
        if !found {
            let message = format!("no operation is named `{pattern}`");
            let finding = findings.push(Code::UnknownOperation, None, message);
            finding.help = suggestion(api, pattern, &[Kind::Operation, Kind::Tag, Kind::Schema]);
        }
    }
    for pattern in tags {
        let fits = matcher(pattern);
        let has = |tag: &TagId| fits(&api.tags[tag.0 as usize].name);
        choose(api, &mut chosen, |operation| operation.tags.iter().any(has));
        if !api.tags.iter().any(|tag| fits(&tag.name)) {
            let message = format!("no tag is named `{pattern}`");
            let finding = findings.push(Code::UnknownOperation, None, message);
            finding.help = suggestion(api, pattern, &[Kind::Tag, Kind::Operation, Kind::Schema]);
        }
    }
    chosen
}

fn choose(api: &Api, chosen: &mut [bool], fits: impl Fn(&Operation) -> bool) -> bool {
    let mut found = false;
    for (operation, chosen) in api.operations.iter().zip(chosen) {
        if fits(operation) {
            *chosen = true;
            found = true;
        }
    }
    found
}

/// Keeps the chosen operations, the models whose names match one of the patterns, and every model that these refer to.
///
/// Other operations are kept if one of their bodies has a named model, or a model that it refers to. An operation without a
/// model in its bodies is kept if it shares a tag with one of those: deleting a resource belongs to the resource. Bodies of
/// kept operations lose their type if its model is not kept.
#[must_use]
pub fn select(api: Api, schemas: &[String], chosen: &[bool], findings: &mut Diagnostics) -> Api {
    let mut named = Vec::new();
    for pattern in schemas {
        let found = models_named(&api, pattern);
        if found.is_empty() {
            let message = format!("no schema is named `{pattern}`");
            let finding = findings.push(Code::UnknownSchema, None, message);
            finding.help = suggestion(&api, pattern, &[Kind::Schema, Kind::Operation]);
        }
        named.extend(found);
    }
    let mut models = vec![false; api.models.len()];
    close(&api, named, &mut models);
    let operations = kept_operations(&api, &models, chosen);
    let of_chosen = api
        .operations
        .iter()
        .zip(chosen)
        .filter(|(_, chosen)| **chosen);
    let called = of_chosen.flat_map(|(operation, _)| operation.types().filter_map(Type::model));
    close(&api, called.collect(), &mut models);
    let kept = api
        .operations
        .iter()
        .zip(&operations)
        .filter(|(_, kept)| **kept);
    let of_parameters = kept.flat_map(|(operation, _)| operation.types_of_parameters());
    let is_own = |id: &ModelId| {
        let is_kept = |part: &ModelId| models[part.0 as usize];
        api[*id].role == Role::Parameter && parts(&api[*id]).iter().all(is_kept)
    };
    let own: Vec<ModelId> = of_parameters
        .filter_map(Type::model)
        .filter(is_own)
        .collect();
    close(&api, own, &mut models);
    keep(api, &models, &operations)
}

/// Marks these models and every model that they refer to.
fn close(api: &Api, mut open: Vec<ModelId>, kept: &mut [bool]) {
    while let Some(ModelId(id)) = open.pop() {
        if !std::mem::replace(&mut kept[id as usize], true) {
            open.extend(parts(&api.models[id as usize]));
        }
    }
}

/// Returns for each operation whether it is kept, given the models that are named and those that they refer to.
fn kept_operations(api: &Api, models: &[bool], chosen: &[bool]) -> Vec<bool> {
    let is_user = |operation: &Operation| {
        let mut held = operation.bodies().filter_map(|body| body.ty.model());
        held.any(|id| models[id.0 as usize])
    };
    let users: Vec<bool> = api.operations.iter().map(is_user).collect();
    let of_users = api.operations.iter().zip(&users).filter(|(_, user)| **user);
    let tags: HashSet<TagId> = of_users
        .flat_map(|(operation, _)| operation.tags.iter().copied())
        .collect();
    let is_kept = |((operation, user), chosen): ((&Operation, &bool), &bool)| {
        let belongs = || is_empty(operation) && operation.tags.iter().any(|tag| tags.contains(tag));
        *chosen || *user || belongs()
    };
    api.operations
        .iter()
        .zip(&users)
        .zip(chosen)
        .map(is_kept)
        .collect()
}

/// Returns `true` if neither the request nor a successful response has a model.
fn is_empty(operation: &Operation) -> bool {
    operation.bodies().all(|body| {
        body.ty.model().is_none() || body.status.is_some_and(|status| !status.is_success())
    })
}

fn matcher(pattern: &str) -> impl Fn(&str) -> bool {
    let glob = Pattern::new(pattern).ok();
    move |name: &str| name == pattern || glob.as_ref().is_some_and(|glob| glob.matches(name))
}

fn call(operation: &Operation) -> String {
    format!("{} {}", operation.method.to_uppercase(), operation.path)
}

/// Returns the models whose names match a name or glob. Models that are not published cannot be named.
fn models_named(api: &Api, pattern: &str) -> Vec<ModelId> {
    let fits = matcher(pattern);
    let shown = api.models().filter(|(_, model)| model.role.is_published());
    shown
        .filter(|(_, model)| fits(&model.name))
        .map(|(id, _)| id)
        .collect()
}

/// A kind of thing that a selection can name.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Schema,
    Operation,
    Tag,
}

/// Suggests the nearest names of the first kind that has any; `None` if no name is near.
fn suggestion(api: &Api, wrong: &str, kinds: &[Kind]) -> Option<String> {
    let near = |kind: Kind| match kind {
        Kind::Schema => {
            let shown = api.models.iter().filter(|model| model.role.is_published());
            nearest(wrong, shown.map(|model| model.name.as_str()))
        }
        Kind::Operation => nearest(wrong, api.operations.iter().map(|one| one.id.as_str())),
        Kind::Tag => nearest(wrong, api.tags.iter().map(|tag| tag.name.as_str())),
    };
    let found = kinds.iter().map(|&kind| (kind, near(kind)));
    let (kind, names) = found.into_iter().find(|(_, names)| !names.is_empty())?;
    let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    let names = names.join(" or ");
    Some(match kind {
        _ if kind == kinds[0] => format!("did you mean {names}?"),
        Kind::Schema => format!("did you mean the schema {names}?"),
        Kind::Operation => format!("did you mean the operation {names}?"),
        Kind::Tag => format!("did you mean the tag {names}?"),
    })
}

fn keep(mut api: Api, models: &[bool], operations: &[bool]) -> Api {
    let mut renumbered = vec![ModelId(0); models.len()];
    for (next, (at, _)) in (0..).zip(models.iter().enumerate().filter(|(_, kept)| **kept)) {
        renumbered[at] = ModelId(next);
    }
    retain(&mut api.models, models);
    retain(&mut api.operations, operations);
    let renumber = |ty: &mut Type| {
        if let Some(id) = ty.model_mut() {
            *id = renumbered[id.0 as usize];
        }
    };
    let is_kept = |ty: &Type| ty.model().is_none_or(|id| models[id.0 as usize]);
    for model in &mut api.models {
        model.shape.types_mut().into_iter().for_each(renumber);
    }
    let renumbered_alias = |id: ModelId| models[id.0 as usize].then(|| renumbered[id.0 as usize]);
    for rules in api.rules_mut() {
        rules.renumber(&renumbered_alias);
    }
    for operation in &mut api.operations {
        for media in operation.contents_mut() {
            media.ty = media.ty.take().filter(is_kept);
            media.ty.iter_mut().for_each(renumber);
        }
        for ty in operation.types_of_parameters_mut() {
            if !is_kept(ty) {
                *ty = Type::Any;
            }
            renumber(ty);
        }
    }
    api
}

fn retain<T>(list: &mut Vec<T>, kept: &[bool]) {
    let mut kept = kept.iter();
    list.retain(|_| kept.next() == Some(&true));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::{
        Additional, Field, MediaType, Model, Operation, Origin, RequestBody, Role, Shape, Struct,
        Tag, Usage,
    };

    fn model(name: &str, refers_to: &[u32]) -> Model {
        let field = |id: &u32| Field {
            ty: Type::Map(Some(Box::new(Type::Model(ModelId(*id))))),
            ..Field::of_any(format!("f{id}"), Origin::default())
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
            rules: None,
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
        let operation = |id: &str, tag, content| Operation {
            id: id.into(),
            tags: vec![TagId(tag)],
            request_body: Some(RequestBody {
                content,
                ..RequestBody::default()
            }),
            ..Operation::default()
        };
        let tag = |name: &str| Tag {
            name: name.into(),
            description: None,
        };
        Api {
            models: vec![
                model("Unused", &[]),
                model("Owner", &[]),
                model("Token", &[1, 2]),
            ],
            tags: vec![tag("Tokens"), tag("Others")],
            operations: vec![
                operation("createToken", 0, vec![media(0), media(2)]),
                operation("useless", 0, vec![media(0)]),
                operation("deleteToken", 0, vec![]),
                operation("deleteOther", 1, vec![]),
            ],
            ..Api::default()
        }
    }

    #[test]
    fn a_selection_is_closed_and_renumbered() {
        let mut diagnostics = Diagnostics::default();
        let selected = select(api(), &["Tok*".to_owned()], &[false; 4], &mut diagnostics);
        assert_eq!(
            selected
                .models
                .iter()
                .map(|model| &*model.name)
                .collect::<Vec<_>>(),
            ["Owner", "Token"]
        );
        assert_eq!(parts(&selected.models[1]), [ModelId(0), ModelId(1)]);
        let ids: Vec<_> = selected.operations.iter().map(|one| &*one.id).collect();
        assert_eq!(ids, ["createToken", "deleteToken"]);
        let bodies: Vec<_> = selected.operations[0]
            .bodies()
            .map(|body| body.ty)
            .collect();
        assert_eq!(bodies, [&Type::Model(ModelId(1))]);
        assert!(diagnostics.is_empty());
    }

    #[test]
    fn operations_are_chosen_by_name_and_tag_with_their_models() {
        let mut findings = Diagnostics::default();
        let (by_name, by_tag) = (["create*".to_owned()], ["Others".to_owned()]);
        let chosen = chosen(&api(), &by_name, &by_tag, &mut findings);
        assert_eq!(chosen, [true, false, false, true]);
        let selected = select(api(), &[], &chosen, &mut findings);
        assert_eq!(selected.models.len(), 3);
        let ids: Vec<_> = selected.operations.iter().map(|one| &*one.id).collect();
        assert_eq!(ids, ["createToken", "deleteOther"]);
        assert!(findings.is_empty());
    }

    #[test]
    fn near_names_are_found_across_kinds() {
        let api = api();
        let mut findings = Diagnostics::default();
        let _ = chosen(
            &api,
            &["Tokn".to_owned()],
            &["Oters".to_owned()],
            &mut findings,
        );
        let _ = select(api, &["deletToken".to_owned()], &[false; 4], &mut findings);
        let help: Vec<_> = findings
            .iter()
            .map(|found| found.help.clone().unwrap())
            .collect();
        assert_eq!(
            help,
            [
                "did you mean the tag `Tokens`?",
                "did you mean `Others`?",
                "did you mean the operation `deleteToken`?",
            ]
        );
    }

    #[test]
    fn a_name_that_fits_nothing_is_an_error_with_the_nearest_names() {
        let mut diagnostics = Diagnostics::default();
        let _ = select(api(), &["Tokne".to_owned()], &[false; 4], &mut diagnostics);
        let found = diagnostics.iter().next().unwrap();
        assert_eq!(
            (found.code, found.help.as_deref()),
            (Code::UnknownSchema, Some("did you mean `Token`?"))
        );
    }
}
