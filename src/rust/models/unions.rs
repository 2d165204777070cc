//! A union: its definition, the conversions into it, and its empty value.

use proc_macro2::TokenStream;
use quote::quote;

use super::union_impls;
use crate::rust::print::expression::Code;
use crate::rust::print::{Lines, doc, ident, parsed};
use crate::rust::view::{Item, Member, Union, View};

/// The enum with its variants.
pub(super) fn definition(view: &View, item: &Item, shape: &Union) -> TokenStream {
    let (name, docs) = (ident(&item.name), doc(&item.docs));
    let visibility = parsed(&view.visibility);
    let derives = item.derives.iter().map(|path| parsed(path));
    let deprecated = item.deprecated.then(|| quote!(#[deprecated]));
    let growing = item.non_exhaustive.then(|| quote!(#[non_exhaustive]));
    let variants = shape.members.iter().map(|member| {
        let (name, ty) = (ident(&member.name), parsed(&member.text));
        let docs = doc(&member.docs);
        quote!(#docs #name(#ty),)
    });
    let unknown = shape.open.then(|| {
        quote! {
            /// JSON that fits no member, as it came.
            Unknown(serde_json::Value),
        }
    });
    let schema = item.is_described().then(|| quote!(#[schemars(untagged)]));
    quote! {
        #docs
        #[derive(#(#derives),*)]
        #schema
        #deprecated
        #growing
        #visibility enum #name { #(#variants)* #unknown }
    }
}

/// The conversions into the union, what reads and writes it, and its empty value.
pub(super) fn impls(item: &Item, shape: &Union) -> String {
    let mut lines = Lines::default();
    for member in shape.members.iter().filter(|member| member.converts) {
        conversion(&item.name, member, &mut lines);
    }
    union_impls::union(item, shape, &mut lines);
    union_impls::serialize(&item.name, shape, &mut lines);
    blank(&item.name, shape, &mut lines);
    lines.macro_call("support::union_type", &[&item.name]);
    lines.text()
}

fn conversion(name: &str, member: &Member, lines: &mut Lines) {
    let ty = &member.text;
    lines.implement(&format!("From<{ty}>"), name, |lines| {
        lines.line("#[inline]");
        let argument = format!("value: {ty}");
        lines.function("fn from(", &[&argument], "Self", |lines| {
            let variant = format!("Self::{}", member.name);
            lines.code(&Code::call(&variant, Code::plain("value")));
        });
    });
}

fn blank(name: &str, shape: &Union, lines: &mut Lines) {
    let value = match shape.blank.and_then(|at| shape.members.get(at)) {
        Some(member) => {
            let variant = format!("Self::{}", member.name);
            Code::call(&variant, Code::plain("support::blank()"))
        }
        None => Code::plain("Self::Unknown(serde_json::Value::Null)"),
    };
    lines.implement("support::Blank", name, |lines| {
        lines.line("#[inline]");
        lines.block("fn blank() -> Self {", "}", |lines| lines.code(&value));
    });
}
