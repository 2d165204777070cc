//! Decides the output of an operation, and the media types to accept. It prints nothing.

use crate::api::{MediaType, Operation, Response, Status, Type};

use super::media::{essence, is_binary, is_json};
use super::models::Models;
use super::names::Names;

/// The output of an operation.
pub(super) struct Output {
    pub(super) kind: Kind,
    /// The value of the `Accept` header.
    pub(super) accept: String,
}

/// The kinds of outputs.
pub(super) enum Kind {
    /// A single kind of response body.
    One(Answer),
    /// JSON, or an empty response.
    Optional(Json),
    /// Several kinds of response bodies: the name of the enum, and its variants with their
    /// statuses.
    Several(String, Vec<(Answer, Vec<Status>)>),
}

/// The content of a response body.
#[derive(Clone, PartialEq)]
pub(super) enum Answer {
    Nothing,
    Json(Json),
    Text,
    Bytes,
}

/// A JSON body.
#[derive(Clone, PartialEq)]
pub(super) struct Json {
    /// The Rust type.
    pub(super) ty: String,
    pub(super) schema: Type,
    /// The function of the support code that reads it.
    pub(super) reader: &'static str,
}

impl Answer {
    pub(super) fn ty(&self) -> &str {
        match self {
            Answer::Nothing => "()",
            Answer::Json(json) => &json.ty,
            Answer::Text => "String",
            Answer::Bytes => "bytes::Bytes",
        }
    }

    /// Returns the function of the support code that reads it.
    pub(super) fn reader(&self) -> &'static str {
        match self {
            Answer::Nothing => "nothing",
            Answer::Json(json) => json.reader,
            Answer::Text => "text",
            Answer::Bytes => "bytes",
        }
    }
}

impl Output {
    /// Returns the type of the output.
    pub(super) fn ty(&self) -> String {
        match &self.kind {
            Kind::One(answer) => answer.ty().to_owned(),
            Kind::Optional(json) => format!("Option<{}>", json.ty),
            Kind::Several(name, _) => name.clone(),
        }
    }

    /// Returns the schema of the JSON, if the output is always JSON.
    pub(super) fn schema(&self) -> Option<&Type> {
        match &self.kind {
            Kind::One(Answer::Json(json)) => Some(&json.schema),
            _ => None,
        }
    }
}

/// Decides the output from the successful responses, or else from the default response.
pub(super) fn decided(
    models: &Models<'_>,
    operation: &Operation,
    (names, name): (&mut Names, &str),
) -> Output {
    let successes: Vec<&Response> = responses(operation, Status::is_success);
    let successes = match successes.is_empty() {
        true => responses(operation, |status| *status == Status::Default),
        false => successes,
    };
    let mut kinds: Vec<(Answer, Vec<Status>)> = Vec::new();
    for response in &successes {
        let answer = answer(models, operation, response);
        match kinds.iter_mut().find(|(known, _)| *known == answer) {
            Some((_, statuses)) => statuses.push(response.status.clone()),
            None => kinds.push((answer, vec![response.status.clone()])),
        }
    }
    let kind = match &kinds[..] {
        [] => Kind::One(Answer::Nothing),
        [(one, _)] => Kind::One(one.clone()),
        [(Answer::Json(json), _), (Answer::Nothing, _)]
        | [(Answer::Nothing, _), (Answer::Json(json), _)] => Kind::Optional(json.clone()),
        _ => Kind::Several(names.beside(name, "Output"), kinds),
    };
    Output {
        kind,
        accept: accept(&successes),
    }
}

fn responses(operation: &Operation, is_wanted: impl Fn(&Status) -> bool) -> Vec<&Response> {
    let all = operation.responses.iter();
    all.filter(|response| is_wanted(&response.status)).collect()
}

/// Returns the media types to ask for. Of several spellings of one value it is JSON, and of several kinds of JSON the plain
/// one: all of them could not be read as one type.
fn wanted(response: &Response) -> Vec<&MediaType> {
    let is_typed_json = |media: &&MediaType| {
        let is_binary = media.ty.as_ref().is_none_or(is_binary);
        is_json(&essence(&media.name)) && !is_binary
    };
    let json = response.content.iter().filter(is_typed_json);
    let json = json.min_by_key(|media| essence(&media.name) != "application/json");
    let Some(json) = json else {
        return response.content.iter().collect();
    };
    let (others, same): (Vec<_>, Vec<_>) = response
        .content
        .iter()
        .partition(|media| media.ty != json.ty);
    match others.iter().all(is_typed_json) {
        true => same.into_iter().filter(is_typed_json).collect(),
        false => response.content.iter().collect(),
    }
}

/// Returns JSON if all media types are JSON, text if all are plain text or HTML, or else bytes.
pub(super) fn answer(models: &Models<'_>, operation: &Operation, response: &Response) -> Answer {
    // By the rules of HTTP, such a response has no body.
    let is_bodiless = matches!(response.status, Status::Code(204 | 205 | 304));
    if response.content.is_empty() || is_bodiless || operation.method == "head" {
        return Answer::Nothing;
    }
    let wanted = wanted(response);
    let is_all = |test: fn(&MediaType) -> bool| wanted.iter().all(|media| test(media));
    let is_binary = |media: &&MediaType| media.ty.as_ref().is_some_and(is_binary);
    if is_all(|media| is_json(&essence(&media.name))) && !wanted.iter().any(is_binary) {
        let typed = wanted.iter().find_map(|media| media.ty.clone());
        let schema = typed.unwrap_or(Type::Any);
        return Answer::Json(Json {
            ty: models.ty(&schema),
            reader: match models.is_integers(&schema) {
                true => "integers",
                false => "json",
            },
            schema,
        });
    }
    if is_all(|media| ["text/plain", "text/html"].contains(&essence(&media.name).as_str())) {
        return Answer::Text;
    }
    Answer::Bytes
}

/// Returns the media types of successful responses, or JSON if there are none, since errors are
/// JSON.
fn accept(successes: &[&Response]) -> String {
    let mut found: Vec<&str> = Vec::new();
    for media in successes.iter().flat_map(|response| wanted(response)) {
        let name = media.name.trim();
        let is_sendable = name.bytes().all(|byte| (b' '..=b'~').contains(&byte));
        if is_sendable && !name.is_empty() && !found.contains(&name) {
            found.push(name);
        }
    }
    if found.is_empty() {
        "application/json".to_owned()
    } else {
        found.join(", ")
    }
}
