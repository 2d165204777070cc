//! Prints the impls that read, write and format a struct, field by field. They have the same shape
//! for every struct, so they are printed as lines.

use crate::rust::print::expression::{Code, Item as Argument};
use crate::rust::print::{Lines, quoted};
use crate::rust::view::{Field, Item, Rest, State, Struct};

/// Prints all impls of the struct.
pub(super) fn impls(item: &Item, shape: &Struct) -> String {
    let (name, rest) = (item.name.as_str(), shape.rest.as_ref());
    let mut lines = Lines::default();
    if shape.has_redacted() {
        debug(name, &shape.fields, rest, &mut lines);
    }
    if shape.has_required() {
        blank(name, &shape.fields, rest, &mut lines);
    }
    lines.implement("support::Object", name, |lines| {
        lines.text_constant("NAME", &quoted(&item.published));
        let required = shape.fields.iter().filter(|field| field.is_required());
        let required: Vec<String> = required.map(|field| quoted(&field.wire_name)).collect();
        let required: Vec<&str> = required.iter().map(String::as_str).collect();
        if !required.is_empty() {
            lines.constant("const REQUIRED: &'static [&'static str]", &required);
        }
        reads(&shape.fields, rest, lines);
        writes(&shape.fields, rest, lines);
    });
    let arguments: &[&str] = match shape.has_required() {
        true => &[name],
        false => &[name, "default"],
    };
    lines.macro_call("support::object", arguments);
    lines.text()
}

fn debug(name: &str, fields: &[Field], rest: Option<&Rest>, lines: &mut Lines) {
    lines.line("/// Redacts secrets.");
    lines.implement("std::fmt::Debug", name, |lines| {
        lines.block(
            "fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {",
            "}",
            |lines| {
                let name = quoted(name);
                let call = format!("f.debug_struct({name});");
                if !lines.assign("let mut json", " = ", &call)
                    && !lines.assign("let mut json = f", "", &call[1..])
                {
                    lines.list("let mut json = f.debug_struct(", &[&name], ");");
                }
                for field in fields {
                    let value = match field.redacted {
                        true => Code::plain("&support::Redacted"),
                        false => part("&self", &field.name),
                    };
                    lines.call("json.field", vec![text(field.plain_name()), value]);
                }
                if let Some(Rest { name, .. }) = rest {
                    lines.call("json.field", vec![text(name), part("&self", name)]);
                }
                lines.line("json.finish()");
            },
        );
    });
}

/// Prints the blank value of a struct that has no `Default`.
fn blank(name: &str, fields: &[Field], rest: Option<&Rest>, lines: &mut Lines) {
    lines.implement("support::Blank", name, |lines| {
        lines.line("#[inline]");
        lines.block("fn blank() -> Self {", "}", |lines| {
            let fields = fields
                .iter()
                .map(|field| (field.name.clone(), field.blank().to_owned()));
            let rest = rest.map(|rest| (rest.name.clone(), "Default::default()".to_owned()));
            let fields: Vec<(String, String)> = fields.chain(rest).collect();
            lines.value("Self", &fields, None);
        });
    });
}

fn reads(fields: &[Field], rest: Option<&Rest>, lines: &mut Lines) {
    // An unused parameter without an underscore causes a warning.
    let key = if fields.is_empty() && rest.is_none() {
        "_key"
    } else {
        "key"
    };
    lines.line("fn field<'de, A: support::MapAccess<'de>>(");
    lines.line("    &mut self,");
    lines.line(&format!("    {key}: &str,"));
    lines.line("    json: &mut support::Reader<'de, A>,");
    lines.block(") {", "}", |lines| {
        let other = match rest {
            Some(rest) if rest.is_whole() => {
                format!("json.rest_whole(key, &mut self.{})", rest.name)
            }
            Some(rest) => format!("json.rest(key, &mut self.{})", rest.name),
            None => "json.unknown()".to_owned(),
        };
        if fields.is_empty() {
            return lines.line(&format!("{other};"));
        }
        lines.block("match key {", "}", |lines| {
            let mut number = 0_usize;
            for field in fields {
                let (call, numbered) = match field.state {
                    State::Required => ("required", true),
                    State::Nullable | State::RequiredJson => ("nullable", true),
                    State::Optional => ("optional", false),
                    State::OptionalJson | State::Double => ("any", false),
                    State::Patch => ("patch", false),
                };
                let call = match field.is_whole() {
                    true => format!("{call}_whole"),
                    false => call.to_owned(),
                };
                let mut arguments = Vec::new();
                if numbered {
                    arguments.push(Argument::new(Code::plain(number.to_string())));
                    number += 1;
                }
                arguments.push(Argument::new(part("&mut self", &field.name)));
                let read = Code::Chain {
                    head: Box::new(Code::plain("json")),
                    calls: vec![Code::calls(&call, arguments)],
                };
                lines.arm_call(&text(&field.wire_name), &read);
            }
            lines.line(&format!("_ => {other},"));
        });
    });
}

fn writes(fields: &[Field], rest: Option<&Rest>, lines: &mut Lines) {
    if fields.is_empty() && rest.is_none() {
        return lines
            .line("fn write<M: support::SerializeMap>(&self, _json: &mut support::Writer<M>) {}");
    }
    lines.block(
        "fn write<M: support::SerializeMap>(&self, json: &mut support::Writer<M>) {",
        "}",
        |lines| {
            for field in fields {
                let put = match field.state {
                    State::Required | State::Nullable | State::RequiredJson => "json.put",
                    State::Optional | State::OptionalJson | State::Double => "json.put_some",
                    State::Patch => "json.put_patch",
                };
                let value = part("&self", &field.name);
                lines.call(put, vec![text(&field.wire_name), value]);
            }
            if let Some(rest) = rest {
                lines.call("json.put_rest", vec![part("&self", &rest.name)]);
            }
        },
    );
}

/// Returns a string literal.
fn text(text: &str) -> Code {
    Code::plain(quoted(text))
}

/// Returns the access to a field, which may be broken before the field's name if the line is too
/// long.
fn part(owner: &str, field: &str) -> Code {
    Code::Chain {
        head: Box::new(Code::plain(owner)),
        calls: vec![Code::plain(field)],
    }
}
