//! Constraints on values beyond their type: limits, constants, and the schema keywords that no type expresses.
//!
//! Generated code does not depend on it; a comparison of two specs does.

use super::{Limits, ModelId, Value};

/// The constraints of a schema on its values beyond their type. A model has its own rules; a field, an item or a map value
/// that refers to a model only has those written beside the reference.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Rules {
    /// The component that the schema refers to, if that is an alias of the type.
    pub alias: Option<ModelId>,
    /// `true` if no value is valid: `false`, or `not: {}`.
    pub nothing: bool,
    /// `true` if `null` is the only value.
    pub null: bool,
    /// The limits, the tightest of all parts.
    pub limits: Limits,
    /// `minProperties`.
    pub min_properties: Option<u64>,
    /// `maxProperties`.
    pub max_properties: Option<u64>,
    /// The listed values, if the type is not an enum: those of a boolean, a list, or several types.
    pub only: Vec<Value>,
    /// The names in `required` that are not declared as properties, in order.
    pub required: Vec<String>,
    /// `dependentRequired`: the names of properties, each with the properties that it requires.
    pub dependent_required: Vec<(String, Vec<String>)>,
    /// The schemas of keywords that no type expresses, by keyword (`not`, `contains`, `prefixItems 0`, `patternProperties ^x`),
    /// with references replaced by their targets, and without annotations and examples.
    pub schemas: Vec<(String, Value)>,
    /// The rules of the items of a list.
    pub items: Option<Box<Rules>>,
    /// The rules of the values of a map, or of undeclared properties.
    pub values: Option<Box<Rules>>,
}

impl Rules {
    /// Boxes the rules; `None` if there are none.
    pub(super) fn boxed(self) -> Option<Box<Rules>> {
        (self != Rules::default()).then(|| Box::new(self))
    }
}

impl Rules {
    /// Returns the aliases, including those of items and values.
    #[cfg(feature = "diff")]
    pub(crate) fn aliases(&self) -> Vec<ModelId> {
        let inner = self.items.iter().chain(&self.values);
        let inner = inner.flat_map(|rules| rules.aliases());
        self.alias.into_iter().chain(inner).collect()
    }

    /// Replaces each alias by `to(alias)`, including those of items and values.
    pub(super) fn renumber(&mut self, to: &impl Fn(ModelId) -> Option<ModelId>) {
        self.alias = self.alias.and_then(to);
        let inner = self.items.iter_mut().chain(&mut self.values);
        inner.for_each(|rules| rules.renumber(to));
    }
}
