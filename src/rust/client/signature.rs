//! Lists the operations of a client as their callers see them: names, fields, results and facts. It prints nothing.

use std::collections::HashMap;

use super::action::Action;
use super::argument::{Argument, Part, Takes};
use super::body::Content;
use super::choice::{Choice, Variant};
use super::models::Models;
use super::output::{self, Answer, Kind};
use super::{decide, enums};
use crate::api::{
    Api, Limits, Location, MediaType, ModelId, Operation, Parameter, Shape, Status, Type, Value,
};
use crate::config::ClientOptions;
use crate::rust::view::View;

/// An operation of a client.
pub(crate) struct Signature {
    /// Its position in the API.
    pub(crate) position: usize,
    /// The name of its type.
    pub(crate) name: String,
    /// The name of the client's method; `None` if methods are not generated.
    pub(crate) method: Option<String>,
    /// `true` if it needs the feature `experimental`.
    pub(crate) experimental: bool,
    /// Its fields. Required ones are the arguments of `new`, in this order; the others have setters.
    pub(crate) fields: Vec<Field>,
    /// The type of a successful response, as in the table of fields; `()` if it has no content.
    pub(crate) output: String,
    /// The model in that type.
    pub(crate) output_model: Option<ModelId>,
    /// `true` if a successful response is bytes.
    pub(crate) is_download: bool,
    /// The pages of a list: the type of an item, and the maximum of items on a page.
    pub(crate) paging: Option<(String, Option<u32>)>,
    /// The scopes, any of which allows the call.
    pub(crate) scopes: Vec<String>,
    /// The responses by status, without information and redirects.
    pub(crate) answers: Vec<Answered>,
}

/// A field of an operation.
pub(crate) struct Field {
    pub(crate) name: String,
    /// The type without `Option` and without the modules of the crate.
    pub(crate) ty: String,
    /// The model in the type.
    pub(crate) model: Option<ModelId>,
    pub(crate) place: Place,
    /// Its name on the wire; of a body, its media type if there is only one.
    pub(crate) wire: String,
    pub(crate) required: bool,
    pub(crate) deprecated: bool,
    pub(crate) docs: Option<String>,
    pub(crate) default: Option<Value>,
    pub(crate) limits: Limits,
    pub(crate) example: Option<Value>,
    pub(crate) holds: Holds,
    /// `true` if `new` or the setter takes anything that converts into the type; of a list, its items.
    pub(crate) takes_into: bool,
    /// `true` if `new` or the setter takes any iterator.
    pub(crate) takes_items: bool,
}

/// The part of the request that a field becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    Parameter(Location),
    Part,
    Body,
}

/// The value of a field.
pub(crate) enum Holds {
    /// A value of a type of the API.
    Value(Type),
    /// A value of an enum that only parameters use: its variants and their values on the wire.
    Choice(Vec<(String, String)>),
    /// One of several media types, as variants of an enum.
    Variants(Vec<BodyVariant>),
    File,
    Files,
    JsonPatch,
    /// A form whose parts the spec does not name.
    Form,
}

/// A media type of a body that has several.
pub(crate) struct BodyVariant {
    /// The variant with its enum, such as `AddPlantBody::Json`.
    pub(crate) name: String,
    pub(crate) media_type: String,
    /// The type, as in the table of fields.
    pub(crate) ty: String,
    pub(crate) model: Option<ModelId>,
    pub(crate) is_boxed: bool,
    pub(crate) example: Option<Value>,
    /// `None` for a form with fields of its own.
    pub(crate) holds: Option<Holds>,
}

/// A response.
pub(crate) struct Answered {
    pub(crate) status: Status,
    /// The type of its content, as in the table of fields; empty if there is none.
    pub(crate) ty: String,
    pub(crate) model: Option<ModelId>,
    pub(crate) docs: Option<String>,
}

