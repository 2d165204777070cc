//! Turns the properties of a schema into the fields of a struct, with their functions. It prints
//! nothing.

use super::field_docs::field_docs;
use super::ident::{Rank, Scope, Wish, field_name};
use super::plan::Plan;
use super::structs::{Argument, Facts, Field, Rest, Setter, SetterForm, State, Struct, boxed};
use super::ty::{Named, Type};
use super::uses::Uses;
use crate::api::{self, Additional, Model, ModelId, Shape};
use crate::config::{Layout, OptionalNullable};

/// Minimum number of required fields for a builder in addition to `new`.
const FEWEST_BUILT: usize = 4;

impl Plan<'_> {
    /// Returns the struct of a model.
    pub(super) fn structure(&self, id: ModelId, shape: &api::Struct, uses: &mut Uses) -> Struct {
        let mut scope = Scope::default();
        let wishes: Vec<Wish> = shape
            .fields
            .iter()
            .map(|property| self.wish(id, property))
            .collect();
        let names = scope.claim_all(&wishes);
        let wishes = wishes.into_iter().map(|wish| wish.name);
        let fields: Vec<Field> = names
            .into_iter()
            .zip(wishes)
            .enumerate()
            .map(|(number, names)| self.struct_field((id, number), shape, names, uses))
            .collect();
        let required = fields.iter().filter(|field| field.is_required());
        let arguments: Vec<Argument> = required.map(argument).collect();
        let has_constructor = self.options.constructors && !arguments.is_empty();
        let builder = has_constructor && self.has_builder(arguments.len());
        Struct {
            builder: builder.then(|| builder_functions(&arguments)),
            rest: self.rest(shape, &mut scope, uses),
            constructor: has_constructor.then_some(arguments),
            fields,
        }
    }

    /// Returns `true` if there is a builder. A few unnamed arguments are still readable without
    /// one. The crates of a workspace share the builder type, so they cannot add functions to it.
    fn has_builder(&self, arguments: usize) -> bool {
        arguments >= FEWEST_BUILT && self.options.layout != Layout::Workspace
    }

    fn struct_field(
        &self,
        (id, number): (ModelId, usize),
        shape: &api::Struct,
        (name, wanted): (String, String),
        uses: &mut Uses,
    ) -> Field {
        let (model, property) = (&self.api[id], &shape.fields[number]);
        let bare = match &property.ty {
            api::Type::Nullable(inner) => &**inner,
            ty => ty,
        };
        let inner = self.inner(model, property, bare, uses);
        let state = self.state((id, number), property, bare);
        let is_boxed = property.recursive || self.is_boxed(id, property, (bare, state));
        let held = boxed(&inner.text, is_boxed);
        let text = match state {
            State::Required | State::RequiredJson => held.clone(),
            State::Nullable | State::Optional | State::OptionalJson => format!("Option<{held}>"),
            State::Double => format!("Option<Option<{held}>>"),
            State::Patch => format!("{}<{held}>", self.support("Patch", uses)),
        };
        let setter = self
            .options
            .setters
            .then(|| setter(&name, state, &text, &held));
        let chosen = self.field(model, property).and_then(|field| field.redact);
        let default = self.default_value(property, &name, &inner);
        Field {
            docs: self.docs(|| field_docs(property, &name)),
            wanted,
            wire_name: property.wire_name.clone(),
            inner,
            boxed: is_boxed,
            state,
            redacted: chosen.unwrap_or_else(|| self.is_secret(property, bare)),
            takes_into: is_text(&text),
            default,
            setter,
            facts: facts(property),
            name,
            text,
        }
    }

    /// Returns the wish for the name of a field.
    fn wish(&self, id: ModelId, property: &api::Field) -> Wish {
        let wire = &property.wire_name;
        let options = self.field(&self.api[id], property);
        let chosen = options.and_then(|options| options.name.as_deref().map(field_name));
        let chosen = chosen.or_else(|| self.pinned(id, wire, field_name));
        let is_chosen = chosen.is_some();
        let name = chosen.unwrap_or_else(|| field_name(wire));
        let rank = match () {
            () if is_chosen => Rank::Chosen,
            () if name.trim_start_matches("r#") == wire => Rank::Exact,
            () => Rank::Derived,
        };
        let key = wire.clone();
        Wish { name, rank, key }
    }

    /// Returns the type that the user has chosen for this field, or else that of the schema.
    fn inner(
        &self,
        model: &Model,
        property: &api::Field,
        bare: &api::Type,
        uses: &mut Uses,
    ) -> Type {
        let options = self.field(model, property);
        match options.and_then(|options| options.rust_type.clone()) {
            Some(text) => Type {
                text,
                foreign: true,
                named: Named::Item,
                form: self.rust_type(bare, &mut Uses::default()).form,
            },
            None => self.rust_type(bare, uses),
        }
    }

    /// Returns `true` if the options ask for a `Box`, which only structs and unions get.
    fn is_boxed(
        &self,
        id: ModelId,
        property: &api::Field,
        (bare, state): (&api::Type, State),
    ) -> bool {
        let api::Type::Model(of) = bare else {
            return false;
        };
        let model = &self.api[*of];
        let is_large = matches!(model.shape, Shape::Struct(_) | Shape::Union(_));
        let options = self.field(&self.api[id], property);
        let chosen = options.and_then(|options| options.boxed);
        let is_generated = self.replacement(model).is_none()
            && options.is_none_or(|options| options.rust_type.is_none());
        let is_rare = self.options.box_optional && !state.is_required() && is_generated;
        is_large && chosen.unwrap_or(is_rare)
    }

    fn state(
        &self,
        (id, number): (ModelId, usize),
        property: &api::Field,
        bare: &api::Type,
    ) -> State {
        let required = self.is_required(id, number, property);
        if *bare == api::Type::Any {
            return match required {
                true => State::RequiredJson,
                false => State::OptionalJson,
            };
        }
        match (required, self.is_nullable(id, property)) {
            (true, true) => State::Nullable,
            (true, false) => State::Required,
            (false, false) => State::Optional,
            (false, true) => match self.options.optional_nullable {
                OptionalNullable::Patch => State::Patch,
                OptionalNullable::OptionOption => State::Double,
                OptionalNullable::Option => State::Optional,
            },
        }
    }

    /// Returns `true` for secrets, by format or by the words of the name: `clientSecret` contains
    /// the word `secret`, `secretary` does not. Only strings can be secrets; an object
    /// `passwordPolicy` is not one.
    fn is_secret(&self, property: &api::Field, ty: &api::Type) -> bool {
        let api::Type::String(format) = ty else {
            return false;
        };
        let name = field_name(&property.wire_name);
        let name = format!("_{}_", name.trim_start_matches("r#"));
        let mut words = self.options.redact.iter();
        format.as_deref() == Some("password")
            || words.any(|word| name.contains(&format!("_{word}_")))
    }

    fn rest(&self, shape: &api::Struct, scope: &mut Scope, uses: &mut Uses) -> Option<Rest> {
        let (values, name, docs) = match &shape.additional {
            Additional::Typed(values) => (
                values,
                "additional_properties",
                "Properties that the schema does not declare.",
            ),
            _ if self.options.extra => (
                &api::Type::Any,
                "extra",
                "Fields that the schema does not declare, kept as received.",
            ),
            _ => return None,
        };
        let described = matches!(shape.additional, Additional::Typed(_));
        Some(Rest {
            name: scope.claim(name.to_owned()),
            ty: self.map_of(values, uses),
            values: described.then(|| self.rust_type(values, &mut Uses::default())),
            docs,
        })
    }
}

