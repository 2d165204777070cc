//! Lists the client's public interface: for each operation its type, its fields and its output. It
//! prints nothing.

use super::action::Action;
use super::argument::Part;
use super::body::Content;
use super::enums::ParameterEnum;
use super::media::spelling;
use super::models::Models;
use super::output::{Answer, Kind};
use super::{decide, modules, write};
use crate::api::Api;
use crate::config::ClientOptions;
use crate::rust::view::View;

/// The public interface of an operation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Face {
    /// The method and path, such as `GET /plants`.
    pub(crate) operation: String,
    /// The names of its type and its method, the type with its module.
    pub(crate) names: [String; 2],
    /// The fields of its type, in the order of the arguments of `new`.
    pub(crate) fields: Vec<FaceField>,
    /// The type of a successful response.
    pub(crate) output: String,
    /// The enums that belong to it.
    pub(crate) enums: Vec<FaceEnum>,
}

/// An enum of an operation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FaceEnum {
    pub(crate) name: String,
    /// Its role: `body`, `output`, or a parameter that only it describes.
    pub(crate) role: String,
    pub(crate) variants: Vec<FaceVariant>,
}

/// A variant of an enum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FaceVariant {
    pub(crate) name: String,
    /// Its meaning: a media type, statuses or a value.
    pub(crate) wire: String,
    /// The type that it holds; `None` for a plain name.
    pub(crate) ty: Option<String>,
    /// `true` if its type is converted to the enum with `From`.
    pub(crate) converts: bool,
}

/// A field of an operation's type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FaceField {
    /// The name in Rust.
    pub(crate) name: String,
    /// Its role in the request, such as `query limit`, `part file` or `body`.
    pub(crate) wire: String,
    /// The type without `Option`.
    pub(crate) ty: String,
    /// `true` if it is an argument of `new`.
    pub(crate) required: bool,
}

/// Returns the interfaces of all operations of a client.
pub(crate) fn faces(api: &Api, view: &View, client: &ClientOptions) -> Vec<Face> {
    let models = Models::new(api, view);
    let actions = decide::all(&models, client);
    let mut faces = Vec::new();
    for module in modules::modules(&models, &actions) {
        for action in &module.actions {
            let fields = action.fields().into_iter().map(|argument| FaceField {
                name: argument.field.clone(),
                wire: match &argument.part {
                    Part::Parameter { wire, location, .. } => {
                        format!("{location:?} {wire}").to_lowercase()
                    }
                    Part::Multipart(_) => format!("part {}", argument.field),
                    Part::Body => "body".to_owned(),
                },
                ty: argument.ty.clone(),
                required: argument.required,
            });
            faces.push(Face {
                operation: format!("{} {}", action.verb.to_uppercase(), action.path),
                names: [
                    format!("{}::{}", module.name, action.name),
                    action.method.clone(),
                ],
                fields: fields.collect(),
                output: action.output.ty(),
                enums: enums(action),
            });
        }
    }
    faces
}

fn enums(action: &Action) -> Vec<FaceEnum> {
    let mut enums: Vec<FaceEnum> = action.enums.iter().map(of_parameter).collect();
    if let Some(Content::Several(_, choice)) = action.body.as_ref().map(|body| &body.content) {
        let variants = choice.variants.iter().map(|variant| FaceVariant {
            name: variant.name.clone(),
            wire: spelling(&variant.media.name),
            ty: Some(variant.ty.clone()),
            converts: variant.converts,
        });
        enums.push(FaceEnum {
            name: choice.name.clone(),
            role: "body".to_owned(),
            variants: variants.collect(),
        });
    }
    if let Kind::Several(name, answers) = &action.output.kind {
        let variants = answers.iter().map(|(answer, statuses)| FaceVariant {
            name: write::variant(statuses),
            wire: write::variant(statuses),
            ty: (*answer != Answer::Nothing).then(|| write::boxed(answer)),
            converts: false,
        });
        enums.push(FaceEnum {
            name: name.clone(),
            role: "output".to_owned(),
            variants: variants.collect(),
        });
    }
    enums
}

fn of_parameter(shape: &ParameterEnum) -> FaceEnum {
    let variants = shape.variants.iter().map(|(name, wire)| FaceVariant {
        name: name.clone(),
        wire: wire.clone(),
        ty: None,
        converts: false,
    });
    FaceEnum {
        name: shape.name.clone(),
        role: shape.name.clone(),
        variants: variants.collect(),
    }
}
