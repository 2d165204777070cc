//! Prints a struct of arguments, with `new` for required ones and setters for the others. It does not know its purpose.

use std::fmt::Write as _;

use proc_macro2::TokenStream;
use quote::quote;

use crate::rust::print::{doc, ident, parsed};
use crate::rust::view::docs::Docs;

use super::argument::{Argument, Part, Takes};

/// A struct to be printed.
pub(super) struct Record<'a> {
    pub(super) name: &'a str,
    /// Its documentation, line by line.
    pub(super) docs: &'a [String],
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
        let (docs, gate, attributes) = (doc(self.docs), parsed(self.gate), parsed(self.attributes));
        let (name, constructor) = (ident(self.name), self.constructor());
        let has_default = required(self.fields).next().is_none();
        let default = has_default.then(|| quote!(, Default));
        let fields = self.fields.iter().map(|argument| {
            let (docs, field, ty) = (
                docs_of(argument),
                ident(&argument.field),
                parsed(&argument.ty),
            );
            match argument.required {
                true => quote!(#docs pub #field: #ty),
                false => quote!(#docs pub #field: Option<#ty>),
            }
        });
        let optional = self.fields.iter().filter(|argument| !argument.required);
        let setters = optional.map(|argument| setter(argument));
        let tokens = quote! {
            #docs
            #gate
            #[derive(Clone, Debug #default, PartialEq)]
            #[non_exhaustive]
            #attributes
            pub struct #name {
                #(#fields,)*
            }
            #gate
            impl #name {
                #constructor
                #(#setters)*
            }
        };
        _ = writeln!(into, "{tokens}");
    }

    fn constructor(&self) -> TokenStream {
        let docs = doc(&[self.new.to_owned()]);
        let (allow, parameters) = (allow(self.fields), parameters(self.fields));
        let inline = inline(required(self.fields));
        let fields = self.fields.iter().map(|argument| {
            let field = ident(&argument.field);
            match (argument.required, &argument.takes) {
                (false, _) => quote!(#field: None),
                (true, Takes::Plain) => quote!(#field),
                (true, _) => {
                    let value = value(argument);
                    quote!(#field: #value)
                }
            }
        });
        quote! {
            #docs
            #allow
            #inline
            pub fn new(#parameters) -> Self {
                Self { #(#fields,)* }
            }
        }
    }
}

/// Returns the arguments of `new`.
pub(super) fn required<'a>(fields: &[&'a Argument]) -> impl Iterator<Item = &'a Argument> {
    fields.iter().copied().filter(|argument| argument.required)
}

/// Returns the arguments of `new` with their types.
pub(super) fn parameters(fields: &[&Argument]) -> TokenStream {
    let list = required(fields).map(|argument| {
        let (field, ty) = (ident(&argument.field), taken(argument));
        quote!(#field: #ty)
    });
    quote!(#(#list),*)
}

/// Allows more than seven arguments, which clippy warns about.
pub(super) fn allow(fields: &[&Argument]) -> Option<TokenStream> {
    let are_many = required(fields).count() > 7;
    are_many.then(|| quote!(#[allow(clippy::too_many_arguments)]))
}

/// Returns `#[inline]` for a function of these arguments, unless it is generic anyway. A function that is neither is
/// compiled to machine code, used or not.
pub(super) fn inline<'a>(mut arguments: impl Iterator<Item = &'a Argument>) -> Option<TokenStream> {
    let is_plain = arguments.all(|argument| matches!(argument.takes, Takes::Plain));
    is_plain.then(|| quote!(#[inline]))
}

/// Indents lines.
pub(super) fn indented(text: &str, by: usize) -> String {
    text.lines()
        .map(|line| format!("{}{line}\n", " ".repeat(by)))
        .collect()
}

fn docs_of(argument: &Argument) -> TokenStream {
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
    doc(&docs.finish())
}

/// Returns the type of an argument of `new` or of a setter.
fn taken(argument: &Argument) -> TokenStream {
    let ty = parsed(&argument.ty);
    match &argument.takes {
        Takes::Plain => ty,
        Takes::Into => quote!(impl Into<#ty>),
        Takes::Items(item) => {
            let item = parsed(item);
            quote!(impl IntoIterator<Item = impl Into<#item>>)
        }
    }
}

/// Returns the expression that converts an argument to the value of its field.
fn value(argument: &Argument) -> TokenStream {
    let name = ident(&argument.field);
    match argument.takes {
        Takes::Plain => quote!(#name),
        Takes::Into => quote!(#name.into()),
        Takes::Items(_) => quote!(#name.into_iter().map(Into::into).collect()),
    }
}

fn setter(argument: &Argument) -> TokenStream {
    let own = argument.docs.as_deref().unwrap_or_default();
    let first = own.lines().next().unwrap_or_default();
    let mut docs = Docs::default();
    docs.markdown(match argument.part {
        Part::Body => "Sets the request body.",
        _ if first.trim().is_empty() => "Sets the value.",
        _ => first,
    });
    let docs = doc(&docs.finish());
    let inline = inline(std::iter::once(argument));
    let (field, ty, value) = (ident(&argument.field), taken(argument), value(argument));
    quote! {
        #docs
        #inline
        pub fn #field(mut self, #field: #ty) -> Self {
            self.#field = Some(#value);
            self
        }
    }
}
