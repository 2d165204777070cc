//! `Spec` → `Api`: one model per component, one function per shape.
//!
//! Naming and lifting have been done; here every schema becomes a shape, every property a field. Enums and objects
//! that stay inline on pages get a nested model, so that every type has a name for those who need one.

use std::collections::{HashMap, HashSet};

use super::graph::{ComponentId, Graph, Link, SchemaId};
use super::lift::clean;
use super::properties::{Properties, Property, properties};
use super::{
    Additional, Api, Body, Discriminator, Enum, EnumValue, Field, Info, Listing, Member, Model, ModelId, Operation,
    Role, Shape, Struct, Tag, TagId, Type, Union, Usage, Value, cycle, lift, name, normalise, usage,
};
use crate::diagnostic::{Code, Diagnostics};
use crate::spec::{self, Kind, Node, Spec, Target, content};

/// Names, lifts and lowers everything that a spec holds.
///
/// `diagnostics` says what is wrong; after an error the result is not to be used.
pub fn lower(spec: &Spec, diagnostics: &mut Diagnostics) -> Api {
    let operations = spec.operations(diagnostics);
    let mut graph = name::name(spec, &operations, diagnostics);
    let named = graph.components.len();
    normalise::normalise(&mut graph);
    lift::lift(&mut graph, &operations);
    let mut lowering = Lowering {
        taken: graph.components.keys().map(|name| name.to_lowercase()).collect(),
        by_schema: first_components(&graph),
        numbers: HashMap::new(),
        nested: HashMap::new(),
        nested_models: Vec::new(),
        resolving: Vec::new(),
        graph,
        diagnostics,
    };
    let root = spec.sources[spec.root().file].path.clone();
    let mut api = Api { root, info: info(spec), tags: tags(spec), ..Api::default() };
    for at in 0..lowering.graph.components.len() {
        let role = if at < named { Role::Component } else { Role::Lifted };
        let model = lowering.component(ComponentId::at(at), role);
        api.models.push(model);
    }
    api.operations = operations.iter().map(|operation| lowering.operation(operation, &mut api.tags)).collect();
    api.models.append(&mut lowering.nested_models);
    dissolve_aliases(&mut api);
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
    numbers: HashMap<String, u32>,
    /// Aliases that are being followed.
    resolving: Vec<SchemaId>,
    diagnostics: &'d mut Diagnostics,
}

/// A type, and whether `null` is a value of it too.
struct Typed {
    ty: Type,
    nullable: bool,
}

/// How deep lists, maps and aliases may stand in each other.
const MOST_DEPTH: usize = 64;

