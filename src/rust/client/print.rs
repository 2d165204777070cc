//! Prints a module of operations as Rust. All decisions have been made.

use std::fmt::Write as _;

use proc_macro2::TokenStream;
use quote::quote;

use crate::config::ClientOptions;
use crate::output::OutputFile;
use crate::rust::print::{broken, comment, doc, ident, parsed};
use crate::rust::view::docs::Docs;
use crate::text::prose::code;

use super::action::Action;
use super::argument::Argument;
use super::body::Content;
use super::enums::ParameterEnum;
use super::krate::HEADER;
use super::modules::{Module, SHARED};
use super::output::{Answer, Kind};
use super::record::{self, Record, indented};
use super::{write, write_body};

/// Prints the file of a module.
pub(super) fn file(client: &ClientOptions, module: &Module<'_>, has_shared: bool) -> OutputFile {
    let mut docs = Docs::default();
    docs.markdown(module.title.unwrap_or("Operations without a tag."));
    let mut text = "use super::super::{client, models, support};\n".to_owned();
    if has_shared {
        _ = writeln!(text, "use super::{SHARED}::*;");
    }
    for action in &module.actions {
        let own = action.enums.iter().filter(|shape| !shape.shared);
        own.for_each(|shape| parameter_enum(shape, &mut text));
        text += &operation(action);
    }
    if client.methods {
        text += &broken(&methods(&module.actions));
    }
    module_file(&module.name, &docs.finish(), &text)
}

/// Prints the file of the enums that operations of several modules use.
pub(super) fn shared(enums: &[&ParameterEnum]) -> OutputFile {
    let docs = ["Values of parameters that operations of several tags have.".to_owned()];
    let mut text = "use super::super::client;\n".to_owned();
    enums
        .iter()
        .for_each(|shape| parameter_enum(shape, &mut text));
    module_file(SHARED, &docs, &text)
}

fn module_file(name: &str, docs: &[String], text: &str) -> OutputFile {
    OutputFile {
        path: format!("src/operations/{name}.rs"),
        contents: format!("{}\n{HEADER}{}", comment(docs, "//!"), text),
    }
}

/// Prints an operation with everything that belongs to it, as `sailgen` shows it.
pub(super) fn whole(action: &Action, client: &ClientOptions) -> String {
    let mut text = String::new();
    let enums = action.enums.iter();
    enums.for_each(|shape| parameter_enum(shape, &mut text));
    text += &operation(action);
    if client.methods {
        text += &broken(&methods(&[action]));
    }
    text
}

fn operation(action: &Action) -> String {
    let mut text = String::new();
    structure(action, &mut text);
    write::operation(action, &mut text);
    body_enum(action, &mut text);
    output_enum(action, &mut text);
    paged(action, &mut text);
    broken(&text)
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
    docs.markdown(shape.docs.as_deref().unwrap_or("Values of a parameter."));
    _ = writeln!(into, "client::parameter! {{");
    into.push_str(&indented(&comment(&docs.finish(), "///"), 4));
    _ = writeln!(into, "    {} {{", shape.name);
    for (variant, wire) in &shape.variants {
        _ = writeln!(into, "        {variant} = {wire:?},");
    }
    into.push_str("    }\n}\n");
}

fn structure(action: &Action, into: &mut String) {
    let fields = action.fields();
    let record = Record {
        name: &action.name,
        docs: &action.docs,
        gate: gate(action),
        attributes: match action.deprecated {
            true => "#[must_use = \"an operation does nothing until it is sent\"]\n#[deprecated]\n",
            false => "#[must_use = \"an operation does nothing until it is sent\"]\n",
        },
        new: "Creates the operation from its required arguments.",
        fields: &fields,
    };
    record.print(into);
}

