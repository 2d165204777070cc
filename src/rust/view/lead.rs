//! A sentence for each model about where it is used, for schemas that do not describe themselves.

use crate::api::{Additional, Api, Model, ModelId, Operation, Role, Shape, Type};
use crate::text::prose::code;

/// The first use of a model, and the number of its uses.
#[derive(Default, Clone)]
struct Uses {
    first: Option<String>,
    count: usize,
}

/// Returns the sentences of all models, as Markdown; empty for a model that nothing uses.
pub(super) fn leads(api: &Api, names: &[String]) -> Vec<String> {
    let mut uses = vec![Uses::default(); api.models.len()];
    let mut add = |ty: &Type, place: &dyn Fn() -> Place| {
        if let Some(ModelId(at)) = ty.model() {
            let uses = &mut uses[at as usize];
            uses.first.get_or_insert_with(|| sentence(ty, &place()));
            uses.count += 1;
        }
    };
    let models = api.models.iter().zip(names);
    for (model, name) in models.filter(|(model, _)| model.role != Role::Parameter) {
        in_model(model, name, &mut add);
    }
    for operation in &api.operations {
        in_operation(operation, &mut add);
    }
    uses.into_iter().map(Uses::text).collect()
}

impl Uses {
    fn text(self) -> String {
        match (self.first, self.count) {
            (None, _) => String::new(),
            (Some(first), 0 | 1) => format!("{first}."),
            (Some(first), 2) => format!("{first}; also used in one other place."),
            (Some(first), count) => format!("{first}; also used in {} other places.", count - 1),
        }
    }
}

/// A place that contains a type: how it is introduced, and what it is called.
struct Place {
    whole: &'static str,
    name: String,
}

/// Adds a use of a type. Its place is made for the first use of a model only.
type Add<'f> = dyn FnMut(&Type, &dyn Fn() -> Place) + 'f;

/// Says what a value of the model in a type is there: the whole value, or a part of a list or a map.
fn sentence(ty: &Type, place: &Place) -> String {
    let Place { whole, name } = place;
    match ty {
        Type::Nullable(held) => sentence(held, place),
        Type::List { .. } => format!("An item of {name}"),
        Type::Map(_) => format!("A value in {name}"),
        _ => format!("{whole}{name}"),
    }
}

fn in_model(model: &Model, name: &str, add: &mut Add<'_>) {
    let in_it = |whole: &'static str| {
        let name = code(name);
        Place { whole, name }
    };
    match &model.shape {
        Shape::Struct(shape) => {
            for field in &shape.fields {
                add(&field.ty, &|| Place {
                    whole: "The value of ",
                    name: format!("{} in {}", code(&field.wire_name), code(name)),
                });
            }
            if let Additional::Typed(ty) = &shape.additional {
                add(ty, &|| in_it("A property of "));
            }
        }
        Shape::Union(shape) => {
            for member in &shape.members {
                add(&member.ty, &|| in_it("A member of "));
            }
        }
        Shape::Tuple(items) => {
            for item in items {
                add(item, &|| in_it("An item of "));
            }
        }
        Shape::Map(map) => add(&map.values, &|| in_it("A value in ")),
        Shape::Alias(ty) => add(ty, &|| in_it("The value of ")),
        Shape::Enum(_) => {}
    }
}

fn in_operation(operation: &Operation, add: &mut Add<'_>) {
    let call = format!("{} {}", operation.method.to_uppercase(), operation.path);
    for body in operation.bodies() {
        add(body.ty, &|| {
            let name = match body.status {
                None => format!("body of {}", code(&call)),
                Some(status) if status.is_success() => format!("response to {}", code(&call)),
                Some(status) => format!("response to {} with status {status}", code(&call)),
            };
            // A part of it is one of `the body of …`.
            let name = match body.ty {
                Type::List { .. } | Type::Map(_) => format!("the {name}"),
                _ => name,
            };
            Place {
                whole: "The ",
                name,
            }
        });
    }
}