/// How many parts of an `allOf` are looked at, at most.
const MOST_PARTS: usize = 1_000;

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
            let simple = !matches!(values.base, Type::Any | Type::Object | Type::List { .. });
            return (Shape::Enum(values), if simple { Listing::Shape } else { Listing::None });
        }
        let schema = &self.graph[id];
        if matches!(schema.kind, Kind::Object | Kind::Map) && !schema.properties.is_empty() {
            let found = properties(&mut self.graph, id);
            let fields = self.listed_fields(&found, name);
            let additional = self.additional(id, name, &mut HashSet::new());
            return (Shape::Struct(Struct { fields, additional }), Listing::Shape);
        }
        let typed = self.inline(id, name);
        (Shape::Alias(typed.ty), Listing::None)
    }

    /// `allOf` is merged. A pure `oneOf` or `anyOf` is a union; beside other properties its members are merged too,
    /// all optional, since a value holds both.
    fn composed(&mut self, id: SchemaId, name: &str) -> (Shape, Listing) {
        let schema = &self.graph[id];
        let (all_of, choice) = (schema.all_of.clone(), [schema.any_of.clone(), schema.one_of.clone()].concat());
        let exclusive = schema.any_of.is_empty();
        if all_of.is_empty() && self.is_pure_choice(id, &choice) {
            let (_, listed) = self.structure(id, name);
            if let [member] = choice[..] {
                let typed = self.ty(member, name, "_anyOf");
                return (Shape::Alias(typed.ty), Listing::Fields(listed));
            }
            let shape = self.union(id, name, &choice, exclusive);
            return (shape, Listing::Fields(listed));
        }
        let (merged, listed) = self.structure(id, name);
        let listing = if merged.fields == listed { Listing::Shape } else { Listing::Fields(listed) };
        if merged.fields.is_empty() && self.is_simple(id, &mut HashSet::new()) {
            // An `allOf` around something that is no object is that thing.
            let typed = all_of.first().map(|&member| self.ty(member, name, "_allOf"));
            let listing = if all_of.len() == 1 { Listing::None } else { Listing::Fields(Vec::new()) };
            return (Shape::Alias(typed.map_or(Type::Any, |typed| typed.ty)), listing);
        }
        (Shape::Struct(merged), listing)
    }

    /// `type: [string, integer]` is a choice between the two.
    fn several(&mut self, id: SchemaId, name: &str) -> Shape {
        let view = self.graph.view(id);
        let mut members = Vec::new();
        for written in view.types() {
            let ty = match written {
                "string" => Type::String(view.format()),
                "integer" => Type::Integer(view.format()),
                "number" => Type::Number(view.format()),
                "boolean" => Type::Boolean,
                "array" => {
                    let at = self.graph[id].at;
                    let items = at.get("items").filter(|items| items.node.as_map().is_some());
                    let items = items.map(|items| self.graph.read(items));
                    let items = items.map(|items| Box::new(self.held(items, name, "_inner")));
                    Type::List { items, unique: view.flag("uniqueItems") }
                }
                _ => Type::Object,
            };
            members.push(Member { ty, title: None, docs: None, tags: Vec::new(), recursive: false });
        }
        Shape::Union(Union { members, discriminator: None, exclusive: false })
    }

    /// Properties beside a choice do not matter when every member declares them.
    fn is_pure_choice(&mut self, id: SchemaId, choice: &[SchemaId]) -> bool {
        let own: Vec<_> = self.graph[id].properties.iter().map(|(name, _)| *name).collect();
        if own.is_empty() {
            return true;
        }
        choice.iter().all(|&member| {
            let target = self.graph.behind(member);
            let known = properties(&mut self.graph, target);
            own.iter().all(|name| known.list.contains_key(name))
        })
    }

    /// Whether an `allOf` has a part that is no object at all.
    fn is_simple(&self, id: SchemaId, seen: &mut HashSet<SchemaId>) -> bool {
        let behind = self.graph.behind(id);
        if !seen.insert(behind) || seen.len() > MOST_PARTS {
            return false;
        }
        let schema = &self.graph[behind];
        match schema.kind {
            Kind::Composed => schema.all_of.iter().any(|&member| self.is_simple(member, seen)),
            Kind::Object | Kind::Map => schema.properties.is_empty() && self.graph.has_values(behind),
            Kind::Reference => false,
            _ => true,
        }
    }

    /// The properties as pages list them.
    fn listed_fields(&mut self, found: &Properties<'a>, name: &str) -> Vec<Field> {
        let mut fields = Vec::with_capacity(found.list.len());
        for (&property_name, property) in &found.list {
            let mut field = self.field(property_name, *property, name);
            field.required = found.is_listed_required(property_name);
            fields.push(field);
        }
        fields
    }

    /// The fields of a schema of parts as every value has them, and as pages list them.
    fn structure(&mut self, id: SchemaId, name: &str) -> (Struct, Vec<Field>) {
        let found = properties(&mut self.graph, id);
        let fields = self.listed_fields(&found, name);
        let mut merged = fields.clone();
        for field in &mut merged {
            field.required = found.is_required(&field.wire_name);
        }
        if found.has_choice() {
            for (field, property) in merged.iter_mut().zip(found.list.values()) {
                if property.conflict {
                    let message =
                        format!("alternatives give `{}` different types; it becomes plain JSON", field.wire_name);
                    self.diagnostics.push(Code::MergedConflict, self.graph[property.schema].at.place(), message);
                    field.ty = Type::Any;
                }
            }
        }
        let additional = self.additional(id, name, &mut HashSet::new());
        (Struct { fields: merged, additional }, fields)
    }

    /// What is said about undeclared properties, by the schema or by a part of its `allOf`.
    fn additional(&mut self, id: SchemaId, name: &str, seen: &mut HashSet<SchemaId>) -> Additional {
        if !seen.insert(id) || seen.len() > MOST_PARTS {
            return Additional::Unspecified;
        }
        if let Link::Component(component) = self.graph[id].link {
            return self.additional(self.graph.component(component), name, seen);
        }
        match self.graph[id].additional {
            spec::Additional::Forbidden => Additional::Forbidden,
            spec::Additional::Anything => Additional::Typed(Type::Any),
            spec::Additional::Schema(value) => Additional::Typed(self.held(value, name, "_value")),
            spec::Additional::Absent => {
                let members = self.graph[id].all_of.clone();
                let said = members.into_iter().map(|member| self.additional(member, name, seen));
                said.filter(|additional| matches!(additional, Additional::Typed(_))).last().unwrap_or_default()
            }
        }
    }

    fn field(&mut self, wire_name: &str, property: Property, parent: &str) -> Field {
        let id = property.schema;
        let typed = self.ty(id, parent, &format!("_{wire_name}"));
        let schema = &self.graph[id];
        let own = self.graph.view(id);
        // A copy keeps nothing beside a reference.
        let linked = schema.link != Link::None && (schema.kind == Kind::Reference || property.copied);
        // A reference in a wrapper shows the example and, without words of its own, the description of a target that
        // has no model.
        let member = schema.lone_member().map(|member| self.graph.resolve_alias(member));
        let behind =
            member.filter(|&member| self.graph[member].link == Link::None).map(|member| self.graph.view(member));
        let value = |value: Option<Value>| value.filter(|_| !linked);
        let text = |key| own.text(key).or_else(|| behind?.text(key)).filter(|_| !linked).map(str::to_owned);
        let mut example = match (member, behind) {
            (Some(_), Some(behind)) => behind.example(),
            (Some(_), None) => None,
            (None, _) => value(own.example()),
        };
        let mut default = value(own.default()).filter(|_| !schema.reduced);
        if property.copied && matches!(typed.ty, Type::Number(_)) {
            [example, default] = [example, default].map(|number| number.map(without_trailing_zeros));
        }
        let flag = |key: &str| {
            !linked && (own.flag(key) || own.node.get(key).is_none() && behind.is_some_and(|b| b.flag(key)))
        };
        Field {
            wire_name: wire_name.to_owned(),
            docs: text("description"),
            required: false,
            nullable: typed.nullable,
            read_only: flag("readOnly"),
            write_only: flag("writeOnly"),
            deprecated: flag("deprecated"),
            default,
            example,
            limits: if linked { Default::default() } else { own.limits() },
            recursive: false,
            origin: self.graph.spec.origin(schema.at),
            ty: typed.ty,
        }
    }

    /// The type of a schema that stands in another; `parent` and `suffix` name the model it may need.
    fn ty(&mut self, id: SchemaId, parent: &str, suffix: &str) -> Typed {
        let id = {
            let resolved = self.graph.resolve_alias(id);
            // `nullable` beside the reference, or on the alias, counts.
            if resolved != id && self.graph[id].nullable {
                let typed = self.ty(resolved, parent, suffix);
                return Typed { nullable: true, ..typed };
            }
            resolved
        };
        match self.graph[id].link {
            Link::Component(component) => {
                let target = self.graph.component(component);
                Typed {
                    ty: Type::Model(ModelId(component.0)),
                    nullable: self.graph[id].nullable || self.graph[target].nullable,
                }
            }
            Link::Broken => Typed { ty: Type::Any, nullable: true },
            Link::Written(_) | Link::None => {
                if self.resolving.contains(&id) || self.resolving.len() > MOST_DEPTH {
                    let message = "this schema holds itself without a model in between; it becomes plain JSON there";
                    self.diagnostics.push(Code::Infinite, self.graph[id].at.place(), message);
                    return Typed { ty: Type::Any, nullable: true };
                }
                self.resolving.push(id);
                let name = format!("{parent}{suffix}");
                let typed = self.inline(id, &name);
                self.resolving.pop();
                typed
            }
        }
    }

    /// An item or a map value, with its nullability as part of the type.
    fn held(&mut self, id: SchemaId, parent: &str, suffix: &str) -> Type {
        let typed = self.ty(id, parent, suffix);
        match typed.ty {
            ty if !typed.nullable || ty == Type::Any => ty,
            ty => Type::Nullable(Box::new(ty)),
        }
    }

    fn inline(&mut self, id: SchemaId, name: &str) -> Typed {
        let nullable = self.graph[id].nullable;
        let schema = &self.graph[id];
        if let Some(member) = schema.lone_member() {
            let typed = self.ty(member, name, "");
            return Typed { nullable: nullable || typed.nullable, ..typed };
        }
        if let Some(typed) = self.parts_without_properties(id, name) {
            return Typed { nullable: nullable || typed.nullable, ..typed };
        }
        let schema = &self.graph[id];
        let (kind, items, additional) = (schema.kind, schema.items, schema.additional);
        let has_model = kind == Kind::Composed
            || kind == Kind::Several
            || !matches!(kind, Kind::Array | Kind::Boolean) && self.graph.has_values(id)
            || matches!(kind, Kind::Object | Kind::Map) && !schema.properties.is_empty();
        if has_model {
            return Typed { ty: Type::Model(self.nested(id, name)), nullable };
        }
        let view = self.graph.view(id);
        let ty = match kind {
            Kind::Boolean => Type::Boolean,
            Kind::Array => {
                let items = items.map(|items| Box::new(self.held(items, name, "_inner")));
                Type::List { items, unique: view.flag("uniqueItems") }
            }
            Kind::Map => match additional {
                spec::Additional::Schema(value) => Type::Map(Some(Box::new(self.held(value, name, "_value")))),
                _ => Type::Map(None),
            },
            Kind::Object if view.types().next().is_some() => Type::Object,
            Kind::Unknown => self.unknown_type(id),
            _ => simple(kind, view.format()),
        };
        Typed { ty, nullable }
    }

    /// An `allOf` whose parts have no properties is its first part: `allOf: [$ref, {nullable: true}]`, as `State` of V3's
    /// `ApprovalItemDetails.md`.
    fn parts_without_properties(&mut self, id: SchemaId, name: &str) -> Option<Typed> {
        let schema = &self.graph[id];
        let (first, parts) = (*schema.all_of.first()?, schema.all_of.clone());
        let choice = !schema.any_of.is_empty() || !schema.one_of.is_empty();
        if choice || !properties(&mut self.graph, id).list.is_empty() {
            return None;
        }
        let nullable = parts.iter().any(|&part| self.graph[part].nullable);
        let typed = self.ty(first, name, "");
        Some(Typed { nullable: nullable || typed.nullable, ..typed })
    }

    /// `type: date-time` is `type: string` with that format; everything else is anything.
    fn unknown_type(&mut self, id: SchemaId) -> Type {
        let (at, view) = (self.graph[id].at, self.graph.view(id));
        let written = view.types().next().unwrap_or_default();
        let place = at.get("type").unwrap_or(at).place();
        if matches!(written, "date-time" | "date" | "uuid" | "email" | "uri" | "password" | "byte" | "binary") {
            let message = format!("`{written}` is a format and not a type; it is read as a string of that format");
            self.diagnostics.push(Code::UnknownType, place, message).help(format!("type: string, format: {written}"));
            return Type::String(Some(written.to_owned()));
        }
        let message = format!("`{written}` is not a type; the value becomes plain JSON");
        self.diagnostics.push(Code::UnknownType, place, message);
        Type::Any
    }

    /// The model of an inline schema that pages show as what it is.
    fn nested(&mut self, id: SchemaId, name: &str) -> ModelId {
        if let Some(&known) = self.nested.get(&id) {
            return known;
        }
        let name = self.free_name(&clean(name));
        let at = self.graph.components.len() + self.nested_models.len();
        let model_id = ModelId(u32::try_from(at).unwrap_or(u32::MAX));
        self.nested.insert(id, model_id);
        // The place is taken before the model is made: it may hold itself.
        self.nested_models.push(placeholder(&name));
        let model = self.model(id, name, Role::Nested);
        self.nested_models[at - self.graph.components.len()] = model;
        model_id
    }

    /// The name, with the first number that makes it free. Letter case does not tell names apart.
    fn free_name(&mut self, name: &str) -> String {
        let lowercase = name.to_lowercase();
        if self.taken.insert(lowercase.clone()) {
            return name.to_owned();
        }
        let number = self.numbers.entry(lowercase).or_insert(0);
        loop {
            *number += 1;
            let tried = format!("{name}_{number}");
            if self.taken.insert(tried.to_lowercase()) {
                return tried;
            }
        }
    }

    fn enumeration(&mut self, id: SchemaId) -> Option<Enum> {
        let kind = self.graph[id].kind;
        let view = self.graph.view(id);
        if kind == Kind::Several {
            return None;
        }
        let texts = |key: &str| view.list(key).iter().map(|node| node.as_str().map(str::to_owned)).collect::<Vec<_>>();
        let names = texts("x-enum-varnames");
        let docs = [texts("x-enum-descriptions"), texts("x-enumDescriptions")].concat();
        let values: Vec<_> = self
            .graph
            .values(id)
            .enumerate()
            .filter(|(_, node)| !node.is_null())
            .map(|(at, node)| EnumValue {
                value: node.value(),
                name: names.get(at).cloned().flatten(),
                docs: docs.get(at).cloned().flatten(),
            })
            .collect();
        let base = match kind {
            Kind::Object | Kind::Map | Kind::Composed | Kind::Unknown => Type::Any,
            Kind::Array => Type::List { items: None, unique: false },
            _ => simple(kind, view.format()),
        };
        (!values.is_empty()).then_some(Enum { base, values })
    }

    fn union(&mut self, id: SchemaId, name: &str, choice: &[SchemaId], exclusive: bool) -> Shape {
        let discriminator = self.graph[id].at.get("discriminator");
        let property = discriminator.and_then(|d| d.node.get("propertyName")).and_then(Node::as_str);
        let mapping = self.mapping(id);
        let suffix = if exclusive { "_oneOf" } else { "_anyOf" };
        let mut members = Vec::new();
        for &member in choice {
            let typed = self.ty(member, name, suffix);
            let view = self.graph.view(member);
            let inline = self.graph[member].link == Link::None;
            let text = |key| view.text(key).filter(|_| inline).map(str::to_owned);
            let tags = match (property, self.graph[member].link) {
                (Some(property), Link::Component(component)) => match mapping.get(&self.graph.end_of(component)) {
                    Some(tags) => tags.clone(),
                    None => vec![self.own_tag(component, property)],
                },
                _ => Vec::new(),
            };
            let ty =
                if typed.nullable && typed.ty != Type::Any { Type::Nullable(Box::new(typed.ty)) } else { typed.ty };
            members.push(Member { ty, title: text("title"), docs: text("description"), tags, recursive: false });
        }
        let property = property.filter(|_| members.iter().any(|member| !member.tags.is_empty()));
        let discriminator = property.map(|property| Discriminator { property: property.to_owned() });
        Shape::Union(Union { members, discriminator, exclusive })
    }

    /// The discriminator values that `mapping` gives each member: by name or by reference.
    fn mapping(&mut self, union: SchemaId) -> HashMap<ComponentId, Vec<String>> {
        let at = self.graph[union].at;
        let written = at.get("discriminator").and_then(|discriminator| discriminator.get("mapping"));
        let mut tags: HashMap<ComponentId, Vec<String>> = HashMap::new();
        for (value, node) in written.into_iter().flat_map(|mapping| mapping.node.entries()) {
            let Some(to) = node.as_str() else { continue };
            let by_name = self.graph.components.get_index_of(to).and_then(|at| u32::try_from(at).ok()).map(ComponentId);
            let by_reference = || {
                let target = self.graph.spec.resolve(at.file, to).ok()?;
                let schema = self.graph.read(target);
                match self.graph[schema].link {
                    Link::Component(component) => Some(component),
                    _ => self.by_schema.get(&schema).copied(),
                }
            };
            if let Some(component) = by_name.or_else(by_reference) {
                tags.entry(self.graph.end_of(component)).or_default().push(value.to_owned());
            }
        }
        tags
    }

    /// The discriminator value of a member that `mapping` does not name: the only one that its own property allows,
    /// else its name.
    fn own_tag(&mut self, component: ComponentId, property: &str) -> String {
        let target = self.graph.behind(self.graph.component(component));
        let found = properties(&mut self.graph, target);
        let own = found.list.get(property).map(|property| property.schema);
        let allowed: Vec<_> = own.into_iter().flat_map(|id| self.graph.values(id)).filter_map(Node::as_str).collect();
        match allowed[..] {
            [only] => only.to_owned(),
            _ => self.graph.component_name(component).to_owned(),
        }
    }

    /// The examples of a media type, also those that stand in files of their own.
    fn examples(&mut self, media: Target<'a>) -> Vec<(String, Value)> {
        let mut found: Vec<_> = media.get("example").map(|at| (String::new(), at.node.value())).into_iter().collect();
        for (name, node) in media.node.get("examples").into_iter().flat_map(Node::entries) {
            let example = self.graph.spec.follow(media.at(node)).ok();
            if let Some(value) = example.and_then(|example| example.node.get("value")) {
                found.push((name.to_owned(), value.value()));
            }
        }
        found
    }

    fn operation(&mut self, operation: &spec::Operation<'a>, tags: &mut Vec<Tag>) -> Operation {
        let text = |key: &str| operation.at.node.get(key).and_then(Node::as_str).map(str::to_owned);
        let requests = operation.request_body.into_iter().map(|body| (None, body));
        let responses = operation.responses.iter().map(|&(status, at)| (Some(status.to_owned()), at));
        let mut bodies = Vec::new();
        for (status, at) in requests.chain(responses).collect::<Vec<_>>() {
            for media in content(at) {
                let schema = self.graph.read(media.schema);
                let base = operation.id().unwrap_or(operation.path);
                let ty = self.held(schema, base, if status.is_none() { "_request" } else { "_response" });
                bodies.push(Body {
                    status: status.clone(),
                    media_type: media.media_type.to_owned(),
                    ty,
                    examples: self.examples(media.media),
                });
            }
        }
        Operation {
            id: operation.id().map(str::to_owned),
            method: operation.method.to_owned(),
            path: operation.path.to_owned(),
            summary: text("summary"),
            deprecated: operation.at.node.get("deprecated").and_then(Node::as_bool).unwrap_or(false),
            tags: operation.tags().map(|name| tag(name, tags)).collect(),
            bodies,
            origin: self.graph.spec.origin(operation.at),
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

/// The type of a schema without values, items or properties.
fn simple(kind: Kind, format: Option<String>) -> Type {
    match kind {
        Kind::String => Type::String(format),
        Kind::Integer => Type::Integer(format),
        Kind::Number => Type::Number(format),
        Kind::Boolean => Type::Boolean,
        _ => Type::Any,
    }
}

/// A field that is merged from a component has gone once through JSON, which drops the zeros of a quoted `'1.50'`.
fn without_trailing_zeros(value: Value) -> Value {
    let number = match &value {
        Value::String(text) => text.trim().parse::<f64>().ok().filter(|number| number.is_finite()),
        _ => None,
    };
    #[expect(clippy::cast_possible_truncation, reason = "whole numbers of this size are exact")]
    match number {
        Some(whole) if whole.fract() == 0.0 && whole.abs() < 1e15 => Value::Integer(whole as i128),
        Some(number) => Value::Float(number),
        None => value,
    }
}

/// A tag that operations name without the root file doing so comes behind the others.
fn tag(name: &str, tags: &mut Vec<Tag>) -> TagId {
    let at = tags.iter().position(|tag| tag.name == name).unwrap_or_else(|| {
        tags.push(Tag { name: name.to_owned(), description: None });
        tags.len() - 1
    });
    TagId(u32::try_from(at).unwrap_or(u32::MAX))
}

fn info(spec: &Spec) -> Info {
    let written = spec.root().node.get("info");
    let read = written.and_then(|node| serde::Deserialize::deserialize(node).ok());
    let openapiv3::Info { title, version, description, .. } = read.unwrap_or_default();
    Info { title, version, description }
}

fn tags(spec: &Spec) -> Vec<Tag> {
    let written = spec.root().node.get("tags").map(Node::items).unwrap_or_default();
    let read = written.iter().filter_map(|node| <openapiv3::Tag as serde::Deserialize>::deserialize(node).ok());
    let mut tags: Vec<Tag> = Vec::new();
    for tag in read {
        if !tags.iter().any(|known| known.name == tag.name) {
            tags.push(Tag { name: tag.name, description: tag.description });
        }
    }
    tags
}

fn placeholder(name: &str) -> Model {
    Model {
        name: name.to_owned(),
        title: None,
        docs: None,
        deprecated: false,
        nullable: false,
        role: Role::Nested,
        shape: Shape::Alias(Type::Any),
        listing: Listing::None,
        example: None,
        usage: Usage::default(),
        origin: super::Origin::default(),
    }
}

/// Types in shapes never name an alias: they are what it stands for. What pages list keeps the published name.
fn dissolve_aliases(api: &mut Api) {
    let aliases: HashMap<ModelId, Type> = api
        .models()
        .filter_map(|(id, model)| match &model.shape {
            Shape::Alias(ty) => Some((id, ty.clone())),
            _ => None,
        })
        .collect();
    for model in &mut api.models {
        if let (Listing::Shape, Shape::Struct(shape)) = (&model.listing, &model.shape) {
            let names_alias = |field: &Field| field.ty.model().is_some_and(|id| aliases.contains_key(&id));
            if shape.fields.iter().any(names_alias) {
                model.listing = Listing::Fields(shape.fields.clone());
            }
        }
        model.shape.types_mut().into_iter().for_each(|ty| dissolve(ty, &aliases, 0));
    }
    for body in api.operations.iter_mut().flat_map(|operation| &mut operation.bodies) {
        dissolve(&mut body.ty, &aliases, 0);
    }
}

fn dissolve(ty: &mut Type, aliases: &HashMap<ModelId, Type>, depth: usize) {
    match ty {
        Type::Model(id) => {
            if let Some(target) = aliases.get(id) {
                *ty = if depth > MOST_DEPTH { Type::Any } else { target.clone() };
                if depth <= MOST_DEPTH {
                    dissolve(ty, aliases, depth + 1);
                }
            }
        }
        Type::List { items: Some(ty), .. } | Type::Map(Some(ty)) | Type::Nullable(ty) => {
            dissolve(ty, aliases, depth + 1)
        }
        _ => {}
    }
}
