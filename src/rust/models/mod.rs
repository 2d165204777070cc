//! `View` → the files of a crate of models: one for each model, and those around them. It decides nothing.

mod enums;
mod fits;
mod krate;
mod manifest;
mod one_file;
mod struct_functions;
mod struct_impls;
mod structs;
mod union_impls;
mod unions;

pub(crate) use one_file::MODELS;

use quote::quote;

use crate::config::Layout;
use crate::output::OutputFile;
use crate::parallel;
use crate::rust::print::{doc, formatted, ident, parsed};
use crate::rust::view::{Item, Kind, Type, View};

use krate::HEADER;

/// The models as a crate, or as one file for `include!`.
pub(crate) fn files(view: &View) -> Vec<OutputFile> {
    let items: Vec<&Item> = view.generated().collect();
    let mut files = parallel::each(&items, |item| file(view, item));
    files.push(manifest::file(&view.krate));
    files.extend(krate::files(view));
    match view.krate.layout {
        Layout::Crate => files,
        Layout::File => {
            let reexport = view.visible("use models::*;");
            vec![one_file::joined(&files, HEADER, &reexport)]
        }
    }
}

/// The file of a model.
pub(crate) fn file(view: &View, item: &Item) -> OutputFile {
    let body = match &item.kind {
        Kind::Struct(shape) => {
            formatted(structs::definition(view, item, shape))
                + &struct_functions::text(view, item, shape)
                + &struct_impls::impls(item, shape)
        }
        Kind::Enum(shape) => {
            formatted(enums::definition(view, item, shape)) + &enums::impls(view, item, shape)
        }
        Kind::Union(shape) => {
            formatted(unions::definition(view, item, shape)) + &unions::impls(item, shape)
        }
        Kind::Alias(ty) => alias(view, item, ty),
    };
    let imports = item.imports.iter();
    let imports: String = imports.map(|path| format!("use {path};\n")).collect();
    let gap = if imports.is_empty() { "" } else { "\n" };
    OutputFile {
        path: format!("src/models/{}.rs", item.module),
        contents: format!("{HEADER}{imports}{gap}{body}"),
    }
}

fn alias(view: &View, item: &Item, ty: &Type) -> String {
    let (name, ty) = (ident(&item.name), parsed(&ty.text));
    let (docs, visibility) = (doc(&item.docs), parsed(&view.visibility));
    formatted(quote!(#docs #visibility type #name = #ty;))
}
