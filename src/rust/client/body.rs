//! Decides the media types of an operation's request body and the encoding of each. It prints nothing.

use crate::api::{Operation, Type};

use super::argument::{Argument, Part, Takes};
use super::choice::{self, Choice};
use super::encoding::{self, Media};
use super::models::Models;
use super::multipart;
use super::names::Names;

/// The request body of an operation.
pub(super) struct Body {
    pub(super) required: bool,
    pub(super) content: Content,
}

/// The fields of an operation that make up its body.
pub(super) enum Content {
    /// The fields of the operation are the parts of a form.
    Parts,
    /// The field `body`, which has one media type.
    One(Argument, Media),
    /// The field `body`, an enum with a variant for each media type.
    Several(Argument, Choice),
}

impl Body {
    /// Returns the field `body`, if there is one.
    pub(super) fn field(&self) -> Option<&Argument> {
        match &self.content {
            Content::Parts => None,
            Content::One(field, _) | Content::Several(field, _) => Some(field),
        }
    }
}

/// Returns the body, if there is one. If a multipart form is its only media type, the parts are added to `arguments`.
pub(super) fn decided(
    models: &Models<'_>,
    operation: &Operation,
    names: (&mut Names, &str),
    arguments: &mut Vec<Argument>,
) -> Option<Body> {
    let body = operation.request_body.as_ref()?;
    let field = |ty: String, takes: Takes, schema: Option<&Type>| Argument {
        field: "body".to_owned(),
        ty,
        takes,
        required: body.required,
        deprecated: false,
        docs: body.docs.clone(),
        part: Part::Body,
        schema: schema.cloned().unwrap_or(Type::Any),
    };
    let offered = choice::offered(models, &body.content);
    let content = match &offered[..] {
        [] => return None,
        [only] if only.has_parts(models) => {
            arguments.extend(multipart::parts(models, only.media));
            arguments.sort_by_key(|argument| !argument.required);
            Content::Parts
        }
        [only] => {
            let (ty, takes) = encoding::ty(models, only.kind, only.media);
            Content::One(
                field(ty, takes, only.media.ty.as_ref()),
                Media::of(only.kind, only.media),
            )
        }
        several => {
            let choice = choice::decided(models, operation, several, names);
            Content::Several(field(choice.name.clone(), Takes::Into, None), choice)
        }
    };
    Some(Body {
        required: body.required,
        content,
    })
}
