//! What users of the client write: for each operation its type, its fields, and what it brings. It prints nothing.

use super::argument::Part;
use super::models::Models;
use super::{decide, modules};
use crate::api::Api;
use crate::config::ClientOptions;
use crate::rust::view::View;

/// An operation as users of the client see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Face {
    /// The method and path, such as `GET /plants`.
    pub(crate) operation: String,
    /// The names of its type and its method, the type with its module.
    pub(crate) names: [String; 2],
    /// The fields of its type, in the order of the arguments of `new`.
    pub(crate) fields: Vec<FaceField>,
    /// The type of what a success brings.
    pub(crate) output: String,
}

/// A field of the type of an operation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FaceField {
    /// The name in Rust.
    pub(crate) name: String,
    /// What it is on the wire, such as `query limit`, `part file` or `body`.
    pub(crate) wire: String,
    /// The type without `Option`.
    pub(crate) ty: String,
    /// `new` takes it.
    pub(crate) required: bool,
}

/// All operations of a client.
pub(crate) fn faces(api: &Api, view: &View, client: &ClientOptions) -> Vec<Face> {
    let models = Models::new(api, view);
    let actions = decide::all(&models, client);
    let mut faces = Vec::new();
    for module in modules::modules(&models, &actions) {
        for action in &module.actions {
            let arguments = action.arguments.iter().map(|argument| FaceField {
                name: argument.field.clone(),
                wire: match &argument.part {
                    Part::Parameter { wire, location, .. } => {
                        format!("{location:?} {wire}").to_lowercase()
                    }
                    Part::Multipart(_) => format!("part {}", argument.field),
                },
                ty: argument.ty.clone(),
                required: argument.required,
            });
            let body = action.body.iter().filter_map(|body| {
                let (ty, _) = body.ty.as_ref()?;
                Some(FaceField {
                    name: "body".to_owned(),
                    wire: "body".to_owned(),
                    ty: ty.clone(),
                    required: body.required,
                })
            });
            faces.push(Face {
                operation: format!("{} {}", action.verb.to_uppercase(), action.path),
                names: [
                    format!("{}::{}", module.name, action.name),
                    action.method.clone(),
                ],
                fields: arguments.chain(body).collect(),
                output: action.output.ty(),
            });
        }
    }
    faces
}
