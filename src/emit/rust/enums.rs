//! An enum of the IR → a Rust enum that keeps values it does not know.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use crate::emit::prose::code;
use crate::emit::rust::docs::Docs;
use crate::emit::rust::ident::{Scope, variant_name};
use crate::emit::rust::plan::Plan;
use crate::emit::rust::{ident, parsed};
use crate::ir::{Enum, EnumValue, ModelId, Type, Value};

/// The variant for values that the spec does not list.
pub(crate) const UNKNOWN: &str = "Unknown";

/// What the values are, and so which functions the enum has.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Kind {
    Text,
    Integer,
    Json,
}

impl Kind {
    /// A value as it is on the wire.
    pub(crate) fn json(self, value: &Value) -> Value {
        match self {
            Kind::Text => Value::String(wire(value, self)),
            Kind::Integer => integer(value).map_or_else(|| value.clone(), |number| Value::Integer(number.into())),
            Kind::Json => value.clone(),
        }
    }
}

/// A variant and its value.
pub(crate) struct Variant<'a> {
    pub(crate) name: Ident,
    pub(crate) value: &'a EnumValue,
}

/// An enum as it will be written.
pub(crate) struct EnumView<'a> {
    pub(crate) kind: Kind,
    pub(crate) variants: Vec<Variant<'a>>,
    /// There is a variant for values that the spec does not list.
    pub(crate) open: bool,
}

/// The variants of an enum, in order.
pub(crate) fn view<'a>(plan: &Plan<'_>, id: ModelId, shape: &'a Enum) -> EnumView<'a> {
    let kind = kind(shape);
    let variants = variants(shape, kind);
    // An enum without values could never be read closed.
    let open = plan.is_open(&plan.api[id], plan.options.enums) || variants.is_empty();
    EnumView { kind, variants, open }
}

/// The enum with its impls.
pub(crate) fn tokens(plan: &Plan<'_>, id: ModelId, shape: &Enum, docs: &Docs) -> TokenStream {
    let model = &plan.api[id];
    let EnumView { kind, variants, open } = view(plan, id, shape);
    let name = ident(plan.type_name(id));
    let visibility = parsed(&plan.options.visibility);
    let docs = docs.tokens();
    let derives = plan.derives(&["Clone", "Debug", "PartialEq", "Eq", "Hash"]);
    let deprecated = model.deprecated.then(|| quote!(#[deprecated]));
    let growing = open.then(|| quote!(#[non_exhaustive]));
    let definitions = variants.iter().map(|variant| definition(variant));
    let (unknown_type, unknown_value) = unknown(kind);
    let unknown = ident(UNKNOWN);
    let unknown_definition = open.then(|| {
        quote! {
            /// A value that the schema does not list, as it came.
            #unknown(#unknown_type),
        }
    });
    let all = variants.iter().map(|variant| &variant.name);
    let reader = reader(kind, &variants, open.then_some(unknown_value));
    let call = call(kind, &name, open);
    quote! {
        #docs
        #[derive(#(#derives),*)]
        #deprecated
        #growing
        #visibility enum #name { #(#definitions)* #unknown_definition }

        impl #name {
            /// Every value that the schema lists.
            #visibility const ALL: &'static [Self] = &[#(Self::#all),*];

            #reader
        }

        #call
    }
}

fn kind(shape: &Enum) -> Kind {
    match shape.base {
        Type::String(_) => Kind::Text,
        Type::Integer(_) if shape.values.iter().all(|value| integer(&value.value).is_some()) => Kind::Integer,
        Type::Any
            if shape.values.iter().all(|value| matches!(value.value, Value::String(_) | Value::Ambiguous { .. })) =>
        {
            Kind::Text
        }
        _ => Kind::Json,
    }
}

fn integer(value: &Value) -> Option<i64> {
    match value {
        Value::Integer(value) => i64::try_from(*value).ok(),
        Value::String(text) | Value::Ambiguous { text, .. } => text.parse().ok(),
        _ => None,
    }
}

/// What tells two values apart on the wire.
fn wire(value: &Value, kind: Kind) -> String {
    match kind {
        Kind::Text => value.text().unwrap_or_else(|| value.to_string()),
        Kind::Integer => integer(value).unwrap_or_default().to_string(),
        Kind::Json => value.to_string(),
    }
}

fn variants<'a>(shape: &'a Enum, kind: Kind) -> Vec<Variant<'a>> {
    let mut scope = Scope::default();
    scope.claim(UNKNOWN.to_owned());
    let mut seen = std::collections::HashSet::new();
    let mut variants = Vec::new();
    for value in shape.values.iter().filter(|value| seen.insert(wire(&value.value, kind))) {
        variants.push(Variant { name: ident(&scope.claim(variant_name(&text(value)))), value });
    }
    variants
}

/// Each value, the name of its variant if no other has it, and the name that it has.
pub(crate) fn names(shape: &Enum) -> Vec<(String, String, String)> {
    let kind = kind(shape);
    let name = |variant: Variant<'_>| {
        (wire(&variant.value.value, kind), variant_name(&text(variant.value)), variant.name.to_string())
    };
    variants(shape, kind).into_iter().map(name).collect()
}

