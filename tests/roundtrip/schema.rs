//! Converts the schemas of a spec to JSON Schema, for an independent validator: draft 4 for OpenAPI 3.0, which is based
//! on it, and 2020-12 for OpenAPI 3.1.
//!
//! Every `$ref`, including those to other files, becomes a reference into `$defs`. `nullable` is translated to JSON
//! Schema; an `example` becomes one of `examples`.

use std::collections::HashSet;

use jsonschema::{Draft, Validator};
use sailgen::openapi::{Node, Spec, Target, Version};
use serde_json::{Map, Value, json};

/// Keywords with the same meaning in both, whose values are not schemas.
const PLAIN: [&str; 17] = [
    "const",
    "discriminator",
    "enum",
    "exclusiveMaximum",
    "exclusiveMinimum",
    "format",
    "maxItems",
    "maxLength",
    "maxProperties",
    "maximum",
    "minItems",
    "minLength",
    "minProperties",
    "minimum",
    "multipleOf",
    "pattern",
    "uniqueItems",
];

/// The part of schemas that is removed, so values that the spec does not have yet are valid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Opened {
    Nothing,
    /// The values of enums, which includes those that distinguish the members of a union.
    Enums,
    /// The members of unions.
    Unions,
    /// Required properties that only responses have.
    Requests,
}

/// Schemas with the schemas they refer to.
pub struct Bundle<'a> {
    spec: &'a Spec,
    opened: Opened,
    defs: Map<String, Value>,
    queue: Vec<Target<'a>>,
}

impl<'a> Bundle<'a> {
    pub fn new(spec: &'a Spec, opened: Opened) -> Self {
        Bundle {
            spec,
            opened,
            defs: Map::new(),
            queue: Vec::new(),
        }
    }

    /// Adds a schema and all schemas it refers to, and returns its name in the bundle.
    pub fn add(&mut self, at: Target<'a>) -> String {
        let name = self.name(at);
        while let Some(at) = self.queue.pop() {
            let schema = self.schema(at);
            self.defs.insert(def_name(at), schema);
        }
        name
    }

    /// Returns every schema by name.
    pub fn defs(&self) -> &Map<String, Value> {
        &self.defs
    }

    /// Returns the validator for values of a schema.
    pub fn validator(&self, name: &str) -> Validator {
        self.validator_of(&json!({ "$ref": format!("#/$defs/{name}") }))
    }

    /// Returns `true` if a value matches a schema of the bundle.
    pub fn fits(&self, schema: &Value, value: &Value) -> bool {
        self.validator_of(schema).is_valid(value)
    }

    fn validator_of(&self, schema: &Value) -> Validator {
        // The vocabulary of OpenAPI 3.0 is based on a draft that validates like draft 4: `exclusiveMinimum` is a
        // boolean, and keywords next to a `$ref` are ignored. Later drafts interpret both differently or reject them.
        let draft = if self.spec.version == Version::V3_0 {
            Draft::Draft4
        } else {
            Draft::Draft202012
        };
        // `format` is an annotation in both drafts, and examples of real specs have dates without a time zone.
        // Validating formats would only remove values from the test, which should cover how types treat unusual dates.
        let options = jsonschema::options()
            .with_draft(draft)
            .should_validate_formats(false);
        options
            .build(&self.document(schema))
            .expect("it is a JSON Schema")
    }

    /// Returns a schema with all schemas it refers to.
    fn document(&self, schema: &Value) -> Value {
        let mut defs = Map::new();
        let mut queue = Vec::new();
        let mut seen = HashSet::new();
        references(schema, &mut |name| {
            if seen.insert(name.to_owned()) {
                queue.push(name.to_owned());
            }
        });
        while let Some(name) = queue.pop() {
            let schema = &self.defs[&name];
            references(schema, &mut |name| {
                if seen.insert(name.to_owned()) {
                    queue.push(name.to_owned());
                }
            });
            defs.insert(name, schema.clone());
        }
        json!({ "allOf": [schema], "$defs": defs })
    }

    fn name(&mut self, at: Target<'a>) -> String {
        let name = def_name(at);
        if !self.defs.contains_key(&name) {
            self.defs.insert(name.clone(), Value::Bool(true));
            self.queue.push(at);
        }
        name
    }

    fn schema(&mut self, at: Target<'a>) -> Value {
        if let Some(value) = at.node.as_bool() {
            return Value::Bool(value);
        }
        let mut schema = Map::new();
        if let Some(reference) = at.reference() {
            if let Ok(found) = self.spec.resolve(at.file, reference) {
                schema.insert(
                    "$ref".to_owned(),
                    format!("#/$defs/{}", self.name(found)).into(),
                );
            }
            // In OpenAPI 3.0, keywords next to a reference are ignored.
            if self.spec.version == Version::V3_0 {
                return Value::Object(schema);
            }
        }
        self.plain(at, &mut schema);
        self.children(at, &mut schema);
        let nullable = at.get("nullable").and_then(|at| at.node.as_bool()) == Some(true);
        if nullable {
            json!({ "anyOf": [schema, { "type": "null" }], "x-nullable": true })
        } else {
            schema.into()
        }
    }