/// Returns all operations of a client, in the order of the API.
pub(crate) fn signatures(api: &Api, view: &View, client: &ClientOptions) -> Vec<Signature> {
    let models = Models::new(api, view);
    let actions = decide::all(&models, client);
    let positions: HashMap<&str, usize> = api
        .operations
        .iter()
        .enumerate()
        .map(|(at, operation)| (operation.id.as_str(), at))
        .collect();
    let signature = |action: &Action| {
        let position = *positions.get(action.id.as_str())?;
        Some(signature(
            &models,
            client,
            (position, &api.operations[position]),
            action,
        ))
    };
    actions.iter().filter_map(signature).collect()
}

fn signature(
    models: &Models<'_>,
    client: &ClientOptions,
    (position, operation): (usize, &Operation),
    action: &Action,
) -> Signature {
    let fields = action.fields();
    let output_model = match &action.output.kind {
        Kind::One(Answer::Json(json)) => json.schema.model(),
        _ => None,
    };
    let paging = action.paging.as_ref();
    Signature {
        position,
        name: action.name.clone(),
        method: client.methods.then(|| action.method.clone()),
        experimental: action.experimental,
        fields: fields
            .into_iter()
            .map(|it| field(models, operation, (action, it)))
            .collect(),
        output: short(&action.output.ty()),
        output_model,
        is_download: matches!(action.output.kind, Kind::One(Answer::Bytes)),
        paging: paging.map(|paging| (short(&paging.item), paging.most)),
        scopes: action.scopes.clone(),
        answers: answers(models, operation),
    }
}

fn field(
    models: &Models<'_>,
    operation: &Operation,
    (action, argument): (&Action, &Argument),
) -> Field {
    let parameter = parameter(operation, argument);
    let is_body = matches!(argument.part, Part::Body);
    let example = match is_body {
        true => operation
            .request_body
            .iter()
            .flat_map(|body| &body.content)
            .find_map(example),
        false => parameter.and_then(|parameter| Some(parameter.examples.first()?.value.clone())),
    };
    Field {
        name: argument.field.clone(),
        ty: short(&argument.ty),
        model: published(models, &argument.schema),
        place: match &argument.part {
            Part::Parameter { location, .. } => Place::Parameter(*location),
            Part::Multipart(_) => Place::Part,
            Part::Body => Place::Body,
        },
        wire: match action.body.as_ref().map(|body| &body.content) {
            Some(Content::One(_, media)) if is_body => media.name.clone(),
            Some(Content::Several(..)) if is_body => String::new(),
            _ => argument.wire().to_owned(),
        },
        required: argument.required,
        deprecated: argument.deprecated,
        docs: argument.docs.clone(),
        // A default of `null` says no more than that the argument is optional.
        default: parameter
            .and_then(|parameter| parameter.default.clone())
            .filter(|default| *default != Value::Null),
        limits: parameter
            .map(|parameter| parameter.limits.clone())
            .unwrap_or_default(),
        example,
        holds: match action.body.as_ref().map(|body| &body.content) {
            Some(Content::Several(_, choice)) if is_body => {
                Holds::Variants(variants(models, operation, choice))
            }
            _ => holds(models, &argument.ty, &argument.schema),
        },
        takes_into: !matches!(argument.takes, Takes::Plain),
        takes_items: matches!(argument.takes, Takes::Items(_)),
    }
}

fn parameter<'a>(operation: &'a Operation, argument: &Argument) -> Option<&'a Parameter> {
    let location = argument.location()?;
    let mut all = operation.parameters_in(location);
    all.find(|parameter| parameter.name == argument.wire())
}

fn example(media: &MediaType) -> Option<Value> {
    media.examples.first().map(|example| example.value.clone())
}

/// Returns the model in a type, unless only parameters use it.
fn published(models: &Models<'_>, ty: &Type) -> Option<ModelId> {
    ty.model().filter(|id| !models.is_of_parameters(*id))
}

