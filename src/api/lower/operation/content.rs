//! Lowers request bodies and responses, with the types of their media types. It does not read headers.

use crate::api::{MediaType, RequestBody, Response, Status};
use crate::openapi::{Spec, Target, media_types};

use super::object::{Held, examples, extensions, flag, text};

pub(super) fn request_body<'a>(
    spec: &'a Spec,
    at: Target<'a>,
    name: &str,
    held: Held<'_, 'a>,
) -> RequestBody {
    RequestBody {
        docs: text(at, "description"),
        required: flag(at, "required"),
        content: content(spec, at, name, held),
        extensions: extensions(at),
        origin: spec.origin(at),
    }
}

pub(super) fn response<'a>(
    spec: &'a Spec,
    status: &str,
    at: Target<'a>,
    name: &str,
    held: Held<'_, 'a>,
) -> Response {
    Response {
        status: Status::of(status),
        docs: text(at, "description"),
        headers: Vec::new(),
        content: content(spec, at, name, held),
        extensions: extensions(at),
        origin: spec.origin(at),
    }
}

fn content<'a>(spec: &'a Spec, at: Target<'a>, name: &str, held: Held<'_, 'a>) -> Vec<MediaType> {
    let lower = |(media_type, media): (&str, Target<'a>)| {
        let schema = media.get("schema").map(|schema| held(schema, name));
        let (ty, rules) = schema.map_or((None, None), |(ty, rules)| (Some(ty), rules));
        MediaType {
            name: media_type.to_owned(),
            ty,
            rules,
            examples: examples(spec, media),
            encoding: Vec::new(),
        }
    };
    media_types(at).map(lower).collect()
}
