//! What a schema says of its values beyond their type: limits, constants, and the keywords that no type carries.
//!
//! Generated code does not depend on it; a comparison of two specs does.

use super::{Limits, ModelId, Value};

/// What a schema demands of its values beyond their type. A model has its own; a field, an item or a map value has only
/// what is written beside the reference to one.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Rules {
    /// The component that the schema refers to, where that is only another name for the type.
    pub alias: Option<ModelId>,
    /// No value is valid: `false`, or `not: {}`.
    pub nothing: bool,
    /// `null` is the only value.
    pub null: bool,
    /// Limits, the tightest of all parts.
    pub limits: Limits,
    /// `minProperties`.
    pub min_properties: Option<u64>,
    /// `maxProperties`.
    pub max_properties: Option<u64>,
    /// The listed values, where the type is not an enum: those of a boolean, a list, or several types.
    pub only: Vec<Value>,
    /// The names in `required` that no declared property has, in order.
    pub required: Vec<String>,
    /// `dependentRequired`: the properties that another one calls for.
    pub dependent_required: Vec<(String, Vec<String>)>,
    /// The schemas of keywords that no type carries, by keyword (`not`, `contains`, `prefixItems 0`, `patternProperties ^x`),
    /// with references replaced by what they lead to, and without words and examples.
    pub schemas: Vec<(String, Value)>,
    /// The rules of the items of a list.
    pub items: Option<Box<Rules>>,
    /// The rules of the values of a map, or of undeclared properties.
    pub values: Option<Box<Rules>>,
}

impl Rules {
    /// The rules, if they say anything.
    pub(super) fn boxed(self) -> Option<Box<Rules>> {
        (self != Rules::default()).then(|| Box::new(self))
    }
}

impl Rules {
    /// The aliases in it, those of items and values included.
    #[cfg(feature = "diff")]
    pub(crate) fn aliases(&self) -> Vec<ModelId> {
        let inner = self.items.iter().chain(&self.values);
        let inner = inner.flat_map(|rules| rules.aliases());
        self.alias.into_iter().chain(inner).collect()
    }

    /// Gives each alias another position, or none.
    pub(super) fn renumber(&mut self, to: &impl Fn(ModelId) -> Option<ModelId>) {
        self.alias = self.alias.and_then(to);
        let inner = self.items.iter_mut().chain(&mut self.values);
        inner.for_each(|rules| rules.renumber(to));
    }
}
