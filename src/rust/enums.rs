//! An enum of the IR → a Rust enum that keeps values it does not know.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::api::{Enum, EnumValue, ModelId, Type, Value};
use crate::rust::docs::Docs;
use crate::rust::lines::{Lines, quoted};
use crate::rust::plan::Plan;
use crate::rust::view::ident::{Scope, variant_name};
use crate::rust::{ident, parsed};
use crate::text::prose;

/// The variant for values that the spec does not list.
pub(crate) const UNKNOWN: &str = "Unknown";

/// What the values are, and so which functions the enum has.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Kind {
    Text,
    Integer,
    Json,
}

#[cfg(feature = "pages")]
impl Kind {
    /// A value as it is on the wire.
    pub(crate) fn json(self, value: &Value) -> Value {
        match self {
            Kind::Text => Value::String(wire(value, self)),
            Kind::Integer => {
                integer(value).map_or_else(|| value.clone(), |number| Value::Integer(number.into()))
            }
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
    EnumView {
        kind,
        variants,
        open,
    }
}

/// The enum; behind it, what reads and writes it.
pub(crate) fn code(
    plan: &Plan<'_>,
    id: ModelId,
    shape: &Enum,
    docs: &Docs,
) -> (TokenStream, String) {
    let view = view(plan, id, shape);
    (definition(plan, id, &view, docs), impls(plan, id, &view))
}

fn definition(plan: &Plan<'_>, id: ModelId, view: &EnumView<'_>, docs: &Docs) -> TokenStream {
    let model = &plan.api[id];
    let EnumView {
        kind,
        variants,
        open,
    } = view;
    let name = ident(plan.type_name(id));
    let visibility = parsed(&plan.options.visibility);
    let docs = docs.tokens();
    let derives = plan.derives(&["Clone", "Debug", "PartialEq", "Eq", "Hash"]);
    let deprecated = model.deprecated.then(|| quote!(#[deprecated]));
    let growing = open.then(|| quote!(#[non_exhaustive]));
    let definitions = variants.iter().map(variant);
    let unknown_definition = open.then(|| {
        let (unknown, ty) = (ident(UNKNOWN), parsed(kind.words().ty));
        quote! {
            /// A value that the schema does not list, as it came.
            #unknown(#ty),
        }
    });
    quote! {
        #docs
        #[derive(#(#derives),*)]
        #deprecated
        #growing
        #visibility enum #name { #(#definitions)* #unknown_definition }
    }
}

/// The list of all values, the function that gives the value on the wire, and the macro that does the rest.
fn impls(plan: &Plan<'_>, id: ModelId, view: &EnumView<'_>) -> String {
    let name = plan.type_name(id);
    let words = view.kind.words();
    let mut lines = Lines::default();
    lines.inherent(name, |lines| {
        lines.line("/// Every value that the schema lists.");
        let all: Vec<String> = view
            .variants
            .iter()
            .map(|variant| format!("Self::{}", variant.name))
            .collect();
        let all: Vec<&str> = all.iter().map(String::as_str).collect();
        lines.constant(&plan.visible("const ALL: &'static [Self]"), &all);
        lines.line(&format!("/// The {} on the wire.", words.noun));
        lines.line("#[inline]");
        lines.line("#[must_use]");
        lines.block(&format!("pub fn {} {{", words.signature), "}", |lines| {
            lines.block("match self {", "}", |lines| {
                for variant in &view.variants {
                    let value = view.kind.expression(&variant.value.value);
                    lines.arm(&format!("Self::{}", variant.name), &value);
                }
                if view.open {
                    lines.arm(
                        &format!("Self::{UNKNOWN}({})", words.binding),
                        words.unknown,
                    );
                }
            });
        });
    });
    let arguments: &[&str] = if view.open { &[name, UNKNOWN] } else { &[name] };
    lines.macro_call(words.call, arguments);
    lines.text()
}

/// How the code of an enum of one kind differs from that of the others.
struct Words {
    /// The type of a value that the schema does not list.
    ty: &'static str,
    /// What a value on the wire is.
    noun: &'static str,
    /// What a value that the schema does not list is called.
    binding: &'static str,
    /// The value on the wire of what is bound by that name.
    unknown: &'static str,
    signature: &'static str,
    call: &'static str,
}

impl Kind {
    fn words(self) -> Words {
        match self {
            Kind::Text => Words {
                ty: "String",
                noun: "text",
                binding: "text",
                unknown: "text",
                signature: "as_str(&self) -> &str",
                call: "support::string_enum",
            },
            Kind::Integer => Words {
                ty: "i64",
                noun: "number",
                binding: "number",
                unknown: "*number",
                signature: "as_i64(&self) -> i64",
                call: "support::integer_enum",
            },
            Kind::Json => Words {
                ty: "serde_json::Value",
                noun: "value",
                binding: "json",
                unknown: "json.clone()",
                signature: "to_json(&self) -> serde_json::Value",
                call: "support::json_enum",
            },
        }
    }

    /// A value on the wire, in Rust.
    fn expression(self, value: &Value) -> String {
        match self {
            Kind::Text => quoted(&wire(value, self)),
            Kind::Integer => match integer(value).unwrap_or_default() {
                i64::MIN => "i64::MIN".to_owned(),
                number => number.to_string(),
            },
            Kind::Json => format!("support::parsed({})", quoted(&value.to_string())),
        }
    }
}

fn kind(shape: &Enum) -> Kind {
    match shape.base {
        Type::String(_) => Kind::Text,
        Type::Integer(_)
            if shape
                .values
                .iter()
                .all(|value| integer(&value.value).is_some()) =>
        {
            Kind::Integer
        }
        Type::Any | Type::Object
            if shape
                .values
                .iter()
                .all(|value| matches!(value.value, Value::String(_) | Value::Ambiguous { .. })) =>
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
    for value in shape
        .values
        .iter()
        .filter(|value| seen.insert(wire(&value.value, kind)))
    {
        variants.push(Variant {
            name: ident(&scope.claim(variant_name(&text(value)))),
            value,
        });
    }
    variants
}

/// Each value, the name of its variant if no other has it, and the name that it has.
#[cfg(feature = "lint")]
pub(crate) fn names(shape: &Enum) -> Vec<(String, String, String)> {
    let kind = kind(shape);
    let name = |variant: Variant<'_>| {
        (
            wire(&variant.value.value, kind),
            variant_name(&text(variant.value)),
            variant.name.to_string(),
        )
    };
    variants(shape, kind).into_iter().map(name).collect()
}

/// What a variant is named after.
fn text(value: &EnumValue) -> String {
    value
        .name
        .clone()
        .or_else(|| value.value.text())
        .unwrap_or_else(|| value.value.to_string())
}

fn variant(variant: &Variant<'_>) -> TokenStream {
    let name = &variant.name;
    let mut docs = Docs::default();
    docs.markdown(variant.value.docs.as_deref().unwrap_or_default());
    docs.line(prose::code(
        &variant
            .value
            .value
            .text()
            .unwrap_or_else(|| variant.value.value.to_string()),
    ));
    let docs = docs.tokens();
    quote!(#docs #name,)
}
