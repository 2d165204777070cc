//! Restores the capitals that component names have lost in file names. It creates no names.

use crate::published::graph::Graph;

/// Restores the capitals of components from many files.
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
