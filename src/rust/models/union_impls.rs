//! Prints the impls that read and write a union. It decides nothing.

use super::fits;
use crate::rust::print::expression::{Code, Item as Part};
use crate::rust::print::{Lines, quoted};
use crate::rust::view::{Item, Member, TagForm, Union};

/// Prints the `support::Union` impl, which describes the members and reads them.
pub(super) fn union(item: &Item, shape: &Union, lines: &mut Lines) {
    lines.implement("support::Union", &item.name, |lines| {
        lines.text_constant("NAME", &quoted(&item.published));
        let tag = match &shape.tag {
            Some(property) => Code::call("Some", Code::plain(quoted(property))),
            None => Code::plain("None"),
        };
        lines.statement("const TAG: Option<&'static str>", &tag);
        lines.line(&format!("const EXCLUSIVE: bool = {};", shape.exclusive));
        let members = shape.members.iter().map(member).collect();
        let head = "const MEMBERS: &'static [support::Member]";
        lines.statement(head, &Code::list("&", members));
        read(shape, lines);
        unknown(&item.published, shape.open, lines);
    });
}

fn member(member: &Member) -> Code {
    let fields = [
        ("name", Code::plain(quoted(&member.name))),
        ("tags", fits::list(&member.tags)),
        ("fit", fits::code(&member.fit)),
    ];
    let fields = fields.map(|(name, code)| Part::field(name, code));
    Code::literal("support::Member", fields.into())
}

/// Prints the function that reads the member with a given number.
fn read(shape: &Union, lines: &mut Lines) {
    let number = match shape.members.len() {
        0 | 1 => "_number: usize",
        _ => "number: usize",
    };
    lines.line("#[inline]");
    let arguments = [number, "json: &serde_json::Value"];
    let result = "Result<Self, serde_json::Error>";
    lines.function("fn read(", &arguments, result, |lines| {
        match &shape.members[..] {
            [] => lines.line("Ok(Self::Unknown(json.clone()))"),
            [only] => lines.code(&read_member(only, shape)),
            [others @ .., last] => lines.block("match number {", "}", |lines| {
                for (number, member) in others.iter().enumerate() {
                    let pattern = Code::plain(number.to_string());
                    lines.arm(&pattern, &read_member(member, shape));
                }
                lines.arm(&Code::plain("_"), &read_member(last, shape));
            }),
        }
    });
}

fn read_member(member: &Member, shape: &Union) -> Code {
    let json = Code::plain("json");
    let head = match (&shape.tag, &member.tags[..]) {
        (Some(property), [tag, ..]) if member.writes_tag => {
            let call = match member.keeps_tag {
                true => "support::member_without",
                false => "support::member_tagged",
            };
            let arguments = [quoted(property), literal(tag, shape.tag_form)];
            let arguments = [json].into_iter().chain(arguments.map(Code::plain));
            Code::calls(call, arguments.map(Part::new).collect())
        }
        _ if member.ty.is_whole() && !member.boxed => Code::call("support::member_whole", json),
        _ => Code::call("support::member", json),
    };
    let variant = Code::plain(format!("Self::{}", member.name));
    Code::Chain {
        head: Box::new(head),
        calls: vec![Code::call("map", variant)],
    }
}

/// Prints the function for JSON that matches no member.
fn unknown(published: &str, open: bool, lines: &mut Lines) {
    let arguments = match open {
        true => ["json: serde_json::Value", "_tried: String"],
        false => ["_json: serde_json::Value", "tried: String"],
    };
    lines.line("#[inline]");
    let result = "Result<Self, String>";
    lines.function("fn unknown(", &arguments, result, |lines| match open {
        true => lines.line("Ok(Self::Unknown(json))"),
        false => {
            let message = quoted(&format!("fits no member of {published}: "));
            lines.line(&format!("Err({message}.to_owned() + &tried)"));
        }
    });
}

/// Prints the `Serialize` impl. A member is written with its tag if it does not contain the tag
/// itself.
pub(super) fn serialize(name: &str, shape: &Union, lines: &mut Lines) {
    lines.implement("serde::Serialize", name, |lines| {
        let open = "fn serialize<S: serde::Serializer>(";
        let arguments = ["&self", "json: S"];
        lines.function(open, &arguments, "Result<S::Ok, S::Error>", |lines| {
            lines.block("match self {", "}", |lines| {
                for member in &shape.members {
                    let pattern = format!("Self::{}", member.name);
                    let pattern = Code::call(&pattern, Code::plain("value"));
                    lines.arm(&pattern, &write_member(member, shape));
                }
                if shape.open {
                    lines.line("Self::Unknown(value) => value.serialize(json),");
                }
            });
        });
    });
}

/// Returns a tag as a Rust literal.
fn literal(tag: &str, form: TagForm) -> String {
    match form {
        TagForm::Text => quoted(tag),
        TagForm::Integer if tag.parse::<i32>().is_err() => format!("{tag}_i64"),
        TagForm::Boolean | TagForm::Integer => tag.to_owned(),
    }
}

fn write_member(member: &Member, shape: &Union) -> Code {
    match (&shape.tag, &member.tags[..]) {
        (Some(property), [tag, ..]) if member.writes_tag => {
            // A box dereferences to its content.
            let value = if member.boxed { "&**value" } else { "value" };
            let property = quoted(property);
            let tag = literal(tag, shape.tag_form);
            let arguments = [value, &property, &tag, "json"];
            let arguments = arguments.map(|text| Part::new(Code::plain(text)));
            Code::calls("support::write_tagged", arguments.into())
        }
        // Such a type may have a function of that name.
        _ if member.ty.foreign => Code::plain("serde::Serialize::serialize(value, json)"),
        _ => Code::plain("value.serialize(json)"),
    }
}
