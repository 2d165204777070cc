//! The parts of a `multipart/form-data` body, each a field of the operation.

use crate::api::{Field, MediaType, Type};
use crate::rust::view::ident::Scope;

use super::argument::{Argument, FormPart, Part, PartKind, Takes, takes};
use super::media::{essence, is_binary, is_json};
use super::models::Models;
use super::names::field;

/// The properties of the body, unless only answers have them.
pub(super) fn parts(
    models: &Models<'_>,
    media: &MediaType,
    required: bool,
    scope: &mut Scope,
) -> Vec<Argument> {
    let fields = media
        .ty
        .as_ref()
        .and_then(|ty| models.fields(ty))
        .unwrap_or_default();
    let sent = fields.iter().filter(|field| !field.read_only);
    let argument = |part: &Field| {
        let kind = kind(models, media, part);
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
            required: required && part.required && part.default.is_none(),
            deprecated: part.deprecated,
            docs: part.docs.clone(),
            part: Part::Multipart(FormPart {
                wire: part.wire_name.clone(),
                kind,
            }),
            schema: part.ty.clone(),
        }
    };
    sent.map(argument).collect()
}

/// OpenAPI: files are binary strings, plain values are plain text, lists have a part for each item, and all else is JSON,
/// unless `encoding` asks for that.
fn kind(models: &Models<'_>, media: &MediaType, part: &Field) -> PartKind {
    let mut encodings = media.encoding.iter();
    let encoding = encodings.find(|encoding| encoding.property == part.wire_name);
    let asked = encoding.and_then(|encoding| encoding.content_type.as_deref());
    if asked.is_some_and(|asked| is_json(&essence(asked))) {
        return PartKind::Json;
    }
    let items = match &part.ty {
        Type::List {
            items: Some(items), ..
        } => Some(&**items),
        _ => None,
    };
    match (&part.ty, items) {
        (ty, _) if is_binary(ty) => PartKind::File,
        (_, Some(items)) if is_binary(items) => PartKind::Files,
        (_, Some(items)) if models.is_plain(items) => PartKind::Texts,
        (ty, _) if models.is_plain(ty) => PartKind::Text,
        _ => PartKind::Json,
    }
}
