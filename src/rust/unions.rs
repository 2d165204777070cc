//! A union of the IR → a Rust enum with one variant for each member, and one for what fits none.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use crate::api::{Additional, Enum, Field, Member, ModelId, Shape, Struct, Type, Union};
use crate::rust::docs::Docs;
use crate::rust::plan::Plan;
use crate::rust::types::Imports;
use crate::rust::view::ident::{Scope, variant_name};
use crate::rust::{ident, parsed};

/// How deep a union looks into the types of its members.
const DEPTH: usize = 4;

/// A variant: a member, or one of the tags of a member that does not hold its tag itself.
pub(crate) struct Variant<'a> {
    pub(crate) name: Ident,
    pub(crate) member: &'a Member,
    pub(crate) ty: String,
    /// The tags that choose it.
    pub(crate) tags: &'a [String],
    /// The member has no field for the tag: the union writes it.
    pub(crate) writes_tag: bool,
    /// The member keeps undeclared fields, and would keep the tag as one.
    keeps_tag: bool,
}

/// A union as it will be written.
pub(crate) struct UnionView<'a> {
    pub(crate) variants: Vec<Variant<'a>>,
    /// There is a variant for JSON that fits no member.
    pub(crate) open: bool,
}

/// The variants of a union, in order.
pub(crate) fn view<'a>(
    plan: &Plan<'_>,
    id: ModelId,
    shape: &'a Union,
    imports: &mut Imports,
) -> UnionView<'a> {
    let variants = variants(plan, shape, imports);
    let open = plan.is_open(&plan.api[id], plan.options.unions) || variants.is_empty();
    UnionView { variants, open }
}

/// The enum with its impls.
pub(crate) fn tokens(
    plan: &Plan<'_>,
    id: ModelId,
    shape: &Union,
    imports: &mut Imports,
    docs: &Docs,
) -> TokenStream {
    let model = &plan.api[id];
    let UnionView { variants, open } = view(plan, id, shape, imports);
    let name = ident(plan.type_name(id));
    let visibility = parsed(&plan.options.visibility);
    let docs = docs.tokens();
    let derives = plan.derives(&["Clone", "Debug", "PartialEq"]);
    let deprecated = model.deprecated.then(|| quote!(#[deprecated]));
    let growing = open.then(|| quote!(#[non_exhaustive]));
    let definitions = variants.iter().map(definition);
    let unknown = open.then(|| {
        quote! {
            /// JSON that fits no member, as it came.
            Unknown(serde_json::Value),
        }
    });
    let conversions = conversions(&name, &variants);
    let union = union_impl(plan, id, shape, &variants, open);
    let serialize = serialize(&name, shape, &variants, open);
    let blank = blank(&name, blank_variant(plan, id, &variants).filter(|_| !open));
    quote! {
        #docs
        #[derive(#(#derives),*)]
        #deprecated
        #growing
        #visibility enum #name { #(#definitions)* #unknown }

        #(#conversions)*
        #union
        #serialize
        #blank
        support::union_type!(#name);
    }
}

/// Each member, the name of its variant if no other has it, and the name that it has.
#[cfg(feature = "lint")]
pub(crate) fn names(plan: &Plan<'_>, shape: &Union) -> Vec<(String, String, String)> {
    let mut wanted = Vec::new();
    let mut scope = scope();
    let variants = named(plan, shape, &mut Imports::default(), &mut |name| {
        wanted.push(name.clone());
        scope.claim(name)
    });
    let member = |variant: &Variant<'_>| {
        variant
            .member
            .title
            .clone()
            .unwrap_or_else(|| variant.ty.clone())
    };
    variants
        .iter()
        .zip(wanted)
        .map(|(variant, wanted)| (member(variant), wanted, variant.name.to_string()))
        .collect()
}

fn variants<'a>(plan: &Plan<'_>, shape: &'a Union, imports: &mut Imports) -> Vec<Variant<'a>> {
    let mut scope = scope();
    named(plan, shape, imports, &mut |name| scope.claim(name))
}

/// The names of the variants of a union, but for those of its members.
fn scope() -> Scope {
    let mut scope = Scope::default();
    scope.claim("Unknown".to_owned());
    scope
}

/// The variants, each with the name that it gets for the one that it wants.
fn named<'a>(
    plan: &Plan<'_>,
    shape: &'a Union,
    imports: &mut Imports,
    name: &mut dyn FnMut(String) -> String,
) -> Vec<Variant<'a>> {
    let mut variants = Vec::new();
    for member in &shape.members {
        let mut ty = plan.rust_type(&member.ty, imports);
        if member.recursive {
            ty = format!("Box<{ty}>");
        }
        let structure = structure(plan, &member.ty);
        let property = shape
            .discriminator
            .as_ref()
            .map(|discriminator| discriminator.property.as_str());
        let writes_tag = match (structure, property) {
            (Some(structure), Some(property)) => structure
                .fields
                .iter()
                .all(|field| field.wire_name != property),
            _ => false,
        };
        let keeps_tag = structure.is_some_and(|structure| {
            plan.options.extra || matches!(structure.additional, Additional::Typed(_))
        });
        let base = member
            .title
            .as_deref()
            .map_or_else(|| type_word(plan, &member.ty), variant_name);
        if writes_tag && member.tags.len() > 1 {
            for tag in member.tags.chunks(1) {
                let name = ident(&name(variant_name(&tag[0])));
                variants.push(Variant {
                    name,
                    member,
                    ty: ty.clone(),
                    tags: tag,
                    writes_tag,
                    keeps_tag,
                });
            }
        } else {
            let name = ident(&name(base));
            let writes_tag = writes_tag && !member.tags.is_empty();
            variants.push(Variant {
                name,
                member,
                ty,
                tags: &member.tags,
                writes_tag,
                keeps_tag,
            });
        }
    }
    variants
}

fn structure<'a>(plan: &Plan<'a>, ty: &Type) -> Option<&'a Struct> {
    match ty {
        Type::Model(id) if plan.is_generated(&plan.api[*id]) => match &plan.api[*id].shape {
            Shape::Struct(shape) => Some(shape),
            _ => None,
        },
        _ => None,
    }
}

