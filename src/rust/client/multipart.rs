//! Decides the parts of a `multipart/form-data` body; each is a field of the operation. It prints
//! nothing.

use crate::api::{Encoding, Field, MediaType, Type};

use crate::text::prose::code;

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
    let usual = Encoding::default();
    let sent = fields.iter().filter(|field| !field.read_only);
    let argument = |part: &Field| {
        let mut encodings = media.encoding.iter();
        let encoding = encodings
            .find(|encoding| encoding.property == part.wire_name)
            .unwrap_or(&usual);
        let kind = kind(models, encoding, part);
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
            docs: noted(part.docs.as_deref(), kind, encoding),
            part: Part::Multipart(FormPart {
                wire: part.wire_name.clone(),
                kind,
                media_type: own_type(kind, encoding),
            }),
            schema: part.ty.clone(),
        }
    };
    sent.map(argument).collect()
}

/// Returns the encoding of a part by the rules of OpenAPI: binary strings are files, plain values
/// are plain text, lists have one part for each item, and anything else is JSON, unless `encoding`
/// specifies otherwise. Bytes as base64 are text, whatever is in them.
fn kind(models: &Models<'_>, encoding: &Encoding, part: &Field) -> PartKind {
    let asked = encoding.content_type.as_deref();
    if asked.is_some_and(|asked| listed(asked).all(|one| is_json(&essence(one)))) {
        return PartKind::Json;
    }
    let is_binary_type = |asked: &str| listed(asked).all(|one| !is_text(&essence(one)));
    let is_encoded = |ty: &Type| match ty {
        Type::String(Some(format)) if format == "byte" => true,
        Type::String(_) => encoding.stated_encoding.is_some(),
        _ => false,
    };
    let is_file = |ty: &Type| match ty {
        ty if is_binary(ty) => true,
        ty if is_encoded(ty) => false,
        Type::String(_) => asked.is_some_and(is_binary_type),
        Type::Any => {
            let stated = encoding.stated_type.as_deref();
            asked.or(stated).is_some_and(is_binary_type)
        }
        _ => false,
    };
    let items = match &part.ty {
        Type::List {
            items: Some(items), ..
        } => Some(&**items),
        _ => None,
    };
    match (&part.ty, items) {
        (ty, _) if is_file(ty) => PartKind::File,
        (_, Some(items)) if is_file(items) => PartKind::Files,
        (_, Some(items)) if models.is_plain(items) => PartKind::Texts,
        (ty, _) if models.is_plain(ty) => PartKind::Text,
        _ => PartKind::Json,
    }
}

/// Returns the media types of a list that is separated by commas.
fn listed(asked: &str) -> impl Iterator<Item = &str> {
    asked.split(',').map(str::trim)
}

/// Returns the media type to declare for a part; `None` if it is the default for this kind. Of
/// several, it is the first that is not a wildcard.
fn own_type(kind: PartKind, encoding: &Encoding) -> Option<String> {
    let usual = match kind {
        PartKind::File | PartKind::Files => "application/octet-stream",
        PartKind::Text | PartKind::Texts => "text/plain",
        PartKind::Json => "application/json",
    };
    let stated = match kind {
        PartKind::Json => None,
        _ => encoding.stated_type.as_deref(),
    };
    let asked = encoding.content_type.as_deref().or(stated)?;
    let is_sendable =
        |one: &&str| !one.contains('*') && one.bytes().all(|byte| (b' '..=b'~').contains(&byte));
    let first = listed(asked).find(is_sendable)?;
    (essence(first) != usual).then(|| first.to_owned())
}

/// Returns the description of a part, with what callers can choose about it.
fn noted(docs: Option<&str>, kind: PartKind, encoding: &Encoding) -> Option<String> {
    let asked = encoding.content_type.as_deref().unwrap_or_default();
    let is_open = asked.contains([',', '*']) && matches!(kind, PartKind::File | PartKind::Files);
    if !is_open {
        return docs.map(str::to_owned);
    }
    let all: Vec<String> = listed(asked).map(code).collect();
    let sent = own_type(kind, encoding);
    let sent = sent.as_deref().unwrap_or("application/octet-stream");
    let note = format!(
        "Its media type is {}: the one of `File::content_type`, or else {}.",
        all.join(" or "),
        code(sent)
    );
    let docs = docs.filter(|docs| !docs.trim().is_empty());
    Some(docs.map_or_else(|| note.clone(), |docs| format!("{docs}\n\n{note}")))
}
