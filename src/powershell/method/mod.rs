//! The functions of PowerShell's reference: one for each operation, grouped by tag. It knows no page or template.
//!
//! It turns the calls of the published reading into groups of functions as finished strings.

mod code;
mod kind;
mod parameter;
mod response;
mod script;

use std::collections::{HashMap, HashSet};

use indexmap::IndexMap;

pub(crate) use response::Response;

use parameter::{Place, parameters};

use super::cell::Classes;
use super::cmdlet::{Verbs, operation_id};
use super::name::{camelize, sanitize};
use super::text::{html, one_line};
use crate::published::Published;
use crate::published::call::{Call, Sent};
use crate::published::example::Examples;
use crate::text::file::free_markdown_file;
use crate::text::slug::slug;

/// The functions of a tag; tags with the same name in PowerShell share a group.
pub(crate) struct Group {
    /// The name, such as `AccessProfiles`.
    pub name: String,
    /// The name with the prefix of the version.
    pub prefixed: String,
    /// The file, such as `BetaAccessProfilesApi.md`.
    pub file: String,
    /// The root file's descriptions of the tags of the first function, escaped, with a space after each.
    pub description: String,
    /// The functions, sorted by the id of their operation.
    pub methods: Vec<Method>,
}

/// A PowerShell function.
pub(crate) struct Method {
    /// `operationId`, as it is written.
    pub operation: Option<String>,
    /// The position in the operations of the reading.
    pub position: Option<usize>,
    /// The last segment of the address: `get-access-profile`.
    pub anchor: String,
    /// The name of the function: `Get-BetaAccessProfile`.
    pub function: String,
    /// The HTTP method in capitals.
    pub verb: String,
    pub path: String,
    /// The summary on one line; an empty one is not the same as none.
    pub summary: Option<String>,
    /// The description as written in the spec.
    pub description: String,
    pub deprecated: bool,
    /// The names of the header parameters.
    pub headers: Vec<String>,
    pub parameters: Vec<Row>,
    /// The type that it returns, with a link; a space and a fixed text if there is no body.
    pub returns: String,
    pub responses: Vec<Response>,
    pub content_type: String,
    pub accept: String,
    /// The example code that sets the parameters.
    pub assignments: String,
    /// The name of a required body that cannot be `null`: the example converts it from JSON first.
    pub converted: Option<String>,
    pub required_arguments: String,
    pub arguments: String,
}

/// A row of the parameter table.
pub(crate) struct Row {
    /// `Path`, `Query` or `Body` with the spaces around it.
    pub place: &'static str,
    pub name: String,
    /// The type, with a link.
    pub cell: String,
    pub required: bool,
    pub default: Option<String>,
    pub description: String,
}

/// An operation in the group of one of its tags, before it is formatted.
struct Work<'a> {
    call: &'a Call,
    id: String,
    position: Option<usize>,
    /// The generated examples of the body.
    texts: Vec<String>,
}

impl Method {
    /// Returns `true` if the name is the id of the operation, or its method and path.
    pub fn is_called(&self, name: &str) -> bool {
        self.operation.as_deref() == Some(name)
            || name.split_once(' ') == Some((&self.verb, &self.path))
    }
}

/// Returns the groups in the order in which the calls name their tags.
pub(crate) fn groups(published: &Published, classes: &Classes<'_>, prefix: &str) -> Vec<Group> {
    let verbs = Verbs::new();
    let mut descriptions: HashMap<&str, &str> = HashMap::new();
    for tag in &published.tags {
        let description = tag.description.as_deref().unwrap_or_default();
        descriptions.entry(&tag.name).or_insert(description);
    }
    let mut taken = HashSet::new();
    let worked = worked(published, classes).into_iter();
    worked
        .map(|(name, mut works)| {
            works.sort_by(|a, b| a.id.encode_utf16().cmp(b.id.encode_utf16()));
            let tags = works.first().map_or(&[][..], |work| &work.call.tags);
            let description = tags.iter().map(|tag| {
                let description = descriptions.get(&**tag).copied().unwrap_or_default();
                format!("{} ", html(description))
            });
            let prefixed = format!("{prefix}{name}");
            Group {
                file: free_markdown_file(&format!("{prefixed}Api"), &mut taken),
                prefixed,
                name,
                description: if tags.is_empty() {
                    " ".to_owned()
                } else {
                    description.collect()
                },
                methods: works
                    .iter()
                    .map(|work| method(work, &verbs, classes, prefix))
                    .collect(),
            }
        })
        .collect()
}

