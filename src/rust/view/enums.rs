//! Turns the values of a schema into the variants of a Rust enum, which keeps unknown values if it
//! is open. It prints nothing.

use std::collections::HashSet;

use super::docs::Docs;
use super::ident::{Rank, Scope, Wish, signed_name, variant_name};
use super::plan::Plan;
use super::value_kind::ValueKind;
use crate::api::{self, EnumValue, ModelId, Value};
use crate::text::prose;

/// The variant for unknown values.
pub(crate) const UNKNOWN: &str = "Unknown";

/// An enum of values.
#[derive(Debug, Clone, PartialEq)]
pub struct Enum {
    /// The kind of its values.
    pub kind: ValueKind,
    /// Its variants, in order.
    pub variants: Vec<Variant>,
    /// `true` if there is a variant `Unknown` for values that the schema does not list.
    pub open: bool,
    /// The variant that is its default, by position.
    pub default: Option<usize>,
}

/// A variant and its value.
#[derive(Debug, Clone, PartialEq)]
pub struct Variant {
    /// The name in Rust.
    pub name: String,
    /// The name it would have without conflicts.
    pub wanted: String,
    /// The value, as in the spec.
    pub value: Value,
    /// The value on the wire: the string itself, the digits of a number, or JSON.
    pub wire: String,
    /// The description, as Markdown.
    pub description: Option<String>,
    /// The documentation, line by line.
    pub docs: Vec<String>,
}

impl Plan<'_> {
    /// Returns the enum of a model.
    pub(super) fn enumeration(&self, id: ModelId, shape: &api::Enum) -> Enum {
        let kind = ValueKind::of(shape);
        let pinned = |wire: &str| self.pinned(id, wire, variant_name);
        let docs = |value: &EnumValue| self.docs(|| docs(value));
        let variants = variants(shape, kind, &pinned, &docs);
        // A closed enum without values could never be deserialized.
        let open = self.is_open(&self.api[id], self.options.enums) || variants.is_empty();
        let default = shape.default.as_ref().map(|value| kind.wire(value));
        let is_default = |variant: &Variant| Some(&variant.wire) == default.as_ref();
        Enum {
            kind,
            default: variants.iter().position(is_default),
            variants,
            open,
        }
    }
}

fn variants(
    shape: &api::Enum,
    kind: ValueKind,
    pinned: &dyn Fn(&str) -> Option<String>,
    docs: &dyn Fn(&EnumValue) -> Vec<String>,
) -> Vec<Variant> {
    let mut seen = HashSet::new();
    let alike = alike(shape);
    let values: Vec<(&EnumValue, String)> = shape
        .values
        .iter()
        .map(|value| (value, kind.wire(&value.value)))
        .filter(|(_, wire)| seen.insert(wire.clone()))
        .collect();
    let wishes: Vec<Wish> = values
        .iter()
        .map(|(value, wire)| match pinned(wire) {
            Some(name) => Wish {
                name,
                rank: Rank::Chosen,
                key: wire.clone(),
            },
            None => wish(&given_name(value), wire, &alike),
        })
        .collect();
    let mut scope = Scope::default();
    scope.claim(UNKNOWN.to_owned());
    let names = scope.claim_all(&wishes);
    let named = values.into_iter().zip(wishes).zip(names);
    named
        .map(|(((value, wire), wish), name)| Variant {
            name,
            wanted: wish.name,
            wire,
            docs: docs(value),
            description: value.docs.clone(),
            value: value.value.clone(),
        })
        .collect()
}

/// Returns the wish for the name of a value that is not pinned.
fn wish(given: &str, wire: &str, alike: &HashSet<String>) -> Wish {
    let plain = variant_name(given);
    let name = match alike.contains(&plain) {
        true => signed_name(given),
        false => plain,
    };
    Wish {
        rank: match name == wire {
            true => Rank::Exact,
            false => Rank::Derived,
        },
        name,
        key: wire.to_owned(),
    }
}

/// Returns the names that several values would share.
fn alike(shape: &api::Enum) -> HashSet<String> {
    let (mut names, mut alike) = (HashSet::new(), HashSet::new());
    for given in shape.values.iter().map(given_name).collect::<HashSet<_>>() {
        let name = variant_name(&given);
        if !names.insert(name.clone()) {
            alike.insert(name);
        }
    }
    alike
}

/// Returns the string that a variant is named after.
fn given_name(value: &EnumValue) -> String {
    let given = value.name.clone().or_else(|| value.value.text());
    given.unwrap_or_else(|| value.value.to_string())
}

fn docs(value: &EnumValue) -> Vec<String> {
    let text = value.value.text();
    let mut docs = Docs::default();
    docs.markdown(value.docs.as_deref().unwrap_or_default());
    docs.line(prose::code(
        &text.unwrap_or_else(|| value.value.to_string()),
    ));
    docs.finish()
}
