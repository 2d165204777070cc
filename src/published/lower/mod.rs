//! `Spec` → `Published`: one model per component, one function per shape.
//!
//! Naming and lifting have been done; here every schema becomes a shape, every property a field. Enums and objects
//! that stay inline on pages get a nested model, so that every type has a name for those who need one.

mod alias;
#[cfg(feature = "pages")]
mod call;
mod choice;
#[cfg(feature = "pages")]
mod example;
mod fields;
mod listed;
mod model;
mod operation;
mod size;
mod types;
mod values;

use std::collections::{HashMap, HashSet};

use super::graph::{ComponentId, Graph, SchemaId};
use super::properties::{MOST_PARTS, properties};
use super::{
    Listing, Model, ModelId, Published, Role, Shape, Struct, Type, Usage, cycle, lift, name,
    normalise, stem, usage,
};
use crate::diagnostic::Diagnostics;
use crate::openapi::{Kind, Named, Names, Operation, Reading, Spec};

/// The schemas of a spec with their published names, and inline ones lifted: what both readings of
/// a spec take their names from.
pub struct NamedGraph<'a> {
    graph: Graph<'a>,
    /// The operations as openapi-generator reads them.
    read: Vec<Operation<'a>>,
    /// Components come first, then the inline schemas that are lifted.
    components: usize,
    /// What comes after these has no page: components, then lifted schemas, of files that
    /// openapi-generator does not read.
    published: usize,
    unread_components: usize,
}

/// Names and lifts everything that a spec holds.
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
    /// The table of names.
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

/// The models as openapi-generator makes them. What is wrong with the spec is reported by the
/// neutral reading.
pub fn lower(mut lifted: NamedGraph<'_>) -> Published {
    let (published, operations) = (lifted.published, std::mem::take(&mut lifted.read));
    let roles: Vec<Role> = (0..lifted.graph.components.len())
        .map(|at| lifted.role(at))
        .collect();
    let graph = lifted.graph;
    let spec = graph.spec;
    let diagnostics = &mut Diagnostics::default();
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
        diagnostics,
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
    lowering.calls(&operations, published, &mut api);
    api.models.append(&mut lowering.nested_models);
    alias::dissolve(&mut api);
    _ = cycle::cut_unions(&mut api);
    cycle::mark(&mut api);
    usage::mark(&mut api);
    api
}

struct Lowering<'a, 'd> {
    graph: Graph<'a>,
    /// The first component that is a schema.
    by_schema: HashMap<SchemaId, ComponentId>,
    /// The nested model of an inline schema.
    nested: HashMap<SchemaId, ModelId>,
    nested_models: Vec<Model>,
    /// Names in lower case.
    taken: HashSet<String>,
    /// The last number that was given to a name.
    numbers: HashMap<String, usize>,
    /// Aliases that are being followed.
    resolving: Vec<SchemaId>,
    /// How many bytes are left for fields.
    room: usize,
    diagnostics: &'d mut Diagnostics,
}

/// A type, and whether `null` is a value of it too.
struct Typed {
    ty: Type,
    nullable: bool,
}

/// How deep lists, maps and aliases may stand in each other. rustc gives up at types of twice that depth.
const MOST_DEPTH: usize = 32;

