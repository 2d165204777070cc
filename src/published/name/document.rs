//! Names the components of the single document that a bundler makes of many files: in Redocly's order, in which a schema is
//! stored after all that it refers to, and with Redocly's names. It writes no document.

use std::collections::HashMap;

use crate::openapi::{Node, NodeMap, NodeSet, Spec, Target, say_the_same};

/// The methods in the order in which a bundler visits the operations of one path.
const METHODS: [&str; 8] = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace",
];

/// An object that may hold schemas. It decides which keys are visited, and in which order.
#[derive(Clone, Copy)]
enum Visit {
    PathItem,
    Operation,
    /// A parameter, a request body, a response or a header.
    Part,
    MediaType,
    Callback,
    Schema,
    /// A mapping from names to objects of this kind.
    Each(&'static Visit),
}

/// A step of the walk. The steps are kept in a list, because schemas may refer to each other at any depth.
enum Step<'a> {
    Visit(Visit, Target<'a>),
    /// A reference to a schema, which is stored after it has been visited.
    Reference(Target<'a>, &'a str),
    Store(Target<'a>, &'a str),
}

/// The components of a spec before references are linked: each with its name and its nodes.
pub(super) type Components<'a> = Vec<(String, Vec<Target<'a>>)>;

/// Returns the components of the document that a root file becomes.
pub(super) fn components<'a>(spec: &'a Spec, root: Target<'a>) -> Components<'a> {
    let mut bundle = Bundle {
        spec,
        walked: NodeSet::default(),
        components: Vec::new(),
        by_node: NodeMap::default(),
        by_name: HashMap::new(),
        open: Vec::new(),
    };
    let schemas = spec.components_of(root, "schemas");
    for (name, node) in schemas.iter().flat_map(|schemas| schemas.node.entries()) {
        let at = schemas.map_or(root, |schemas| schemas.at(node));
        bundle.add(name.to_owned(), at);
    }
    for section in ["paths", "webhooks"] {
        bundle.run(root.get(section), Visit::Each(&Visit::PathItem));
    }
    for (section, visit) in [
        ("schemas", Visit::Schema),
        ("responses", Visit::Part),
        ("parameters", Visit::Part),
        ("requestBodies", Visit::Part),
        ("headers", Visit::Part),
        ("callbacks", Visit::Callback),
    ] {
        let found = spec.components_of(root, section);
        for (_, node) in found.iter().flat_map(|found| found.node.entries()) {
            bundle.run(found.map(|found| found.at(node)), visit);
        }
    }
    let names: Vec<_> = bundle
        .components
        .iter()
        .map(|(name, nodes)| {
            let title = nodes[0].node.get("title").and_then(Node::as_str);
            (name.as_str(), title)
        })
        .collect();
    let spelled = spec.spelling.spell(&names);
    let nodes = bundle.components.into_iter().map(|(_, nodes)| nodes);
    spelled.into_iter().zip(nodes).collect()
}

struct Bundle<'a> {
    spec: &'a Spec,
    walked: NodeSet,
    components: Components<'a>,
    by_node: NodeMap<usize>,
    by_name: HashMap<String, usize>,
    open: Vec<Step<'a>>,
}

impl<'a> Bundle<'a> {
    fn run(&mut self, at: Option<Target<'a>>, visit: Visit) {
        self.open.extend(at.map(|at| Step::Visit(visit, at)));
        while let Some(step) = self.open.pop() {
            let from = self.open.len();
            match step {
                Step::Visit(Visit::Schema, at) => match at.reference() {
                    Some(reference) => self.open.push(Step::Reference(at, reference)),
                    None if self.walked.insert(at.node) => self.schema(at),
                    None => {}
                },
                Step::Visit(visit, at) => {
                    if let Ok(at) = self.spec.follow(at)
                        && self.walked.insert(at.node)
                    {
                        self.parts(visit, at);
                    }
                }
                Step::Reference(at, reference) => self.reference(at, reference),
                Step::Store(at, reference) => self.store(at, reference),
            }
            // Steps are taken from the end.
            self.open[from..].reverse();
        }
    }

