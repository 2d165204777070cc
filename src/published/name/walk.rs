//! The walk of openapi-generator from operations to components, in which every schema file gets its name.
//!
//! The order in which files are found decides which gets the bare name and which a number, so the walk is part of the
//! rule: operations first, then the components in passes until there are no new ones. The name of a file is decided in
//! `give`.

use std::collections::{HashMap, HashSet};

use crate::diagnostic::{Code, Diagnostics};
use crate::openapi::{
    FollowError, Kind, NodeSet, Operation, Reading, ResolveError, Target, content,
};
use crate::published::graph::Graph;
use crate::published::schema::{ComponentId, Link, SchemaId};
use crate::published::stem::is_file;

pub(super) struct Namer<'a, 'd> {
    pub graph: Graph<'a>,
    /// The root files to walk.
    roots: Vec<Target<'a>>,
    /// The first component with each name, in lower case.
    pub by_lowercase: HashMap<String, ComponentId>,
    walked: HashSet<SchemaId>,
    /// Schemas that are published as another one whose name differs only in letter case.
    pub swallowed: NodeSet,
    /// The schemas of parameters, bodies, responses and headers.
    parts: Vec<SchemaId>,
    /// Schemas with a reference that cannot be resolved.
    broken: Vec<(SchemaId, ResolveError)>,
    pub diagnostics: &'d mut Diagnostics,
}

impl<'a, 'd> Namer<'a, 'd> {
    pub fn new(graph: Graph<'a>, roots: Vec<Target<'a>>, diagnostics: &'d mut Diagnostics) -> Self {
        let mut by_lowercase = HashMap::new();
        for (name, component) in graph.components.keys().zip((0..).map(ComponentId)) {
            by_lowercase.entry(name.to_lowercase()).or_insert(component);
        }
        Namer {
            graph,
            roots,
            by_lowercase,
            walked: HashSet::new(),
            swallowed: NodeSet::default(),
            parts: Vec::new(),
            broken: Vec::new(),
            diagnostics,
        }
    }

