//! Parameters → the fields of an operation, or what is sent by itself.

use crate::api::{Location, Operation, Parameter, Shape, Type, Value};
use crate::rust::view::ident::Scope;

use super::format;
use super::models::Models;
use super::names::field;

/// A field of an operation.
pub(super) struct Argument {
    /// The name of the field.
    pub(super) field: String,
    /// The type without `Option`.
    pub(super) ty: String,
    pub(super) takes: Takes,
    pub(super) required: bool,
    pub(super) deprecated: bool,
    pub(super) docs: Option<String>,
    pub(super) part: Part,
    /// The type in the API.
    pub(super) schema: Type,
}

/// What `new` and setters take for a value.
pub(super) enum Takes {
    /// The type itself.
    Plain,
    /// What becomes the type.
    Into,
    /// What can be walked over, of items that become this type.
    Items(String),
}

/// The part of a request that an argument is.
pub(super) enum Part {
    /// A parameter.
    Parameter {
        wire: String,
        location: Location,
        format: Option<String>,
        /// JSON that is sent where none is given.
        default: Option<String>,
    },
    /// A part of a multipart body.
    Multipart(FormPart),
}

/// A parameter with one possible value.
pub(super) struct Constant {
    pub(super) wire: String,
    pub(super) location: Location,
    pub(super) format: Option<String>,
    pub(super) value: String,
}

/// The fields for the parameters: those of the path in its order, then query, headers and cookies; required ones first.
pub(super) fn all(
    models: &Models<'_>,
    operation: &Operation,
    scope: &mut Scope,
) -> (Vec<Argument>, Vec<Constant>) {
    let (mut arguments, mut constants) = (Vec::new(), Vec::new());
    let mut seen: Vec<&str> = Vec::new();
    for name in operation.path_variables() {
        if seen.contains(&name) {
            continue;
        }
        seen.push(name);
        let declared = operation.parameters_in(Location::Path);
        let found = declared
            .into_iter()
            .find(|parameter| parameter.name == name);
        arguments.push(match found {
            Some(parameter) => argument(models, parameter, true, scope),
            None => undeclared(name, scope),
        });
    }
    for location in [Location::Query, Location::Header, Location::Cookie] {
        for parameter in operation.parameters_in(location) {
            match only_value(models, parameter) {
                Some(value) if parameter.required => constants.push(Constant {
                    wire: parameter.name.clone(),
                    location,
                    format: format::of_parameter(parameter),
                    value,
                }),
                // The client itself sets these.
                _ if location == Location::Header && is_own(&parameter.name) => {}
                _ => {
                    let required = parameter.required && parameter.default.is_none();
                    arguments.push(argument(models, parameter, required, scope));
                }
            }
        }
    }
    arguments.sort_by_key(|argument| !argument.required);
    (arguments, constants)
}

/// OpenAPI: parameters with these names are ignored.
fn is_own(header: &str) -> bool {
    ["accept", "content-type", "authorization"].contains(&header.to_ascii_lowercase().as_str())
}

fn argument(
    models: &Models<'_>,
    parameter: &Parameter,
    required: bool,
    scope: &mut Scope,
) -> Argument {
    let ty = match &parameter.ty {
        Type::Nullable(inner) => inner,
        ty => ty,
    };
    let default = parameter.default.as_ref().filter(|_| parameter.required);
    let part = Part::Parameter {
        wire: parameter.name.clone(),
        location: parameter.location,
        format: format::of_parameter(parameter),
        default: default
            .filter(|default| **default != Value::Null)
            .map(literal),
    };
    Argument {
        field: field(&parameter.name, scope),
        ty: models.ty(ty),
        takes: takes(models, ty),
        required,
        deprecated: parameter.deprecated,
        docs: parameter.docs.clone(),
        part,
        schema: ty.clone(),
    }
}

/// A variable of the path that no parameter describes.
fn undeclared(name: &str, scope: &mut Scope) -> Argument {
    Argument {
        field: field(name, scope),
        ty: "String".to_owned(),
        takes: Takes::Into,
        required: true,
        deprecated: false,
        docs: None,
        part: Part::Parameter {
            wire: name.to_owned(),
            location: Location::Path,
            format: None,
            default: None,
        },
        schema: Type::String(None),
    }
}

/// What the caller may hand over.
pub(super) fn takes(models: &Models<'_>, ty: &Type) -> Takes {
    match ty {
        Type::String(_) | Type::Any => Takes::Into,
        Type::List { items, .. } => {
            let any = Type::Any;
            Takes::Items(models.ty(items.as_deref().unwrap_or(&any)))
        }
        Type::Model(_) | Type::Number(_) => Takes::Into,
        _ => Takes::Plain,
    }
}

/// The value of a parameter that can have no other, or of a flag that says that the caller knows what it does.
fn only_value(models: &Models<'_>, parameter: &Parameter) -> Option<String> {
    if let Some(id) = models.model(&parameter.ty)
        && let Shape::Enum(shape) = &models.of(id).shape
        && let [only] = &shape.values[..]
    {
        return Some(literal(&only.value));
    }
    let is_flag = parameter
        .name
        .to_ascii_lowercase()
        .ends_with("-experimental");
    parameter.default.as_ref().filter(|_| is_flag).map(literal)
}

/// A value as a Rust expression that can be serialized.
fn literal(value: &Value) -> String {
    match value {
        Value::Bool(value) => value.to_string(),
        Value::Integer(value) => format!("{value}_i64"),
        Value::List(_) | Value::Map(_) | Value::Float(_) | Value::Null => {
            format!("serde_json::json!({value})")
        }
        Value::String(_) | Value::Ambiguous { .. } => {
            format!("{:?}", value.text().unwrap_or_default())
        }
    }
}

/// A part of a form.
pub(super) struct FormPart {
    pub(super) wire: String,
    pub(super) kind: PartKind,
    /// The media type, where it is another one than parts of this kind have.
    pub(super) media_type: Option<String>,
}

/// How a part is written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum PartKind {
    File,
    Files,
    Text,
    /// A part of text for each item.
    Texts,
    Json,
}
