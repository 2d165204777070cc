//! Finds out where operations use each model: in requests, in responses, in parameters, under which tags, and from which
//! root files.

use std::collections::HashMap;

use super::{Api, Model, ModelId, RootId, TagId, Type, Usage};

/// Fills in [`Model::usage`]. `components` has the models that each root file defines as components.
pub(crate) fn mark(api: &mut Api, components: &HashMap<RootId, Vec<ModelId>>) {
    let parts: Vec<Vec<ModelId>> = api.models.iter().map(parts).collect();
    for operation in &api.operations {
        let bodies = |request: bool| {
            let bodies = operation.bodies();
            let bodies = bodies.filter(move |body| body.status.is_none() == request);
            bodies.filter_map(|body| body.ty.model()).collect()
        };
        let parameters = operation.types_of_parameters().filter_map(Type::model);
        for (open, flag) in [
            (bodies(true), request as Flag),
            (bodies(false), response),
            (parameters.collect(), parameter),
        ] {
            reach(&mut api.models, &parts, open, flag, &operation.tags);
        }
    }
    for root in (0..).map(RootId).take(api.roots.len()) {
        let of_root = api.operations.iter().filter(|one| one.root == root);
        let types = of_root.flat_map(|operation| operation.types());
        let mut open: Vec<ModelId> = types.filter_map(Type::model).collect();
        open.extend(components.get(&root).into_iter().flatten());
        reach_from(&mut api.models, &parts, open, root);
    }
}

/// Marks the models that a root file reaches. Roots must be passed in order.
fn reach_from(models: &mut [Model], parts: &[Vec<ModelId>], mut open: Vec<ModelId>, root: RootId) {
    while let Some(ModelId(id)) = open.pop() {
        let roots = &mut models[id as usize].usage.roots;
        if roots.last() != Some(&root) {
            roots.push(root);
            open.extend(&parts[id as usize]);
        }
    }
}

/// Selects the flag of a [`Usage`] to set.
type Flag = fn(&mut Usage) -> &mut bool;

fn request(usage: &mut Usage) -> &mut bool {
    &mut usage.request
}

fn response(usage: &mut Usage) -> &mut bool {
    &mut usage.response
}

fn parameter(usage: &mut Usage) -> &mut bool {
    &mut usage.parameter
}

/// Marks all models that `open` reaches. A model is only expanded if it gains a mark, so each is visited once per tag at most.
fn reach(
    models: &mut [Model],
    parts: &[Vec<ModelId>],
    mut open: Vec<ModelId>,
    flag: Flag,
    tags: &[TagId],
) {
    while let Some(ModelId(id)) = open.pop() {
        let usage = &mut models[id as usize].usage;
        let mut news = !std::mem::replace(flag(usage), true);
        for &tag in tags {
            if let Err(at) = usage.tags.binary_search(&tag) {
                usage.tags.insert(at, tag);
                news = true;
            }
        }
        if news {
            open.extend(&parts[id as usize]);
        }
    }
}

/// Returns the models that a model refers to directly.
pub(crate) fn parts(model: &Model) -> Vec<ModelId> {
    model
        .shape
        .types()
        .into_iter()
        .filter_map(Type::model)
        .collect()
}
