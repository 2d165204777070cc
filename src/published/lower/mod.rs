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
use super::schema::{ComponentId, SchemaId};
use super::{Listing, Published, Role, cycle, lift, name, normalise, stem, usage};
use crate::diagnostic::Diagnostics;
use crate::openapi::{
    Named, Names, NodeSet, Operation, Reading, Spec, say_not_carried, say_union_of_itself,
    say_unknown_type,
};

/// The schemas of a spec with their published names, after inline ones are lifted. Both readings of a spec take their
/// names from it.
pub struct NamedGraph<'a> {
    graph: Graph<'a>,
    /// The operations as openapi-generator reads them.
    read: Vec<Operation<'a>>,
    /// The number of components, which come first. The inline schemas that are lifted follow.
    components: usize,
    /// The number of schemas that may have a page. Those after it come from files that openapi-generator does not read:
    /// components, then lifted schemas.
    published: usize,
    unread_components: usize,
}

/// Names and lifts all schemas of a spec.
pub fn name_all<'a>(
    spec: &'a Spec,
    operations: &[Operation<'a>],
    diagnostics: &mut Diagnostics,
) -> NamedGraph<'a> {
    let (read, differs) = match spec.reading {
        Reading::Files => stem::first_of_each_stem(spec, operations, diagnostics),
        Reading::Document => (operations.to_vec(), false),
    };
    let mut graph = name::name(spec, &read, diagnostics);
    let components = graph.components.len();
    normalise::normalise(&mut graph, 0);
    let lifted = lift::lift(&mut graph, &read, 0, lift::Lifted::new());
    let published = graph.components.len();
    let mut unread_components = published;
    if differs {
        let schemas = graph.ids().len();
        graph = name::name_more(graph, operations, diagnostics);
        unread_components = graph.components.len();
        normalise::normalise(&mut graph, schemas);
        lift::lift(&mut graph, operations, published, lifted);
    }
    NamedGraph {
        graph,
        read,
        components,
        published,
        unread_components,
    }
}

impl<'a> NamedGraph<'a> {
    /// Returns the table of names.
    #[must_use]
    pub fn names(&self) -> Names<'a> {
        let graph = &self.graph;
        let named = graph
            .components
            .iter()
            .enumerate()
            .map(|(at, (name, &schema))| Named {
                name: name.clone(),
                schema: graph[schema].at,
                lifted: self.role(at) == Role::Lifted,
            });
        let shared = graph
            .shared
            .iter()
            .map(|&(schema, component)| (schema, component.0 as usize));
        Names::new(named.collect(), shared)
    }

    /// Reports unknown types and keywords without effect, each once. The neutral reading does so too.
    pub(crate) fn report_unread(&self, diagnostics: &mut Diagnostics) {
        let mut reported = NodeSet::default();
        for id in self.graph.ids() {
            let at = self.graph[id].at;
            if reported.insert(std::ptr::from_ref(at.node)) {
                say_unknown_type(at, self.graph.view(id), diagnostics);
                say_not_carried(at, diagnostics);
            }
        }
    }

    fn role(&self, at: usize) -> Role {
        let is_component =
            at < self.components || (self.published..self.unread_components).contains(&at);
        if is_component {
            Role::Component
        } else {
            Role::Lifted
        }
    }
}

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
        info: operation::info(spec),
        tags: operation::tags(spec),
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
    for (union, held) in cycle::cut_unions(&mut api) {
        let (union, held) = (&api[union], &api[held].name);
        say_union_of_itself(spec.place(&union.origin), (&union.name, held), diagnostics);
    }
    cycle::mark(&mut api);
    usage::mark(&mut api);
    api
}

fn first_components(graph: &Graph<'_>) -> HashMap<SchemaId, ComponentId> {
    let components = (0..).map(ComponentId).zip(graph.components.values());
    let mut first = HashMap::new();
    for (component, &schema) in components {
        first.entry(schema).or_insert(component);
    }
    first
}
