//! Reads the keywords that limit the values of a schema into [`Limits`], the same for OpenAPI 3.0
//! and 3.1. It does not check any value against them.

use super::{Node, SchemaView, Tree};
use crate::value::Value;

/// Limits on the values of a field, as the spec defines them. Most fields have none.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Limits {
    /// `minimum`.
    pub minimum: Option<Value>,
    /// `maximum`.
    pub maximum: Option<Value>,
    /// `true` if the minimum itself is not allowed.
    pub exclusive_minimum: bool,
    /// `true` if the maximum itself is not allowed.
    pub exclusive_maximum: bool,
    /// `multipleOf`.
    pub multiple_of: Option<Value>,
    /// `minLength`, in characters.
    pub min_length: Option<u64>,
    /// `maxLength`, in characters.
    pub max_length: Option<u64>,
    /// `pattern`, an ECMA 262 regular expression.
    pub pattern: Option<String>,
    /// `minItems`.
    pub min_items: Option<u64>,
    /// `maxItems`.
    pub max_items: Option<u64>,
}

impl Limits {
    /// Reads the limits of a schema. In 3.1 an exclusive limit is a number, which becomes the
    /// minimum or maximum here.
    pub(crate) fn of(view: SchemaView<'_>) -> Limits {
        let number = |key: &str| match view.node.get(key)?.tree {
            Tree::Integer(_) | Tree::BigInteger(_) | Tree::Float(_) => {
                view.node.get(key).map(Node::value)
            }
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
    /// Returns these limits, or the result of `others` if there are none.
    pub(crate) fn or(self, others: impl FnOnce() -> Option<Limits>) -> Self {
        if self == Limits::default() {
            others().unwrap_or_default()
        } else {
            self
        }
    }
}
