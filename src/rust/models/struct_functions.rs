//! Prints the functions of a struct that construct it and set its fields. It decides nothing.

use crate::rust::print::Lines;
use crate::rust::view::{Argument, DefaultValue, Field, Item, Setter, SetterForm, Struct, View};

/// clippy warns about more arguments than this.
const MANY: usize = 7;

/// Prints `new`, the builder and the setters, if there are any.
pub(super) fn text(view: &View, item: &Item, shape: &Struct) -> String {
    let has_setters = shape
        .fields
        .iter()
        .any(|field| field.setter.is_some() || field.default.is_some());
    let mut lines = Lines::default();
    if shape.constructor.is_some() || has_setters {
        lines.inherent(&item.name, |lines| {
            if let Some(arguments) = &shape.constructor {
                let has_others = arguments.len() < shape.fields.len() || shape.rest.is_some();
                constructor(view, arguments, has_others, lines);
            }
            if shape.builder.is_some() {
                builder(view, lines);
            }
            for field in &shape.fields {
                if let Some(made) = &field.setter {
                    setter(view, field, made, lines);
                }
            }
            for field in &shape.fields {
                if let Some(made) = &field.default {
                    default(view, field, made, lines);
                }
            }
        });
    }
    if let (Some(arguments), Some(names)) = (&shape.constructor, &shape.builder) {
        let name = format!("support::Builder<{}>", item.name);
        lines.inherent(&name, |lines| {
            for (number, (argument, name)) in arguments.iter().zip(names).enumerate() {
                step(view, (number, name), argument, lines);
            }
        });
    }
    lines.text()
}

fn builder(view: &View, lines: &mut Lines) {
    lines.line(
        "/// Returns a builder with a method for each required field; `build` names those that are missing.",
    );
    lines.line("#[inline]");
    lines.line("#[must_use]");
    let open = view.visible("fn builder(");
    lines.function(&open, &[], "support::Builder<Self>", |lines| {
        lines.line("support::builder()");
    });
}

/// Prints the function of a builder that sets the required field with this number.
fn step(view: &View, (number, name): (usize, &str), argument: &Argument, lines: &mut Lines) {
    let field = &argument.name;
    let value = match argument.converts {
        true => "value.into()",
        false => "value",
    };
    lines.line(&format!("/// Sets `{}`.", field.trim_start_matches("r#")));
    lines.line("#[inline]");
    lines.line("#[must_use]");
    let open = view.visible(&format!("fn {name}("));
    let takes = format!("value: {}", argument.text);
    lines.function(&open, &["mut self", &takes], "Self", |lines| {
        let setting = format!("support::setting(&mut self, {number})");
        let (head, value) = (format!("{setting}.{field}"), format!("{value};"));
        if !lines.fits(head.len() + " =".len()) {
            lines.line(&setting);
            lines.deeper(|lines| lines.line(&format!(".{field} = {value}")));
        } else if !lines.assign(&head, " = ", &value) {
            lines.line(&format!("{head} = {value}"));
        }
        lines.line("self");
    });
}

fn constructor(view: &View, arguments: &[Argument], has_others: bool, lines: &mut Lines) {
    let value = |argument: &Argument| {
        let name = argument.name.clone();
        let value = match argument.converts {
            true => format!("{name}.into()"),
            false => name.clone(),
        };
        (name, value)
    };
    let values: Vec<(String, String)> = arguments.iter().map(value).collect();
    let listed: Vec<String> = arguments
        .iter()
        .map(|argument| format!("{}: {}", argument.name, argument.text))
        .collect();
    let listed: Vec<&str> = listed.iter().map(String::as_str).collect();
    lines.line("/// Creates a value from its required fields; all others are absent.");
    lines.line("#[inline]");
    lines.line("#[must_use]");
    if arguments.len() > MANY {
        lines.line("#[allow(clippy::too_many_arguments)]");
    }
    lines.function(&view.visible("fn new("), &listed, "Self", |lines| {
        lines.value("Self", &values, has_others.then_some("support::blank()"));
    });
}

fn default(view: &View, field: &Field, made: &DefaultValue, lines: &mut Lines) {
    lines.line(&format!(
        "/// Returns the default of `{}`: {}.",
        field.plain_name(),
        made.json
    ));
    lines.line("#[must_use]");
    let open = view.visible(&format!("fn {}(", made.name));
    lines.function(&open, &[], &made.ty, |lines| lines.line(&made.code));
}

fn setter(view: &View, field: &Field, setter: &Setter, lines: &mut Lines) {
    let value = match setter.form {
        SetterForm::Value => "value.into()",
        SetterForm::Some => "Some(value.into())",
        SetterForm::Option => "value.given().into_value()",
        SetterForm::Double => "support::twice(value.given())",
        SetterForm::Patch => "value.given()",
    };
    lines.line(&format!("/// Sets `{}`.", field.plain_name()));
    lines.line("#[must_use]");
    let (head, takes) = setter.signature();
    let open = view.visible(&format!("{head}("));
    let argument = format!("value: {takes}");
    lines.function(&open, &["mut self", &argument], "Self", |lines| {
        lines.line(&format!("self.{} = {value};", field.name));
        lines.line("self");
    });
}
