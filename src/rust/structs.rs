//! A struct of the IR → a Rust struct that reads and writes itself field by field.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::api::{Additional, Field, Model, ModelId, Struct, Type};
use crate::config::OptionalNullable;
use crate::rust::docs::Docs;
use crate::rust::field_docs::field_docs;
use crate::rust::plan::Plan;
use crate::rust::types::Imports;
use crate::rust::view::ident::{Scope, field_name};
use crate::rust::{ident, parsed};
use crate::rust::{struct_functions, struct_impls};

/// How a field is read and written.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum State {
    /// Always there, never `null`.
    Required,
    /// Always there, `null` is a value of its type.
    Nullable,
    /// `None` is absent.
    Optional,
    /// `None` is absent, and `null` is a value like others.
    Any,
    /// Absent, `null` or a value.
    Patch,
}

/// A field as it will be written.
pub(crate) struct FieldView<'a> {
    pub(crate) field: &'a Field,
    pub(crate) name: Ident,
    /// The type without what its state adds.
    pub(crate) inner: String,
    /// The whole type.
    pub(crate) ty: String,
    pub(crate) state: State,
    /// `Debug` does not show the value.
    pub(crate) redacted: bool,
    /// A type of the user's, which has `Default` and nothing of ours.
    pub(crate) foreign: bool,
}

/// The field that keeps what the schema does not name.
pub(crate) struct Rest {
    pub(crate) name: Ident,
    pub(crate) ty: String,
    pub(crate) docs: &'static str,
}

/// The fields of a struct with their Rust names and types, and the one for undeclared fields.
pub(crate) fn view<'a>(
    plan: &Plan<'_>,
    id: ModelId,
    shape: &'a Struct,
    imports: &mut Imports,
) -> (Vec<FieldView<'a>>, Option<Rest>) {
    let mut scope = Scope::default();
    let fields = shape.fields.iter().enumerate();
    let fields = fields
        .map(|(number, field)| view_field(plan, (id, number), field, (&mut scope, imports)))
        .collect();
    (fields, rest(plan, shape, &mut scope, imports))
}

/// The struct and its functions; behind it, the impls that read and write it.
pub(crate) fn code(
    plan: &Plan<'_>,
    id: ModelId,
    shape: &Struct,
    imports: &mut Imports,
    docs: &Docs,
) -> (TokenStream, String) {
    let (fields, rest) = view(plan, id, shape, imports);
    let definition = definition(plan, id, &fields, rest.as_ref(), docs);
    let functions = struct_functions::text(plan, id, &fields, rest.as_ref());
    let impls = struct_impls::text(
        plan.type_name(id),
        &plan.api[id].name,
        &fields,
        rest.as_ref(),
    );
    (definition, functions + &impls)
}

/// What only responses hold may get fields at any time; what requests hold is written as a literal.
pub(crate) fn is_growing(model: &Model) -> bool {
    model.usage.response && !model.usage.request
}

impl FieldView<'_> {
    pub(crate) fn is_required(&self) -> bool {
        matches!(self.state, State::Required | State::Nullable)
    }

    /// Whether `new` takes what converts into the type, such as `&str`.
    pub(crate) fn takes_into(&self) -> bool {
        is_text(&self.ty)
    }
}

/// The Rust name of a field if no other has it.
pub(crate) fn wanted_name(plan: &Plan<'_>, model: &Model, field: &Field) -> String {
    let chosen = plan
        .field(model, field)
        .and_then(|options| options.name.as_deref());
    field_name(chosen.unwrap_or(&field.wire_name))
}

