//! Gives every schema file the component name that it is published under. Nothing else names components.
//!
//! The order in which files are met decides who gets a bare name and who gets a number, so the walk is part of the
//! rule: operations first, then the components in passes until no new one turns up.

use std::collections::{HashMap, HashSet};

use super::graph::{ComponentId, Graph, Link, SchemaId};
use super::stem::is_file;
use crate::diagnostic::{Code, Diagnostics};
use crate::openapi::{Kind, Operation, ResolveError, Spec, Target, content};

/// Reads all schemas and names the components, in the published order.
pub(super) fn name<'a>(
    spec: &'a Spec,
    operations: &[Operation<'a>],
    diagnostics: &mut Diagnostics,
) -> Graph<'a> {
    let mut namer = Namer::new(Graph::new(spec), diagnostics);
    namer.root_components();
    operations
        .iter()
        .for_each(|operation| namer.operation(operation));
    namer.bodies_in_files(operations);
    let used = std::mem::take(&mut namer.parts);
    namer.shared_parts();
    namer.passes();
    namer.aliases_end();
    namer.say_what_is_broken(&used);
    namer.graph
}

/// Names the components that only these operations lead to, after all that have a name.
pub(super) fn name_more<'a>(
    graph: Graph<'a>,
    operations: &[Operation<'a>],
    diagnostics: &mut Diagnostics,
) -> Graph<'a> {
    let mut namer = Namer::new(graph, diagnostics);
    for operation in operations {
        namer.operation(operation);
        operation
            .request_body
            .into_iter()
            .for_each(|body| namer.part(body));
    }
    let used = std::mem::take(&mut namer.parts);
    namer.passes();
    namer.aliases_end();
    namer.say_what_is_broken(&used);
    namer.graph
}

struct Namer<'a, 'd> {
    graph: Graph<'a>,
    /// The first component with a name, ignoring letter case.
    by_lowercase: HashMap<String, ComponentId>,
    walked: HashSet<SchemaId>,
    /// The schemas of parameters, bodies, responses and headers.
    parts: Vec<SchemaId>,
    /// Schemas whose reference leads nowhere.
    broken: Vec<(SchemaId, ResolveError)>,
    diagnostics: &'d mut Diagnostics,
}

impl<'a, 'd> Namer<'a, 'd> {
    fn new(graph: Graph<'a>, diagnostics: &'d mut Diagnostics) -> Self {
        let mut by_lowercase = HashMap::new();
        for (name, component) in graph.components.keys().zip((0..).map(ComponentId)) {
            by_lowercase.entry(name.to_lowercase()).or_insert(component);
        }
        Namer {
            graph,
            by_lowercase,
            walked: HashSet::new(),
            parts: Vec::new(),
            broken: Vec::new(),
            diagnostics,
        }
    }

    /// The names that the root file gives come first.
    fn root_components(&mut self) {
        let root = self.graph.spec.root();
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
        let Some(schemas) = self.graph.spec.components("schemas") else {
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
            self.graph.name_node(node, component);
        }
    }

    /// Parameters, request body, responses. A body in a file of its own waits until all operations have been visited.
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

    /// A parameter, a body, a response or a header: its schema and those of its media types.
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

    /// Bodies, responses and parameters of the root file that no operation has brought in.
    fn shared_parts(&mut self) {
        for section in ["responses", "requestBodies", "parameters", "headers"] {
            let found = self.graph.spec.components(section);
            for (at, node) in found
                .into_iter()
                .flat_map(|at| at.node.entries().map(move |(_, node)| (at, node)))
            {
                match self.graph.spec.follow(at.at(node)) {
                    Ok(part) => {
                        self.part(part);
                        self.headers(part);
                    }
                    Err((at, error)) => self.say_unused(at, error),
                }
            }
        }
    }

    /// What an operation comes to is an error. In a spec without operations everything is used.
    fn say_what_is_broken(&mut self, used: &[SchemaId]) {
        let used = self.graph.reachable(used);
        for (id, error) in std::mem::take(&mut self.broken) {
            let at = self.graph[id].at;
            if used.is_empty() || used.contains(&id) {
                let place = error
                    .place
                    .unwrap_or_else(|| at.get("$ref").unwrap_or(at).place());
                self.diagnostics.push(error.code, place, error.message).help = error.help;
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

    /// Each pass handles the components there are when it begins. A root alias takes the schema of its file, which
    /// is walked at the alias's place in the next pass; published names depend on that. An alias of another component
    /// stays one.
    ///
    /// The tool chain of the published pages ends when a pass brings no component, even if an alias has taken a schema in
    /// that pass, and what that refers to is lost. No published version is that small; here it is walked all the same.
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
                            && leads_to_file(reference)
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

    /// At the end of a pass, the schemas that aliases have taken in are walked if a property of theirs is a reference;
    /// the others wait for the next pass. `ActivityIdentity` of V3 comes before `BaseAccess` for that reason.
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

    /// Aliases of aliases lead to where the last one leads; those that end nowhere are said and hold anything.
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

    /// A schema that is nothing but a reference whose component is not known yet.
    fn is_alias(&self, id: SchemaId) -> bool {
        self.graph[id].kind == Kind::Reference && !matches!(self.graph[id].link, Link::Broken)
    }

    fn visit(&mut self, id: SchemaId) {
        self.visit_link(id);
        if self.graph[id].kind != Kind::Reference {
            self.walk(id);
        }
    }

    /// Registers what the schema refers to; the references inside that are followed when its turn comes. Only a file
    /// that is nothing but a reference brings in at once what it refers to.
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
                Some(target) if leads_to_file(reference) && self.is_alias(target) => id = target,
                _ => return,
            }
        }
    }

