//! Decides the enum of a body with several media types. It prints nothing.

use crate::api::{MediaType, Operation, Type};
use crate::rust::view::ident::{Scope, variant_name};

use super::argument::Argument;
use super::encoding::{self, Kind, Media, kind};
use super::media::{essence, is_json, spelling};
use super::models::Models;
use super::multipart;
use super::names::{Names, name_fields};

/// The enum of a body, with a variant for each media type.
pub(super) struct Choice {
    pub(super) name: String,
    pub(super) variants: Vec<Variant>,
}

/// A variant of the enum.
pub(super) struct Variant {
    pub(super) name: String,
    pub(super) ty: String,
    /// `true` for models and forms, whose sizes may differ much.
    pub(super) is_boxed: bool,
    /// `true` if the enum implements `From` for this type. Of several variants with one type, only the first does.
    pub(super) converts: bool,
    pub(super) media: Media,
    /// The fields of the type, if it is a form with known parts.
    pub(super) parts: Option<Vec<Argument>>,
}

/// A media type that callers can choose.
pub(super) struct Offered<'a> {
    pub(super) kind: Kind,
    pub(super) media: &'a MediaType,
    ty: String,
}

impl Offered<'_> {
    /// Returns `true` if it is a form with known parts.
    pub(super) fn has_parts(&self, models: &Models<'_>) -> bool {
        let fields = || models.fields(self.media.ty.as_ref()?);
        self.kind == Kind::Multipart && fields().is_some()
    }

    /// Returns `true` if this media type only differs from another in spelling.
    fn is_same_as(&self, other: &Offered<'_>) -> bool {
        if self.kind != other.kind || self.ty != other.ty {
            return false;
        }
        let (own, others) = (spelling(&self.media.name), spelling(&other.media.name));
        // Some frameworks list JSON Patch for bodies whose schema is not a patch.
        let plain = ["text/json", "application/json-patch+json"];
        let is_plain = self.kind == Kind::Json && plain.contains(&own.as_str());
        own == others || own.contains('*') || is_plain && others == "application/json"
    }
}

/// Returns the media types without other spellings of the same one. The order of preference is JSON, multipart form, form, text,
/// file.
pub(super) fn offered<'a>(models: &Models<'_>, content: &'a [MediaType]) -> Vec<Offered<'a>> {
    let all = content.iter().map(|media| {
        let kind = kind(media);
        let (ty, _) = encoding::ty(models, kind, media);
        Offered { kind, media, ty }
    });
    let mut all: Vec<Offered> = all.collect();
    all.sort_by_key(|offered| {
        let essence = essence(&offered.media.name);
        (
            offered.kind,
            essence.contains('*'),
            essence != "application/json",
        )
    });
    let mut kept: Vec<Offered> = Vec::new();
    for offered in all {
        if !kept.iter().any(|other| offered.is_same_as(other)) {
            kept.push(offered);
        }
    }
    kept
}

/// Returns the enum for several media types.
pub(super) fn decided(
    models: &Models<'_>,
    operation: &Operation,
    offered: &[Offered<'_>],
    (names, owner): (&mut Names, &str),
) -> Choice {
    let name = names.beside(owner, "Body");
    let mut scope = Scope::default();
    let mut known: Vec<String> = Vec::new();
    let variants = offered.iter().map(|offered| {
        let parts = offered.has_parts(models).then(|| {
            let mut parts = multipart::parts(models, offered.media);
            name_fields(models, operation, &["new"], &mut parts);
            parts.sort_by_key(|argument| !argument.required);
            parts
        });
        let ty = match &parts {
            Some(_) => names.beside(owner, "Multipart"),
            None => offered.ty.clone(),
        };
        let is_model = offered.kind != Kind::File && is_model(models, offered);
        let is_ours = ty == "String"
            || ["client::", "Vec<", "std::"]
                .iter()
                .any(|own| ty.starts_with(own));
        let converts = (parts.is_some() || is_model || is_ours) && !known.contains(&ty);
        known.push(ty.clone());
        Variant {
            name: scope.claim(variant(offered)),
            is_boxed: parts.is_some() || is_model,
            converts,
            media: Media::of(offered.kind, offered.media),
            parts,
            ty,
        }
    });
    Choice {
        variants: variants.collect(),
        name,
    }
}

/// Returns `true` for a generated model and a merge patch of one. Types that the user has chosen may be anything.
fn is_model(models: &Models<'_>, offered: &Offered<'_>) -> bool {
    let model = offered.media.ty.as_ref().and_then(|ty| match ty {
        Type::Model(id) => Some(models.path(*id)),
        _ => None,
    });
    model.is_some_and(|path| path.starts_with("models::") && offered.ty.contains(&path))
}

/// Returns the name of a variant: `Json`, `Form`, `Csv`.
fn variant(offered: &Offered<'_>) -> String {
    let spelling = spelling(&offered.media.name);
    let name = match spelling.as_str() {
        _ if offered.ty == "client::JsonPatch" => "JsonPatch",
        "application/merge-patch+json" => "MergePatch",
        "application/x-www-form-urlencoded" => "Form",
        "multipart/form-data" => "Multipart",
        "text/plain" => "Text",
        "application/octet-stream" => "File",
        name if name.contains('*') => match offered.kind {
            Kind::Json if is_json(name) => "Json",
            _ => name
                .split('/')
                .next()
                .filter(|kind| *kind != "*")
                .unwrap_or("any"),
        },
        name => {
            let (_, subtype) = name.split_once('/').unwrap_or(("", name));
            subtype.trim_start_matches("x-")
        }
    };
    variant_name(name)
}