    fn plain(&self, at: Target<'a>, schema: &mut Map<String, Value>) {
        for (key, node) in at.node.entries() {
            let closed = matches!(key, "enum" | "const") && self.opened == Opened::Enums;
            if PLAIN.contains(&key) && !closed {
                schema.insert(key.to_owned(), json_of(node));
            }
        }
        let known = [
            "array", "boolean", "integer", "null", "number", "object", "string",
        ];
        let is_known = |node: &Node| node.as_str().is_some_and(|name| known.contains(&name));
        if let Some(ty) = at
            .get("type")
            .filter(|ty| is_known(ty.node) || ty.node.items().iter().any(is_known))
        {
            schema.insert("type".to_owned(), json_of(ty.node));
        }
        // The validator treats formats as annotations, but these two are limits.
        if let Some(limit) = match at.get("format").and_then(|format| format.node.as_str()) {
            Some("int32") => Some((i64::from(i32::MIN), i64::from(i32::MAX))),
            Some("int64") => Some((i64::MIN, i64::MAX)),
            _ => None,
        } {
            schema.entry("minimum").or_insert(limit.0.into());
            schema.entry("maximum").or_insert(limit.1.into());
        }
        let required: Vec<&str> = at
            .get("required")
            .map(|at| at.node.items())
            .unwrap_or_default()
            .iter()
            .filter_map(Node::as_str)
            .filter(|name| self.opened != Opened::Requests || !self.is_read_only(at, name, 0))
            .collect();
        // In draft 4 the list must not be empty.
        if !required.is_empty() {
            schema.insert("required".to_owned(), required.into());
        }
        let several = at
            .get("examples")
            .map(|at| at.node.items())
            .unwrap_or_default();
        let examples: Vec<Value> = at
            .node
            .get("example")
            .into_iter()
            .chain(several)
            .map(json_of)
            .collect();
        schema.insert("examples".to_owned(), examples.into());
    }

    /// Returns `true` if a schema, or a member of its `allOf`, declares that only responses have a property.
    fn is_read_only(&self, at: Target<'a>, name: &str, depth: usize) -> bool {
        let Ok(at) = self.spec.follow(at) else {
            return false;
        };
        let property = at.get("properties").and_then(|list| list.get(name));
        let is_flagged = property.is_some_and(|property| {
            let behind = self.spec.follow(property).unwrap_or(property);
            let says = |at: Target<'_>| at.node.get("readOnly").and_then(Node::as_bool);
            says(property) == Some(true) || says(behind) == Some(true)
        });
        let parts = at.get("allOf").map(|list| list.node.items());
        let mut parts = parts.unwrap_or_default().iter();
        is_flagged || depth < 8 && parts.any(|part| self.is_read_only(at.at(part), name, depth + 1))
    }

    fn children(&mut self, at: Target<'a>, schema: &mut Map<String, Value>) {
        let properties = at
            .get("properties")
            .into_iter()
            .flat_map(|at| at.node.entries());
        let properties: Vec<_> = properties
            .map(|(key, node)| (key.to_owned(), self.schema(at.at(node))))
            .collect();
        schema.insert("properties".to_owned(), Map::from_iter(properties).into());
        for key in ["items", "additionalProperties", "not"] {
            if let Some(child) = at
                .get(key)
                .filter(|at| at.node.as_map().is_some() || at.node.as_bool().is_some())
            {
                schema.insert(key.to_owned(), self.schema(child));
            }
        }
        for key in ["allOf", "anyOf", "oneOf"] {
            let members = at.get(key).map(|at| at.node.items()).unwrap_or_default();
            if members.is_empty() || key != "allOf" && self.opened == Opened::Unions {
                continue;
            }
            let members: Vec<Value> = members
                .iter()
                .map(|node| self.schema(at.at(node)))
                .collect();
            let key = if key == "oneOf" && self.opened == Opened::Enums {
                "anyOf"
            } else {
                key
            };
            schema.insert(key.to_owned(), members.into());
        }
    }
}

/// Returns a literal of the spec as JSON.
pub fn json_of(node: &Node) -> Value {
    serde_json::from_str(&node.value().to_string()).expect("a literal prints as JSON")
}

fn def_name(at: Target<'_>) -> String {
    format!("{:?}-{}", at.file, at.node.index)
        .replace(|c: char| !c.is_ascii_alphanumeric() && c != '-', "")
}

/// Calls `found` with the name of each referenced schema.
fn references(schema: &Value, found: &mut impl FnMut(&str)) {
    match schema {
        Value::Object(map) => {
            if let Some(name) = map.get("$ref").and_then(Value::as_str) {
                found(name.trim_start_matches("#/$defs/"));
            }
            map.values().for_each(|value| references(value, found));
        }
        Value::Array(items) => items.iter().for_each(|item| references(item, found)),
        _ => {}
    }
}
