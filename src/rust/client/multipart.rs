//! The parts of a `multipart/form-data` body, each a field of the operation.

use crate::api::{MediaType, Type};
use crate::rust::view::ident::Scope;

use super::argument::{Argument, FormPart, Part, PartKind, Takes, takes};
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
    let argument = |part: &crate::api::Field| {
        let kind = kind(&part.ty);
        let (ty, takes) = match kind {
            PartKind::File => ("client::File".to_owned(), Takes::Into),
            PartKind::Files => (
                "Vec<client::File>".to_owned(),
                Takes::Items("client::File".to_owned()),
            ),
            PartKind::Text | PartKind::Json => (models.ty(&part.ty), takes(models, &part.ty)),
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

fn kind(ty: &Type) -> PartKind {
    let is_file = |ty: &Type| matches!(ty, Type::String(Some(format)) if format == "binary");
    match ty {
        ty if is_file(ty) => PartKind::File,
        Type::List {
            items: Some(items), ..
        } if is_file(items) => PartKind::Files,
        Type::String(_) | Type::Boolean | Type::Integer(_) | Type::Number(_) => PartKind::Text,
        _ => PartKind::Json,
    }
}