/// Returns the operations by group. Each is processed once for each of its tags: examples depend on those made before.
fn worked<'a>(published: &'a Published, classes: &Classes<'a>) -> IndexMap<String, Vec<Work<'a>>> {
    let mut examples = Examples::new(&published.example_schemas);
    let mut groups: IndexMap<String, Vec<Work<'a>>> = IndexMap::new();
    let positions = published.operations.iter().enumerate();
    let positions: HashMap<_, _> = positions
        .map(|(at, operation)| ((&*operation.method, &*operation.path), at))
        .collect();
    let default = ["default".to_owned()];
    for call in &published.calls {
        let tags = if call.tags.is_empty() {
            &default[..]
        } else {
            &call.tags[..]
        };
        let id = operation_id(call.id.as_deref(), &call.path, &call.method);
        for tag in tags {
            for response in &call.responses {
                if let Some(schema) = response.schema {
                    examples.response(schema, &call.returns);
                }
            }
            let texts = call.body.as_ref().map(|body| {
                let cells = classes.cells(classes.is_in_root(&body.field));
                let name = response::base_type(&body.field.ty, cells);
                examples.body(name, &call.accepts)
            });
            let group = groups.entry(group_name(tag)).or_default();
            group.push(Work {
                call,
                id: free_id(&id, group),
                position: positions.get(&(&*call.method, &*call.path)).copied(),
                texts: texts.unwrap_or_default(),
            });
        }
    }
    groups
}

/// Returns the group of a tag: `AccessProfiles` for `Access Profiles`. No published page shows a tag that begins with a digit.
fn group_name(tag: &str) -> String {
    let name = camelize(&sanitize(tag));
    match name.chars().next() {
        None => "Default".to_owned(),
        Some(first) if first.is_ascii_digit() => format!("Class{name}"),
        Some(_) => name,
    }
}

/// Returns the id, with `_0`, `_1` and so on if the group already has it. No published page shows one.
fn free_id(id: &str, group: &[Work<'_>]) -> String {
    let is_taken = |id: &str| group.iter().any(|work| work.id == id);
    if !is_taken(id) {
        return id.to_owned();
    }
    let mut number = 0u64;
    loop {
        let tried = format!("{id}_{number}");
        if !is_taken(&tried) {
            return tried;
        }
        number += 1;
    }
}

fn method(work: &Work<'_>, verbs: &Verbs, classes: &Classes<'_>, prefix: &str) -> Method {
    let call = work.call;
    let parameters = parameters(call, classes);
    let body = parameters
        .iter()
        .find(|parameter| parameter.place == Place::Body);
    let converted = body.filter(|body| body.required && !body.nullable);
    let function = || verbs.function(&work.id, prefix);
    let required = parameters.iter().filter(|parameter| parameter.required);
    Method {
        operation: call.id.clone(),
        position: work.position,
        anchor: slug(&work.id),
        function: call.function.clone().unwrap_or_else(function),
        verb: call.method.to_uppercase(),
        path: call.path.clone(),
        summary: call.summary.as_deref().map(one_line),
        description: call.description.clone().unwrap_or_default(),
        deprecated: call.deprecated,
        headers: call
            .parameters
            .iter()
            .filter(|parameter| parameter.sent == Sent::Header)
            .map(|parameter| parameter.field.wire_name.clone())
            .collect(),
        returns: response::returned(call, classes),
        responses: response::responses(call, classes),
        content_type: joined(
            call.accepts
                .iter()
                .filter(|media_type| *media_type != "*/*"),
        ),
        accept: joined(call.returns.iter()),
        assignments: script::assignments(&parameters, &work.texts, classes),
        converted: converted.map(|body| body.name.clone()),
        required_arguments: script::arguments(required),
        arguments: script::arguments(parameters.iter()),
        parameters: parameters.into_iter().map(row).collect(),
    }
}

fn row(parameter: parameter::Parameter<'_>) -> Row {
    Row {
        place: match parameter.place {
            Place::Sent(Sent::Path) => "Path  ",
            Place::Sent(Sent::Query) => "  Query",
            Place::Body => " Body ",
            Place::Sent(Sent::Header | Sent::Cookie | Sent::Form) => "  ",
        },
        name: parameter.name,
        cell: parameter.cell,
        required: parameter.required,
        default: parameter.default,
        description: parameter.docs,
    }
}

fn joined<'t>(media_types: impl Iterator<Item = &'t String>) -> String {
    let media_types: Vec<&str> = media_types.map(String::as_str).collect();
    if media_types.is_empty() {
        "Not defined".to_owned()
    } else {
        media_types.join(", ")
    }
}
