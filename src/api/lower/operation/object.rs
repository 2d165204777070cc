//! Reads keys that many objects of OpenAPI have in common. It knows none of these objects.

use crate::api::{Example, Rules, Type, Value};
use crate::openapi::{Node, Spec, Target};

/// Lowers the schema of something that is not a schema itself. It takes the name for a model that may be needed, and
/// returns the type and the rules.
pub(crate) type Held<'h, 'a> = &'h mut dyn FnMut(Target<'a>, &str) -> (Type, Option<Box<Rules>>);

/// Returns the string at a key.
pub(super) fn text(at: Target<'_>, key: &str) -> Option<String> {
    at.node.get(key).and_then(Node::as_str).map(str::to_owned)
}

/// Returns the scalar at a key as a string: a default of `443` is `"443"`.
pub(super) fn scalar(at: Target<'_>, key: &str) -> Option<String> {
    at.node.get(key).and_then(|node| node.value().text())
}

/// Returns the boolean at a key; `false` if there is none.
pub(super) fn flag(at: Target<'_>, key: &str) -> bool {
    at.node.get(key).and_then(Node::as_bool).unwrap_or(false)
}

/// Returns the keys that begin with `x-` and their values, in order.
pub(super) fn extensions(at: Target<'_>) -> Vec<(String, Value)> {
    let written = at.node.entries().filter(|(key, _)| key.starts_with("x-"));
    written
        .map(|(key, node)| (key.to_owned(), node.value()))
        .collect()
}

/// Iterates over the entries of the mapping at a key, with references resolved. Unresolved ones are left out.
pub(super) fn entries<'a>(
    spec: &'a Spec,
    at: Target<'a>,
    key: &str,
) -> impl Iterator<Item = (&'a str, Target<'a>)> + use<'a> {
    let found = at.get(key).and_then(|list| spec.follow(list).ok());
    found.into_iter().flat_map(move |list| {
        let entries = list.node.entries();
        entries.filter_map(move |(name, node)| Some((name, spec.follow(list.at(node)).ok()?)))
    })
}

/// Returns `example` and `examples` of a parameter, header or media type. A schema has a list instead, which is not read here.
pub(super) fn examples<'a>(spec: &'a Spec, at: Target<'a>) -> Vec<Example> {
    let one = at.get("example").map(|at| Example {
        name: String::new(),
        summary: None,
        value: at.node.value(),
    });
    let named = entries(spec, at, "examples").filter_map(|(name, example)| {
        Some(Example {
            name: name.to_owned(),
            summary: text(example, "summary"),
            value: example.node.get("value")?.value(),
        })
    });
    one.into_iter().chain(named).collect()
}