/// The variant of a member without a title.
fn type_word(plan: &Plan<'_>, ty: &Type) -> String {
    match ty {
        Type::Any => "Any".to_owned(),
        Type::Boolean => "Boolean".to_owned(),
        Type::Integer(_) => "Integer".to_owned(),
        Type::Number(_) => "Number".to_owned(),
        Type::String(_) => "String".to_owned(),
        Type::Object => "Object".to_owned(),
        Type::Map(_) => "Map".to_owned(),
        Type::List { .. } => "List".to_owned(),
        Type::Nullable(inner) => type_word(plan, inner),
        Type::Model(id) => match plan.type_name(*id) {
            "Unknown" => "UnknownValue".to_owned(),
            name => name.to_owned(),
        },
    }
}

fn definition(variant: &Variant<'_>) -> TokenStream {
    let (name, ty) = (&variant.name, parsed(&variant.ty));
    let mut docs = Docs::default();
    docs.markdown(variant.member.docs.as_deref().unwrap_or_default());
    let docs = docs.tokens();
    quote!(#docs #name(#ty),)
}

/// `From` for each type that only one variant holds.
fn conversions(name: &Ident, variants: &[Variant<'_>]) -> Vec<TokenStream> {
    let single = |variant: &&Variant<'_>| {
        let ours = matches!(variant.member.ty, Type::Model(_));
        ours && variants
            .iter()
            .filter(|other| other.ty == variant.ty)
            .count()
            == 1
    };
    let conversion = |variant: &Variant<'_>| {
        let (variant, ty) = (&variant.name, parsed(&variant.ty));
        quote! {
            impl From<#ty> for #name {
                #[inline]
                fn from(value: #ty) -> Self {
                    Self::#variant(value)
                }
            }
        }
    };
    variants.iter().filter(single).map(conversion).collect()
}

