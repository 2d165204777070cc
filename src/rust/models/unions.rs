//! A union: its definition, the conversions into it, and its empty value.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::union_impls;
use crate::rust::print::{doc, ident, parsed};
use crate::rust::view::{Item, Member, Union, View};

/// The enum with its impls.
pub(super) fn tokens(view: &View, item: &Item, shape: &Union) -> TokenStream {
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
    let converting = shape.members.iter().filter(|member| member.converts);
    let conversions = converting.map(|member| conversion(&name, member));
    let union = union_impls::union(item, shape);
    let serialize = union_impls::serialize(&name, shape);
    let blank = blank(&name, shape);
    quote! {
        #docs
        #[derive(#(#derives),*)]
        #deprecated
        #growing
        #visibility enum #name { #(#variants)* #unknown }

        #(#conversions)*
        #union
        #serialize
        #blank
        support::union_type!(#name);
    }
}

fn conversion(name: &Ident, member: &Member) -> TokenStream {
    let (variant, ty) = (ident(&member.name), parsed(&member.text));
    quote! {
        impl From<#ty> for #name {
            #[inline]
            fn from(value: #ty) -> Self {
                Self::#variant(value)
            }
        }
    }
}

fn blank(name: &Ident, shape: &Union) -> TokenStream {
    let value = match shape.blank.and_then(|at| shape.members.get(at)) {
        Some(member) => {
            let variant = ident(&member.name);
            quote!(Self::#variant(support::blank()))
        }
        None => quote!(Self::Unknown(serde_json::Value::Null)),
    };
    quote! {
        impl support::Blank for #name {
            #[inline]
            fn blank() -> Self {
                #value
            }
        }
    }
}
