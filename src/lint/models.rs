//! What only shows once all models are there: names that become one in Rust, and values that never end.

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

/// Names with a number that the spec does not have, as two names became one in Rust.
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

/// Members of a union that all JSON fits alike, so that the first of them is read.
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

/// Models of which no value can be written, as one of it requires another of it.
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

/// Which models have a value that ends. A model is looked at again when one that it holds was found to end.
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

/// Whether a field needs a value of which it is not known that it ends.
fn required(field: &Field, ends: &[bool]) -> bool {
    field.required && !field.nullable && !type_ends(&field.ty, ends)
}

fn type_ends(ty: &Type, ends: &[bool]) -> bool {
    match ty {
        Type::Model(id) => ends[id.0 as usize],
        _ => true,
    }
}
