//! Checks a schema as a whole: its required names, its enum values, and whether it restricts anything.

use std::collections::HashSet;

use super::schemas::Schema;
use crate::api::Value;
use crate::diagnostic::{Code, Diagnostics, nearest};
use crate::openapi::{Kind, Node, SchemaView, Spec, Target};

/// Maximum number of subschemas to inspect.
const MOST_PARTS: usize = 1_000;

pub fn check(spec: &Spec, schema: Schema<'_>, findings: &mut Diagnostics) {
    let view = SchemaView {
        node: schema.at.node,
        version: spec.version,
    };
    required(spec, schema, view, findings);
    values(schema, view, findings);
    untyped(schema, view, findings);
}

/// Reports required names that are not declared as properties. A member of `allOf` may leave that to another member.
fn required(spec: &Spec, schema: Schema<'_>, view: SchemaView<'_>, findings: &mut Diagnostics) {
    let Some(list) = schema.at.get("required") else {
        return;
    };
    if schema.is_part || !matches!(view.additional(), crate::openapi::Additional::Absent) {
        return;
    }
    let mut declared = HashSet::new();
    if !properties(spec, schema.at, &mut declared) {
        return;
    }
    for node in list.node.items() {
        let Some(name) = node.as_str().filter(|name| !declared.contains(name)) else {
            continue;
        };
        let message = format!("`{name}` is required but not declared");
        let finding = findings.push(Code::RequiredUndeclared, list.at(node).place(), message);
        let mut known: Vec<&str> = declared.iter().copied().collect();
        known.sort_unstable();
        if let Some(near) = nearest(name, known).first() {
            finding.help(format!("did you mean `{near}`?"));
        }
    }
}

/// Collects the properties of a schema and of all its subschemas. Returns `false` if there are too many to inspect.
fn properties<'a>(spec: &'a Spec, at: Target<'a>, into: &mut HashSet<&'a str>) -> bool {
    let (mut open, mut seen) = (vec![at], HashSet::new());
    while let Some(at) = open.pop() {
        if seen.len() > MOST_PARTS {
            return false;
        }
        if !seen.insert((at.file.0, at.node.index)) {
            continue;
        }
        into.extend(
            at.node
                .get("properties")
                .into_iter()
                .flat_map(Node::entries)
                .map(|(name, _)| name),
        );
        open.extend(at.reference().and_then(|to| spec.resolve(at.file, to).ok()));
        for parts in ["allOf", "oneOf", "anyOf"]
            .iter()
            .filter_map(|key| at.node.get(key))
        {
            open.extend(parts.items().iter().map(|part| at.at(part)));
        }
    }
    true
}

/// Reports duplicate values of an `enum`, values of different types, and values that look mistyped.
fn values(schema: Schema<'_>, view: SchemaView<'_>, findings: &mut Diagnostics) {
    let Some(list) = schema.at.get("enum") else {
        return;
    };
    let mut seen = HashSet::new();
    let mut types = HashSet::new();
    for node in list.node.items() {
        let value = node.value();
        types.insert(type_of(&value, view.kind()));
        let text = value.to_string();
        let place = list.at(node).place();
        if let Some(text) = value
            .text()
            .filter(|text| text.trim() != text || text.ends_with([',', ';']))
        {
            let message =
                format!("the value `{text}` starts or ends with what looks like a typing mistake");
            findings.push(Code::OddValue, place, message);
        }
        if !seen.insert(text.clone()) {
            findings.push(
                Code::EnumDuplicate,
                place,
                format!("the enum lists {text} twice"),
            );
        }
    }
    types.remove("null");
    if types.len() > 1 {
        let mut types: Vec<&str> = types.into_iter().collect();
        types.sort_unstable();
        let message = format!(
            "the enum mixes values of different types: {}",
            types.join(" and ")
        );
        findings.push(Code::EnumMixed, list.place(), message);
    }
}

/// Returns the type of a value. In an enum of strings, an unquoted number or `true` counts as a string.
fn type_of(value: &Value, kind: Kind) -> &'static str {
    match value {
        Value::Null => "null",
        Value::List(_) => "array",
        Value::Map(_) => "object",
        _ if kind == Kind::String => "string",
        Value::String(_) | Value::Ambiguous { .. } => "string",
        Value::Bool(_) => "boolean",
        Value::Integer(_) | Value::Float(_) => "number",
    }
}

/// Reports a schema without a type, and an object without properties.
fn untyped(schema: Schema<'_>, view: SchemaView<'_>, findings: &mut Diagnostics) {
    let node = schema.at.node;
    let says = |keys: &[&str]| keys.iter().any(|key| node.get(key).is_some());
    let message = match view.kind() {
        _ if schema.is_part
            || says(&["$ref", "allOf", "oneOf", "anyOf", "enum", "const", "not"]) =>
        {
            return;
        }
        Kind::Array if !says(&["items", "prefixItems"]) => "the items of this list can be anything",
        Kind::Object if says(&["properties"]) => return,
        Kind::Object if says(&["type"]) => "the properties of this object are not described",
        Kind::Object => "the schema has no type",
        _ => return,
    };
    findings.push(
        Code::Untyped,
        schema.at.place(),
        format!("{message}; it becomes plain JSON"),
    );
}