fn view_field<'a>(
    plan: &Plan<'_>,
    (id, number): (ModelId, usize),
    field: &'a Field,
    (scope, imports): (&mut Scope, &mut Imports),
) -> FieldView<'a> {
    let model = &plan.api[id];
    let options = plan.field(model, field);
    let name = scope.claim(wanted_name(plan, model, field));
    let chosen = options.and_then(|options| options.rust_type.clone());
    let bare = match &field.ty {
        Type::Nullable(inner) => &**inner,
        ty => ty,
    };
    let foreign = chosen.is_some() || plan.is_foreign(bare);
    let mut inner = chosen.unwrap_or_else(|| plan.rust_type(bare, imports));
    if field.recursive {
        inner = format!("Box<{inner}>");
    }
    let (required, nullable) = (
        plan.is_required(id, number, field),
        plan.is_nullable(id, field),
    );
    let any = *bare == Type::Any;
    let (state, ty) = match (required, nullable) {
        (true, _) if any => (State::Nullable, inner.clone()),
        (true, true) => (State::Nullable, format!("Option<{inner}>")),
        (true, false) => (State::Required, inner.clone()),
        (false, _) if any => (State::Any, format!("Option<{inner}>")),
        (false, false) => (State::Optional, format!("Option<{inner}>")),
        (false, true) => match plan.options.optional_nullable {
            OptionalNullable::Patch => (
                State::Patch,
                format!("{}<{inner}>", plan.support("Patch", imports)),
            ),
            OptionalNullable::OptionOption => (State::Any, format!("Option<Option<{inner}>>")),
            OptionalNullable::Option => (State::Optional, format!("Option<{inner}>")),
        },
    };
    let redacted = options
        .and_then(|options| options.redact)
        .unwrap_or_else(|| is_secret(plan, field, bare));
    FieldView {
        field,
        name: ident(&name),
        inner,
        ty,
        state,
        redacted,
        foreign,
    }
}

/// By format, or by the words of its name: `clientSecret` has the word `secret`, `secretary` has not.
/// Only texts can be secrets; `passwordPolicy` with fields of its own is none.
fn is_secret(plan: &Plan<'_>, field: &Field, ty: &Type) -> bool {
    let Type::String(format) = ty else {
        return false;
    };
    let name = field_name(&field.wire_name);
    let name = format!("_{}_", name.trim_start_matches("r#"));
    format.as_deref() == Some("password")
        || plan
            .options
            .redact
            .iter()
            .any(|word| name.contains(&format!("_{word}_")))
}

fn rest(plan: &Plan<'_>, shape: &Struct, scope: &mut Scope, imports: &mut Imports) -> Option<Rest> {
    let any = Type::Any;
    let (values, name, docs) = match &shape.additional {
        Additional::Typed(values) => (
            values,
            "additional_properties",
            "Properties that the schema does not name.",
        ),
        _ if plan.options.extra => (
            &any,
            "extra",
            "Fields that the schema does not declare, as they came.",
        ),
        _ => return None,
    };
    let ty = plan.map_of(values, imports);
    Some(Rest {
        name: ident(&scope.claim(name.to_owned())),
        ty,
        docs,
    })
}

fn definition(
    plan: &Plan<'_>,
    id: ModelId,
    fields: &[FieldView<'_>],
    rest: Option<&Rest>,
    docs: &Docs,
) -> TokenStream {
    let model = &plan.api[id];
    let name = ident(plan.type_name(id));
    let visibility = parsed(&plan.options.visibility);
    let docs = docs.tokens();
    let mut derives = vec!["Clone"];
    if !fields.iter().any(|field| field.redacted) {
        derives.push("Debug");
    }
    if !fields.iter().any(FieldView::is_required) {
        derives.push("Default");
    }
    derives.push("PartialEq");
    let growing = is_growing(model).then(|| quote!(#[non_exhaustive]));
    let derives = plan.derives(&derives);
    let deprecated = model.deprecated.then(|| quote!(#[deprecated]));
    let fields = fields.iter().map(|view| {
        let (name, ty) = (&view.name, parsed(&view.ty));
        let docs = field_docs(view.field, &view.name.to_string()).tokens();
        let deprecated = view.field.deprecated.then(|| quote!(#[deprecated]));
        quote!(#docs #deprecated #visibility #name: #ty,)
    });
    let rest = rest.map(|rest| {
        let (name, ty, docs) = (&rest.name, parsed(&rest.ty), format!(" {}", rest.docs));
        quote!(#[doc = #docs] #visibility #name: #ty,)
    });
    quote! {
        #docs
        #[derive(#(#derives),*)]
        #deprecated
        #growing
        #visibility struct #name { #(#fields)* #rest }
    }
}

fn is_text(ty: &str) -> bool {
    matches!(
        ty.rsplit("::").next(),
        Some("String" | "DateTime" | "Date" | "Uuid" | "Base64" | "Number" | "Float")
    )
}