    /// Walks everything, after the components that already have a name.
    pub fn walk_all(&mut self, operations: &[Operation<'a>]) {
        operations
            .iter()
            .for_each(|operation| self.operation(operation));
        self.bodies_in_files(operations);
        let used = std::mem::take(&mut self.parts);
        self.shared_parts();
        self.passes();
        self.aliases_end();
        self.say_what_is_broken(&used);
    }

    /// Adds the names that the root files give, which come first.
    pub fn root_components(&mut self) {
        for root in self.roots.clone() {
            self.components_of_root(root);
        }
    }

    fn components_of_root(&mut self, root: Target<'a>) {
        for section in root
            .get("components")
            .into_iter()
            .flat_map(|at| [Some(at), at.get("schemas")])
            .flatten()
        {
            if self
                .graph
                .spec
                .followed(section, self.diagnostics)
                .is_none()
            {
                return;
            }
        }
        let Some(schemas) = self.graph.spec.components_of(root, "schemas") else {
            return;
        };
        if schemas.node.as_map().is_none() && !schemas.node.is_null() {
            let message = "`components.schemas` is not a mapping";
            self.diagnostics
                .push(Code::BadStructure, schemas.place(), message);
        }
        for (name, node) in schemas.node.entries() {
            let schema = self.graph.read(schemas.at(node));
            let component = self.add(name.to_owned(), schema);
            self.graph.name_node(schemas.at(node), component);
        }
    }

    /// Visits parameters, request body and responses. A body in a file of its own waits until all operations are visited.
    fn operation(&mut self, operation: &Operation<'a>) {
        let spec = self.graph.spec;
        let body = operation.request_body.filter(|&body| !is_file(spec, body));
        for &parameter in operation.parameters.iter().chain(&body) {
            self.part(parameter);
        }
        for &(_, response) in &operation.responses {
            self.part(response);
            self.headers(response);
        }
    }

    fn bodies_in_files(&mut self, operations: &[Operation<'a>]) {
        let mut visited = HashSet::new();
        for body in operations
            .iter()
            .filter_map(|operation| operation.request_body)
        {
            if is_file(self.graph.spec, body) && visited.insert(body.file) {
                self.part(body);
            }
        }
    }

    fn headers(&mut self, response: Target<'a>) {
        for (_, node) in response
            .get("headers")
            .into_iter()
            .flat_map(|headers| headers.node.entries())
        {
            if let Some(header) = self
                .graph
                .spec
                .followed(response.at(node), self.diagnostics)
            {
                self.part(header);
            }
        }
    }

    /// Visits the schema of a parameter, a body, a response or a header, and those of its media types.
    fn part(&mut self, at: Target<'a>) {
        let schemas: Vec<_> = at
            .get("schema")
            .into_iter()
            .chain(content(at).map(|content| content.schema))
            .collect();
        for schema in schemas {
            let id = self.graph.read(schema);
            self.parts.push(id);
            self.visit(id);
        }
    }

    /// Visits the responses, bodies, parameters and headers of the root file that no operation uses.
    fn shared_parts(&mut self) {
        for section in ["responses", "requestBodies", "parameters", "headers"] {
            let spec = self.graph.spec;
            let found = self
                .roots
                .iter()
                .filter_map(|&root| spec.components_of(root, section));
            for (at, node) in found
                .collect::<Vec<_>>()
                .into_iter()
                .flat_map(|at| at.node.entries().map(move |(_, node)| (at, node)))
            {
                match self.graph.spec.follow(at.at(node)) {
                    Ok(part) => {
                        self.part(part);
                        self.headers(part);
                    }
                    Err(FollowError { at, error }) => self.say_unused(at, error),
                }
            }
        }
    }

    /// Reports unresolved references: errors if an operation uses them. In a spec without operations, all count as used.
    fn say_what_is_broken(&mut self, used: &[SchemaId]) {
        let used = self.graph.reachable(used);
        for (id, error) in std::mem::take(&mut self.broken) {
            let at = self.graph[id].at;
            if used.is_empty() || used.contains(&id) {
                let place = error
                    .place
                    .unwrap_or_else(|| at.get("$ref").unwrap_or(at).place());
                let finding = self
                    .diagnostics
                    .push(error.code, place, error.message.clone());
                finding.help = error.help_where_needed();
            } else {
                self.say_unused(at, error);
            }
        }
    }

    fn say_unused(&mut self, at: Target<'a>, error: ResolveError) {
        let place = at.get("$ref").unwrap_or(at).place();
        self.diagnostics
            .push(Code::UnusedReference, place, error.message)
            .help = error.help;
    }

    /// Walks the components in passes. A pass handles the components that exist when it begins. A root alias takes over the
    /// schema of its file, which is walked at the position of the alias in the next pass; published names depend on that. An
    /// alias of another component stays one.
    ///
    /// The tool chain of the published pages stops when a pass adds no component. If an alias has taken over a schema in that
    /// pass, the references of that schema are lost. No published version is that small; here it is walked anyway.
    fn passes(&mut self) {
        loop {
            let before = self.graph.components.len();
            let mut has_taken = false;
            for at in 0..before {
                let component = ComponentId::at(at);
                let id = self.graph.component(component);
                match self.graph[id].link {
                    Link::Written(reference) if self.is_alias(id) => {
                        self.visit_link(id);
                        if let Link::Component(target) = self.graph[id].link
                            && target != component
                            && self.leads_to_file(reference)
                        {
                            self.graph.components[at] = self.graph.component(target);
                        }
                        has_taken |= self.graph.component(component) != id;
                    }
                    _ => self.walk(id),
                }
            }
            self.aliases_with_reference_properties(before);
            if self.graph.components.len() == before && !has_taken {
                return;
            }
        }
    }

    /// Walks, at the end of a pass, the schemas that have a reference as a property: aliases may have taken them over.
    /// The others wait for the next pass. `ActivityIdentity` of V3 comes before `BaseAccess` for that reason.
    fn aliases_with_reference_properties(&mut self, before: usize) {
        for at in 0..before {
            let id = self.graph.components[at];
            let properties = &self.graph[id].properties;
            if properties
                .iter()
                .any(|&(_, property)| matches!(self.graph[property].link, Link::Written(_)))
            {
                self.walk(id);
            }
        }
    }

    /// Links aliases of aliases to the component at the end. Cycles are reported, and their aliases become any JSON.
    fn aliases_end(&mut self) {
        for at in 0..self.graph.components.len() {
            let (mut seen, mut end) = (HashSet::new(), ComponentId::at(at));
            let mut id = self.graph.components[at];
            while let (Kind::Reference, Link::Component(target)) =
                (self.graph[id].kind, self.graph[id].link)
            {
                if !seen.insert(id) {
                    let place = self.graph[id].at.place();
                    let name = &self.graph.components.keys()[at];
                    let message = format!("the component `{name}` refers to itself");
                    self.diagnostics.push(Code::ReferenceCycle, place, message);
                    self.graph[id].link = Link::Broken;
                    break;
                }
                (id, end) = (self.graph.component(target), target);
            }
            for alias in seen.into_iter().filter(|&alias| alias != id) {
                self.graph[alias].link = Link::Component(end);
            }
        }
    }

    /// Returns `true` if a reference leads to another file. In a single document, none does.
    fn leads_to_file(&self, reference: &str) -> bool {
        let spec = self.graph.spec;
        spec.reading == Reading::Files && !reference.starts_with('#') && !spec.is_id(reference)
    }

    /// Returns `true` if a schema is only a reference, unless it cannot be resolved.
    pub fn is_alias(&self, id: SchemaId) -> bool {
        self.graph[id].kind == Kind::Reference && !matches!(self.graph[id].link, Link::Broken)
    }

    fn visit(&mut self, id: SchemaId) {
        self.visit_link(id);
        if self.graph[id].kind != Kind::Reference {
            self.walk(id);
        }
    }

    /// Registers the target of a reference. The references inside it are followed later, except if the target is a file that
    /// is only a reference: that one is followed at once.
    fn visit_link(&mut self, mut id: SchemaId) {
        while let Link::Written(reference) = self.graph[id].link {
            let at = self.graph[id].at;
            let found = match self.graph.spec.resolve_schema(at, reference) {
                Ok(target) => self.register(at, target, reference),
                Err(error) => {
                    self.broken.push((id, error));
                    None
                }
            };
            self.graph[id].link = found.map_or(Link::Broken, Link::Component);
            match found.map(|component| self.graph.component(component)) {
                Some(target) if self.leads_to_file(reference) && self.is_alias(target) => {
                    id = target
                }
                _ => return,
            }
        }
    }

    /// Visits the schemas inside, once.
    fn walk(&mut self, id: SchemaId) {
        if !self.walked.insert(id) {
            return;
        }
        for child in self.graph.children(id) {
            self.visit(child);
        }
        let at = self.graph[id].at;
        let mapping = at
            .get("discriminator")
            .and_then(|discriminator| discriminator.get("mapping"));
        for (_, node) in mapping
            .into_iter()
            .flat_map(|mapping| mapping.node.entries())
        {
            if let Some(reference) = node
                .as_str()
                .filter(|reference| reference.contains(['/', '.']))
            {
                match self.graph.spec.resolve_schema(at.at(node), reference) {
                    Ok(target) => _ = self.register(at.at(node), target, reference),
                    Err(error) => self.say_unused(at.at(node), error),
                }
            }
        }
    }
}
