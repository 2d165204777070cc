//! The keywords of a schema that limit its values → [`Limits`], the same for OpenAPI 3.0 and 3.1.

use super::Limits;
use crate::spec::{Node, SchemaView, Tree};

impl Limits {
    /// The limits that a schema writes. 3.1 writes an exclusive limit as the number itself.
    pub(crate) fn of(view: SchemaView<'_>) -> Limits {
        let number = |key: &str| match view.node.get(key)?.tree {
            Tree::Integer(_) | Tree::BigInteger(_) | Tree::Float(_) => view.node.get(key).map(Node::value),
            _ => None,
        };
        let count = |key: &str| view.node.get(key).and_then(Node::as_count);
        let (above, below) = (number("exclusiveMinimum"), number("exclusiveMaximum"));
        Limits {
            exclusive_minimum: above.is_some() || view.flag("exclusiveMinimum"),
            exclusive_maximum: below.is_some() || view.flag("exclusiveMaximum"),
            minimum: above.or_else(|| number("minimum")),
            maximum: below.or_else(|| number("maximum")),
            multiple_of: number("multipleOf"),
            min_length: count("minLength"),
            max_length: count("maxLength"),
            pattern: view.text("pattern").map(str::to_owned),
            min_items: count("minItems"),
            max_items: count("maxItems"),
        }
    }
    /// These limits, or the others where there are none.
    pub(crate) fn or(self, others: impl FnOnce() -> Option<Limits>) -> Self {
        if self == Limits::default() { others().unwrap_or_default() } else { self }
    }
}
