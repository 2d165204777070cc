//! The functions of a struct that make it and set its fields, written as lines.

use super::lines::Lines;
use super::plan::Plan;
use super::structs::{FieldView, Rest, State};
use crate::api::ModelId;

/// More arguments than this are too many for clippy.
const MANY: usize = 7;

/// `new` and the setters, as far as the options ask for them.
pub(super) fn text(
    plan: &Plan<'_>,
    id: ModelId,
    fields: &[FieldView<'_>],
    rest: Option<&Rest>,
) -> String {
    let required: Vec<&FieldView<'_>> = fields.iter().filter(|field| field.is_required()).collect();
    let has_constructor = plan.options.constructors && !required.is_empty();
    let has_setters = plan.options.setters && !fields.is_empty();
    let mut lines = Lines::default();
    if has_constructor || has_setters {
        lines.inherent(plan.type_name(id), |lines| {
            if has_constructor {
                let has_others = required.len() < fields.len() || rest.is_some();
                constructor(plan, &required, has_others, lines);
            }
            if has_setters {
                fields.iter().for_each(|view| setter(plan, view, lines));
            }
        });
    }
    lines.text()
}

fn constructor(plan: &Plan<'_>, required: &[&FieldView<'_>], has_others: bool, lines: &mut Lines) {
    let argument = |view: &&FieldView<'_>| {
        let ty = if view.takes_into() {
            format!("impl Into<{}>", view.ty)
        } else {
            view.ty.clone()
        };
        format!("{}: {ty}", view.name)
    };
    let arguments: Vec<String> = required.iter().map(argument).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let value = |view: &&FieldView<'_>| {
        let name = view.name.to_string();
        let value = if view.takes_into() {
            format!("{name}.into()")
        } else {
            name.clone()
        };
        (name, value)
    };
    let values: Vec<(String, String)> = required.iter().map(value).collect();
    lines.line("/// Makes a value of its required fields; the others are absent.");
    lines.line("#[inline]");
    lines.line("#[must_use]");
    if required.len() > MANY {
        lines.line("#[allow(clippy::too_many_arguments)]");
    }
    lines.function(&plan.visible("fn new("), &arguments, |lines| {
        lines.value("Self", &values, has_others.then_some("support::blank()"));
    });
}

fn setter(plan: &Plan<'_>, view: &FieldView<'_>, lines: &mut Lines) {
    let field = view.name.to_string();
    let plain = field.trim_start_matches("r#");
    let (argument, value) = match view.state {
        State::Any if view.ty.starts_with("Option<Option<") => {
            (format!("Option<{}>", view.inner), "Some(value.into())")
        }
        State::Patch => (view.ty.clone(), "value.into()"),
        State::Required | State::Nullable if view.inner == view.ty => {
            (view.ty.clone(), "value.into()")
        }
        _ => (view.inner.clone(), "Some(value.into())"),
    };
    lines.line(&format!("/// Sets `{plain}`."));
    lines.line("#[must_use]");
    let open = plan.visible(&format!("fn with_{plain}("));
    lines.function(
        &open,
        &["mut self", &format!("value: impl Into<{argument}>")],
        |lines| {
            lines.line(&format!("self.{field} = {value};"));
            lines.line("self");
        },
    );
}
