//! Splits models that both requests and responses use into two, each with the properties that its direction carries.
//!
//! The model for responses keeps its name; the one for requests is named after it. It decides nothing about a language.

use std::collections::{HashMap, HashSet};

use super::{Api, Field, Model, ModelId, Shape, Type, Usage, usage};

/// Splits every model that both directions use and that has read-only or write-only properties, and every model that holds
/// one of these.
#[must_use]
pub fn split(mut api: Api) -> Api {
    let twins = twins(&api);
    let mut taken: HashSet<String> = api
        .models
        .iter()
        .map(|model| model.name.to_lowercase())
        .collect();
    let mut of: HashMap<ModelId, ModelId> = HashMap::new();
    for &id in &twins {
        let name = free_name(&api[id].name, &mut taken);
        of.insert(id, ModelId::at(api.models.len()));
        let model = Model {
            name,
            usage: Usage {
                response: false,
                ..api[id].usage.clone()
            },
            ..api[id].clone()
        };
        api.models.push(model);
    }
    for &id in &twins {
        let Some(&twin) = of.get(&id) else { continue };
        api.models[id.0 as usize].usage.request = false;
        keep(&mut api.models[id.0 as usize], |field| !field.write_only);
        keep(&mut api.models[twin.0 as usize], |field| !field.read_only);
    }
    let in_requests = |model: &Model| model.usage.request && !model.usage.response;
    for model in api.models.iter_mut().filter(|model| in_requests(model)) {
        let types = model.shape.types_mut();
        types.into_iter().for_each(|ty| lead_to(ty, &of));
    }
    for operation in &mut api.operations {
        let body = operation.request_body.iter_mut();
        let types = body.flat_map(|body| &mut body.content);
        let types = types.filter_map(|media| media.ty.as_mut());
        types.for_each(|ty| lead_to(ty, &of));
    }
    api
}

/// Returns the models to split, in order.
fn twins(api: &Api) -> Vec<ModelId> {
    let in_both = |model: &Model| model.usage.request && model.usage.response;
    let mut holders: HashMap<ModelId, Vec<ModelId>> = HashMap::new();
    let mut open = Vec::new();
    for (id, model) in api.models().filter(|(_, model)| in_both(model)) {
        for held in usage::parts(model) {
            holders.entry(held).or_default().push(id);
        }
        if let Shape::Struct(shape) = &model.shape
            && shape
                .fields
                .iter()
                .any(|field| field.read_only || field.write_only)
        {
            open.push(id);
        }
    }
    let mut found = HashSet::new();
    while let Some(id) = open.pop() {
        if found.insert(id) {
            open.extend(holders.get(&id).into_iter().flatten());
        }
    }
    let mut found: Vec<ModelId> = found.into_iter().collect();
    found.sort_unstable();
    found
}

/// Returns the name of the model with `Request` appended, and a number if that name is taken.
fn free_name(name: &str, taken: &mut HashSet<String>) -> String {
    let wanted = format!("{name}Request");
    let numbered = (1..).map(|number| format!("{wanted}_{number}"));
    let mut names = std::iter::once(wanted.clone()).chain(numbered);
    let name = names.find(|name| taken.insert(name.to_lowercase()));
    name.unwrap_or(wanted)
}

fn keep(model: &mut Model, carries: impl Fn(&Field) -> bool) {
    if let Shape::Struct(shape) = &mut model.shape {
        shape.fields.retain(carries);
    }
}

fn lead_to(ty: &mut Type, twins: &HashMap<ModelId, ModelId>) {
    if let Some(id) = ty.model_mut()
        && let Some(twin) = twins.get(id)
    {
        *id = *twin;
    }
}
