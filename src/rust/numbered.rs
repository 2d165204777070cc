//! `Api` → the names that became one in Rust, so that a number was added to the later one. It says so and names nothing.

use crate::api::{Api, Model, Origin, Shape};
use crate::config::RustOptions;
use crate::rust::plan::{Plan, wanted_type_name};
use crate::rust::view::ident;
use crate::rust::{enums, structs, unions};

/// A name with a number that the spec does not have.
pub(crate) struct Numbered<'a> {
    pub(crate) origin: &'a Origin,
    /// Such as ``the field `userId` ``.
    pub(crate) what: String,
    /// The name that is taken.
    pub(crate) taken: String,
    /// The name in its place.
    pub(crate) name: String,
}

/// Every type, field and variant with a number of ours.
pub(crate) fn numbered<'a>(api: &'a Api, options: &RustOptions) -> Vec<Numbered<'a>> {
    let plan = Plan::new(api, options);
    let mut found = Vec::new();
    for (id, model) in api.models().filter(|(_, model)| plan.is_generated(model)) {
        let (taken, name) = (
            wanted_type_name(model, options),
            plan.type_name(id).to_owned(),
        );
        if taken != name {
            found.push(Numbered {
                origin: &model.origin,
                what: format!("the type `{}`", model.name),
                taken,
                name,
            });
        }
        found.extend(members(&plan, model));
    }
    found
}

fn members<'a>(plan: &Plan<'_>, model: &'a Model) -> Vec<Numbered<'a>> {
    let mut scope = ident::Scope::default();
    let mut found = Vec::new();
    match &model.shape {
        Shape::Struct(shape) => {
            for field in &shape.fields {
                let taken = structs::wanted_name(plan, model, field);
                let name = scope.claim(taken.clone());
                let what = format!("the field `{}`", field.wire_name);
                found.push(Numbered {
                    origin: &field.origin,
                    what,
                    taken,
                    name,
                });
            }
        }
        Shape::Enum(shape) => {
            for (wire, taken, name) in enums::names(shape) {
                found.push(Numbered {
                    origin: &model.origin,
                    what: format!("the value `{wire}`"),
                    taken,
                    name,
                });
            }
        }
        Shape::Union(shape) => {
            for (member, taken, name) in unions::names(plan, shape) {
                found.push(Numbered {
                    origin: &model.origin,
                    what: format!("the member `{member}`"),
                    taken,
                    name,
                });
            }
        }
        Shape::Alias(_) => {}
    }
    found.retain(|numbered| numbered.taken != numbered.name);
    found
}
