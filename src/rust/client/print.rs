//! Prints a module of operations as Rust. All decisions have been made.

use std::fmt::Write as _;

use crate::config::ClientOptions;
use crate::output::OutputFile;
use crate::rust::print::{broken, comment};
use crate::rust::view::docs::Docs;

use super::action::Action;
use super::argument::{Argument, Takes};
use super::body::Body;
use super::enums::ParameterEnum;
use super::krate::HEADER;
use super::models::Models;
use super::modules::Module;
use super::output::{Answer, Kind};
use super::write;

/// Prints the file of a module.
pub(super) fn file(models: &Models<'_>, client: &ClientOptions, module: &Module<'_>) -> OutputFile {
    _ = models;
    let mut docs = Docs::default();
    docs.markdown(module.title.unwrap_or("Operations without a tag."));
    let mut text = "use super::super::{client, models, support};\n".to_owned();
    for action in &module.actions {
        operation(action, client, &mut text);
    }
    OutputFile {
        path: format!("src/operations/{}.rs", module.name),
        contents: format!(
            "{}\n{HEADER}{}",
            comment(&docs.finish(), "//!"),
            broken(&text)
        ),
    }
}

/// Prints an operation with everything that belongs to it.
pub(super) fn operation(action: &Action, client: &ClientOptions, into: &mut String) {
    for shape in &action.enums {
        parameter_enum(shape, into);
    }
    structure(action, into);
    functions(action, into);
    write::operation(action, into);
    output_enum(action, into);
    paged(action, into);
    if client.methods {
        methods(action, into);
    }
}

/// Returns the attribute above each item of an operation.
fn gate(action: &Action) -> &'static str {
    if action.experimental {
        "#[cfg(feature = \"experimental\")]\n"
    } else {
        ""
    }
}

fn parameter_enum(shape: &ParameterEnum, into: &mut String) {
    let mut docs = Docs::default();
    docs.markdown(shape.docs.as_deref().unwrap_or("A value of a parameter."));
    _ = writeln!(into, "\nclient::parameter! {{");
    into.push_str(&indented(&comment(&docs.finish(), "///"), 4));
    _ = writeln!(into, "    {} {{", shape.name);
    for (variant, wire) in &shape.variants {
        _ = writeln!(into, "        {variant} = {wire:?},");
    }
    into.push_str("    }\n}\n");
}

/// Indents lines.
pub(super) fn indented(text: &str, by: usize) -> String {
    text.lines()
        .map(|line| format!("{}{line}\n", " ".repeat(by)))
        .collect()
}

fn structure(action: &Action, into: &mut String) {
    let has_default = required(action).is_empty();
    into.push('\n');
    into.push_str(&action.docs);
    let default = if has_default { ", Default" } else { "" };
    _ = write!(
        into,
        "{}#[derive(Clone, Debug{default}, PartialEq)]\n#[non_exhaustive]\n",
        gate(action)
    );
    into.push_str("#[must_use = \"an operation does nothing until it is sent\"]\n");
    if action.deprecated {
        into.push_str("#[deprecated]\n");
    }
    _ = writeln!(into, "pub struct {} {{", action.name);
    for argument in &action.arguments {
        into.push_str(&field_docs(argument));
        let ty = optional(&argument.ty, argument.required);
        _ = writeln!(into, "    pub {}: {ty},", argument.field);
    }
    if let Some((body, (ty, _))) = with_ty(action) {
        let mut docs = Docs::default();
        docs.markdown(body.docs.as_deref().unwrap_or("The body."));
        into.push_str(&indented(&comment(&docs.finish(), "///"), 4));
        _ = writeln!(into, "    pub body: {},", optional(ty, body.required));
    }
    into.push_str("}\n");
}

fn field_docs(argument: &Argument) -> String {
    let mut docs = Docs::default();
    let own = argument
        .docs
        .as_deref()
        .filter(|docs| !docs.trim().is_empty());
    docs.markdown(own.unwrap_or("No description."));
    if argument.deprecated {
        docs.line("Deprecated.");
    }
    indented(&comment(&docs.finish(), "///"), 4)
}

fn optional(ty: &str, required: bool) -> String {
    if required {
        ty.to_owned()
    } else {
        format!("Option<{ty}>")
    }
}

/// Returns the body, if it is a field.
fn with_ty(action: &Action) -> Option<(&Body, &(String, Takes))> {
    let body = action.body.as_ref()?;
    Some((body, body.ty.as_ref()?))
}

/// Returns the arguments of `new`: names and argument types.
pub(super) fn required(action: &Action) -> Vec<(String, String)> {
    let needed = action.arguments.iter().filter(|argument| argument.required);
    let own = needed.map(|argument| (argument.field.clone(), taken(&argument.ty, &argument.takes)));
    let body = with_ty(action).filter(|(body, _)| body.required);
    let body = body.map(|(_, (ty, takes))| ("body".to_owned(), taken(ty, takes)));
    own.chain(body).collect()
}

/// Returns the arguments of `new` with the types of the fields.
pub(super) fn owned(action: &Action) -> Vec<(String, String)> {
    let needed = action.arguments.iter().filter(|argument| argument.required);
    let own = needed.map(|argument| (argument.field.clone(), argument.ty.clone()));
    let body = with_ty(action).filter(|(body, _)| body.required);
    own.chain(body.map(|(_, (ty, _))| ("body".to_owned(), ty.clone())))
        .collect()
}