/// Prints the enum of a body with several media types, and the struct of a form among them.
fn body_enum(action: &Action, into: &mut String) {
    let Some(Content::Several(_, choice)) = action.body.as_ref().map(|body| &body.content) else {
        return;
    };
    let (gate, name) = (gate(action), &choice.name);
    _ = write!(
        into,
        "\n{gate}/// The body of [`{}`], by its media type.\n#[derive(Clone, Debug, PartialEq)]\n#[non_exhaustive]\n\
         pub enum {name} {{\n",
        action.name
    );
    for variant in &choice.variants {
        let ty = match variant.is_boxed {
            true => format!("Box<{}>", variant.ty),
            false => variant.ty.clone(),
        };
        let mut docs = Docs::default();
        docs.line(code(&variant.media.name));
        into.push_str(&indented(&comment(&docs.finish(), "///"), 4));
        _ = writeln!(into, "    {}({ty}),", variant.name);
    }
    into.push_str("}\n");
    for variant in choice.variants.iter().filter(|variant| variant.converts) {
        let value = match variant.is_boxed {
            true => "Box::new(body)",
            false => "body",
        };
        _ = write!(
            into,
            "\n{gate}impl From<{}> for {name} {{\n    #[inline]\n    fn from(body: {0}) -> Self {{\n        Self::{}({value})\n    }}\n}}\n",
            variant.ty, variant.name
        );
    }
    for variant in &choice.variants {
        let Some(parts) = &variant.parts else {
            continue;
        };
        let fields: Vec<&Argument> = parts.iter().collect();
        let record = Record {
            name: &variant.ty,
            docs: &[format!("The form of [`{name}`].")],
            gate,
            attributes: "#[must_use = \"a form does nothing until it is sent\"]\n",
            new: "The form with what it needs.",
            fields: &fields,
        };
        record.print(into);
        write_body::form(&variant.ty, gate, parts, into);
    }
}

fn output_enum(action: &Action, into: &mut String) {
    let Kind::Several(name, answers) = &action.output.kind else {
        return;
    };
    _ = write!(
        into,
        "\n{}/// The result of [`{}`].\n#[derive(Clone, Debug, PartialEq)]\n#[non_exhaustive]\npub enum {name} {{\n",
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

/// Prints a method of the client and one of the blocking client for each operation. All are in one impl, because the
/// compiler looks for a method in every impl of the type.
fn methods(actions: &[&Action]) -> String {
    let blocking = quote!(client::blocking::Client);
    let mut text = String::new();
    for (client, of) in [
        (quote!(client::Client), None),
        (blocking.clone(), Some(quote!(, #blocking))),
    ] {
        let methods = actions.iter().map(|action| method(action, of.as_ref()));
        let tokens = quote! {
            impl #client {
                #(#methods)*
            }
        };
        _ = writeln!(text, "{tokens}");
    }
    text
}

/// Prints a method; `of` is the last argument of the type that it returns.
fn method(action: &Action, of: Option<&TokenStream>) -> TokenStream {
    let fields = action.fields();
    let arguments = record::required(&fields).map(|argument| ident(&argument.field));
    let (allow, parameters) = (record::allow(&fields), record::parameters(&fields));
    let (gate, name, method) = (
        parsed(gate(action)),
        ident(&action.name),
        ident(&action.method),
    );
    let docs = doc(&docs_of_method(action));
    let deprecated = action.deprecated.then(|| quote!(#[deprecated]));
    let inline = record::inline(record::required(&fields));
    quote! {
        #docs
        #gate
        #deprecated
        #allow
        #inline
        pub fn #method(&self, #parameters) -> client::Call<'_, #name #of> {
            client::Call::new(self, #name::new(#(#arguments),*))
        }
    }
}

/// Returns the summary of the operation and a link to its type.
fn docs_of_method(action: &Action) -> Vec<String> {
    let summary = action.docs.iter().take_while(|line| !line.is_empty());
    // Without a summary, the documentation begins with the id, which says no more than the name.
    let mut docs: Vec<String> = summary
        .filter(|line| **line != action.id)
        .cloned()
        .collect();
    if !docs.is_empty() {
        docs.push(String::new());
    }
    docs.push(format!("Prepares [`{}`]; see there.", action.name));
    docs
}
