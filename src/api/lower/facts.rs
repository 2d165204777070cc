//! The combined facts of a schema and all its parts: types, properties, required names, values, choices.
//!
//! It does not know how the parts were found, and makes no types and no names.

use std::collections::HashSet;

use indexmap::IndexMap;

use crate::api::{BIG_INTEGER, Limits, Value};
use crate::openapi::{Additional, Node, SchemaView, Target};

/// A list of alternatives: `oneOf` or `anyOf`.
#[derive(Clone)]
pub(super) struct Choice<'a> {
    /// The schema that has the list.
    pub at: Target<'a>,
    /// The alternatives, except `null`.
    pub members: Vec<Target<'a>>,
    /// `true` for `oneOf`, `false` for `anyOf`.
    pub exclusive: bool,
}

/// The schemas that declare a property, in the order of precedence.
pub(super) type Declared<'a> = Vec<Target<'a>>;

/// The combined facts of a schema and all of its parts.
pub(super) struct Facts<'a> {
    /// Every part that is neither a reference nor only an `allOf`: the schema itself, the targets of
    /// references, the inline parts.
    pub parts: Vec<SchemaView<'a>>,
    pub places: Vec<Target<'a>>,
    /// The properties of all parts, in the published order.
    pub properties: IndexMap<&'a str, Declared<'a>>,
    pub choices: Vec<Choice<'a>>,
    /// The schemas that apply under a condition: `then`, `else` and those of `dependentSchemas`.
    pub conditional: Vec<Target<'a>>,
    /// `true` if there are more parts than [`MOST_PARTS`](super::expansion::MOST_PARTS): the rest is missing.
    pub cut: bool,
}

