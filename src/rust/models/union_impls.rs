//! The impls that read and write a union.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::fits;
use crate::rust::print::ident;
use crate::rust::view::{Item, Member, Union};

/// What the union tells the support module, and how it reads a member.
pub(super) fn union(item: &Item, shape: &Union) -> TokenStream {
    let (name, text) = (ident(&item.name), &item.published);
    let tag = match &shape.tag {
        Some(property) => quote!(Some(#property)),
        None => quote!(None),
    };
    let exclusive = shape.exclusive;
    let members = shape.members.iter().map(|member| {
        let (name, tags) = (&member.name, &member.tags);
        let fit = fits::tokens(&member.fit);
        quote!(support::Member { name: #name, tags: &[#(#tags),*], fit: #fit })
    });
    let number = match shape.members.len() {
        0 | 1 => quote!(_number),
        _ => quote!(number),
    };
    let read = read(shape);
    let unknown = unknown(text, shape.open);
    quote! {
        impl support::Union for #name {
            const NAME: &'static str = #text;
            const TAG: Option<&'static str> = #tag;
            const EXCLUSIVE: bool = #exclusive;
            const MEMBERS: &'static [support::Member] = &[#(#members),*];

            #[inline]
            fn read(#number: usize, json: &serde_json::Value) -> Result<Self, serde_json::Error> {
                #read
            }

            #[inline]
            #unknown
        }
    }
}

/// How the member of a number is read.
fn read(shape: &Union) -> TokenStream {
    let tag = shape.tag.as_deref();
    match &shape.members[..] {
        [] => quote!(Ok(Self::Unknown(json.clone()))),
        [only] => read_member(only, tag),
        [others @ .., last] => {
            let arms = others.iter().enumerate().map(|(number, member)| {
                let (number, value) = (Literal::usize_unsuffixed(number), read_member(member, tag));
                quote!(#number => #value,)
            });
            let last = read_member(last, tag);
            quote!(match number { #(#arms)* _ => #last, })
        }
    }
}

fn read_member(member: &Member, tag: Option<&str>) -> TokenStream {
    let name = ident(&member.name);
    match tag {
        Some(tag) if member.writes_tag && member.keeps_tag => {
            quote!(support::member_without(json, #tag).map(Self::#name))
        }
        _ => quote!(support::member(json).map(Self::#name)),
    }
}

/// What becomes of JSON that fits no member.
fn unknown(published: &str, open: bool) -> TokenStream {
    if open {
        return quote! {
            fn unknown(json: serde_json::Value, _tried: String) -> Result<Self, String> {
                Ok(Self::Unknown(json))
            }
        };
    }
    let message = format!("fits no member of {published}: ");
    quote! {
        fn unknown(_json: serde_json::Value, tried: String) -> Result<Self, String> {
            Err(#message.to_owned() + &tried)
        }
    }
}

/// How a member is written: with its tag, where it does not hold that itself.
pub(super) fn serialize(name: &Ident, shape: &Union) -> TokenStream {
    let arms = shape.members.iter().map(|member| {
        let name = ident(&member.name);
        match (&shape.tag, &member.tags[..]) {
            (Some(property), [tag, ..]) if member.writes_tag => {
                // A box derefs to what it holds.
                let value = match member.boxed {
                    true => quote!(&**value),
                    false => quote!(value),
                };
                quote!(Self::#name(value) => support::write_tagged(#value, #property, #tag, json),)
            }
            _ => quote!(Self::#name(value) => value.serialize(json),),
        }
    });
    let unknown = shape
        .open
        .then(|| quote!(Self::Unknown(value) => value.serialize(json),));
    quote! {
        impl serde::Serialize for #name {
            fn serialize<S: serde::Serializer>(&self, json: S) -> Result<S::Ok, S::Error> {
                match self { #(#arms)* #unknown }
            }
        }
    }
}