/// What a variant is named after.
fn text(value: &EnumValue) -> String {
    value.name.clone().or_else(|| value.value.text()).unwrap_or_else(|| value.value.to_string())
}

fn definition(variant: &Variant<'_>) -> TokenStream {
    let name = &variant.name;
    let mut docs = Docs::default();
    docs.markdown(variant.value.docs.as_deref().unwrap_or_default());
    docs.line(code(&variant.value.value.text().unwrap_or_else(|| variant.value.value.to_string())));
    let docs = docs.tokens();
    quote!(#docs #name,)
}

fn unknown(kind: Kind) -> (TokenStream, TokenStream) {
    match kind {
        Kind::Text => (quote!(String), quote!(text)),
        Kind::Integer => (quote!(i64), quote!(*number)),
        Kind::Json => (quote!(serde_json::Value), quote!(json.clone())),
    }
}

/// The function that gives the value on the wire.
fn reader(kind: Kind, variants: &[Variant<'_>], unknown: Option<TokenStream>) -> TokenStream {
    let arms = variants.iter().map(|variant| {
        let (name, value) = (&variant.name, &variant.value.value);
        let value = match kind {
            Kind::Text => proc_macro2::TokenTree::from(Literal::string(&wire(value, kind))).into(),
            Kind::Integer => signed(integer(value).unwrap_or_default()),
            Kind::Json => {
                let json = Literal::string(&value.to_string());
                quote!(support::parsed(#json))
            }
        };
        quote!(Self::#name => #value,)
    });
    let binding = match kind {
        Kind::Text => quote!(text),
        Kind::Integer => quote!(number),
        Kind::Json => quote!(json),
    };
    let other = unknown.map(|value| quote!(Self::Unknown(#binding) => #value,));
    let (docs, signature) = match kind {
        Kind::Text => (" The text on the wire.", quote!(as_str(&self) -> &str)),
        Kind::Integer => (" The number on the wire.", quote!(as_i64(&self) -> i64)),
        Kind::Json => (" The value on the wire.", quote!(to_json(&self) -> serde_json::Value)),
    };
    quote! {
        #[doc = #docs]
        #[inline]
        #[must_use]
        pub fn #signature {
            match self { #(#arms)* #other }
        }
    }
}

fn signed(number: i64) -> TokenStream {
    let digits = Literal::u64_unsuffixed(number.unsigned_abs());
    match number {
        i64::MIN => quote!(i64::MIN),
        number if number < 0 => quote!(-#digits),
        _ => quote!(#digits),
    }
}

fn call(kind: Kind, name: &Ident, open: bool) -> TokenStream {
    let unknown = open.then(|| {
        let unknown = ident(UNKNOWN);
        quote!(, #unknown)
    });
    match kind {
        Kind::Text => quote!(support::string_enum!(#name #unknown);),
        Kind::Integer => quote!(support::integer_enum!(#name #unknown);),
        Kind::Json => quote!(support::json_enum!(#name #unknown);),
    }
}
