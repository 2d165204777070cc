//! Components → their names with the capitals that file names have lost. It gives no name of its own.

use crate::published::graph::Graph;

/// Gives the components of many files their capitals.
pub(super) fn spell(graph: &mut Graph<'_>) {
    let names: Vec<_> = graph
        .components
        .iter()
        .map(|(name, &schema)| (name.as_str(), graph.view(schema).text("title")))
        .collect();
    let spelled = graph.spec.spelling.spell(&names);
    graph.components = spelled
        .into_iter()
        .zip(graph.components.values().copied())
        .collect();
}
