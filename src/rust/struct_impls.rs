//! The impls that read, write and show a struct, field by field. Their shape is the same for every struct, so that they
//! are written as lines.

use super::lines::{Lines, quoted};
use super::structs::{FieldView, Rest, State};

/// All impls of the struct with this Rust name and this published name.
pub(super) fn text(
    name: &str,
    published: &str,
    fields: &[FieldView<'_>],
    rest: Option<&Rest>,
) -> String {
    let mut lines = Lines::default();
    let has_required = fields.iter().any(FieldView::is_required);
    if fields.iter().any(|field| field.redacted) {
        debug(name, fields, rest, &mut lines);
    }
    if has_required {
        blank(name, fields, rest, &mut lines);
    }
    lines.implement("support::Object", name, |lines| {
        lines.text_constant("NAME", &quoted(published));
        let required = fields
            .iter()
            .filter(|view| view.is_required())
            .map(|view| quoted(&view.field.wire_name));
        let required: Vec<String> = required.collect();
        let required: Vec<&str> = required.iter().map(String::as_str).collect();
        lines.constant("const REQUIRED: &'static [&'static str]", &required);
        reads(fields, rest, lines);
        writes(fields, rest, lines);
    });
    let arguments: &[&str] = if has_required {
        &[name]
    } else {
        &[name, "default"]
    };
    lines.macro_call("support::object", arguments);
    lines.text()
}

fn debug(name: &str, fields: &[FieldView<'_>], rest: Option<&Rest>, lines: &mut Lines) {
    lines.line("/// Secrets are not shown.");
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
                for view in fields {
                    let field = view.name.to_string();
                    let value = if view.redacted {
                        "&support::Redacted".to_owned()
                    } else {
                        format!("&self.{field}")
                    };
                    lines.list(
                        "json.field(",
                        &[&quoted(field.trim_start_matches("r#")), &value],
                        ");",
                    );
                }
                if let Some(rest) = rest {
                    let field = rest.name.to_string();
                    lines.list(
                        "json.field(",
                        &[&quoted(&field), &format!("&self.{field}")],
                        ");",
                    );
                }
                lines.line("json.finish()");
            },
        );
    });
}

/// The empty value, where it is not the default value.
fn blank(name: &str, fields: &[FieldView<'_>], rest: Option<&Rest>, lines: &mut Lines) {
    lines.implement("support::Blank", name, |lines| {
        lines.line("#[inline]");
        lines.block("fn blank() -> Self {", "}", |lines| {
            let value = |view: &FieldView<'_>| match view.state {
                State::Required if view.foreign => "Default::default()",
                State::Nullable if view.foreign && view.ty == view.inner => "Default::default()",
                _ => "support::blank()",
            };
            let fields = fields
                .iter()
                .map(|view| (view.name.to_string(), value(view).to_owned()));
            let rest = rest.map(|rest| (rest.name.to_string(), "Default::default()".to_owned()));
            let fields: Vec<(String, String)> = fields.chain(rest).collect();
            lines.value("Self", &fields, None);
        });
    });
}

fn reads(fields: &[FieldView<'_>], rest: Option<&Rest>, lines: &mut Lines) {
    // A parameter that nothing uses is a warning.
    let key = if fields.is_empty() && rest.is_none() {
        "_key"
    } else {
        "key"
    };
    lines.line("fn field<'de, A: support::MapAccess<'de>>(");
    lines.line("    &mut self,");
    lines.line(&format!("    {key}: &str,"));
    lines.line("    json: &mut support::Reader<A>,");
    lines.block(") -> Result<(), A::Error> {", "}", |lines| {
        let other = match rest {
            Some(rest) => format!("json.rest(key, &mut self.{})", rest.name),
            None => "json.unknown()".to_owned(),
        };
        if fields.is_empty() {
            return lines.line(&other);
        }
        lines.block("match key {", "}", |lines| {
            let mut number = 0_usize;
            for view in fields {
                let (wire, field) = (
                    quoted(&view.field.wire_name),
                    format!("&mut self.{}", view.name),
                );
                let at = number.to_string();
                number += usize::from(view.is_required());
                match view.state {
                    State::Required => lines.arm_call(&wire, "json.required", &[&at, &field]),
                    State::Nullable => lines.arm_call(&wire, "json.nullable", &[&at, &field]),
                    State::Optional => lines.arm_call(&wire, "json.optional", &[&field]),
                    State::Any => lines.arm_call(&wire, "json.any", &[&field]),
                    State::Patch => lines.arm_call(&wire, "json.patch", &[&field]),
                }
            }
            lines.line(&format!("_ => {other},"));
        });
    });
}

fn writes(fields: &[FieldView<'_>], rest: Option<&Rest>, lines: &mut Lines) {
    if fields.is_empty() && rest.is_none() {
        return lines
            .line("fn write<M: support::SerializeMap>(&self, _json: &mut support::Writer<M>) {}");
    }
    lines.block(
        "fn write<M: support::SerializeMap>(&self, json: &mut support::Writer<M>) {",
        "}",
        |lines| {
            for view in fields {
                let put = match view.state {
                    State::Required | State::Nullable => "json.put(",
                    State::Optional | State::Any => "json.put_some(",
                    State::Patch => "json.put_patch(",
                };
                lines.list(
                    put,
                    &[
                        &quoted(&view.field.wire_name),
                        &format!("&self.{}", view.name),
                    ],
                    ");",
                );
            }
            if let Some(rest) = rest {
                lines.list("json.put_rest(", &[&format!("&self.{}", rest.name)], ");");
            }
        },
    );
}