fn holds(models: &Models<'_>, ty: &str, schema: &Type) -> Holds {
    match ty {
        "client::File" => Holds::File,
        "Vec<client::File>" => Holds::Files,
        "client::JsonPatch" => Holds::JsonPatch,
        "client::Form" => Holds::Form,
        "String" if schema.model().is_none() => match schema {
            Type::String(_) => Holds::Value(schema.clone()),
            _ => Holds::Value(Type::String(None)),
        },
        _ => match schema.model().filter(|id| models.is_of_parameters(*id)) {
            None => Holds::Value(schema.clone()),
            Some(id) => match enums::decided(models, id) {
                Some(shape) => Holds::Choice(shape.variants),
                None => Holds::Value(untyped(models, schema)),
            },
        },
    }
}

/// Replaces a model of parameters that has no type of its own by the type of its values.
fn untyped(models: &Models<'_>, ty: &Type) -> Type {
    match ty {
        Type::Model(id) => match &models.of(*id).shape {
            Shape::Enum(shape) => shape.base.clone(),
            _ => Type::Any,
        },
        Type::List {
            items: Some(items),
            unique,
        } => Type::List {
            items: Some(Box::new(untyped(models, items))),
            unique: *unique,
        },
        ty => ty.clone(),
    }
}

fn variants(models: &Models<'_>, operation: &Operation, choice: &Choice) -> Vec<BodyVariant> {
    let content = operation.request_body.iter().flat_map(|body| &body.content);
    let content: Vec<&MediaType> = content.collect();
    let variant = |variant: &Variant| {
        let media = content
            .iter()
            .find(|media| media.name == variant.media.name);
        let schema = media
            .and_then(|media| media.ty.clone())
            .unwrap_or(Type::Any);
        let has_parts = variant.parts.is_some();
        BodyVariant {
            name: format!("{}::{}", choice.name, variant.name),
            media_type: variant.media.name.clone(),
            ty: short(&variant.ty),
            model: published(models, &schema).filter(|_| !has_parts),
            is_boxed: variant.is_boxed,
            example: media.and_then(|media| example(media)),
            holds: (!has_parts).then(|| holds(models, &variant.ty, &schema)),
        }
    };
    choice.variants.iter().map(variant).collect()
}

fn answers(models: &Models<'_>, operation: &Operation) -> Vec<Answered> {
    let is_final = |status: &Status| match status {
        Status::Code(code) => !matches!(code / 100, 1 | 3),
        Status::Range(digit) => !matches!(digit, 1 | 3),
        Status::Default | Status::Unknown(_) => true,
    };
    let responses = operation.responses.iter();
    let responses = responses.filter(|response| is_final(&response.status));
    let answered = responses.map(|response| {
        let answer = output::answer(models, operation, response);
        let model = match &answer {
            Answer::Json(json) => json.schema.model(),
            _ => None,
        };
        let ty = match &answer {
            Answer::Nothing => String::new(),
            answer => short(answer.ty()),
        };
        Answered {
            status: response.status.clone(),
            ty,
            model,
            docs: response.docs.clone(),
        }
    });
    answered.collect()
}

/// Returns a type as its documentation shows it, without the modules of the crate and of std.
fn short(ty: &str) -> String {
    const MODULES: [&str; 5] = ["models", "support", "client", "bytes", "std::collections"];
    let is_part = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
    let mut out = String::new();
    let mut rest = ty;
    while !rest.is_empty() {
        let end = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
        let (path, after) = rest.split_at(end);
        let own = path
            .rsplit_once("::")
            .filter(|(module, _)| MODULES.contains(module));
        out += own.map_or(path, |(_, name)| name);
        let next = after.find(is_part).unwrap_or(after.len());
        out += &after[..next];
        rest = &after[next..];
    }
    out
}

#[cfg(test)]
mod tests {
    use super::short;

    #[test]
    fn only_modules_of_the_crate_are_left_out() {
        for (ty, expected) in [
            ("models::Account", "Account"),
            (
                "std::collections::BTreeMap<String, Vec<models::A>>",
                "BTreeMap<String, Vec<A>>",
            ),
            ("my_models::Account", "my_models::Account"),
            (
                "client::MergePatch<support::DateTime>",
                "MergePatch<DateTime>",
            ),
            ("()", "()"),
        ] {
            assert_eq!(short(ty), expected);
        }
    }
}
