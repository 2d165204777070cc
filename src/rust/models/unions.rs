//! Prints a union: its definition, the conversions into it, and its blank value. It decides
//! nothing.

use super::{fits, head, union_impls};
use crate::rust::print::Lines;
use crate::rust::print::expression::Code;
use crate::rust::view::{Item, Member, State, TagField, Union, View};

/// Prints the enum with its variants.
pub(super) fn definition(view: &View, item: &Item, shape: &Union, lines: &mut Lines) {
    head::above(item, &item.derives, item.is_described(), lines);
    let is_empty = shape.members.is_empty() && !shape.open;
    let head = view.visible(&format!("enum {}", item.name));
    lines.declare(&head, is_empty, |lines| {
        for member in &shape.members {
            lines.docs(&member.docs);
            lines.typed("", &format!("{}({})", member.name, member.text), ",");
        }
        if shape.open {
            lines.doc("JSON that fits no member, kept as received; `support::why_unknown` returns the reason.");
            lines.line("Unknown(serde_json::Value),");
        }
    });
}

/// Prints the conversions into the union, the impls that read and write it, and its blank value.
pub(super) fn impls(item: &Item, shape: &Union) -> String {
    let mut lines = Lines::default();
    for member in &shape.members {
        conversion(&item.name, member, &mut lines);
    }
    union_impls::union(item, shape, &mut lines);
    union_impls::serialize(&item.name, shape, &mut lines);
    blank(&item.name, shape, &mut lines);
    let arguments: &[&str] = match shape.open {
        true => &[&item.name, "Unknown"],
        false => &[&item.name],
    };
    lines.macro_call("support::union_type", arguments);
    lines.text()
}

fn conversion(name: &str, member: &Member, lines: &mut Lines) {
    let ty = &member.text;
    let variant = format!("Self::{}", member.name);
    if member.conversion.from_type {
        lines.implement(&format!("From<{ty}>"), name, |lines| {
            lines.line("#[inline]");
            let binding = match member.conversion.tag_field {
                Some(_) => "mut value",
                None => "value",
            };
            let argument = format!("{binding}: {ty}");
            lines.function("fn from(", &[&argument], "Self", |lines| {
                if let Some(field) = &member.conversion.tag_field {
                    tagging(field, &member.tags, lines);
                }
                lines.code(&Code::call(&variant, Code::plain("value")));
            });
        });
    }
    if member.conversion.from_str {
        lines.implement("From<&str>", name, |lines| {
            lines.line("#[inline]");
            lines.function("fn from(", &["value: &str"], "Self", |lines| {
                lines.code(&Code::call(&variant, Code::plain("value.into()")));
            });
        });
    }
}

/// Prints the statement that sets the tag of a member, unless it already has one of the member's
/// tags.
fn tagging(field: &TagField, tags: &[String], lines: &mut Lines) {
    let call = match field.state {
        State::Required | State::RequiredJson => "support::tag",
        State::Nullable | State::Optional | State::OptionalJson | State::Double => {
            "support::tag_some"
        }
        State::Patch => "support::tag_patch",
    };
    let slot = Code::plain(format!("&mut value.{}", field.name));
    lines.call(call, vec![slot, fits::list(tags)]);
}

fn blank(name: &str, shape: &Union, lines: &mut Lines) {
    let value = match shape.blank.and_then(|at| shape.members.get(at)) {
        Some(member) => {
            let variant = format!("Self::{}", member.name);
            Code::call(&variant, Code::plain(member.ty.blank()))
        }
        None => Code::plain("Self::Unknown(serde_json::Value::Null)"),
    };
    lines.implement("support::Blank", name, |lines| {
        lines.line("#[inline]");
        lines.block("fn blank() -> Self {", "}", |lines| lines.code(&value));
    });
}
