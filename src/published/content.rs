//! Writes the content of a schema as text: openapi-generator treats two schemas as equal if their texts are equal.

use std::fmt::Write as _;

use super::graph::Graph;
use super::schema::{Link, SchemaId};
use crate::openapi::{Additional, Keyword, Kind, Node, Version};

impl Graph<'_> {
    /// Returns a text that two schemas share exactly if their contents are equal. References are compared by their targets, and
    /// the order of properties is ignored.
    pub fn content(&self, id: SchemaId) -> String {
        let mut text = String::new();
        self.write_content(id, false, &mut text);
        text
    }

    /// Like [`content`](Graph::content), but the order of properties matters.
    pub fn ordered_content(&self, id: SchemaId) -> String {
        let mut text = String::new();
        self.write_content(id, true, &mut text);
        text
    }

    /// Returns `true` if the schema contains a `$ref`.
    pub fn holds_reference(&self, id: SchemaId) -> bool {
        self[id].link != Link::None
            || self
                .children(id)
                .into_iter()
                .any(|child| self.holds_reference(child))
    }

    fn write_content(&self, id: SchemaId, ordered: bool, out: &mut String) {
        let schema = &self[id];
        match schema.link {
            Link::Component(component) => return out.push_str(&format!("->{} ", component.0)),
            Link::Written(reference) => return out.push_str(&format!("->{reference:?} ")),
            Link::None | Link::Broken => {}
        }
        let _ = write!(out, "{:?}{{", schema.kind);
        self.write_keywords(id, out);
        let mut properties: Vec<_> = schema.properties.iter().collect();
        if !ordered {
            properties.sort_unstable();
        }
        for (name, child) in properties {
            let _ = write!(out, "{name:?}:");
            self.write_content(*child, ordered, out);
        }
        for (key, list) in [
            ("allOf", &schema.all_of),
            ("anyOf", &schema.any_of),
            ("oneOf", &schema.one_of),
        ] {
            if !list.is_empty() {
                out.push_str(key);
                list.iter()
                    .for_each(|child| self.write_content(*child, ordered, out));
            }
        }
        match schema.additional {
            Additional::Absent => {}
            Additional::Forbidden => out.push_str("closed "),
            Additional::Anything => out.push_str("open "),
            Additional::Schema(child) => {
                out.push_str("values ");
                self.write_content(child, ordered, out);
            }
        }
        for (key, child) in [("items", schema.items), ("not", schema.not)] {
            if let Some(child) = child {
                out.push_str(key);
                self.write_content(child, ordered, out);
            }
        }
        out.push('}');
    }

    fn write_keywords(&self, id: SchemaId, out: &mut String) {
        // Keywords that hold schemas are written as schemas.
        let is_written = |key: &str| {
            let holds = Keyword::named(key).filter(|keyword| keyword.holds_schemas());
            key == "examples" || holds.is_some_and(|keyword| keyword.since == Version::V3_0)
        };
        let (schema, view) = (&self[id], self.view(id));
        let mut keywords: Vec<_> = view
            .node
            .entries()
            .filter(|(key, _)| !is_written(key))
            .collect();
        keywords.sort_unstable_by_key(|(key, _)| *key);
        for (key, node) in keywords {
            match key {
                "default" if schema.reduced => {}
                "required" => {
                    let mut names: Vec<_> = view.required().collect();
                    names.sort_unstable();
                    names.retain(|name| {
                        schema
                            .properties
                            .iter()
                            .any(|(property, _)| property == name)
                    });
                    let _ = write!(out, "required{names:?} ");
                }
                // The same scalar, quoted or not, is the same example of a string.
                "example" | "default" | "enum" if schema.kind == Kind::String || schema.reduced => {
                    let text = |node: &Node| node.value().text();
                    let _ = match node.items() {
                        [] => write!(out, "{key}={:?} ", text(node)),
                        items => write!(
                            out,
                            "{key}={:?} ",
                            items.iter().map(text).collect::<Vec<_>>()
                        ),
                    };
                }
                _ => {
                    let _ = write!(out, "{key}={} ", node.value());
                }
            }
        }
    }
}
