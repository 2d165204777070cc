//! Decides the encoding of a body from its media type, and the Rust type that it is made of. It knows no operation.

use crate::api::{Encoding, MediaType, Type};

use super::argument::{Takes, takes};
use super::format;
use super::media::{essence, is_binary, is_json};
use super::models::Models;
use super::patch::is_json_patch;

/// A media type and the encoding of its bodies.
pub(super) struct Media {
    pub(super) kind: Kind,
    pub(super) name: String,
    /// Form fields with a non-default format: the property and the Rust expression of its format.
    pub(super) formats: Vec<(String, String)>,
}

/// The encoding of a body.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    // In order of preference.
    Json,
    Multipart,
    Form,
    Text,
    File,
}

/// Returns the type of a body that is not a form with known parts.
pub(super) fn ty(models: &Models<'_>, kind: Kind, media: &MediaType) -> (String, Takes) {
    let any = Type::Any;
    let ty = media.ty.as_ref().unwrap_or(&any);
    match kind {
        Kind::Json if is_json_patch(models, &media.name, ty) => {
            ("client::JsonPatch".to_owned(), Takes::Into)
        }
        Kind::Json if essence(&media.name) == "application/merge-patch+json" => {
            let ty = format!("client::MergePatch<{}>", models.ty(ty));
            (ty, Takes::Into)
        }
        Kind::Json | Kind::Form => (models.ty(ty), takes(models, ty)),
        Kind::Text => ("String".to_owned(), Takes::Into),
        Kind::File => ("client::File".to_owned(), Takes::Into),
        Kind::Multipart => ("client::Form".to_owned(), Takes::Plain),
    }
}

impl Media {
    pub(super) fn of(kind: Kind, media: &MediaType) -> Self {
        let format =
            |encoding: &Encoding| Some((encoding.property.clone(), format::of_encoding(encoding)?));
        let formats = media.encoding.iter().filter(|_| kind == Kind::Form);
        Media {
            kind,
            name: media.name.clone(),
            formats: formats.filter_map(format).collect(),
        }
    }
}

/// Returns the encoding of a media type.
pub(super) fn kind(media: &MediaType) -> Kind {
    let is_binary = media.ty.as_ref().is_some_and(is_binary);
    match essence(&media.name).as_str() {
        name if is_json(name) && !is_binary => Kind::Json,
        "application/x-www-form-urlencoded" => Kind::Form,
        "multipart/form-data" => Kind::Multipart,
        name if name.starts_with("text/") && !is_binary => Kind::Text,
        _ => Kind::File,
    }
}
