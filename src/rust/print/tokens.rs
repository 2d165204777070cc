//! Tokens of what is declared, and their text.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

#[cfg(feature = "pretty")]
use super::layout;

/// The tokens as lines.
#[cfg(not(feature = "pretty"))]
pub(crate) use super::plain::printed as formatted;

/// The tokens as rustfmt has them. What cannot be parsed is printed as it is, so that the compiler shows where.
#[cfg(feature = "pretty")]
pub(crate) fn formatted(tokens: TokenStream) -> String {
    // A copy of tokens is cheap; their text is not.
    match syn::parse2(tokens.clone()) {
        Ok(file) => layout::settled(&prettyplease::unparse(&file)),
        Err(_) => tokens.to_string(),
    }
}

/// A file with its long lines broken. What cannot be parsed stays as it is, so that the compiler shows where.
#[cfg(all(feature = "client", feature = "pretty"))]
pub(crate) fn broken(text: &str) -> String {
    let file = syn::parse_file(text);
    file.map_or_else(|_| text.to_owned(), |file| prettyplease::unparse(&file))
}

/// A file as it is: long lines hurt nobody who does not read them.
#[cfg(all(feature = "client", not(feature = "pretty")))]
pub(crate) fn broken(text: &str) -> String {
    text.to_owned()
}

/// A piece of Rust, such as a type.
pub(crate) fn parsed(text: &str) -> TokenStream {
    text.parse().unwrap_or_default()
}

/// An identifier, raw or not.
pub(crate) fn ident(name: &str) -> Ident {
    match name.strip_prefix("r#") {
        Some(name) => Ident::new_raw(name, Span::call_site()),
        None => Ident::new(name, Span::call_site()),
    }
}

/// Documentation as attributes.
pub(crate) fn doc(lines: &[String]) -> TokenStream {
    let lines = lines.iter().map(|line| match line.is_empty() {
        true => String::new(),
        false => format!(" {line}"),
    });
    quote!(#(#[doc = #lines])*)
}

/// Documentation as comments that begin with `mark`.
pub(crate) fn comment(lines: &[String], mark: &str) -> String {
    let lines = lines.iter();
    lines
        .map(|line| format!("{mark} {line}").trim_end().to_owned() + "\n")
        .collect()
}
