//! Prints the statements that write the body of an operation.

use std::fmt::Write as _;

use super::action::Action;
use super::argument::{Argument, Part, PartKind};
use super::body::{Body, Content};
use super::choice::{Choice, Variant};
use super::encoding::{Kind, Media};
use super::media::{essence, spelling};

/// Returns the statements that write the body.
pub(super) fn lines(action: &Action, body: &Body) -> Vec<String> {
    match &body.content {
        Content::Parts => {
            let mut lines = vec!["let mut form = client::Form::new();".to_owned()];
            lines.extend(
                action
                    .arguments
                    .iter()
                    .filter_map(|argument| form_part(argument, "self")),
            );
            lines.push(match body.required {
                true => "draft.multipart(&form);".to_owned(),
                false => "if !form.is_empty() { draft.multipart(&form); }".to_owned(),
            });
            lines
        }
        Content::One(_, media) => {
            let takes_reference = media.kind != Kind::Text;
            vec![match (body.required, takes_reference) {
                (true, true) => one(media, "&self.body") + ";",
                (true, false) => one(media, "self.body") + ";",
                (false, _) => optional(&(one(media, "body") + ";")),
            }]
        }
        Content::Several(_, choice) if body.required => vec![several(choice, "&self.body")],
        Content::Several(_, choice) => vec![optional(&several(choice, "body"))],
    }
}

fn optional(line: &str) -> String {
    format!("if let Some(body) = &self.body {{ {line} }}")
}

fn several(choice: &Choice, value: &str) -> String {
    let arm = |variant: &Variant| {
        let write = match variant.parts {
            Some(_) => "draft.multipart(&client::Form::from(&**body))".to_owned(),
            None => one(&variant.media, "body"),
        };
        format!("{}::{}(body) => {{ {write}; }} ", choice.name, variant.name)
    };
    let arms: String = choice.variants.iter().map(arm).collect();
    format!("match {value} {{ {arms}}}")
}

/// Returns the expression that writes a body of one media type.
fn one(media: &Media, value: &str) -> String {
    let name = sendable(&media.name);
    let is_plain = || ["application/json", "*/*"].contains(&spelling(&media.name).as_str());
    match media.kind {
        Kind::Json if is_plain() => format!("draft.json({value})"),
        Kind::Json => format!("draft.json_as({name:?}, {value})"),
        Kind::Form if media.formats.is_empty() => format!("draft.form({value})"),
        Kind::Form => format!("draft.form_as({value}, &[{}])", formats(media)),
        Kind::Text if media.name.contains('*') => {
            format!("draft.bytes(\"text/plain\", {value}.clone())")
        }
        Kind::Text => format!("draft.bytes({name:?}, {value}.clone())"),
        Kind::File => format!("draft.file({name:?}, {value})"),
        Kind::Multipart => format!("draft.multipart({value})"),
    }
}

fn formats(media: &Media) -> String {
    let format = |(wire, format): &(String, String)| format!("({wire:?}, {format})");
    let formats: Vec<String> = media.formats.iter().map(format).collect();
    formats.join(", ")
}

/// Prints the conversion of a struct of parts to a form.
pub(super) fn form(name: &str, gate: &str, parts: &[Argument], into: &mut String) {
    _ = write!(
        into,
        "\n{gate}impl From<&{name}> for client::Form {{\n    fn from(parts: &{name}) -> Self {{\n        let mut form = Self::new();\n"
    );
    for part in parts.iter().filter_map(|part| form_part(part, "parts")) {
        _ = writeln!(into, "        {part}");
    }
    into.push_str("        form\n    }\n}\n");
}

/// The statement that writes a part of a form.
fn form_part(argument: &Argument, of: &str) -> Option<String> {
    let Part::Multipart(part) = &argument.part else {
        return None;
    };
    let wire = &part.wire;
    let field = format!("{of}.{}", argument.field);
    let put = |function: &str, value: &str| match &part.media_type {
        None => format!("form.{function}({wire:?}, {value});"),
        Some(media_type) => format!("form.{function}_as({wire:?}, {media_type:?}, {value});"),
    };
    let one = |value: &str| match &part.kind {
        PartKind::File => put("file", value),
        PartKind::Files => format!("for file in {value} {{ {} }}", put("file", "file")),
        PartKind::Text => put("value", value),
        PartKind::Texts => format!("for item in {value} {{ {} }}", put("value", "item")),
        PartKind::Json => put("json", value),
        PartKind::Styled(format) => format!("form.styled({wire:?}, {format}, {value});"),
    };
    let headers: Vec<String> = part
        .headers
        .iter()
        .map(|header| format!("{header:?}"))
        .collect();
    let one = |value: &str| match headers.is_empty() {
        true => one(value),
        false => {
            let (put, headers) = (one(value), headers.join(", "));
            format!("form.headers(&[{headers}]); {put} form.headers(&[]);")
        }
    };
    Some(match argument.required {
        true => one(&format!("&{field}")),
        false => format!("if let Some(value) = &{field} {{ {} }}", one("value")),
    })
}

/// A media type as it can be sent.
fn sendable(written: &str) -> &str {
    let is_sendable = written.bytes().all(|byte| (b' '..=b'~').contains(&byte));
    match essence(written).as_str() {
        "*/*" => "application/octet-stream",
        _ if !is_sendable || written.contains('*') => "application/octet-stream",
        _ => written,
    }
}
