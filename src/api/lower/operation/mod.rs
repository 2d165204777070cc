//! Lowers operations of a spec to those of the API, with references resolved and OpenAPI's defaults filled in.
//!
//! It asks for the types of schemas: it knows neither how a schema becomes a type nor how models are named. A file that
//! several operations share is read once for each of them.

mod content;
mod object;
mod parameter;
mod part;
mod security;
mod server;

use std::collections::HashSet;

use crate::api::{Api, Operation, Tag, TagId};
use crate::diagnostic::Diagnostics;
use crate::openapi::{self, Spec};
use crate::text::free::free_name;

use object::{extensions, flag, text};

pub(crate) use object::Held;

/// Fills in the settings of the API as a whole, and every operation with the types of its bodies. The types of parameters
/// and headers are left to [`parameters`], so that their models come after all others.
pub(crate) fn operations<'a>(
    spec: &'a Spec,
    found: &[openapi::Operation<'a>],
    api: &mut Api,
    held: Held<'_, 'a>,
    findings: &mut Diagnostics,
) {
    api.servers = server::servers(spec, spec.root());
    api.security_schemes = security::schemes(spec, findings);
    let ids = unique_ids(found);
    for (operation, id) in found.iter().zip(ids) {
        let lowered = lower(spec, operation, id, &mut api.tags, held);
        api.operations.push(lowered);
    }
}

/// Fills in the parameters of every operation, and the headers of its responses and parts.
pub(crate) fn parameters<'a>(
    spec: &'a Spec,
    found: &[openapi::Operation<'a>],
    api: &mut Api,
    held: Held<'_, 'a>,
    findings: &mut Diagnostics,
) {
    for (operation, lowered) in found.iter().zip(&mut api.operations) {
        let mut lowering = parameter::Lowering {
            spec,
            base: operation.name(),
            held: &mut *held,
            findings: &mut *findings,
        };
        lowered.parameters = lowering.parameters(operation);
        if let (Some(at), Some(body)) = (operation.request_body, &mut lowered.request_body) {
            lowering.encodings(at, "request", &mut body.content);
        }
        for (&(status, at), response) in operation.responses.iter().zip(&mut lowered.responses) {
            response.headers = lowering.headers(at, &format!("{status}_"));
            lowering.encodings(at, &format!("{status}_response"), &mut response.content);
        }
    }
}

fn lower<'a>(
    spec: &'a Spec,
    operation: &openapi::Operation<'a>,
    id: String,
    tags: &mut Vec<Tag>,
    held: Held<'_, 'a>,
) -> Operation {
    let (at, base) = (operation.at, operation.name());
    let request_body = operation
        .request_body
        .map(|body| content::request_body(spec, body, &format!("{base}_request"), &mut *held));
    let responses = operation.responses.iter().map(|&(status, response)| {
        let name = format!("{base}_{status}_response");
        content::response(spec, status, response, &name, &mut *held)
    });
    Operation {
        id,
        written_id: operation.id().map(str::to_owned),
        method: operation.method.to_owned(),
        path: operation.path.to_owned(),
        incoming: operation.incoming,
        summary: text(at, "summary"),
        docs: text(at, "description"),
        deprecated: flag(at, "deprecated"),
        tags: operation.tags().map(|name| tag(name, tags)).collect(),
        root: super::root::id_of(spec, operation.root),
        parameters: Vec::new(),
        request_body,
        responses: responses.collect(),
        security: security::requirements(at.get("security").or(operation.root.get("security"))),
        servers: server::nearest(spec, operation),
        external_docs: at.get("externalDocs").and_then(server::external_docs),
        extensions: extensions(at),
        origin: spec.origin(at),
    }
}

/// Returns the ids of the operations. The first with a written id keeps it; the others get the first free number.
fn unique_ids(operations: &[openapi::Operation<'_>]) -> Vec<String> {
    let mut taken: HashSet<String> = HashSet::new();
    let is_first: Vec<bool> = operations
        .iter()
        .map(|operation| operation.id().is_some_and(|id| taken.insert(id.to_owned())))
        .collect();
    let id = |(operation, is_first): (&openapi::Operation<'_>, bool)| {
        let name = operation.name();
        let numbered = |name: &str, number| format!("{name}_{number}");
        match is_first {
            true => name,
            false => free_name(name, 1, numbered, |id| taken.insert(id.to_owned())),
        }
    };
    operations.iter().zip(is_first).map(id).collect()
}

/// Returns the tag with this name. A tag that the root file does not declare is added after the others.
fn tag(name: &str, tags: &mut Vec<Tag>) -> TagId {
    let known = tags.iter().position(|tag| tag.name == name);
    let at = known.unwrap_or_else(|| {
        tags.push(Tag {
            name: name.to_owned(),
            description: None,
        });
        tags.len() - 1
    });
    TagId(u32::try_from(at).unwrap_or(u32::MAX))
}
