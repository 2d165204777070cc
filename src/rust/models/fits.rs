//! What JSON a member of a union can be, as a constant expression.

use proc_macro2::TokenStream;
use quote::quote;

use crate::rust::view::Fit;

/// The expression.
pub(super) fn tokens(fit: &Fit) -> TokenStream {
    match fit {
        Fit::Any => quote!(support::Fit::Any),
        Fit::Boolean => quote!(support::Fit::Boolean),
        Fit::Integer => quote!(support::Fit::Integer),
        Fit::Number => quote!(support::Fit::Number),
        Fit::Text => quote!(support::Fit::Text),
        Fit::Map => quote!(support::Fit::Map),
        Fit::OneOf(texts) => quote!(support::Fit::OneOf(&[#(#texts),*])),
        Fit::List(items) => {
            let items = tokens(items);
            quote!(support::Fit::List(&#items))
        }
        Fit::Either(fits) => {
            let fits = fits.iter().map(tokens);
            quote!(support::Fit::Either(&[#(#fits),*]))
        }
        Fit::Object {
            required,
            optional,
            texts,
        } => {
            let texts = texts
                .iter()
                .map(|(name, texts)| quote!((#name, &[#(#texts),*])));
            quote! {
                support::Fit::Object {
                    required: &[#(#required),*],
                    optional: &[#(#optional),*],
                    texts: &[#(#texts),*],
                }
            }
        }
    }
}
