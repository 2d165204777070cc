//! Writes the Rust code that serializes an operation's request and reads its response. It decides
//! nothing.

use std::fmt::Write as _;

use crate::api::{Location, Status};

use super::action::Action;
use super::argument::{Argument, Part};
use super::output::{Answer, Kind};
use super::write_body;

/// Writes `impl Operation`.
pub(super) fn operation(action: &Action, into: &mut String) {
    let gate = if action.experimental {
        "#[cfg(feature = \"experimental\")]\n"
    } else {
        ""
    };
    let lines = lines(action);
    let draft = if lines.is_empty() { "_" } else { "draft" };
    _ = write!(
        into,
        "\n{gate}impl client::Operation for {} {{\n    type Output = {};\n    const INFO: client::Info = client::Info {{\n        \
         id: {:?},\n        method: client::Method::{},\n        path: {:?},\n        accept: {:?},\n        \
         security: {},\n        scopes: &{:?},\n        server: {},\n    }};\n\n    #[inline]\n    fn write(&self, {draft}: &mut client::Draft) {{\n",
        action.name,
        action.output.ty(),
        action.id,
        action.verb,
        action.path,
        action.output.accept,
        security(action),
        action.scopes,
        server(action)
    );
    for line in lines {
        _ = writeln!(into, "        {line}");
    }
    _ = write!(
        into,
        "    }}\n\n    #[inline]\n    fn read(reply: &mut client::Reply) -> Result<Self::Output, client::Error> {{\n        {}\n    }}\n}}\n",
        read(action)
    );
}

fn server(action: &Action) -> String {
    match &action.place {
        None => "None".to_owned(),
        Some(place) => format!(
            "Some(client::OwnServer {{ address: {:?}, defaults: &{:?} }})",
            place.address, place.defaults
        ),
    }
}

fn security(action: &Action) -> String {
    let lists: Vec<String> = action
        .security
        .iter()
        .map(|list| format!("&{list:?}"))
        .collect();
    format!("&[{}]", lists.join(", "))
}

fn lines(action: &Action) -> Vec<String> {
    let mut lines: Vec<String> = action.arguments.iter().filter_map(parameter).collect();
    lines.extend(action.constants.iter().map(|constant| {
        let value = format!("&{}", constant.value);
        one(
            constant.location,
            &constant.wire,
            constant.format.as_deref(),
            &value,
        ) + ";"
    }));
    lines.extend(
        action
            .body
            .iter()
            .flat_map(|body| write_body::lines(action, body)),
    );
    lines
}

fn parameter(argument: &Argument) -> Option<String> {
    let Part::Parameter {
        wire,
        location,
        format,
        default,
    } = &argument.part
    else {
        return None;
    };
    let call = |value: &str| one(*location, wire, format.as_deref(), value);
    let field = &argument.field;
    Some(match default {
        Some(default) if !argument.required => format!(
            "match &self.{field} {{ Some(value) => {{ {}; }} None => {{ {}; }} }}",
            call("value"),
            call(&format!("&{default}"))
        ),
        _ => call(&format!("&self.{field}")) + ";",
    })
}

/// Writes the statement for a parameter.
fn one(location: Location, wire: &str, format: Option<&str>, value: &str) -> String {
    let place = location.as_str();
    match format {
        None => format!("draft.{place}({wire:?}, {value})"),
        Some(format) => format!("draft.{place}_as({wire:?}, {format}, {value})"),
    }
}

fn read(action: &Action) -> String {
    match &action.output.kind {
        Kind::One(answer) => format!("reply.{}()", answer.reader()),
        Kind::Optional(json) => format!("reply.optional_{}()", json.reader),
        Kind::Several(name, answers) => {
            let has_range = |statuses: &[Status]| statuses.iter().any(is_range);
            let mut answers: Vec<_> = answers.iter().collect();
            answers.sort_by_key(|(_, statuses)| has_range(statuses));
            let arms = answers
                .into_iter()
                .map(|(answer, statuses)| arm(name, answer, statuses));
            let arms: String = arms.collect();
            format!(
                "match reply.status.as_u16() {{\n{arms}            _ => Err(reply.undeclared()),\n        }}"
            )
        }
    }
}

fn arm(name: &str, answer: &Answer, statuses: &[Status]) -> String {
    let mut sorted: Vec<&Status> = statuses.iter().collect();
    sorted.sort_by_key(|status| is_range(status));
    let patterns: Vec<String> = sorted.into_iter().map(pattern).collect();
    let variant = variant(statuses);
    let value = match answer {
        Answer::Nothing => format!("Ok({name}::{variant})"),
        Answer::Json(json) => {
            let reader = json.reader;
            format!("Ok({name}::{variant}(Box::new(reply.{reader}()?)))")
        }
        answer => format!("Ok({name}::{variant}(reply.{}()?))", answer.reader()),
    };
    format!("            {} => {value},\n", patterns.join(" | "))
}

/// Returns `true` for a range, which matches only codes without a more specific response.
fn is_range(status: &Status) -> bool {
    !matches!(status, Status::Code(_))
}

fn pattern(status: &Status) -> String {
    match status {
        Status::Code(code) => code.to_string(),
        Status::Range(first) => format!("{first}00..={first}99"),
        Status::Default | Status::Unknown(_) => "0..=99".to_owned(),
    }
}

/// Returns the variant for some statuses, named after the first: `Status200`.
pub(super) fn variant(statuses: &[Status]) -> String {
    let first = statuses
        .first()
        .map(ToString::to_string)
        .unwrap_or_default();
    let word: String = first.chars().filter(char::is_ascii_alphanumeric).collect();
    format!("Status{word}")
}

/// Boxes models, because variants may differ a lot in size.
pub(super) fn boxed(answer: &Answer) -> String {
    match answer {
        Answer::Json(json) => format!("Box<{}>", json.ty),
        answer => answer.ty().to_owned(),
    }
}
