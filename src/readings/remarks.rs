//! Reports parts of an API that the client leaves out or reads differently than the spec, and client options that match
//! nothing. It does not know how a client is printed.

use glob::Pattern;

use crate::api::{Api, Location, MediaType, Operation, Response, Shape, Type};
use crate::config::{ClientOptions, Config};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::openapi::Spec;
use crate::source::Origin;

use super::parts;

/// Reports the remarks, if the options ask for a client.
pub(crate) fn report(api: &Api, config: &Config, spec: &Spec, findings: &mut Diagnostics) {
    let flavours = config.flavours().iter();
    let Some(client) = flavours
        .filter_map(|flavour| config.client_of(*flavour))
        .next()
    else {
        return;
    };
    for (code, origin, message) in remarks(api, &client) {
        let place = origin.and_then(|origin| spec.place(origin));
        // `lint` may have found it already.
        let is_same = |known: &Diagnostic| match place {
            Some(_) => known.code == code && known.place == place,
            None => known.code == code && known.message == message,
        };
        let is_known = findings.iter().any(is_same);
        if !is_known {
            findings.push(code, place, message);
        }
    }
}

pub(super) type Remark<'a> = (Code, Option<&'a Origin>, String);

/// Returns the remarks in the order of the options and then of the spec.
fn remarks<'a>(api: &'a Api, client: &ClientOptions) -> Vec<Remark<'a>> {
    let served = || {
        api.operations
            .iter()
            .filter(|operation| !operation.incoming)
    };
    let selected = client
        .operations
        .iter()
        .map(|glob| ("client.operations", glob));
    let pages = client
        .pages
        .iter()
        .map(|rule| ("client.pages", &rule.operations));
    let globs = selected
        .chain(pages)
        .filter_map(|(key, glob)| match Pattern::new(glob) {
            Err(error) => {
                let message = format!("invalid glob `{glob}` in `{key}`: {}", error.msg);
                Some((Code::BadOption, None, message))
            }
            Ok(pattern) if served().any(|operation| pattern.matches(&operation.id)) => None,
            Ok(_) => {
                let message = format!("`{glob}` in `{key}` matches no operation");
                Some((Code::UnusedPattern, None, message))
            }
        });
    let mut remarks: Vec<Remark> = globs.collect();
    for operation in served().filter(|operation| client.selects(&operation.id)) {
        remarks.extend(variables(operation));
        remarks.extend(events(operation));
        remarks.extend(socket(operation));
        remarks.extend(bodies(api, operation));
        remarks.extend(parts::remarks(api, operation));
    }
    remarks
}

fn variables(operation: &Operation) -> impl Iterator<Item = Remark<'_>> {
    let is_open = |name: &&str| {
        let mut declared = operation.parameters_in(Location::Path);
        !declared.any(|parameter| parameter.name == *name)
    };
    operation.path_variables().filter(is_open).map(|name| {
        let id = &operation.id;
        let message =
            format!("`{id}` has no parameter for `{{{name}}}`; the client takes a string");
        (Code::PathVariable, Some(&operation.origin), message)
    })
}

fn events(operation: &Operation) -> Option<Remark<'_>> {
    let is_stream = |name: &str| name.to_ascii_lowercase().starts_with("text/event-stream");
    let has_stream = |response: &&Response| {
        response.status.is_success() && response.content.iter().any(|media| is_stream(&media.name))
    };
    let response = operation.responses.iter().find(has_stream)?;
    let message = format!(
        "`{}` answers with server-sent events; the client has their bytes, and `download` as they come",
        operation.id
    );
    Some((Code::NotGenerated, Some(&response.origin), message))
}

fn socket(operation: &Operation) -> Option<Remark<'_>> {
    let is_switch = |response: &&Response| response.status == crate::api::Status::Code(101);
    let switch = operation.responses.iter().find(is_switch);
    let is_socket = |url: &str| {
        let url = url.to_ascii_lowercase();
        url.starts_with("ws://") || url.starts_with("wss://")
    };
    let has_socket = operation
        .servers
        .iter()
        .any(|server| is_socket(&server.url));
    if switch.is_none() && !has_socket {
        return None;
    }
    let origin = switch.map_or(&operation.origin, |response| &response.origin);
    let message = format!(
        "`{}` opens a WebSocket; the client only sends the request for it",
        operation.id
    );
    Some((Code::NotGenerated, Some(origin), message))
}

/// Reports bodies with fields that the client neither writes nor reads.
fn bodies<'a>(api: &Api, operation: &'a Operation) -> Vec<Remark<'a>> {
    let id = &operation.id;
    let sent = operation.request_body.iter().flat_map(|body| &body.content);
    let sent = sent.filter(|media| is_left(api, media)).map(|media| {
        let message = format!("`{id}` takes {}; the client sends bytes of it", media.name);
        (Code::BodyAsBytes, Some(&operation.origin), message)
    });
    let successes = operation.responses.iter();
    let successes = successes.filter(|response| response.status.is_success());
    let read = successes.flat_map(|response| {
        let is_json = |media: &MediaType| media.name.to_ascii_lowercase().ends_with("json");
        let mut all = response.content.iter();
        let json = all.find(|media| is_json(media));
        let left = response.content.iter().filter(move |media| {
            // The client asks for JSON in its place.
            is_left(api, media) && json.is_none_or(|json| json.ty != media.ty)
        });
        left.map(move |media| {
            let message = format!(
                "`{id}` answers with {}; the client gives its bytes",
                media.name
            );
            (Code::BodyAsBytes, Some(&response.origin), message)
        })
    });
    sent.chain(read).collect()
}

/// Returns `true` if the schema has fields or items and the media type is neither JSON nor a form.
fn is_left(api: &Api, media: &MediaType) -> bool {
    let name = media.name.to_ascii_lowercase();
    let essence = name.split(';').next().unwrap_or_default().trim();
    let is_known = essence.ends_with("json")
        || [
            "*/*",
            "application/x-www-form-urlencoded",
            "multipart/form-data",
        ]
        .contains(&essence);
    !is_known && media.ty.as_ref().is_some_and(|ty| has_parts(api, ty))
}

fn has_parts(api: &Api, ty: &Type) -> bool {
    match ty {
        Type::Model(id) => !matches!(api[*id].shape, Shape::Enum(_)),
        Type::Nullable(inner) => has_parts(api, inner),
        Type::Object | Type::Map(_) | Type::List { .. } => true,
        _ => false,
    }
}
