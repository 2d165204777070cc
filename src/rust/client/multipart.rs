//! Decides the parts of a `multipart/form-data` body; each is a field of the operation. It prints
//! nothing.

use crate::api::{Field, MediaType, Type};

use super::argument::{Argument, FormPart, Part, PartKind, Takes, takes};
use super::media::{essence, is_binary, is_json, is_text};
use super::models::Models;

/// Returns an argument for each property of the body, except read-only ones. Required parts are
/// required even if the body is optional: many specs omit `required` for the body, and a form
/// without its parts is of no use.
pub(super) fn parts(models: &Models<'_>, media: &MediaType) -> Vec<Argument> {
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
            field: String::new(),
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

/// Returns the media types that `encoding` specifies for a part.
fn asked<'a>(media: &'a MediaType, part: &Field) -> Option<&'a str> {
    let mut encodings = media.encoding.iter();
    let encoding = encodings.find(|encoding| encoding.property == part.wire_name)?;
    encoding.content_type.as_deref()
}

/// Returns the encoding of a part by the rules of OpenAPI: binary strings are files, plain values
/// are plain text, lists have one part for each item, and anything else is JSON, unless `encoding`
/// specifies otherwise.
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

/// Returns the media type to declare for a part; `None` if it is the default for this kind.
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