impl<'a> Facts<'a> {
    /// Returns the types that all parts allow; empty if no part names a type, or if the parts
    /// contradict each other.
    pub fn types(&self) -> Vec<&'a str> {
        let mut agreed: Option<Vec<&'a str>> = None;
        for part in &self.parts {
            let named: Vec<_> = part.types().collect();
            if named.is_empty() {
                continue;
            }
            agreed = Some(match agreed {
                None => named,
                Some(known) => common(&known, &named),
            });
        }
        agreed.unwrap_or_default()
    }

    /// Returns `true` if the parts name types that have no value in common.
    pub fn contradicts(&self) -> bool {
        self.types().is_empty() && self.parts.iter().any(|part| part.types().next().is_some())
    }

    /// Returns the names that any part requires.
    pub fn required(&self) -> HashSet<&'a str> {
        self.parts.iter().flat_map(|part| part.required()).collect()
    }

    /// Returns the rule for undeclared properties and the position of its part: the first part's rule if it has one, else that
    /// of the last part that allows them.
    pub fn additional(&self) -> (Additional<Target<'a>>, usize) {
        if self.parts.is_empty() {
            return (Additional::Absent, 0);
        }
        let said = |at: usize| match self.parts[at].additional() {
            Additional::Schema(_) if self.parts[at].names_patterns_alone() => Additional::Anything,
            Additional::Schema(node) => Additional::Schema(self.places[at].at(node)),
            Additional::Anything => Additional::Anything,
            Additional::Forbidden => Additional::Forbidden,
            Additional::Absent => Additional::Absent,
        };
        match said(0) {
            Additional::Absent => {}
            own => return (own, 0),
        }
        let open = (1..self.parts.len()).rev().find(|&at| said(at).allows());
        open.map_or((Additional::Absent, 0), |at| (said(at), at))
    }

    /// Returns the schemas that apply to every undeclared property: that of the part whose rule
    /// applies, then those of the other parts that have one.
    pub fn additional_schemas(&self) -> Vec<Target<'a>> {
        let (Additional::Schema(first), at) = self.additional() else {
            return Vec::new();
        };
        let others = self.parts.iter().zip(&self.places).enumerate();
        let others = others.filter(|(other, _)| *other != at);
        let others = others.filter_map(|(_, (part, place))| match part.additional() {
            Additional::Schema(node) if !part.names_patterns_alone() => Some(place.at(node)),
            _ => None,
        });
        std::iter::once(first).chain(others).collect()
    }

    /// Returns the schemas that apply to every item.
    pub fn items(&self) -> Vec<Target<'a>> {
        let items = self.parts.iter().zip(&self.places);
        items
            .filter_map(|(part, at)| Some(at.at(part.items()?)))
            .collect()
    }

    /// Returns the first `format` of a part.
    pub fn format(&self) -> Option<String> {
        self.parts.iter().find_map(|part| part.format())
    }

    /// Returns the first `format` of a part. For an integer without one, the limits decide: `uint64`
    /// if `int64` is too small, [`BIG_INTEGER`] if both are, else `None`.
    pub fn integer_format(&self) -> Option<String> {
        self.format().or_else(|| {
            let limits: Vec<Limits> = self.parts.iter().map(|part| Limits::of(*part)).collect();
            let numbers = |of: fn(&Limits) -> Option<&Value>| {
                let written = limits.iter().filter_map(of);
                written.filter_map(|value| match value {
                    Value::Integer(number) => Some(*number),
                    // A float beyond the range of `i128` becomes its bound.
                    #[expect(clippy::cast_possible_truncation, reason = "saturates")]
                    Value::Float(number) => Some(*number as i128),
                    _ => None,
                })
            };
            let most = numbers(|limits| limits.maximum.as_ref()).min();
            let least = numbers(|limits| limits.minimum.as_ref()).max();
            let (most, least) = (most.unwrap_or(0), least.unwrap_or(i128::from(i64::MIN)));
            let fits = most <= i128::from(i64::MAX) && least >= i128::from(i64::MIN);
            match most <= i128::from(u64::MAX) && least >= 0 {
                _ if fits => None,
                true => Some("uint64".to_owned()),
                false => Some(BIG_INTEGER.to_owned()),
            }
        })
    }

    /// Returns `true` if the format is one of bytes, and stated by keywords other than `format`.
    pub fn is_encoded(&self) -> bool {
        let mut parts = self.parts.iter();
        parts.any(|part| part.node.get("format").is_none() && part.format().is_some())
    }

    pub fn flag(&self, key: &str) -> bool {
        self.parts.iter().any(|part| part.flag(key))
    }

    /// Returns the first `default` of a part.
    pub fn default(&self) -> Option<Value> {
        self.parts.iter().find_map(|part| part.default())
    }

    /// Returns the listed values that every part with a list allows; `None` if no part has a list.
    pub fn values(&self) -> Option<(SchemaView<'a>, Vec<(usize, &'a Node)>)> {
        let mut lists = self
            .parts
            .iter()
            .filter(|part| part.values().next().is_some());
        let first = *lists.next()?;
        let others: Vec<Vec<_>> = lists
            .map(|part| part.values().map(Node::value).collect())
            .collect();
        let allowed = first.values().enumerate().filter(|(_, node)| {
            let value = node.value();
            others.iter().all(|list| list.contains(&value))
        });
        Some((first, allowed.collect()))
    }

    /// Returns `true` if a value can be an object with properties.
    pub fn is_object(&self) -> bool {
        match self.types()[..] {
            [] => !self.contradicts() && self.speaks_of_objects(),
            ref types => types.contains(&"object"),
        }
    }

    fn speaks_of_objects(&self) -> bool {
        let keys = [
            "properties",
            "additionalProperties",
            "required",
            "patternProperties",
        ];
        let speaks = |part: &SchemaView<'_>| keys.iter().any(|key| part.node.get(key).is_some());
        self.parts.iter().any(speaks)
    }
}

/// Returns the types in both lists; every integer is also a number.
fn common<'a>(first: &[&'a str], second: &[&'a str]) -> Vec<&'a str> {
    let has = |list: &[&str], name: &str| {
        list.contains(&name) || name == "integer" && list.contains(&"number")
    };
    let from_first = first.iter().copied().filter(|name| has(second, name));
    let from_second = second.iter().copied().filter(|name| has(first, name));
    let mut all: Vec<_> = from_first.collect();
    for name in from_second {
        if !all.contains(&name) {
            all.push(name);
        }
    }
    all
}
