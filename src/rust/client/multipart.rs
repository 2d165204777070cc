//! Decides the parts of a `multipart/form-data` body; each is a field of the operation. It prints
//! nothing.

use crate::api::{Encoding, Field, MediaType, Type};

use crate::text::prose::code;

use super::argument::{Argument, FormPart, Part, PartKind, Takes, takes};
use super::format;
use super::media::{essence, is_json, listed};
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
            PartKind::Text | PartKind::Texts | PartKind::Json | PartKind::Styled(_) => {
                (models.ty(&part.ty), takes(models, &part.ty))
            }
        };
        Argument {
            field: String::new(),
            ty,
            takes,
            required: part.required && part.default.is_none(),
            deprecated: part.deprecated,
            docs: noted(models, part.docs.as_deref(), &kind, encoding),
            part: Part::Multipart(FormPart {
                wire: part.wire_name.clone(),
                media_type: own_type(&kind, encoding),
                headers: fixed(models, encoding),
                kind,
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
    let items = match &part.ty {
        Type::List {
            items: Some(items), ..
        } => Some(&**items),
        _ => None,
    };
    let is_styled = encoding.is_styled();
    let asked = encoding.content_type.as_deref();
    let is_json = asked.is_some_and(|asked| listed(asked).all(|one| is_json(&essence(one))));
    match (&part.ty, items) {
        _ if is_json && !is_styled => PartKind::Json,
        (ty, _) if encoding.is_file(ty) => PartKind::File,
        (_, Some(items)) if encoding.is_file(items) => PartKind::Files,
        _ if is_styled => PartKind::Styled(format::of_encoding(encoding).unwrap_or_default()),
        (_, Some(items)) if models.is_plain(items) => PartKind::Texts,
        (ty, _) if models.is_plain(ty) => PartKind::Text,
        _ => PartKind::Json,
    }
}

/// Returns the headers of a part that have one value.
fn fixed(models: &Models<'_>, encoding: &Encoding) -> Vec<(String, String)> {
    let own = encoding.own_headers(models.api);
    own.filter_map(|(header, value)| Some((header.name.clone(), value?)))
        .collect()
}

/// Returns the media type to declare for a part; `None` if it is the default for this kind. Of
/// several, it is the first that is not a wildcard.
fn own_type(kind: &PartKind, encoding: &Encoding) -> Option<String> {
    let usual = match kind {
        PartKind::File | PartKind::Files => "application/octet-stream",
        PartKind::Text | PartKind::Texts => "text/plain",
        PartKind::Json => "application/json",
        PartKind::Styled(_) => return None,
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
fn noted(
    models: &Models<'_>,
    docs: Option<&str>,
    kind: &PartKind,
    encoding: &Encoding,
) -> Option<String> {
    if !matches!(kind, PartKind::File | PartKind::Files) {
        return docs.map(str::to_owned);
    }
    let own = docs.filter(|docs| !docs.trim().is_empty());
    let mut all: Vec<String> = own.map(str::to_owned).into_iter().collect();
    let asked = encoding.content_type.as_deref().unwrap_or_default();
    if asked.contains([',', '*']) {
        let types: Vec<String> = listed(asked).map(code).collect();
        let sent = own_type(kind, encoding);
        all.push(format!(
            "Its media type is {}: the one of `File::content_type`, or else {}.",
            types.join(" or "),
            code(sent.as_deref().unwrap_or("application/octet-stream"))
        ));
    }
    let open = encoding
        .own_headers(models.api)
        .filter(|(_, value)| value.is_none());
    let open: Vec<String> = open.map(|(header, _)| code(&header.name)).collect();
    if !open.is_empty() {
        all.push(format!("`File::header` sets its {}.", open.join(", ")));
    }
    (!all.is_empty()).then(|| all.join("\n\n"))
}
