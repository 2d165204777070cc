//! Names the component of every schema that is referred to. Nothing else names components.

mod document;
mod give;
mod merge;
mod spell;
mod walk;

use self::document::Components;
use self::spell::spell;
use self::walk::Namer;
use super::graph::Graph;
use crate::diagnostic::Diagnostics;
use crate::openapi::{Operation, Reading, Spec};

/// Reads all schemas and names the components, in the published order.
pub(super) fn name<'a>(
    spec: &'a Spec,
    operations: &[Operation<'a>],
    diagnostics: &mut Diagnostics,
) -> Graph<'a> {
    let roots: Vec<_> = spec.roots().collect();
    let components = match roots[..] {
        [_] if spec.reading == Reading::Files => None,
        [root] => Some(document::components(spec, root)),
        _ => Some(merge::components(spec, &roots, diagnostics)),
    };
    let mut namer = Namer::new(Graph::new(spec), roots, diagnostics);
    let spelled = components.is_some();
    match components {
        Some(components) => add_all(&mut namer, components),
        None => namer.root_components(),
    }
    namer.walk_all(operations);
    if !spelled {
        spell(&mut namer.graph);
    }
    namer.graph
}

/// Names the components that only these operations refer to, after all components that have a name.
pub(super) fn name_more<'a>(
    graph: Graph<'a>,
    operations: &[Operation<'a>],
    diagnostics: &mut Diagnostics,
) -> Graph<'a> {
    let mut namer = Namer::new(graph, Vec::new(), diagnostics);
    namer.walk_all(operations);
    namer.graph
}

fn add_all<'a>(namer: &mut Namer<'a, '_>, components: Components<'a>) {
    for (name, nodes) in components {
        let Some(&first) = nodes.first() else {
            continue;
        };
        let schema = namer.graph.read(first);
        let component = namer.add(name, schema);
        for at in nodes {
            namer.graph.name_node(at, component);
        }
    }
}
