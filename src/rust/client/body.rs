//! Decides the media type and the encoding of an operation's request body. It prints nothing.

use crate::api::{Encoding, MediaType, Operation, Type};
use crate::rust::view::ident::Scope;

use super::argument::{Argument, Takes, takes};
use super::format;
use super::media::{essence, is_binary, is_json};
use super::models::Models;
use super::multipart;
use super::patch::is_json_patch;

/// The request body of an operation.
pub(super) struct Body {
    pub(super) kind: Kind,
    pub(super) media_type: String,
    pub(super) required: bool,
    /// The type of the field `body`; `None` if the fields of the operation are the parts of a form.
    pub(super) ty: Option<(String, Takes)>,
    pub(super) docs: Option<String>,
    /// Form fields with a non-default format: the property and the Rust expression of its format.
    pub(super) formats: Vec<(String, String)>,
}

/// The encoding of a body.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Json,
    Form,
    Multipart,
    Text,
    File,
}

/// Returns the body, if there is one. The parts of a multipart body are added to `arguments`.
pub(super) fn decided(
    models: &Models<'_>,
    operation: &Operation,
    scope: &mut Scope,
    arguments: &mut Vec<Argument>,
) -> Option<Body> {
    let body = operation.request_body.as_ref()?;
    let (kind, media) = chosen(&body.content)?;
    let any = Type::Any;
    let ty = media.ty.as_ref().unwrap_or(&any);
    let is_patch = is_json_patch(models, &media.name, ty);
    let ty = match kind {
        Kind::Json if is_patch => Some(("client::JsonPatch".to_owned(), Takes::Into)),
        Kind::Json if essence(&media.name) == "application/merge-patch+json" => {
            let ty = format!("client::MergePatch<{}>", models.ty(ty));
            Some((ty, Takes::Into))
        }
        Kind::Json | Kind::Form => Some((models.ty(ty), takes(models, ty))),
        Kind::Text => Some(("String".to_owned(), Takes::Into)),
        Kind::File => Some(("client::File".to_owned(), Takes::Into)),
        Kind::Multipart if models.fields(ty).is_none() => {
            Some(("client::Form".to_owned(), Takes::Plain))
        }
        Kind::Multipart => {
            arguments.extend(multipart::parts(models, media, scope));
            arguments.sort_by_key(|argument| !argument.required);
            None
        }
    };
    Some(Body {
        kind,
        media_type: media.name.clone(),
        required: body.required,
        ty,
        docs: body.docs.clone(),
        formats: match kind {
            Kind::Form => formats(media),
            _ => Vec::new(),
        },
    })
}

fn formats(media: &MediaType) -> Vec<(String, String)> {
    let format =
        |encoding: &Encoding| Some((encoding.property.clone(), format::of_encoding(encoding)?));
    media.encoding.iter().filter_map(format).collect()
}

/// Returns the media type to send. The order of preference is JSON, multipart form, form, text,
/// file.
fn chosen(content: &[MediaType]) -> Option<(Kind, &MediaType)> {
    let kinds = content.iter().map(|media| (kind(media), media));
    kinds.min_by_key(|(kind, _)| match kind {
        Kind::Json => 0,
        Kind::Multipart => 1,
        Kind::Form => 2,
        Kind::Text => 3,
        Kind::File => 4,
    })
}

fn kind(media: &MediaType) -> Kind {
    let is_binary = media.ty.as_ref().is_some_and(is_binary);
    match essence(&media.name).as_str() {
        name if is_json(name) && !is_binary => Kind::Json,
        "application/x-www-form-urlencoded" => Kind::Form,
        "multipart/form-data" => Kind::Multipart,
        name if name.starts_with("text/") && !is_binary => Kind::Text,
        _ => Kind::File,
    }
}