fn union_impl(
    plan: &Plan<'_>,
    id: ModelId,
    shape: &Union,
    variants: &[Variant<'_>],
    open: bool,
) -> TokenStream {
    let name = ident(plan.type_name(id));
    let text = &plan.api[id].name;
    let property = shape
        .discriminator
        .as_ref()
        .map(|discriminator| discriminator.property.as_str());
    let tag = property.map_or_else(|| quote!(None), |property| quote!(Some(#property)));
    let exclusive = shape.exclusive || !open;
    let members = variants.iter().map(|variant| {
        let (name, tags) = (variant.name.to_string(), variant.tags);
        let fit = fit(plan, &variant.member.ty, DEPTH);
        quote!(support::Member { name: #name, tags: &[#(#tags),*], fit: #fit })
    });
    let last = variants.len().saturating_sub(1);
    let reads = variants.iter().enumerate().map(|(number, variant)| {
        let name = &variant.name;
        let pattern = match number {
            _ if number == last => quote!(_),
            _ => {
                let number = Literal::usize_unsuffixed(number);
                quote!(#number)
            }
        };
        match property {
            Some(property) if variant.writes_tag && variant.keeps_tag => {
                quote!(#pattern => support::member_without(json, #property).map(Self::#name),)
            }
            _ => quote!(#pattern => support::member(json).map(Self::#name),),
        }
    });
    let read = match variants {
        [] => quote!(Ok(Self::Unknown(json.clone()))),
        [only] => {
            let name = &only.name;
            match property {
                Some(property) if only.writes_tag && only.keeps_tag => {
                    quote!(support::member_without(json, #property).map(Self::#name))
                }
                _ => quote!(support::member(json).map(Self::#name)),
            }
        }
        _ => quote!(match number { #(#reads)* }),
    };
    let number = if variants.len() > 1 {
        quote!(number)
    } else {
        quote!(_number)
    };
    let unknown = if open {
        quote! {
            fn unknown(json: serde_json::Value, _tried: String) -> Result<Self, String> {
                Ok(Self::Unknown(json))
            }
        }
    } else {
        let message = format!("fits no member of {text}: ");
        quote! {
            fn unknown(_json: serde_json::Value, tried: String) -> Result<Self, String> {
                Err(#message.to_owned() + &tried)
            }
        }
    };
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

/// What JSON the type can be, as far as that tells members apart.
fn fit(plan: &Plan<'_>, ty: &Type, depth: usize) -> TokenStream {
    if depth == 0 {
        return quote!(support::Fit::Any);
    }
    match ty {
        Type::Any | Type::Nullable(_) => quote!(support::Fit::Any),
        Type::Boolean => quote!(support::Fit::Boolean),
        Type::Integer(_) => quote!(support::Fit::Integer),
        Type::Number(_) => quote!(support::Fit::Number),
        Type::String(_) => quote!(support::Fit::Text),
        Type::Object | Type::Map(_) => quote!(support::Fit::Map),
        Type::List { items, .. } => {
            let items = fit(plan, items.as_deref().unwrap_or(&Type::Any), depth - 1);
            quote!(support::Fit::List(&#items))
        }
        Type::Model(id) => match &plan.api[*id].shape {
            Shape::Struct(shape) => struct_fit(plan, *id, shape),
            Shape::Enum(shape) => enum_fit(shape),
            Shape::Union(shape) => {
                let fits = shape
                    .members
                    .iter()
                    .map(|member| fit(plan, &member.ty, depth - 1));
                quote!(support::Fit::Either(&[#(#fits),*]))
            }
            Shape::Alias(ty) => fit(plan, ty, depth - 1),
        },
    }
}

fn struct_fit(plan: &Plan<'_>, id: ModelId, shape: &Struct) -> TokenStream {
    let names = |wanted: bool| {
        let chosen = shape.fields.iter().enumerate();
        let chosen =
            chosen.filter(move |(number, field)| plan.is_required(id, *number, field) == wanted);
        chosen.map(|(_, field)| field.wire_name.as_str())
    };
    let (required, optional) = (names(true), names(false));
    let texts = shape.fields.iter().filter_map(|field| {
        let (name, texts) = (&field.wire_name, field_texts(plan, field)?);
        Some(quote!((#name, &[#(#texts),*])))
    });
    quote! {
        support::Fit::Object {
            required: &[#(#required),*],
            optional: &[#(#optional),*],
            texts: &[#(#texts),*],
        }
    }
}

fn field_texts(plan: &Plan<'_>, field: &Field) -> Option<Vec<String>> {
    let Type::Model(id) = field.ty else {
        return None;
    };
    let Shape::Enum(shape) = &plan.api[id].shape else {
        return None;
    };
    enum_texts(shape)
}

fn enum_texts(shape: &Enum) -> Option<Vec<String>> {
    let text = matches!(shape.base, Type::String(_));
    text.then(|| {
        shape
            .values
            .iter()
            .filter_map(|value| value.value.text())
            .collect()
    })
}

fn enum_fit(shape: &Enum) -> TokenStream {
    match (&shape.base, enum_texts(shape)) {
        (_, Some(texts)) => quote!(support::Fit::OneOf(&[#(#texts),*])),
        (Type::Integer(_), None) => quote!(support::Fit::Integer),
        (Type::Number(_), None) => quote!(support::Fit::Number),
        (Type::Boolean, None) => quote!(support::Fit::Boolean),
        _ => quote!(support::Fit::Any),
    }
}

fn serialize(name: &Ident, shape: &Union, variants: &[Variant<'_>], open: bool) -> TokenStream {
    let property = shape
        .discriminator
        .as_ref()
        .map(|discriminator| discriminator.property.as_str());
    let arms = variants.iter().map(|variant| {
        let name = &variant.name;
        match (property, variant.tags) {
            (Some(property), [tag, ..]) if variant.writes_tag => {
                // A box derefs to what it holds.
                let value = if variant.member.recursive {
                    quote!(&**value)
                } else {
                    quote!(value)
                };
                quote!(Self::#name(value) => support::write_tagged(#value, #property, #tag, json),)
            }
            _ => quote!(Self::#name(value) => value.serialize(json),),
        }
    });
    let unknown = open.then(|| quote!(Self::Unknown(value) => value.serialize(json),));
    quote! {
        impl serde::Serialize for #name {
            fn serialize<S: serde::Serializer>(&self, json: S) -> Result<S::Ok, S::Error> {
                match self { #(#arms)* #unknown }
            }
        }
    }
}

/// The first variant whose empty value has an end: it does not need one of the union again.
fn blank_variant<'a>(
    plan: &Plan<'_>,
    id: ModelId,
    variants: &'a [Variant<'a>],
) -> Option<&'a Ident> {
    let ending = variants
        .iter()
        .find(|variant| !plan.may_need(&variant.member.ty, id));
    ending.or(variants.first()).map(|variant| &variant.name)
}

fn blank(name: &Ident, variant: Option<&Ident>) -> TokenStream {
    let value = match variant {
        Some(variant) => quote!(Self::#variant(support::blank())),
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
