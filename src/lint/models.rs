//! What only shows once all models are there: names that become one in Rust, and values that never end.

use crate::api::{Api, Field, Model, Shape, Type};
use crate::config::RustOptions;
use crate::diagnostic::{Code, Diagnostics};
use crate::openapi::Spec;
use crate::rust::numbered;

pub fn check(spec: &Spec, api: &Api, options: &RustOptions, findings: &mut Diagnostics) {
    rust_names(spec, api, options, findings);
    endless(spec, api, findings);
}

fn rust_names(spec: &Spec, api: &Api, options: &RustOptions, findings: &mut Diagnostics) {
    for numbered in numbered(api, options) {
        let message = format!(
            "{} is `{}` in Rust, as `{}` is taken",
            numbered.what, numbered.name, numbered.taken
        );
        let finding = findings.push(Code::SameRustName, spec.place(numbered.origin), message);
        finding.help("rename one, or give it a `name` below `rust.schemas`");
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
            Shape::Enum(_) | Shape::Alias(_) => Vec::new(),
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
        Shape::Enum(_) | Shape::Alias(_) => true,
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