/// Returns the type of an argument of `new` or of a setter.
fn taken(ty: &str, takes: &Takes) -> String {
    match takes {
        Takes::Plain => ty.to_owned(),
        Takes::Into => format!("impl Into<{ty}>"),
        Takes::Items(item) => format!("impl IntoIterator<Item = impl Into<{item}>>"),
    }
}

/// Returns the expression that converts an argument to the value of its field.
fn value(name: &str, takes: &Takes) -> String {
    match takes {
        Takes::Plain => name.to_owned(),
        Takes::Into => format!("{name}.into()"),
        Takes::Items(_) => format!("{name}.into_iter().map(Into::into).collect()"),
    }
}

fn functions(action: &Action, into: &mut String) {
    let parameters = parameters(action);
    _ = write!(
        into,
        "\n{}impl {} {{\n    /// The operation with what it needs.\n    {}\
         pub fn new({parameters}) -> Self {{\n        Self {{\n",
        gate(action),
        action.name,
        allow(action)
    );
    for argument in &action.arguments {
        let field = &argument.field;
        match (argument.required, value(field, &argument.takes)) {
            (false, _) => _ = writeln!(into, "            {field}: None,"),
            (true, value) if value == *field => _ = writeln!(into, "            {field},"),
            (true, value) => _ = writeln!(into, "            {field}: {value},"),
        }
    }
    if let Some((body, (_, takes))) = with_ty(action) {
        let value = if body.required {
            value("body", takes)
        } else {
            "None".to_owned()
        };
        let value = if value == "body" {
            "body".to_owned()
        } else {
            format!("body: {value}")
        };
        _ = writeln!(into, "            {value},");
    }
    into.push_str("        }\n    }\n");
    for argument in action
        .arguments
        .iter()
        .filter(|argument| !argument.required)
    {
        let first = argument
            .docs
            .as_deref()
            .unwrap_or_default()
            .lines()
            .next()
            .unwrap_or_default();
        let docs = if first.trim().is_empty() {
            "Sets the value."
        } else {
            first
        };
        setter(&argument.field, &argument.ty, &argument.takes, docs, into);
    }
    if let Some((_, (ty, takes))) = with_ty(action).filter(|(body, _)| !body.required) {
        setter("body", ty, takes, "Sets the body.", into);
    }
    into.push_str("}\n");
}

fn setter(field: &str, ty: &str, takes: &Takes, docs: &str, into: &mut String) {
    let mut text = Docs::default();
    text.markdown(docs);
    _ = write!(
        into,
        "\n{}    pub fn {field}(mut self, {field}: {}) -> Self {{\n        \
         self.{field} = Some({});\n        self\n    }}\n",
        indented(&comment(&text.finish(), "///"), 4),
        taken(ty, takes),
        value(field, takes)
    );
}

fn parameters(action: &Action) -> String {
    let list = required(action);
    let list: Vec<String> = list
        .iter()
        .map(|(name, ty)| format!("{name}: {ty}"))
        .collect();
    list.join(", ")
}

/// Allows more than seven arguments, which clippy warns about.
fn allow(action: &Action) -> &'static str {
    if required(action).len() > 7 {
        "#[allow(clippy::too_many_arguments)]\n    "
    } else {
        ""
    }
}

fn output_enum(action: &Action, into: &mut String) {
    let Kind::Several(name, answers) = &action.output.kind else {
        return;
    };
    _ = write!(
        into,
        "\n{}/// What [`{}`] brings.\n#[derive(Clone, Debug, PartialEq)]\n#[non_exhaustive]\npub enum {name} {{\n",
        gate(action),
        action.name
    );
    for (answer, statuses) in answers {
        let codes: Vec<String> = statuses.iter().map(ToString::to_string).collect();
        let variant = write::variant(statuses);
        _ = writeln!(into, "    /// Status {}.", codes.join(", "));
        match answer {
            Answer::Nothing => _ = writeln!(into, "    {variant},"),
            answer => _ = writeln!(into, "    {variant}({}),", write::boxed(answer)),
        }
    }
    into.push_str("}\n");
}

fn paged(action: &Action, into: &mut String) {
    let Some(paging) = &action.paging else {
        return;
    };
    _ = write!(
        into,
        "\n{}impl client::Paged for {} {{\n    type Item = {};\n    const PAGING: client::Paging = client::Paging {{\n        \
         by: {},\n        size: {:?},\n        most: {:?},\n        items: {:?},\n        count: {:?},\n    }};\n}}\n",
        gate(action),
        action.name,
        paging.item,
        paging.by,
        paging.size,
        paging.most,
        paging.items,
        paging.count
    );
}

/// Prints a method of the client and one of the blocking client.
fn methods(action: &Action, into: &mut String) {
    let names: Vec<String> = required(action).into_iter().map(|(name, _)| name).collect();
    let parameters = parameters(action);
    let comma = if parameters.is_empty() { "" } else { ", " };
    let deprecated = if action.deprecated {
        "#[deprecated]\n    "
    } else {
        ""
    };
    let blocking = "client::blocking::Client";
    for (client, call) in [
        ("client::Client", String::new()),
        (blocking, format!(", {blocking}")),
    ] {
        _ = write!(
            into,
            "\n{}impl {client} {{\n    /// See [`{name}`].\n    {deprecated}{}\
             pub fn {}(&self{comma}{parameters}) -> client::Call<'_, {name}{call}> {{\n        \
             self.call({name}::new({}))\n    }}\n}}\n",
            gate(action),
            allow(action),
            action.method,
            names.join(", "),
            name = action.name
        );
    }
}
