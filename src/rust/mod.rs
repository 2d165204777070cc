//! `Api` → a crate of Rust models: one file per model over a small `support` module. It writes no file and knows no YAML.

#[cfg(feature = "client")]
mod client;
pub(super) mod docs;
pub(super) mod enums;
pub(super) mod field_docs;
mod krate;
mod layout;
mod lines;
#[cfg(feature = "lint")]
mod numbered;
mod one_file;
pub(super) mod plan;
mod struct_functions;
mod struct_impls;
pub(super) mod structs;
pub(super) mod types;
pub(super) mod unions;
pub(super) mod view;

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use crate::api::{Api, Model, ModelId, Shape, Type};
#[cfg(feature = "client")]
use crate::config::ClientOptions;
use crate::config::{Layout, RustOptions};
use crate::output::OutputFile;
use crate::parallel;

use docs::Docs;
use plan::Plan;
use types::Imports;

#[cfg(feature = "client")]
pub(crate) use client::CLIENT;
#[cfg(feature = "pages")]
pub(super) use krate::kind;
#[cfg(feature = "lint")]
pub(crate) use numbered::numbered;
pub(crate) use one_file::MODELS;

/// The models as a crate, or as one file for `include!`.
#[must_use]
pub fn emit(api: &Api, options: &RustOptions) -> Vec<OutputFile> {
    let plan = Plan::new(api, options);
    let mut files = models(&plan);
    files.extend(krate::files(&plan));
    match options.layout {
        Layout::Crate => files,
        Layout::File => vec![one_file::joined(
            &files,
            krate::HEADER,
            &plan.visible("use models::*;"),
        )],
    }
}

/// The models with the client of their operations: a crate, or two files for `include!`.
#[cfg(feature = "client")]
#[must_use]
pub fn emit_with_client(
    api: &Api,
    options: &RustOptions,
    client: &ClientOptions,
) -> Vec<OutputFile> {
    let mut files = emit(api, options);
    client::extend(api, options, client, &mut files);
    files
}

/// The Rust name of each model, in the order of the models.
#[must_use]
pub fn type_names(api: &Api, options: &RustOptions) -> Vec<String> {
    Plan::new(api, options).types
}

/// One model, as it stands in its file.
#[must_use]
pub fn model(api: &Api, id: ModelId, options: &RustOptions) -> String {
    model_file(&Plan::new(api, options), id).contents
}

/// One file per model, made side by side.
fn models(plan: &Plan<'_>) -> Vec<OutputFile> {
    let generated = plan
        .api
        .models()
        .filter(|(_, model)| plan.is_generated(model));
    let ids: Vec<ModelId> = generated.map(|(id, _)| id).collect();
    parallel::each(&ids, |&id| model_file(plan, id))
}

fn model_file(plan: &Plan<'_>, id: ModelId) -> OutputFile {
    let model = &plan.api[id];
    let mut imports = Imports::default();
    let docs = model_docs(plan, id, model);
    let (tokens, impls) = match &model.shape {
        Shape::Struct(shape) => structs::code(plan, id, shape, &mut imports, &docs),
        Shape::Enum(shape) => enums::code(plan, id, shape, &docs),
        Shape::Union(shape) => (
            unions::tokens(plan, id, shape, &mut imports, &docs),
            String::new(),
        ),
        Shape::Alias(ty) => (alias(plan, id, ty, &mut imports, &docs), String::new()),
    };
    // The impls of every type of ours speak of the module; an alias only sometimes does.
    imports.support_module |= !matches!(model.shape, Shape::Alias(_));
    let uses = imports.lines(plan.type_name(id));
    let body = formatted(tokens);
    let gap = if uses.is_empty() { "" } else { "\n" };
    let contents = format!("{}{uses}{gap}{body}{impls}", krate::HEADER);
    OutputFile {
        path: format!("src/models/{}.rs", plan.modules[id.0 as usize]),
        contents,
    }
}

fn alias(
    plan: &Plan<'_>,
    id: ModelId,
    ty: &Type,
    imports: &mut Imports,
    docs: &Docs,
) -> TokenStream {
    let (name, ty) = (
        ident(plan.type_name(id)),
        parsed(&plan.rust_type(ty, imports)),
    );
    let (docs, visibility) = (docs.tokens(), parsed(&plan.options.visibility));
    quote!(#docs #visibility type #name = #ty;)
}

/// What the schema says of itself, else its title; then its example, and where its page is.
fn model_docs(plan: &Plan<'_>, id: ModelId, model: &Model) -> Docs {
    let mut docs = Docs::default();
    let own = model
        .docs
        .as_deref()
        .or(model.title.as_deref())
        .filter(|text| !text.trim().is_empty());
    docs.markdown(own.unwrap_or(&model.name));
    if let Some(example) = model.example.as_ref().filter(|_| plan.options.doc_examples) {
        docs.line("Example:").json(&example.to_string());
    }
    if let Some(pages) = &plan.options.pages {
        docs.line(format!(
            "[Reference page]({}/{})",
            pages.trim_end_matches('/'),
            plan.slugs[id.0 as usize]
        ));
    }
    docs
}

/// What cannot be parsed is printed as it is, so that the compiler shows where.
fn formatted(tokens: TokenStream) -> String {
    // A copy of tokens is cheap; their text is not.
    match syn::parse2(tokens.clone()) {
        Ok(file) => layout::settled(&prettyplease::unparse(&file)),
        Err(_) => tokens.to_string(),
    }
}

/// A piece of Rust, such as a type.
fn parsed(text: &str) -> TokenStream {
    text.parse().unwrap_or_default()
}

/// An identifier, raw or not.
fn ident(name: &str) -> Ident {
    match name.strip_prefix("r#") {
        Some(name) => Ident::new_raw(name, Span::call_site()),
        None => Ident::new(name, Span::call_site()),
    }
}
