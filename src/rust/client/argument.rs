//! Decides the fields of an operation from its parameters, and the constants that are always sent.
//! It prints nothing.

use crate::api::{Location, Operation, Parameter, Shape, Type, Value};

use super::format;
use super::models::Models;

/// A field of an operation.
pub(super) struct Argument {
    /// The name of the field; empty until the fields of the struct are named.
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

impl Argument {
    /// Returns the name on the wire; `body` for the whole body.
    pub(super) fn wire(&self) -> &str {
        match &self.part {
            Part::Parameter { wire, .. } => wire,
            Part::Multipart(part) => &part.wire,
            Part::Body => "body",
        }
    }

    /// Returns the part of the request that holds the parameter.
    pub(super) fn location(&self) -> Option<Location> {
        match &self.part {
            Part::Parameter { location, .. } => Some(*location),
            Part::Multipart(_) | Part::Body => None,
        }
    }
}

/// The argument type of `new` and of setters.
pub(super) enum Takes {
    /// The type itself.
    Plain,
    /// `impl Into` the type.
    Into,
    /// `impl IntoIterator` with items that convert into this type.
    Items(String),
}

/// The part of the request that an argument becomes.
pub(super) enum Part {
    /// A parameter.
    Parameter {
        wire: String,
        location: Location,
        format: Option<String>,
        /// The value that is sent if none is given, as a Rust expression.
        default: Option<String>,
    },
    /// A part of a multipart body.
    Multipart(FormPart),
    /// The whole body.
    Body,
}

/// A required parameter with only one possible value.
pub(super) struct Constant {
    pub(super) wire: String,
    pub(super) location: Location,
    pub(super) format: Option<String>,
    pub(super) value: String,
}

/// Returns the fields for the parameters, required ones first: those of the path in its order, then
/// query, headers and cookies.
pub(super) fn all(models: &Models<'_>, operation: &Operation) -> (Vec<Argument>, Vec<Constant>) {
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
            Some(parameter) => argument(models, parameter, true),
            None => undeclared(name),
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
                // These headers are set by the client.
                _ if location == Location::Header && is_own(&parameter.name) => {}
                _ => {
                    let required = parameter.required && parameter.default.is_none();
                    arguments.push(argument(models, parameter, required));
                }
            }
        }
    }
    arguments.sort_by_key(|argument| !argument.required);
    (arguments, constants)
}

/// Returns `true` for header names that OpenAPI tells clients to ignore in parameters.
fn is_own(header: &str) -> bool {
    ["accept", "content-type", "authorization"].contains(&header.to_ascii_lowercase().as_str())
}

fn argument(models: &Models<'_>, parameter: &Parameter, required: bool) -> Argument {
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
        field: String::new(),
        ty: models.ty(ty),
        takes: takes(models, ty),
        required,
        deprecated: parameter.deprecated,
        docs: parameter.docs.clone(),
        part,
        schema: ty.clone(),
    }
}

/// Returns the argument for a path variable without a parameter.
fn undeclared(name: &str) -> Argument {
    Argument {
        field: String::new(),
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

/// Returns the argument type for a type.
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

/// Returns the value of a parameter that allows only one, or of a flag by which the caller confirms
/// the use of an experimental API.
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

/// Formats a value as a serializable Rust expression.
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

/// A part of a multipart form.
pub(super) struct FormPart {
    pub(super) wire: String,
    pub(super) kind: PartKind,
    /// The media type, if it differs from the default for this kind.
    pub(super) media_type: Option<String>,
    /// The headers that it always has.
    pub(super) headers: Vec<(String, String)>,
}

/// The encoding of a form part.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum PartKind {
    File,
    Files,
    Text,
    /// One text part for each item.
    Texts,
    Json,
    /// Texts in a style, by the Rust expression of its format.
    Styled(String),
}
