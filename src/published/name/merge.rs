//! Merges the components of several root files: equal ones become one, and different ones with the same name get the name of
//! their root file as a prefix.

use std::collections::{HashMap, HashSet};

use indexmap::IndexMap;

use super::document::{self, Components};
use super::spell::spell;
use super::walk::Namer;
use crate::diagnostic::{Code, Diagnostics};
use crate::openapi::{Reading, Spec, Target, are_equal};
use crate::parallel;
use crate::published::graph::Graph;
use crate::published::schema::ComponentId;

/// Schemas with the same name and content.
struct Class<'a> {
    nodes: Vec<Target<'a>>,
    /// The numbers of the root files that have it.
    roots: Vec<usize>,
}

/// Returns the components of all root files. Each root file names its own as if it were the only one. They are processed in
/// the order of their paths, so that the order in which they are given does not matter.
pub(super) fn components<'a>(
    spec: &'a Spec,
    roots: &[Target<'a>],
    diagnostics: &mut Diagnostics,
) -> Components<'a> {
    let mut by_name: IndexMap<String, Vec<Class<'a>>> = IndexMap::new();
    let of_roots = parallel::each_large(roots, |&root| components_of(spec, root));
    for (number, components) in of_roots.into_iter().enumerate() {
        for (name, nodes) in components {
            put(spec, by_name.entry(name).or_default(), number, nodes);
        }
    }
    let mut taken: HashSet<String> = by_name.keys().map(|name| name.to_lowercase()).collect();
    let mut merged = Vec::new();
    for (name, classes) in by_name {
        let main = most_shared(&classes);
        for (at, class) in classes.into_iter().enumerate() {
            let name = if at == main {
                name.clone()
            } else {
                let own = of_root(spec.root_name(roots[class.roots[0]]), &name, &mut taken);
                say(spec, &name, &own, class.nodes[0], diagnostics);
                own
            };
            merged.push((name, class.nodes));
        }
    }
    merged
}

/// Returns the components of a single root file.
fn components_of<'a>(spec: &'a Spec, root: Target<'a>) -> Components<'a> {
    let mut quiet = Diagnostics::default();
    if spec.reading == Reading::Document {
        return document::components(spec, root);
    }
    let operations = spec.operations_of(root, &mut quiet);
    let mut namer = Namer::new(Graph::new(spec), vec![root], &mut quiet);
    namer.root_components();
    namer.walk_all(&operations);
    let mut graph = namer.graph;
    spell(&mut graph);
    // Equal files with the same name are one component.
    let mut equal: HashMap<ComponentId, Vec<Target<'a>>> = HashMap::new();
    for &(at, component) in &graph.shared {
        if at.reference().is_none() {
            equal.entry(component).or_default().push(at);
        }
    }
    let mut seen = HashSet::new();
    let components = graph.components.iter().enumerate();
    let named = components.map(|(place, (name, &schema))| {
        let first = graph[graph.behind(schema)].at;
        let mut nodes = vec![first];
        let others = equal.remove(&ComponentId::at(place)).unwrap_or_default();
        let others = others.into_iter();
        nodes.extend(others.filter(|at| !std::ptr::eq(at.node, first.node)));
        (name.clone(), nodes)
    });
    named
        .filter(|(_, nodes)| seen.insert(std::ptr::from_ref(nodes[0].node)))
        .collect()
}

/// Adds a component to the class with the same content.
fn put<'a>(spec: &'a Spec, classes: &mut Vec<Class<'a>>, root: usize, nodes: Vec<Target<'a>>) {
    let same = classes
        .iter_mut()
        .find(|class| are_equal(spec, class.nodes[0], nodes[0]));
    match same {
        Some(class) => {
            class.roots.push(root);
            for at in nodes {
                if !class
                    .nodes
                    .iter()
                    .any(|known| std::ptr::eq(known.node, at.node))
                {
                    class.nodes.push(at);
                }
            }
        }
        None => classes.push(Class {
            nodes,
            roots: vec![root],
        }),
    }
}

/// Returns the position of the class that keeps the plain name: that of most root files, the first of several.
fn most_shared(classes: &[Class<'_>]) -> usize {
    let mut best = 0;
    for (at, class) in classes.iter().enumerate() {
        if class.roots.len() > classes[best].roots.len() {
            best = at;
        }
    }
    best
}

/// Prefixes the name with that of its first root file: `Reference` of `access-requests` is `AccessRequestsReference`.
fn of_root(root: &str, name: &str, taken: &mut HashSet<String>) -> String {
    let words = root.split(|c: char| !c.is_alphanumeric());
    let prefix: String = words
        .filter_map(|word| {
            let mut letters = word.chars();
            let first = letters.next()?;
            Some(first.to_uppercase().chain(letters).collect::<String>())
        })
        .collect();
    let wanted = format!("{prefix}{name}");
    let mut free = wanted.clone();
    let mut number = 1;
    while !taken.insert(free.to_lowercase()) {
        number += 1;
        free = format!("{wanted}_{number}");
    }
    free
}

fn say(spec: &Spec, name: &str, own: &str, at: Target<'_>, diagnostics: &mut Diagnostics) {
    let file = &spec.sources[at.file].path;
    let message =
        format!("`{name}` is another schema in other root files; this one is named `{own}`");
    let help = format!("make `{file}` equal to the others, or rename it");
    diagnostics
        .push(Code::NameOfRoot, at.place(), message)
        .help(help);
}