    /// Visits the parts of an object that is not a schema.
    fn parts(&mut self, visit: Visit, at: Target<'a>) {
        match visit {
            Visit::Each(of) => self.each(at, *of),
            Visit::Callback => self.each(at, Visit::PathItem),
            Visit::PathItem => {
                self.list(at.get("parameters"), Visit::Part);
                for method in METHODS {
                    self.push(at.get(method), Visit::Operation);
                }
            }
            Visit::Operation => {
                self.list(at.get("parameters"), Visit::Part);
                self.push(at.get("requestBody"), Visit::Part);
                let responses = at.get("responses").and_then(|at| self.spec.follow(at).ok());
                self.push(responses.and_then(|at| at.get("default")), Visit::Part);
                self.push(responses, Visit::Each(&Visit::Part));
                self.push(at.get("callbacks"), Visit::Each(&Visit::Callback));
            }
            Visit::Part => {
                self.push(at.get("headers"), Visit::Each(&Visit::Part));
                self.push(at.get("schema"), Visit::Schema);
                self.push(at.get("content"), Visit::Each(&Visit::MediaType));
            }
            Visit::MediaType => self.push(at.get("schema"), Visit::Schema),
            Visit::Schema => self.schema(at),
        }
    }

    fn push(&mut self, at: Option<Target<'a>>, visit: Visit) {
        self.open.extend(at.map(|at| Step::Visit(visit, at)));
    }

    fn each(&mut self, at: Target<'a>, visit: Visit) {
        // Names of properties may begin with `x-`.
        let is_schema = matches!(visit, Visit::Schema);
        let entries = at
            .node
            .entries()
            .filter(|(key, _)| is_schema || !key.starts_with("x-"));
        self.open
            .extend(entries.map(|(_, node)| Step::Visit(visit, at.at(node))));
    }

    fn list(&mut self, at: Option<Target<'a>>, visit: Visit) {
        if let Some(at) = at.and_then(|at| self.spec.follow(at).ok()) {
            let items = at.node.items().iter();
            self.open
                .extend(items.map(|node| Step::Visit(visit, at.at(node))));
        }
    }

    fn schema(&mut self, at: Target<'a>) {
        let mapping = at.get("discriminator").and_then(|at| at.get("mapping"));
        for (_, node) in mapping.into_iter().flat_map(|at| at.node.entries()) {
            let reference = node.as_str().filter(|text| text.contains(['/', '.']));
            self.open
                .extend(reference.map(|reference| Step::Reference(at.at(node), reference)));
        }
        for key in ["allOf", "anyOf", "oneOf"] {
            self.list(at.get(key), Visit::Schema);
        }
        self.push(at.get("not"), Visit::Schema);
        self.push(at.get("properties"), Visit::Each(&Visit::Schema));
        self.list(at.get("prefixItems"), Visit::Schema);
        for key in ["items", "additionalProperties", "unevaluatedProperties"] {
            self.push(
                at.get(key).filter(|at| at.node.as_map().is_some()),
                Visit::Schema,
            );
        }
        for key in ["patternProperties", "$defs"] {
            self.push(at.get(key), Visit::Each(&Visit::Schema));
        }
    }

    /// Follows a reference. Unresolved references are reported later, when schemas are linked.
    fn reference(&mut self, at: Target<'a>, reference: &'a str) {
        let (mut target, mut last) = match self.spec.resolve_schema(at, reference) {
            Ok(target) => (target, reference),
            Err(_) => return,
        };
        let mut seen = NodeSet::default();
        while let Some(next) = target.reference().filter(|_| !self.is_known(target)) {
            if !seen.insert(std::ptr::from_ref(target.node)) {
                return;
            }
            match self.spec.resolve_schema(target, next) {
                Ok(found) => (target, last) = (found, next),
                Err(_) => return,
            }
        }
        if self.walked.insert(target.node) {
            match target.reference() {
                Some(next) => self.open.push(Step::Reference(target, next)),
                None => self.schema(target),
            }
        }
        self.open.push(Step::Store(target, last));
    }

    fn is_known(&self, at: Target<'a>) -> bool {
        self.by_node.contains_key(&std::ptr::from_ref(at.node))
    }

    /// Stores a schema. It shares the name with a component of equal content; otherwise it gets a number.
    fn store(&mut self, at: Target<'a>, reference: &str) {
        if self.is_known(at) || at.node.as_map().is_none() {
            return;
        }
        let name = self.spec.bundled_name_of(at, reference);
        for number in 1u32.. {
            let tried = match number {
                1 => name.clone(),
                number => format!("{name}-{number}"),
            };
            let Some(&known) = self.by_name.get(&tried) else {
                return self.add(tried, at);
            };
            let nodes = &mut self.components[known].1;
            if say_the_same(self.spec, nodes[0], at) {
                // A component that refers to the file of its own name becomes its content.
                let is_alias = nodes[0].reference().is_some();
                let place = if is_alias { 0 } else { nodes.len() };
                nodes.insert(place, at);
                self.by_node.insert(at.node, known);
                return;
            }
        }
    }

    fn add(&mut self, name: String, at: Target<'a>) {
        let place = self.components.len();
        self.by_node.insert(at.node, place);
        self.by_name.insert(name.clone(), place);
        self.components.push((name, vec![at]));
    }
}
