//! Turns a spec into the published reading: one model per component, one function per shape.
//!
//! Naming and lifting have been done; here every schema becomes a shape, and every property a field. Enums and objects
//! that stay inline on pages get a nested model, so that every type has a name for users that need one.

mod alias;
#[cfg(feature = "pages")]
mod call;
mod choice;
#[cfg(feature = "pages")]
mod example;
mod fields;
mod listed;
mod lowering;
mod model;
mod operation;
mod shape;
mod size;
mod types;
mod values;

use std::collections::HashMap;

use self::lowering::Lowering;
use super::graph::Graph;
use super::named::NamedGraph;
use super::schema::{ComponentId, SchemaId};
use super::{Listing, Published, Role, cycle, usage};
use crate::diagnostic::Diagnostics;
use crate::openapi::{Reading, Spec, say_union_of_itself};

/// Builds the models as openapi-generator does, and the calls only `with_calls`. The neutral reading reports the same
/// problems; a run that makes both has to ignore one of the two.
pub fn lower(
    mut lifted: NamedGraph<'_>,
    #[cfg_attr(
        not(feature = "pages"),
        expect(unused_variables, reason = "pages alone show calls")
    )]
    with_calls: bool,
    diagnostics: &mut Diagnostics,
) -> Published {
    let (published, operations) = (lifted.published, std::mem::take(&mut lifted.read));
    let roles: Vec<Role> = (0..lifted.graph.components.len())
        .map(|at| lifted.role(at))
        .collect();
    let graph = lifted.graph;
    let spec = graph.spec;
    if !size::is_within_models(&graph, diagnostics) {
        return Published::default();
    }
    let mut lowering = Lowering {
        taken: graph
            .components
            .keys()
            .map(|name| name.to_lowercase())
            .collect(),
        by_schema: first_components(&graph),
        numbers: HashMap::new(),
        nested: HashMap::new(),
        nested_models: Vec::new(),
        resolving: Vec::new(),
        room: size::MOST_BYTES,
        graph,
        diagnostics: &mut *diagnostics,
    };
    let root = spec.sources[spec.root().file].path.clone();
    let mut api = Published {
        root,
        one_document: spec.reading == Reading::Document,
        info: spec.info(),
        tags: spec.distinct_tags(),
        ..Published::default()
    };
    for (at, role) in roles.into_iter().enumerate() {
        let mut model = lowering.component(ComponentId::at(at), role);
        if at >= published {
            model.listing = Listing::None;
        }
        api.models.push(model);
    }
    api.operations = lowering.operations(&operations, &mut api.tags);
    #[cfg(feature = "pages")]
    if with_calls {
        lowering.calls(&operations, published, &mut api);
    }
    api.models.append(&mut lowering.nested_models);
    alias::dissolve(&mut api);
    report_cut_unions(spec, &mut api, diagnostics);
    cycle::mark(&mut api);
    usage::mark(&mut api);
    api
}

fn report_cut_unions(spec: &Spec, api: &mut Published, diagnostics: &mut Diagnostics) {
    for (union, held) in cycle::cut_unions(api) {
        let (union, held) = (&api[union], &api[held].name);
        say_union_of_itself(spec.place(&union.origin), (&union.name, held), diagnostics);
    }
}

fn first_components(graph: &Graph<'_>) -> HashMap<SchemaId, ComponentId> {
    let components = (0..).map(ComponentId).zip(graph.components.values());
    let mut first = HashMap::new();
    for (component, &schema) in components {
        first.entry(schema).or_insert(component);
    }
    first
}
