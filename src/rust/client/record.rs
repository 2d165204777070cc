//! Prints a struct of arguments, with `new` for required ones and setters for the others. It does not know its purpose.

use std::fmt::Write as _;

use crate::rust::print::comment;
use crate::rust::view::docs::Docs;

use super::argument::{Argument, Part, Takes};

/// A struct to be printed.
pub(super) struct Record<'a> {
    pub(super) name: &'a str,
    /// Its documentation, as a comment.
    pub(super) docs: &'a str,
    /// The `cfg` attribute of the struct and its impl, or an empty string.
    pub(super) gate: &'a str,
    pub(super) attributes: &'a str,
    /// Documentation of `new`.
    pub(super) new: &'a str,
    pub(super) fields: &'a [&'a Argument],
}

impl Record<'_> {
    /// Prints the struct and its functions.
    pub(super) fn print(&self, into: &mut String) {
        let has_default = required(self.fields).next().is_none();
        let default = if has_default { ", Default" } else { "" };
        _ = write!(
            into,
            "\n{}{}#[derive(Clone, Debug{default}, PartialEq)]\n#[non_exhaustive]\n{}pub struct {} {{\n",
            self.docs, self.gate, self.attributes, self.name
        );
        for argument in self.fields {
            into.push_str(&docs(argument));
            let ty = match argument.required {
                true => argument.ty.clone(),
                false => format!("Option<{}>", argument.ty),
            };
            _ = writeln!(into, "    pub {}: {ty},", argument.field);
        }
        into.push_str("}\n");
        self.functions(into);
    }

    fn functions(&self, into: &mut String) {
        _ = write!(
            into,
            "\n{}impl {} {{\n    /// {}\n    {}pub fn new({}) -> Self {{\n        Self {{\n",
            self.gate,
            self.name,
            self.new,
            allow(self.fields),
            parameters(self.fields)
        );
        for argument in self.fields {
            let field = &argument.field;
            match (argument.required, value(argument)) {
                (false, _) => _ = writeln!(into, "            {field}: None,"),
                (true, value) if value == *field => _ = writeln!(into, "            {field},"),
                (true, value) => _ = writeln!(into, "            {field}: {value},"),
            }
        }
        into.push_str("        }\n    }\n");
        for argument in self.fields.iter().filter(|argument| !argument.required) {
            setter(argument, into);
        }
        into.push_str("}\n");
    }
}

/// Returns the arguments of `new`.
pub(super) fn required<'a>(fields: &[&'a Argument]) -> impl Iterator<Item = &'a Argument> {
    fields.iter().copied().filter(|argument| argument.required)
}

/// Returns the arguments of `new` with their types.
pub(super) fn parameters(fields: &[&Argument]) -> String {
    let list = required(fields).map(|argument| format!("{}: {}", argument.field, taken(argument)));
    list.collect::<Vec<_>>().join(", ")
}

/// Allows more than seven arguments, which clippy warns about.
pub(super) fn allow(fields: &[&Argument]) -> &'static str {
    if required(fields).count() > 7 {
        "#[allow(clippy::too_many_arguments)]\n    "
    } else {
        ""
    }
}

/// Indents lines.
pub(super) fn indented(text: &str, by: usize) -> String {
    text.lines()
        .map(|line| format!("{}{line}\n", " ".repeat(by)))
        .collect()
}

fn docs(argument: &Argument) -> String {
    let mut docs = Docs::default();
    let own = argument
        .docs
        .as_deref()
        .filter(|docs| !docs.trim().is_empty());
    docs.markdown(own.unwrap_or(match argument.part {
        Part::Body => "The request body.",
        _ => "No description.",
    }));
    if argument.deprecated {
        docs.line("Deprecated.");
    }
    indented(&comment(&docs.finish(), "///"), 4)
}

/// Returns the type of an argument of `new` or of a setter.
fn taken(argument: &Argument) -> String {
    match (&argument.takes, &argument.ty) {
        (Takes::Plain, ty) => ty.clone(),
        (Takes::Into, ty) => format!("impl Into<{ty}>"),
        (Takes::Items(item), _) => format!("impl IntoIterator<Item = impl Into<{item}>>"),
    }
}

/// Returns the expression that converts an argument to the value of its field.
fn value(argument: &Argument) -> String {
    let name = &argument.field;
    match argument.takes {
        Takes::Plain => name.clone(),
        Takes::Into => format!("{name}.into()"),
        Takes::Items(_) => format!("{name}.into_iter().map(Into::into).collect()"),
    }
}

fn setter(argument: &Argument, into: &mut String) {
    let own = argument.docs.as_deref().unwrap_or_default();
    let first = own.lines().next().unwrap_or_default();
    let mut docs = Docs::default();
    docs.markdown(match argument.part {
        Part::Body => "Sets the request body.",
        _ if first.trim().is_empty() => "Sets the value.",
        _ => first,
    });
    let field = &argument.field;
    _ = write!(
        into,
        "\n{}    pub fn {field}(mut self, {field}: {}) -> Self {{\n        \
         self.{field} = Some({});\n        self\n    }}\n",
        indented(&comment(&docs.finish(), "///"), 4),
        taken(argument),
        value(argument)
    );
}
