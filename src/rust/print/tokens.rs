//! Makes tokens for declarations that are written with `quote!`.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

/// Returns the tokens of a piece of Rust, such as a type. It is empty if the text is not Rust.
pub(crate) fn parsed(text: &str) -> TokenStream {
    text.parse().unwrap_or_default()
}

/// Returns an identifier, raw or not.
pub(crate) fn ident(name: &str) -> Ident {
    match name.strip_prefix("r#") {
        Some(name) => Ident::new_raw(name, Span::call_site()),
        None => Ident::new(name, Span::call_site()),
    }
}

/// Returns lines of documentation as attributes.
pub(crate) fn doc(lines: &[String]) -> TokenStream {
    let lines = lines.iter().map(|line| match line.is_empty() {
        true => String::new(),
        false => format!(" {line}"),
    });
    quote!(#(#[doc = #lines])*)
}
