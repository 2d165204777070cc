//! Turns operations into calls: parameters, bodies and responses in full, in the order of openapi-generator.

use std::collections::HashMap;

use super::example::{ExampleNodes, finished};
use super::lowering::Lowering;
use crate::openapi::{self, Kind, Node, Target, content};
use crate::published::call::{Call, OwnExample, Parameter, RequestBody, Response, Sent};
use crate::published::properties::{Property, collected};
use crate::published::schema::{Link, SchemaId};
use crate::published::{Field, Published, Value};

/// The order in which the operations of one path are processed. Schemas are named in a different order.
const WORK: [&str; 8] = [
    "get", "head", "put", "post", "delete", "patch", "options", "trace",
];

impl<'a> Lowering<'a, '_> {
    /// Fills in what pages of operations need. Webhooks and callbacks are left out. The first `components` are those that
    /// openapi-generator knows.
    pub(super) fn calls(
        &mut self,
        operations: &[openapi::Operation<'a>],
        components: usize,
        api: &mut Published,
    ) {
        let mut nodes = ExampleNodes::default();
        let schemas = self.example_components(components, &mut nodes);
        let mut numbers: HashMap<&str, usize> = HashMap::new();
        let mut found: Vec<_> = operations
            .iter()
            .filter(|operation| !operation.incoming)
            .map(|operation| {
                let next = numbers.len();
                let path = *numbers.entry(operation.path).or_insert(next);
                let rank = WORK.iter().position(|method| *method == operation.method);
                (path, rank, operation)
            })
            .collect();
        found.sort_by_key(|&(path, rank, _)| (path, rank));
        api.calls = found
            .into_iter()
            .map(|(_, _, operation)| self.call(operation, &mut nodes))
            .collect();
        api.example_schemas = finished(nodes, schemas);
        api.base_url = self.graph.spec.base_url();
    }

    fn call(&mut self, operation: &openapi::Operation<'a>, nodes: &mut ExampleNodes) -> Call {
        let text = |key: &str| {
            let text = operation.at.node.get(key).and_then(Node::as_str);
            text.map(str::to_owned)
        };
        let base = operation.id().unwrap_or(operation.path);
        let mut call = Call {
            id: operation.id().map(str::to_owned),
            method: operation.method.to_owned(),
            path: operation.path.to_owned(),
            tags: operation.tags().map(str::to_owned).collect(),
            summary: text("summary"),
            description: text("description"),
            deprecated: flag(operation.at, "deprecated"),
            function: text("x-powershell-method-name"),
            ..Call::default()
        };
        for at in overridden(operation) {
            call.parameters
                .push(self.call_parameter(at, operation, base));
        }
        if let Some(body) = operation.request_body {
            call.accepts = media_types(body);
            match call.accepts.first() {
                Some(first) if is_form(first) => self.form(body, base, &mut call),
                _ => call.body = self.request_body(body, base),
            }
            if let Some(body) = &mut call.body {
                body.name = text("x-codegen-request-body-name");
            }
        }
        for &(status, at) in &operation.responses {
            for media_type in media_types(at) {
                if !call.returns.contains(&media_type) {
                    call.returns.push(media_type);
                }
            }
            let response = self.response(status, at, base, nodes);
            call.responses.push(response);
        }
        call
    }

    fn call_parameter(
        &mut self,
        at: Target<'a>,
        operation: &openapi::Operation<'a>,
        base: &str,
    ) -> Parameter {
        let name = at.node.get("name").and_then(Node::as_str);
        let name = name.unwrap_or_default();
        let sent = match at.node.get("in").and_then(Node::as_str) {
            Some("path") => Sent::Path,
            Some("header") => Sent::Header,
            Some("cookie") => Sent::Cookie,
            _ => Sent::Query,
        };
        let schema = at
            .get("schema")
            .or_else(|| content(at).next().map(|content| content.schema));
        let schema = schema.map(|schema| self.graph.read(schema));
        let mut field = match schema {
            Some(id) => self.call_field(name, id, base),
            None => nothing(name, self.graph.spec.origin(at)),
        };
        field.docs = docs(at);
        field.required =
            flag(at, "required") || sent == Sent::Path && self.is_always_required(at, operation);
        let by_schema = || {
            let id = schema.filter(|&id| self.graph[id].link == Link::None)?;
            Some(OwnExample {
                value: self.graph.view(id).example()?,
                by_schema: true,
            })
        };
        Parameter {
            sent,
            has_schema: schema.is_some(),
            example: own_example(at).or_else(by_schema),
            item_example: schema.and_then(|id| self.item_example(id)),
            field,
        }
    }

    /// Returns `true` for a parameter that is written in the file of its operation: if it is sent in the path, it is required
    /// even without `required`. No published page shows one.
    fn is_always_required(&self, at: Target<'_>, operation: &openapi::Operation<'_>) -> bool {
        at.file == operation.at.file && !self.graph.spec.is_root(at.file)
    }

    /// Adds the properties of a form as parameters. Only their schemas are read, not their examples or encodings.
    fn form(&mut self, body: Target<'a>, base: &str, call: &mut Call) {
        let Some(schema) = first_schema(body) else {
            return;
        };
        let id = self.graph.read(schema);
        let behind = self.graph.behind(id);
        let required: Vec<&str> = self.graph.view(behind).required().collect();
        let found = collected(&self.graph, behind);
        for (name, property) in found {
            let mut field = self.field(name, property, base);
            field.required = required.contains(&name);
            call.parameters.push(Parameter {
                sent: Sent::Form,
                has_schema: true,
                example: None,
                item_example: self.item_example(property.schema),
                field,
            });
        }
    }

    fn request_body(&mut self, body: Target<'a>, base: &str) -> Option<RequestBody> {
        let media = body.node.get("content")?.entries().next()?.1;
        let id = self.graph.read(body.at(media).get("schema")?);
        let field = self.call_field("body", id, base);
        let schema = &self.graph[id];
        let object_with_reference = schema.kind == Kind::Object && schema.link != Link::None;
        let example = own_example(body.at(media)).or_else(|| {
            object_with_reference.then(|| OwnExample {
                value: Value::String("Object".to_owned()),
                by_schema: false,
            })
        });
        Some(RequestBody {
            name: None,
            docs: docs(body),
            required: flag(body, "required"),
            field,
            example,
            item_example: self.item_example(id),
        })
    }

    fn response(
        &mut self,
        status: &str,
        at: Target<'a>,
        base: &str,
        nodes: &mut ExampleNodes,
    ) -> Response {
        let schema = first_schema(at).map(|schema| self.graph.read(schema));
        Response {
            status: status.to_owned(),
            docs: docs(at).unwrap_or_default(),
            ty: schema.map(|id| self.call_field("response", id, base).ty),
            is_list_of_nothing: schema.is_some_and(|id| self.is_list_of_nothing(id)),
            in_root: schema.is_some_and(|id| self.graph.is_in_root(self.graph.resolve_alias(id))),
            schema: schema.map(|id| self.example_schema(self.graph.resolve_alias(id), nodes)),
        }
    }

    fn call_field(&mut self, name: &str, id: SchemaId, base: &str) -> Field {
        let schema = self.graph.resolve_alias(id);
        let property = Property::of(schema, self.graph[id].nullable);
        let mut field = self.field(name, property, base);
        if self.has_listed_type(schema) {
            field.ty = self.listed_type(schema, &format!("{base}_{name}"));
        }
        field
    }

    fn item_example(&self, id: SchemaId) -> Option<Value> {
        let items = self.graph[self.graph.resolve_alias(id)].items?;
        let items = self.graph.resolve_alias(items);
        let is_inline = self.graph[items].link == Link::None;
        is_inline.then(|| self.graph.view(items).example())?
    }

    /// Returns `true` for `type: array` beside `allOf` without `items`: a list of strings by its type, as for the entitlements
    /// of roles in V2024.
    fn is_list_of_nothing(&self, id: SchemaId) -> bool {
        let schema = &self.graph[id];
        schema.kind == Kind::Composed
            && schema.items.is_none()
            && self.graph.view(id).types().eq(["array"])
    }
}