/// Returns the functions of a builder. They are named after the fields they set, except that a
/// field `build` gets another name.
fn builder_functions(arguments: &[Argument]) -> Vec<String> {
    const END: &str = "build";
    let mut scope = Scope::default();
    for name in arguments.iter().map(|argument| &argument.name) {
        scope.claim(name.clone());
    }
    let own = |argument: &Argument| match argument.name.as_str() {
        END => scope.claim(END.to_owned()),
        name => name.to_owned(),
    };
    arguments.iter().map(own).collect()
}

fn argument(field: &Field) -> Argument {
    let text = match field.takes_into {
        true => format!("impl Into<{}>", field.text),
        false => field.text.clone(),
    };
    Argument {
        name: field.name.clone(),
        text,
        converts: field.takes_into,
    }
}

fn setter(name: &str, state: State, text: &str, held: &str) -> Setter {
    let (takes, form) = match state {
        State::Required | State::RequiredJson => (text, SetterForm::Value),
        State::OptionalJson => (held, SetterForm::Some),
        State::Nullable | State::Optional => (held, SetterForm::Option),
        State::Double => (held, SetterForm::Double),
        State::Patch => (held, SetterForm::Patch),
    };
    Setter {
        name: format!("with_{}", name.trim_start_matches("r#")),
        takes: takes.to_owned(),
        form,
    }
}

fn facts(property: &api::Field) -> Facts {
    Facts {
        description: property.docs.clone(),
        read_only: property.read_only,
        write_only: property.write_only,
        deprecated: property.deprecated,
        default: property.default.clone(),
        example: property.example.clone(),
        limits: property.limits.clone(),
        origin: property.origin.clone(),
    }
}

/// Returns `true` if a type is usually created from a string or number literal by conversion.
fn is_text(text: &str) -> bool {
    matches!(
        text.rsplit("::").next(),
        Some("String" | "DateTime" | "Date" | "Uuid" | "Base64" | "Binary" | "Number" | "Float")
    )
}
