//! Prints the file of one model. It decides nothing.

use quote::quote;

use super::krate::HEADER;
use super::{enums, struct_functions, struct_impls, structs, unions};
use crate::output::OutputFile;
use crate::rust::print::{doc, formatted, ident, parsed};
use crate::rust::view::{Item, Kind, Type, View};

/// Prints the file of a model.
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
