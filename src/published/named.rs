//! Names and lifts all schemas of a spec. It builds no models.

use super::graph::Graph;
use super::{Role, lift, name, normalise, stem};
use crate::diagnostic::Diagnostics;
use crate::openapi::{Named, Names, Operation, Reading, Spec};

/// The schemas of a spec with their published names, after inline ones are lifted. Both readings of a spec take their
/// names from it.
pub struct NamedGraph<'a> {
    pub(super) graph: Graph<'a>,
    /// The operations as openapi-generator reads them.
    #[cfg(feature = "published")]
    pub(super) read: Vec<Operation<'a>>,
    /// The number of components, which come first. The inline schemas that are lifted follow.
    components: usize,
    /// The number of schemas that may have a page. Those after it come from files that openapi-generator does not read:
    /// components, then lifted schemas.
    pub(super) published: usize,
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
        #[cfg(feature = "published")]
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
                // A member replaced it for this reading alone.
                schema: graph[schema].wrapper.unwrap_or(graph[schema].at),
                lifted: self.role(at) == Role::Lifted,
            });
        let shared = graph
            .shared
            .iter()
            .map(|&(schema, component)| (schema, component.0 as usize));
        Names::new(named.collect(), shared)
    }

    pub(super) fn role(&self, at: usize) -> Role {
        let is_component =
            at < self.components || (self.published..self.unread_components).contains(&at);
        if is_component {
            Role::Component
        } else {
            Role::Lifted
        }
    }
}
