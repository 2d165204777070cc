//! Prints the definition of a struct. It decides nothing.

use proc_macro2::TokenStream;
use quote::quote;

use crate::rust::print::{doc, ident, parsed};
use crate::rust::view::{Field, Item, State, Struct, View};

/// Prints the struct with its fields.
pub(super) fn definition(view: &View, item: &Item, shape: &Struct) -> TokenStream {
    let (name, docs) = (ident(&item.name), doc(&item.docs));
    let visibility = parsed(&view.visibility);
    let derives = item.derives.iter().map(|path| parsed(path));
    let deprecated = item.deprecated.then(|| quote!(#[deprecated]));
    let growing = item.non_exhaustive.then(|| quote!(#[non_exhaustive]));
    let described = item.is_described();
    let fields = shape.fields.iter().map(|field| {
        let (name, ty) = (ident(&field.name), parsed(&field.text));
        let docs = doc(&field.docs);
        let deprecated = field.facts.deprecated.then(|| quote!(#[deprecated]));
        let schema = described.then(|| field_schema(field));
        quote!(#docs #deprecated #schema #visibility #name: #ty,)
    });
    let rest = shape.rest.as_ref().map(|rest| {
        let (name, ty) = (ident(&rest.name), parsed(&rest.ty.text));
        let docs = format!(" {}", rest.docs);
        let schema = described.then(|| quote!(#[schemars(flatten)]));
        quote!(#[doc = #docs] #schema #visibility #name: #ty,)
    });
    quote! {
        #docs
        #[derive(#(#derives),*)]
        #deprecated
        #growing
        #visibility struct #name { #(#fields)* #rest }
    }
}

/// Returns the `schemars` attribute of a field: its name on the wire and, for `Patch`, the type to
/// describe instead.
fn field_schema(field: &Field) -> TokenStream {
    let name = &field.wire_name;
    match field.state {
        State::Patch => {
            let held = format!("Option<{}>", field.held());
            quote!(#[schemars(rename = #name, with = #held)])
        }
        _ => quote!(#[schemars(rename = #name)]),
    }
}