    /// Visits what stands inside, once.
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

    /// The component of the schema that a reference leads to.
    fn register(
        &mut self,
        at: Target<'a>,
        target: Target<'a>,
        reference: &'a str,
    ) -> Option<ComponentId> {
        if let Some(component) = self.graph.component_at(target.node) {
            return Some(component);
        }
        if target.node.as_map().is_none() && target.node.as_bool().is_none() {
            let message = format!("`{reference}` does not lead to a schema");
            self.diagnostics.push(
                Code::ReferenceToNonSchema,
                at.get("$ref").unwrap_or(at).place(),
                message,
            );
            return None;
        }
        let name = self.graph.spec.name_of(target, reference);
        let component = self.give_name(&name, target);
        self.graph.name_node(target.node, component);
        Some(component)
    }

    /// The bare name, or the first free number. A name is shared with an alias that waits for its schema, with a
    /// schema of equal content, and with a name that differs only in letter case.
    fn give_name(&mut self, name: &str, at: Target<'a>) -> ComponentId {
        let fresh = self.graph.read(at);
        for number in 0u32.. {
            let tried = if number == 0 {
                name.to_owned()
            } else {
                format!("{name}_{number}")
            };
            let Some((index, _, &known)) = self.graph.components.get_full(&tried) else {
                if let Some(&other) = self.by_lowercase.get(&tried.to_lowercase()) {
                    return self.take_over(other, fresh, at);
                }
                if number > 0 {
                    let message =
                        format!("another schema is named `{name}`; this one is named `{tried}`");
                    let other = self.file_of(self.graph.components[name]);
                    let help = format!(
                        "the other one is in `{other}`; rename one: their order decides which has the number"
                    );
                    self.diagnostics
                        .push(Code::NameSuffix, at.place(), message)
                        .help(help);
                }
                return self.add(tried, fresh);
            };
            let component = ComponentId::at(index);
            if self.is_alias(known) {
                self.graph.components[index] = fresh;
                return component;
            }
            if self.is_equal(known, fresh) {
                let message =
                    format!("this schema is equal to the component `{tried}` and shares its name");
                let help = format!(
                    "the other one is in `{}`; delete one, and refer to the other",
                    self.file_of(known)
                );
                self.diagnostics
                    .push(Code::SharedName, at.place(), message)
                    .help(help);
                return component;
            }
        }
        self.add(name.to_owned(), fresh)
    }

    fn take_over(
        &mut self,
        component: ComponentId,
        fresh: SchemaId,
        at: Target<'a>,
    ) -> ComponentId {
        let known = self.graph.component(component);
        if self.is_alias(known) {
            self.graph.components[component.0 as usize] = fresh;
        } else if !self.is_equal(known, fresh) {
            let message = format!(
                "this schema is taken for the component `{}`, whose name differs only in letter case",
                self.graph.component_name(component)
            );
            let help = format!(
                "the other one is in `{}`; rename one of the two",
                self.file_of(known)
            );
            self.diagnostics
                .push(Code::SwallowedByCase, at.place(), message)
                .help(help);
        }
        component
    }

    /// The file of a component's schema.
    fn file_of(&self, component: SchemaId) -> &'a str {
        let spec = self.graph.spec;
        &spec.sources[self.graph[self.graph.behind(component)].at.file].path
    }

    /// Equal contents without any reference. With references two schemas are never equal: those of the known one
    /// have been rewritten, those of the new one have not.
    fn is_equal(&self, known: SchemaId, fresh: SchemaId) -> bool {
        !self.graph.holds_reference(known)
            && !self.graph.holds_reference(fresh)
            && self.graph.content(known) == self.graph.content(fresh)
    }

    fn add(&mut self, name: String, schema: SchemaId) -> ComponentId {
        let lowercase = name.to_lowercase();
        let component = self.graph.add_component(name, schema);
        self.by_lowercase.entry(lowercase).or_insert(component);
        component
    }
}

/// Whether a reference leads out of the file in which it stands.
fn leads_to_file(reference: &str) -> bool {
    !reference.starts_with('#')
}
