//! Lists the client's public interface: for each operation its type, its fields and its output. It
//! prints nothing.

use super::argument::Part;
use super::models::Models;
use super::{decide, modules};
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
            });
        }
    }
    faces
}
