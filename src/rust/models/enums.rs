//! Prints an enum of values: its definition and its impls. It decides nothing.

use super::head;
use crate::rust::print::expression::Code;
use crate::rust::print::{Lines, quoted};
use crate::rust::view::{ALL, Enum, Item, UNKNOWN, ValueKind, View};

/// Prints the enum with its variants.
pub(super) fn definition(view: &View, item: &Item, shape: &Enum, lines: &mut Lines) {
    let is_text = shape.kind == ValueKind::Text;
    let is_derived = |path: &&String| match path.as_str() {
        // `support` orders these enums: the compiler takes long for what it would derive.
        "PartialOrd" | "Ord" => !(is_text && shape.open),
        // A derived schema would describe a string even if the values are not strings.
        path => is_text || !path.ends_with("JsonSchema"),
    };
    let derives = item.derives.iter().filter(is_derived);
    head::above(item, derives, false, lines);
    let described = item.is_described() && is_text;
    let is_empty = shape.variants.is_empty() && !shape.open;
    let head = view.visible(&format!("enum {}", item.name));
    lines.declare(&head, is_empty, |lines| {
        for (at, variant) in shape.variants.iter().enumerate() {
            lines.docs(&variant.docs);
            if described {
                let name = format!("rename = {}", quoted(&variant.wire));
                lines.attribute("schemars", &[&name]);
            }
            if shape.default == Some(at) {
                lines.line("#[default]");
            }
            lines.line(&format!("{},", variant.name));
        }
        if shape.open {
            lines.doc("An unknown value, kept as received.");
            if described {
                lines.line("#[schemars(untagged)]");
            }
            let held = shape.kind.unknown_type();
            lines.line(&format!("{UNKNOWN}({held}),"));
        }
    });
}

/// Prints the list of all values, the function that returns the value on the wire, and the macro
/// call that adds the other impls.
pub(super) fn impls(view: &View, item: &Item, shape: &Enum) -> String {
    let words = words(shape.kind);
    let mut lines = Lines::default();
    lines.inherent(&item.name, |lines| {
        lines.line("/// All values that the schema lists, in order.");
        let all = shape.variants.iter();
        let all: Vec<String> = all
            .map(|variant| format!("Self::{}", variant.name))
            .collect();
        let all: Vec<&str> = all.iter().map(String::as_str).collect();
        lines.constant(&view.visible(ALL), &all);
        lines.line(&format!("/// Returns the {} as it is in JSON.", words.noun));
        lines.line("#[inline]");
        lines.line("#[must_use]");
        let head = format!("pub fn {} {{", shape.kind.signature());
        lines.block(&head, "}", |lines| {
            lines.block("match self {", "}", |lines| {
                for variant in &shape.variants {
                    let value = expression(shape.kind, &variant.wire);
                    let pattern = format!("Self::{}", variant.name);
                    lines.arm(&Code::plain(pattern), &value);
                }
                if shape.open {
                    let pattern = format!("Self::{UNKNOWN}({})", words.binding);
                    lines.arm(&Code::plain(pattern), &Code::plain(words.unknown));
                }
            });
        });
    });
    let arguments: &[&str] = match shape.open {
        true => &[&item.name, UNKNOWN],
        false => &[&item.name],
    };
    lines.macro_call(words.call, arguments);
    if item.is_described() && shape.kind != ValueKind::Text {
        described(item, shape, &mut lines);
    }
    lines.text()
}

/// Prints the schema of an enum whose values are not strings.
fn described(item: &Item, shape: &Enum, lines: &mut Lines) {
    lines.implement("schemars::JsonSchema", &item.name, |lines| {
        lines.block(
            "fn schema_name() -> std::borrow::Cow<'static, str> {",
            "}",
            |lines| {
                lines.code(&Code::call(
                    &format!("{}.into", quoted(&item.name)),
                    Code::plain(""),
                ));
            },
        );
        let head = "fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {";
        lines.block(head, "}", |lines| {
            lines.line(match shape.kind {
                ValueKind::Integer => "schemars::json_schema!({ \"type\": \"integer\" })",
                ValueKind::Text | ValueKind::Json => "schemars::json_schema!(true)",
            });
        });
    });
}

/// The differences between the code of string, integer and JSON enums.
struct Words {
    /// The noun for a value in documentation.
    noun: &'static str,
    /// The variable for an unknown value.
    binding: &'static str,
    /// The expression that returns the unknown value.
    unknown: &'static str,
    /// The macro that adds the other impls.
    call: &'static str,
}

fn words(kind: ValueKind) -> Words {
    match kind {
        ValueKind::Text => Words {
            noun: "text",
            binding: "text",
            unknown: "text",
            call: "support::string_enum",
        },
        ValueKind::Integer => Words {
            noun: "number",
            binding: "number",
            unknown: "*number",
            call: "support::integer_enum",
        },
        ValueKind::Json => Words {
            noun: "value",
            binding: "json",
            unknown: "json.clone()",
            call: "support::json_enum",
        },
    }
}

/// Returns a value on the wire as a Rust expression.
fn expression(kind: ValueKind, wire: &str) -> Code {
    match kind {
        ValueKind::Text => Code::plain(quoted(wire)),
        // More readable than the digits of the smallest integer.
        ValueKind::Integer if wire == i64::MIN.to_string() => Code::plain("i64::MIN"),
        ValueKind::Integer => Code::plain(wire),
        ValueKind::Json => Code::call("support::parsed", Code::plain(quoted(wire))),
    }
}
