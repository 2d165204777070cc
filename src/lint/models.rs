//! Checks that need all models: names that clash in Rust, union members that cannot be told apart, and endless values.

use std::collections::BTreeMap;

use crate::api::{Api, Field, Model, Origin, Shape, Type};
use crate::diagnostic::{Code, Diagnostics};
use crate::openapi::Spec;
use crate::rust::view::{Kind, Member, View};

pub fn check(spec: &Spec, api: &Api, view: &View, findings: &mut Diagnostics) {
    rust_names(spec, view, findings);
    endless(spec, api, findings);
    alike(spec, view, findings);
}

/// Reports names that got a number because two names of the spec are the same in Rust.
fn rust_names(spec: &Spec, view: &View, findings: &mut Diagnostics) {
    for item in view.generated() {
        let mut report = |what: String, (wanted, name): (&str, &str), origin: &Origin| {
            if wanted != name {
                let message = format!("{what} is `{name}` in Rust because `{wanted}` is taken");
                let finding = findings.push(Code::SameRustName, spec.place(origin), message);
                finding.help("rename one, or set its `name` in `rust.schemas`");
            }
        };
        let names = (item.wanted.as_str(), item.name.as_str());
        report(
            format!("the type `{}`", item.published),
            names,
            &item.origin,
        );
        match &item.kind {
            Kind::Struct(shape) => {
                for field in &shape.fields {
                    let what = format!("the field `{}`", field.wire_name);
                    report(what, (&field.wanted, &field.name), &field.facts.origin);
                }
            }
            Kind::Enum(shape) => {
                for variant in &shape.variants {
                    let what = format!("the value `{}`", variant.wire);
                    report(what, (&variant.wanted, &variant.name), &item.origin);
                }
            }
            Kind::Union(shape) => {
                for member in &shape.members {
                    let title = member.title.as_ref().unwrap_or(&member.text);
                    let what = format!("the member `{title}`");
                    report(what, (&member.wanted, &member.name), &item.origin);
                }
            }
            Kind::Alias(_) => {}
        }
    }
}

/// Reports union members that accept the same JSON, so the first of them is always chosen.
fn alike(spec: &Spec, view: &View, findings: &mut Diagnostics) {
    for item in view.generated() {
        let Kind::Union(shape) = &item.kind else {
            continue;
        };
        let mut groups: BTreeMap<String, Vec<&Member>> = BTreeMap::new();
        let untold = shape.members.iter().filter(|member| member.tags.is_empty());
        for member in untold {
            let members = groups.entry(member.fit.key()).or_default();
            members.push(member);
        }
        let mut groups: Vec<_> = groups
            .into_values()
            .filter(|group| group.len() > 1)
            .collect();
        groups.sort_by_key(|group| shape.members.iter().position(|other| *other == *group[0]));
        for group in groups {
            let names: Vec<String> = group.iter().map(|it| format!("`{}`", it.name)).collect();
            let message = format!(
                "members of `{}` cannot be told apart: what fits one of {} fits the others, and is read as {}",
                item.published,
                names.join(", "),
                names[0]
            );
            findings.push(Code::MembersAlike, spec.place(&item.origin), message);
        }
    }
}

/// Reports models without any finite value, because each value requires another one.
fn endless(spec: &Spec, api: &Api, findings: &mut Diagnostics) {
    let ends = ends(api);
    for (at, model) in api.models.iter().enumerate().filter(|(at, _)| !ends[*at]) {
        let Shape::Struct(shape) = &model.shape else {
            continue;
        };
        for field in shape
            .fields
            .iter()
            .filter(|field| field.recursive && required(field, &ends))
        {
            let message = format!(
                "every `{}` requires another one in `{}`",
                api.models[at].name, field.wire_name
            );
            findings.push(Code::Infinite, spec.place(&field.origin), message);
        }
    }
}

/// Returns `true` for each model that has a finite value. A model is checked again when a model in it turns out to have
/// one.
fn ends(api: &Api) -> Vec<bool> {
    let mut holders: Vec<Vec<usize>> = vec![Vec::new(); api.models.len()];
    for (at, model) in api.models.iter().enumerate() {
        let held: Vec<&Type> = match &model.shape {
            Shape::Struct(shape) => shape.fields.iter().map(|field| &field.ty).collect(),
            Shape::Union(union) => union.members.iter().map(|member| &member.ty).collect(),
            Shape::Enum(_) | Shape::Tuple(_) | Shape::Map(_) | Shape::Alias(_) => Vec::new(),
        };
        for ty in held {
            if let Type::Model(id) = ty {
                holders[id.0 as usize].push(at);
            }
        }
    }
    let mut ends = vec![false; api.models.len()];
    let mut open: Vec<usize> = (0..api.models.len()).collect();
    while let Some(at) = open.pop() {
        if !ends[at] && does_end(&api.models[at], &ends) {
            ends[at] = true;
            open.extend(&holders[at]);
        }
    }
    ends
}

fn does_end(model: &Model, ends: &[bool]) -> bool {
    match &model.shape {
        Shape::Struct(shape) => !shape.fields.iter().any(|field| required(field, ends)),
        Shape::Union(union) => {
            union.members.is_empty() || union.members.iter().any(|m| type_ends(&m.ty, ends))
        }
        Shape::Enum(_) | Shape::Tuple(_) | Shape::Map(_) | Shape::Alias(_) => true,
    }
}

/// Returns `true` if a field requires a value that is not known to be finite.
fn required(field: &Field, ends: &[bool]) -> bool {
    field.required && !field.nullable && !type_ends(&field.ty, ends)
}

fn type_ends(ty: &Type, ends: &[bool]) -> bool {
    match ty {
        Type::Model(id) => ends[id.0 as usize],
        _ => true,
    }
}
