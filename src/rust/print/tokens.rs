//! Builds the tokens of declarations and prints them. It decides nothing.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

#[cfg(feature = "pretty")]
use super::layout;

/// Prints the tokens as lines.
#[cfg(not(feature = "pretty"))]
pub(crate) use super::plain::printed as formatted;

/// Prints the tokens in the layout of rustfmt. Tokens that cannot be parsed are printed as they
/// are, so that the compiler reports the error.
#[cfg(feature = "pretty")]
pub(crate) fn formatted(tokens: TokenStream) -> String {
    // Cloning tokens is cheap; printing them is not.
    match syn::parse2(tokens.clone()) {
        Ok(file) => layout::settled(&prettyplease::unparse(&file)),
        Err(_) => tokens.to_string(),
    }
}

/// Breaks the long lines of a file. A file that cannot be parsed stays as it is, so that the
/// compiler reports the error.
#[cfg(all(feature = "client", feature = "pretty"))]
pub(crate) fn broken(text: &str) -> String {
    let file = syn::parse_file(text);
    file.map_or_else(|_| text.to_owned(), |file| prettyplease::unparse(&file))
}

/// Returns a file as it is: without the feature `pretty`, the output is not meant to be read.
#[cfg(all(feature = "client", not(feature = "pretty")))]
pub(crate) fn broken(text: &str) -> String {
    text.to_owned()
}

/// Parses a piece of Rust, such as a type.
pub(crate) fn parsed(text: &str) -> TokenStream {
    text.parse().unwrap_or_default()
}

/// Returns an identifier, raw if it starts with `r#`.
pub(crate) fn ident(name: &str) -> Ident {
    match name.strip_prefix("r#") {
        Some(name) => Ident::new_raw(name, Span::call_site()),
        None => Ident::new(name, Span::call_site()),
    }
}

/// Returns documentation as attributes.
pub(crate) fn doc(lines: &[String]) -> TokenStream {
    let lines = lines.iter().map(|line| match line.is_empty() {
        true => String::new(),
        false => format!(" {line}"),
    });
    quote!(#(#[doc = #lines])*)
}

/// Returns documentation as comments that start with `mark`.
pub(crate) fn comment(lines: &[String], mark: &str) -> String {
    let lines = lines.iter();
    lines
        .map(|line| format!("{mark} {line}").trim_end().to_owned() + "\n")
        .collect()
}
