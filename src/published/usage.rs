//! Finds out where operations use each model: in requests, in responses, and under which tags.

use super::{Listing, Model, ModelId, Published, TagId, Type};

/// Fills in [`Model::usage`].
pub(super) fn mark(api: &mut Published) {
    let parts: Vec<Vec<ModelId>> = api.models.iter().map(parts).collect();
    for operation in &api.operations {
        for request in [true, false] {
            let bodies = operation
                .bodies
                .iter()
                .filter(|body| body.status.is_none() == request);
            let open = bodies.filter_map(|body| body.ty.model()).collect();
            reach(&mut api.models, &parts, open, request, &operation.tags);
        }
    }
}

/// Marks all models that `open` reaches. A model is only expanded if it gains a mark, so each is visited once per tag at most.
fn reach(
    models: &mut [Model],
    parts: &[Vec<ModelId>],
    mut open: Vec<ModelId>,
    request: bool,
    tags: &[TagId],
) {
    while let Some(ModelId(id)) = open.pop() {
        let usage = &mut models[id as usize].usage;
        let known = if request {
            &mut usage.request
        } else {
            &mut usage.response
        };
        let mut news = !std::mem::replace(known, true);
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
    let listed = match &model.listing {
        Listing::Fields(fields) => &fields[..],
        Listing::None | Listing::Shape => &[],
    };
    model
        .shape
        .types()
        .into_iter()
        .chain(listed.iter().map(|field| &field.ty))
        .filter_map(Type::model)
        .collect()
}
