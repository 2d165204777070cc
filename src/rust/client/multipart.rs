//! The parts of a `multipart/form-data` body, each a field of the operation.

use crate::api::{Field, MediaType, Type};
use crate::rust::view::ident::Scope;

use super::argument::{Argument, FormPart, Part, PartKind, Takes, takes};
use super::media::{essence, is_binary, is_json, is_text};
use super::models::Models;
use super::names::field;

/// The properties of the body, unless only answers have them. Many specs forget that a body is required; a form without the
/// parts that it needs is none.
pub(super) fn parts(models: &Models<'_>, media: &MediaType, scope: &mut Scope) -> Vec<Argument> {
    let fields = media
        .ty
        .as_ref()
        .and_then(|ty| models.fields(ty))
        .unwrap_or_default();
    let sent = fields.iter().filter(|field| !field.read_only);
    let argument = |part: &Field| {
        let asked = asked(media, part);
        let kind = kind(models, asked, part);
        let files = || Takes::Items("client::File".to_owned());
        let (ty, takes) = match kind {
            PartKind::File => ("client::File".to_owned(), Takes::Into),
            PartKind::Files => ("Vec<client::File>".to_owned(), files()),
            PartKind::Text | PartKind::Texts | PartKind::Json => {
                (models.ty(&part.ty), takes(models, &part.ty))
            }
        };
        Argument {
            field: field(&part.wire_name, scope),
            ty,
            takes,
            required: part.required && part.default.is_none(),
            deprecated: part.deprecated,
            docs: part.docs.clone(),
            part: Part::Multipart(FormPart {
                wire: part.wire_name.clone(),
                kind,
                media_type: asked.and_then(|asked| own_type(kind, asked)),
            }),
            schema: part.ty.clone(),
        }
    };
    sent.map(argument).collect()
}

/// The media types that `encoding` asks for.
fn asked<'a>(media: &'a MediaType, part: &Field) -> Option<&'a str> {
    let mut encodings = media.encoding.iter();
    let encoding = encodings.find(|encoding| encoding.property == part.wire_name)?;
    encoding.content_type.as_deref()
}

/// OpenAPI: files are binary strings, plain values are plain text, lists have a part for each item, and all else is JSON,
/// unless `encoding` asks for something else.
fn kind(models: &Models<'_>, asked: Option<&str>, part: &Field) -> PartKind {
    if asked.is_some_and(|asked| is_json(&essence(asked))) {
        return PartKind::Json;
    }
    let is_file = asked.is_some_and(|asked| asked.split(',').all(|one| !is_text(&essence(one))));
    let items = match &part.ty {
        Type::List {
            items: Some(items), ..
        } => Some(&**items),
        _ => None,
    };
    match (&part.ty, items) {
        (ty, _) if is_binary(ty) => PartKind::File,
        (_, Some(items)) if is_binary(items) => PartKind::Files,
        (Type::String(_) | Type::Any, _) if is_file => PartKind::File,
        (_, Some(Type::String(_) | Type::Any)) if is_file => PartKind::Files,
        (_, Some(items)) if models.is_plain(items) => PartKind::Texts,
        (ty, _) if models.is_plain(ty) => PartKind::Text,
        _ => PartKind::Json,
    }
}

/// The media type that the part says it has, if the spec asks for one that is not usual.
fn own_type(kind: PartKind, asked: &str) -> Option<String> {
    let usual = match kind {
        PartKind::File | PartKind::Files => "application/octet-stream",
        PartKind::Text | PartKind::Texts => "text/plain",
        PartKind::Json => "application/json",
    };
    let is_one =
        !asked.contains([',', '*']) && asked.bytes().all(|byte| (b' '..=b'~').contains(&byte));
    (is_one && essence(asked) != usual).then(|| asked.trim().to_owned())
}