/// Returns the parameters of the path that the operation does not override, then its own. In one list, a later parameter
/// replaces an earlier one with the same name and location.
fn overridden<'a>(operation: &openapi::Operation<'a>) -> Vec<Target<'a>> {
    let (shared, own) = operation.parameters.split_at(operation.shared_parameters);
    let (shared, own) = (unique(shared), unique(own));
    let is_free = |at: &Target<'a>| !own.iter().any(|other| same_name(*at, *other));
    let shared: Vec<_> = shared.into_iter().filter(is_free).collect();
    [shared, own].concat()
}

fn unique<'a>(parameters: &[Target<'a>]) -> Vec<Target<'a>> {
    let mut list: Vec<Target<'a>> = Vec::new();
    for &at in parameters {
        match list.iter_mut().find(|other| same_name(at, **other)) {
            Some(earlier) => *earlier = at,
            None => list.push(at),
        }
    }
    list
}

fn same_name(one: Target<'_>, other: Target<'_>) -> bool {
    ["name", "in"].iter().all(|key| {
        one.node.get(key).and_then(Node::as_str) == other.node.get(key).and_then(Node::as_str)
    })
}

fn is_form(media_type: &str) -> bool {
    media_type.starts_with("multipart") || media_type == "application/x-www-form-urlencoded"
}

fn media_types(at: Target<'_>) -> Vec<String> {
    let content = at.node.get("content").into_iter().flat_map(Node::entries);
    content
        .map(|(media_type, _)| media_type.to_owned())
        .collect()
}

fn first_schema(at: Target<'_>) -> Option<Target<'_>> {
    let (_, media) = at.node.get("content")?.entries().next()?;
    at.at(media).get("schema")
}

/// Returns `example`, else the first of `examples`, unless that is a reference.
fn own_example(at: Target<'_>) -> Option<OwnExample> {
    let first = || at.node.get("examples")?.entries().next()?.1.get("value");
    let value = at.node.get("example").or_else(first)?.value();
    Some(OwnExample {
        value,
        by_schema: false,
    })
}

fn docs(at: Target<'_>) -> Option<String> {
    let docs = at.node.get("description").and_then(Node::as_str);
    docs.map(str::to_owned)
}

fn flag(at: Target<'_>, key: &str) -> bool {
    at.node.get(key).and_then(Node::as_bool).unwrap_or(false)
}

/// Returns the field of a parameter without a schema.
fn nothing(name: &str, origin: crate::published::Origin) -> Field {
    Field {
        wire_name: name.to_owned(),
        docs: None,
        ty: crate::published::Type::Any,
        required: false,
        nullable: false,
        read_only: false,
        write_only: false,
        deprecated: false,
        default: None,
        example: None,
        limits: crate::published::Limits::default(),
        recursive: false,
        inherited: false,
        shown: crate::published::Shown::Type,
        is_model: false,
        origin,
    }
}
