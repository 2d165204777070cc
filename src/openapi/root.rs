//! Determines the version of OpenAPI from the root file, or else the kind of document. It reads no
//! other file.

use super::{Node, Spec, Target, Version};
use crate::diagnostic::{Code, Diagnostics};

/// Other kinds of documents: a key of their root, the message, and the help text.
const OTHERS: [(&str, &str, &str); 10] = [
    ("swagger", "this is a Swagger 2.0 document", TO_OPENAPI),
    ("swaggerVersion", "this is a Swagger 1 document", TO_OPENAPI),
    (
        "asyncapi",
        "this is an AsyncAPI document, which describes messages",
        OPENAPI_ONLY,
    ),
    (
        "arazzo",
        "this is an Arazzo document, which describes workflows",
        "name the OpenAPI document that it describes",
    ),
    (
        "overlay",
        "this is an OpenAPI Overlay",
        "apply it to its OpenAPI document first, and name the result",
    ),
    (
        "discoveryVersion",
        "this is a Google API Discovery document",
        TO_OPENAPI,
    ),
    ("smithy", "this is a Smithy model", TO_OPENAPI),
    (
        "collection",
        "this looks like a Postman collection",
        TO_OPENAPI,
    ),
    (
        "$schema",
        "this is a JSON Schema, not an OpenAPI document",
        SCHEMA,
    ),
    (
        "$defs",
        "this looks like a JSON Schema, not an OpenAPI document",
        SCHEMA,
    ),
];

const TO_OPENAPI: &str = "convert it to OpenAPI 3 first; there are converters for that, such as swagger2openapi for Swagger";
const OPENAPI_ONLY: &str = "sailgen reads OpenAPI 3.0 and 3.1";
const SCHEMA: &str =
    "write an OpenAPI document whose `components.schemas` refers to it with `$ref`";

/// Returns the version of OpenAPI. All root files must have the same version.
pub(super) fn version(spec: &Spec, diagnostics: &mut Diagnostics) -> Option<Version> {
    let versions: Vec<_> = spec
        .roots()
        .map(|root| (root, version_of(root, diagnostics)))
        .collect();
    let first = versions.first()?.1?;
    for &(root, version) in &versions {
        if version? != first {
            let message = "this root file uses a different version of OpenAPI than the first one";
            diagnostics
                .push(Code::NotOpenApi, root.get("openapi")?.place(), message)
                .help("generate from the root files of each version separately");
            return None;
        }
    }
    Some(first)
}

/// Accepts numbers too: versions are often written without quotes.
fn version_of(root: Target<'_>, diagnostics: &mut Diagnostics) -> Option<Version> {
    let Some(written) = root.get("openapi") else {
        other(root, diagnostics);
        return None;
    };
    let text = written.node.value().text().unwrap_or_default();
    let number = text.trim().trim_start_matches(['v', 'V']);
    let is = |minor: &str| {
        number
            .strip_prefix(minor)
            .is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_digit()))
    };
    if number == "3" || is("3.0") {
        return Some(Version::V3_0);
    }
    if is("3.1") {
        return Some(Version::V3_1);
    }
    let message = match text.is_empty() {
        true => "`openapi` does not name a version".to_owned(),
        false => format!("OpenAPI {text} is not supported"),
    };
    let help = match is("3.2") {
        true => {
            "sailgen reads OpenAPI 3.0 and 3.1; a 3.2 document that uses nothing new may say `openapi: 3.1.1`"
        }
        false => OPENAPI_ONLY,
    };
    diagnostics
        .push(Code::NotOpenApi, written.place(), message)
        .help(help);
    None
}

/// Reports the kind of a document without `openapi`, judged by its keys.
fn other(root: Target<'_>, diagnostics: &mut Diagnostics) {
    let known = OTHERS
        .iter()
        .find_map(|(key, what, help)| Some((root.get(key)?, *what, *help)));
    let info = root.get("info");
    let postman = info.filter(|info| {
        let schema = info
            .node
            .get("schema")
            .and_then(Node::as_str)
            .unwrap_or_default();
        info.node.get("_postman_id").is_some() || schema.contains("getpostman.com")
    });
    let (at, message, help) = match (known, postman) {
        (_, Some(info)) => (info, "this is a Postman collection", TO_OPENAPI),
        (Some(known), None) => known,
        (None, None) => (
            root,
            missing(root.node),
            "an OpenAPI document starts with a line such as `openapi: 3.0.1`",
        ),
    };
    diagnostics
        .push(Code::NotOpenApi, at.place(), message)
        .help(help);
}

fn missing(root: &Node) -> &'static str {
    match root.as_map() {
        Some(_) => "the file has no `openapi` version",
        None if root.is_null() => "the file is empty",
        None => "the file does not contain an OpenAPI document",
    }
}