impl<'a> Lowering<'a, '_> {
    fn component(&mut self, component: ComponentId, role: Role) -> Model {
        let id = self.graph.component(component);
        let name = self.graph.component_name(component).to_owned();
        self.model(id, name, role)
    }

    fn model(&mut self, id: SchemaId, name: String, role: Role) -> Model {
        let (shape, listing) = self.shape(id, &name);
        let view = self.graph.view(id);
        let internal = view.flag("x-internal") || role == Role::Nested;
        Model {
            title: view.text("title").map(str::to_owned),
            docs: view.text("description").map(str::to_owned),
            deprecated: view.flag("deprecated"),
            nullable: self.graph[id].nullable,
            listing: if internal { Listing::None } else { listing },
            example: view.example(),
            usage: Usage::default(),
            origin: self.graph.spec.origin(self.graph[id].at),
            name,
            role,
            shape,
        }
    }

    fn shape(&mut self, id: SchemaId, name: &str) -> (Shape, Listing) {
        if self.graph[id].kind == Kind::Reference {
            return (Shape::Alias(self.held(id, name, "")), Listing::None);
        }
        if self.graph[id].kind == Kind::Composed {
            return self.composed(id, name);
        }
        if self.graph[id].kind == Kind::Several {
            return (self.several(id, name), Listing::Fields(Vec::new()));
        }
        if let Some(values) = self.enumeration(id) {
            let listing = self.listing_of_values(id, &values.base, name);
            return (Shape::Enum(values), listing);
        }
        let schema = &self.graph[id];
        if matches!(schema.kind, Kind::Object | Kind::Map) && !schema.properties.is_empty() {
            let found = properties(&mut self.graph, id);
            let listed = self.listed_fields(id, &found, name);
            let (fields, listing) = match self.are_listed_otherwise(&found) {
                false => (listed, Listing::Shape),
                true => match self.fields_of_values(&found, &listed, name) {
                    fields if fields == listed => (fields, Listing::Shape),
                    fields => (fields, Listing::Fields(listed)),
                },
            };
            let additional = self.additional(id, name, &mut HashSet::new());
            return (Shape::Struct(Struct { fields, additional }), listing);
        }
        let listing = if schema.is_list_with_properties() {
            Listing::Fields(Vec::new())
        } else {
            Listing::None
        };
        let typed = self.inline(id, name);
        (Shape::Alias(typed.ty), listing)
    }

    /// A list of values without a type lists them in the root file; in other files, and where the type is `object`, it is
    /// an object with its properties to the tool chain of the published pages.
    fn listing_of_values(&mut self, id: SchemaId, base: &Type, name: &str) -> Listing {
        match base {
            Type::Any if self.graph.is_in_root(id) => Listing::Shape,
            Type::Any | Type::Object => {
                let found = properties(&mut self.graph, id);
                Listing::Fields(self.listed_fields(id, &found, name))
            }
            Type::List { .. } => Listing::None,
            _ => Listing::Shape,
        }
    }

    /// `allOf` is merged. A pure `oneOf` or `anyOf` is a union; beside other properties its members are merged too,
    /// all optional, since a value holds both.
    fn composed(&mut self, id: SchemaId, name: &str) -> (Shape, Listing) {
        let schema = &self.graph[id];
        let (all_of, choice) = (
            schema.all_of.clone(),
            [schema.any_of.clone(), schema.one_of.clone()].concat(),
        );
        let exclusive = schema.any_of.is_empty();
        if all_of.is_empty() && self.is_pure_choice(id, &choice) {
            // Only the page lists the properties of the members together; in the union they stay apart.
            let found = properties(&mut self.graph, id);
            let listed = self.listed_fields(id, &found, name);
            if let [member] = choice[..] {
                let typed = self.ty(member, name, "_anyOf");
                return (Shape::Alias(typed.ty), Listing::Fields(listed));
            }
            let shape = self.union(id, name, &choice, exclusive);
            return (shape, Listing::Fields(listed));
        }
        let (merged, listed) = self.structure(id, name);
        let listing = if merged.fields == listed {
            Listing::Shape
        } else {
            Listing::Fields(listed)
        };
        if merged.fields.is_empty() && self.is_simple(id, &mut HashSet::new()) {
            // An `allOf` around something that is no object is that thing.
            let typed = all_of
                .first()
                .map(|&member| self.ty(member, name, "_allOf"));
            let ty = typed.map_or(Type::Any, |typed| typed.ty);
            let only_part = if let [part] = all_of[..] {
                Some(self.graph.behind(part))
            } else {
                None
            };
            let is_alias = only_part.is_some_and(|part| !self.graph.has_values(part));
            // Around a list it has a page, without properties. No published page shows one.
            let listing = if is_alias && !matches!(ty, Type::List { .. }) {
                Listing::None
            } else {
                Listing::Fields(Vec::new())
            };
            return (Shape::Alias(ty), listing);
        }
        (Shape::Struct(merged), listing)
    }

    /// Whether an `allOf` has a part that is no object at all.
    fn is_simple(&self, id: SchemaId, seen: &mut HashSet<SchemaId>) -> bool {
        let behind = self.graph.behind(id);
        if !seen.insert(behind) || seen.len() > MOST_PARTS {
            return false;
        }
        let schema = &self.graph[behind];
        match schema.kind {
            Kind::Composed => schema
                .all_of
                .iter()
                .any(|&member| self.is_simple(member, seen)),
            Kind::Object | Kind::Map => {
                schema.properties.is_empty() && self.graph.has_values(behind)
            }
            Kind::Reference => false,
            _ => true,
        }
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
