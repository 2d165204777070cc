//! The keywords of one schema: those that nobody knows, that say nothing here, or that are dropped.

use super::schemas::Schema;
use crate::diagnostic::{Code, Diagnostics, nearest};
use crate::openapi::{Kind, Node, SchemaView, Version, say_unknown_type};

/// The keywords of OpenAPI 3.0.
const KNOWN_3_0: [&str; 37] = [
    "$ref",
    "title",
    "description",
    "type",
    "format",
    "nullable",
    "enum",
    "default",
    "example",
    "deprecated",
    "readOnly",
    "writeOnly",
    "properties",
    "required",
    "additionalProperties",
    "items",
    "allOf",
    "oneOf",
    "anyOf",
    "not",
    "discriminator",
    "xml",
    "externalDocs",
    "multipleOf",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "minLength",
    "maxLength",
    "pattern",
    "minItems",
    "maxItems",
    "uniqueItems",
    "minProperties",
    "maxProperties",
    "$schema",
];

/// Those that 3.1 adds.
const KNOWN_3_1: [&str; 26] = [
    "$id",
    "$anchor",
    "$dynamicRef",
    "$dynamicAnchor",
    "$vocabulary",
    "$comment",
    "$defs",
    "const",
    "examples",
    "if",
    "then",
    "else",
    "dependentSchemas",
    "dependentRequired",
    "prefixItems",
    "contains",
    "minContains",
    "maxContains",
    "patternProperties",
    "propertyNames",
    "unevaluatedItems",
    "unevaluatedProperties",
    "contentEncoding",
    "contentMediaType",
    "contentSchema",
    "definitions",
];

/// Keywords that models and pages cannot say.
const UNSUPPORTED: [&str; 12] = [
    "not",
    "if",
    "then",
    "else",
    "dependentSchemas",
    "dependentRequired",
    "prefixItems",
    "contains",
    "patternProperties",
    "propertyNames",
    "unevaluatedProperties",
    "$dynamicRef",
];

/// Which types a keyword has a meaning for.
const MEANT_FOR: [(&str, &[Kind]); 12] = [
    ("items", &[Kind::Array]),
    ("minItems", &[Kind::Array]),
    ("maxItems", &[Kind::Array]),
    ("uniqueItems", &[Kind::Array]),
    ("properties", &[Kind::Object, Kind::Map, Kind::Composed]),
    (
        "additionalProperties",
        &[Kind::Object, Kind::Map, Kind::Composed],
    ),
    ("minLength", &[Kind::String]),
    ("maxLength", &[Kind::String]),
    ("pattern", &[Kind::String]),
    ("minimum", &[Kind::Integer, Kind::Number]),
    ("maximum", &[Kind::Integer, Kind::Number]),
    ("multipleOf", &[Kind::Integer, Kind::Number]),
];

/// The formats of OpenAPI, of JSON Schema, and a few that many specs use.
const FORMATS: [&str; 34] = [
    "int8",
    "int16",
    "int32",
    "int64",
    "uint8",
    "uint16",
    "uint32",
    "uint64",
    "float",
    "double",
    "decimal",
    "byte",
    "binary",
    "base64url",
    "date",
    "date-time",
    "time",
    "duration",
    "password",
    "email",
    "idn-email",
    "hostname",
    "idn-hostname",
    "ipv4",
    "ipv6",
    "uri",
    "uri-reference",
    "uri-template",
    "iri",
    "url",
    "uuid",
    "json-pointer",
    "regex",
    "char",
];

pub fn check(schema: Schema<'_>, version: Version, findings: &mut Diagnostics) {
    let view = SchemaView {
        node: schema.at.node,
        version,
    };
    reference(schema, version, findings);
    unknown(schema, version, findings);
    meaningless(schema, view, findings);
    // Said already where a model is made of it; the same finding counts once.
    say_unknown_type(schema.at, view, findings);
    format(schema, view, findings);
}

/// What stands beside a `$ref`, or a `$ref` that is none.
fn reference(schema: Schema<'_>, version: Version, findings: &mut Diagnostics) {
    let Some(reference) = schema.at.get("$ref") else {
        return;
    };
    if reference.node.as_str().is_none() {
        findings.push(
            Code::ReferenceNotText,
            reference.place(),
            "this `$ref` is not a text and is ignored",
        );
    }
    let others = schema.at.node.entries().map(|(key, _)| key);
    let dropped: Vec<String> = others
        .filter(|key| *key != "$ref" && !key.starts_with("x-"))
        .map(|key| format!("`{key}`"))
        .collect();
    if version == Version::V3_0 && !dropped.is_empty() {
        let message = format!(
            "{} beside this `$ref` {}",
            dropped.join(", "),
            says_nothing(dropped.len())
        );
        findings.push(Code::ReferenceSiblings, reference.place(), message);
    }
}

fn says_nothing(count: usize) -> &'static str {
    if count == 1 {
        "is dropped"
    } else {
        "are dropped"
    }
}

fn unknown(schema: Schema<'_>, version: Version, findings: &mut Diagnostics) {
    let known = |key: &str| {
        KNOWN_3_0.contains(&key) || version == Version::V3_1 && KNOWN_3_1.contains(&key)
    };
    for (key, node) in schema.at.node.entries() {
        let place = schema.at.at(node).place();
        if UNSUPPORTED.contains(&key) {
            let message = format!("`{key}` is not carried into models and pages");
            findings.push(Code::Unsupported, place, message);
        } else if !known(key) && !key.starts_with("x-") {
            let finding = findings.push(
                Code::UnknownKeyword,
                place,
                format!("`{key}` is no keyword of a schema"),
            );
            if let Some(help) = meant(key, schema.at.node) {
                finding.help(help);
            }
        }
    }
}

/// What an unknown keyword was probably meant to be.
fn meant(key: &str, node: &Node) -> Option<String> {
    if KNOWN_3_1.contains(&key) {
        return Some(format!(
            "`{key}` is a keyword of OpenAPI 3.1; this spec is 3.0"
        ));
    }
    if node.get("properties").is_none()
        && node
            .get(key)
            .is_some_and(|child| child.get("type").is_some())
    {
        return Some("if it is a property, it belongs below `properties`".to_owned());
    }
    nearest(key, KNOWN_3_0)
        .first()
        .map(|near| format!("did you mean `{near}`?"))
}

/// Keywords that have no meaning beside the type.
fn meaningless(schema: Schema<'_>, view: SchemaView<'_>, findings: &mut Diagnostics) {
    let kind = view.kind();
    let Some(name) = view
        .types()
        .next()
        .filter(|_| !matches!(kind, Kind::Several | Kind::Unknown))
    else {
        return;
    };
    for (keyword, kinds) in MEANT_FOR {
        let Some(at) = schema
            .at
            .get(keyword)
            .filter(|_| !kinds.contains(&kind) && kind != Kind::Composed)
        else {
            continue;
        };
        let message = format!("`{keyword}` says nothing about the type `{name}`");
        findings.push(Code::IgnoredKeyword, at.place(), message);
    }
}

fn format(schema: Schema<'_>, view: SchemaView<'_>, findings: &mut Diagnostics) {
    let (Some(format), Some(at)) = (view.format(), schema.at.get("format")) else {
        return;
    };
    if FORMATS.contains(&format.as_str()) {
        return;
    }
    let finding = findings.push(
        Code::UnknownFormat,
        at.place(),
        format!("`{format}` is not a format that is known"),
    );
    if let Some(near) = nearest(&format, FORMATS).first() {
        finding.help(format!("did you mean `{near}`?"));
    }
}
