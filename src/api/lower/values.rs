//! Turns `enum`, `const` and annotated constants into the values of an enum, with the names and
//! descriptions that the spec gives them.
//!
//! It decides nothing about other forms of values.

use super::facts::{Choice, Facts};
use super::lowering::Lowering;
use crate::api::{Enum, EnumValue, Shape, Type, Value};
use crate::openapi::{Node, Role, SchemaView, Target, role};

/// The listed values of a schema, before they become an enum.
pub(super) struct Values<'a> {
    base: Type,
    listed: Vec<Listed<'a>>,
    default: Option<Value>,
}

impl Values<'_> {
    /// Returns the type of the values without the list.
    pub(super) fn base(&self) -> &Type {
        &self.base
    }

    /// Returns `true` if all values are strings.
    pub(super) fn is_text(&self) -> bool {
        matches!(self.base, Type::String(_))
    }
}

struct Listed<'a> {
    node: &'a Node,
    name: Option<String>,
    docs: Option<String>,
}

impl<'a> Lowering<'a, '_> {
    /// Returns the values that a schema lists, except `null`; `None` if there are none, and for booleans and arrays.
    pub(super) fn values(&self, facts: &Facts<'a>) -> Option<Values<'a>> {
        let (view, nodes) = facts.values()?;
        let types = facts.types();
        let format = facts.format();
        let listed: Vec<Listed<'a>> = nodes
            .into_iter()
            .filter(|(_, node)| !node.is_null())
            .map(|(at, node)| Listed {
                node,
                name: given_name(view, at),
                docs: given_docs(view, at, node),
            })
            .collect();
        let base = match types[..] {
            ["string"] => Type::String(format),
            ["integer"] => Type::Integer(format),
            ["number"] => Type::Number(format),
            ["object"] => Type::Object,
            ["array" | "boolean"] => return None,
            [] => base_of(&listed, format),
            [_, _, ..] => return None,
            _ => Type::Any,
        };
        let default = facts.default();
        (!listed.is_empty()).then_some(Values {
            base,
            listed,
            default,
        })
    }

    /// Returns the values that several schemas list, if each lists values of the same type.
    pub(super) fn values_of_any(&self, schemas: &[Target<'a>]) -> Option<Values<'a>> {
        let mut all: Option<Values<'a>> = None;
        for &at in schemas {
            let more = self.values(&self.facts(&[at]))?;
            match &mut all {
                None => all = Some(more),
                Some(all) if all.base == more.base => all.listed.extend(more.listed),
                Some(_) => return None,
            }
        }
        all.map(|all| Values {
            default: None,
            ..all
        })
    }

    /// Returns the constants of a choice whose alternatives only name and describe one or more values each.
    pub(super) fn annotated_values(&self, choice: &Choice<'a>) -> Option<Values<'a>> {
        let mut listed = Vec::new();
        for &member in &choice.members {
            let view = self.view(member);
            let annotates = view.node.entries().all(|(key, _)| {
                let is_fact = matches!(key, "const" | "enum" | "type" | "deprecated");
                is_fact || key.starts_with("x-") || role(key).is_some_and(is_annotation)
            });
            let values: Vec<_> = view.values().filter(|node| !node.is_null()).collect();
            let (true, [first, rest @ ..]) = (annotates, &values[..]) else {
                return None;
            };
            let docs = view.text("description").map(str::to_owned);
            let title = view
                .text("title")
                .map(str::to_owned)
                .filter(|_| rest.is_empty());
            listed.push(Listed {
                node: first,
                name: title,
                docs: docs.clone(),
            });
            listed.extend(rest.iter().map(|node| Listed {
                node,
                name: None,
                docs: docs.clone(),
            }));
        }
        let all_boolean = listed
            .iter()
            .all(|listed| matches!(listed.node.value(), Value::Bool(_)));
        let base = base_of(&listed, None);
        let default = self.view(choice.at).default();
        (!all_boolean).then_some(Values {
            base,
            listed,
            default,
        })
    }

    pub(super) fn enumeration(&mut self, values: Values<'a>, at: Target<'a>) -> Shape {
        let most = self.most_members(at, values.listed.len(), "values");
        let listed = values.listed.into_iter().take(most);
        let values_of = |listed: Listed<'a>| EnumValue {
            value: listed.node.value(),
            name: listed.name,
            docs: listed.docs,
        };
        Shape::Enum(Enum {
            base: values.base,
            values: listed.map(values_of).collect(),
            default: values.default,
        })
    }
}

/// Returns `true` for a keyword that does not restrict values.
fn is_annotation(role: Role) -> bool {
    matches!(role, Role::Words | Role::Comment | Role::Example)
}

/// Returns the type that all values have.
fn base_of(listed: &[Listed<'_>], format: Option<String>) -> Type {
    let all = |fits: fn(&Value) -> bool| listed.iter().all(|listed| fits(&listed.node.value()));
    if all(|value| matches!(value, Value::String(_) | Value::Ambiguous { .. })) {
        Type::String(format)
    } else if all(|value| matches!(value, Value::Integer(_))) {
        Type::Integer(format)
    } else if all(|value| matches!(value, Value::Integer(_) | Value::Float(_))) {
        Type::Number(format)
    } else {
        Type::Any
    }
}

/// Returns the name in `x-enum-varnames` or `x-enumNames`.
fn given_name(view: SchemaView<'_>, at: usize) -> Option<String> {
    let lists = ["x-enum-varnames", "x-enumNames"].map(|key| view.list(key));
    lists
        .into_iter()
        .find_map(|list| list.get(at)?.as_str())
        .map(str::to_owned)
}

/// Returns the description in `x-enum-descriptions` or `x-enumDescriptions`, a list or a map by value.
fn given_docs(view: SchemaView<'_>, at: usize, value: &Node) -> Option<String> {
    ["x-enum-descriptions", "x-enumDescriptions"]
        .iter()
        .find_map(|key| {
            let written = view.node.get(key)?;
            let by_value = || written.get(&value.value().text()?)?.as_str();
            written
                .items()
                .get(at)
                .and_then(Node::as_str)
                .or_else(by_value)
                .map(str::to_owned)
        })
}
