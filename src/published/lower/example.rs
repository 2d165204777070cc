//! Collects the schemas that examples are generated from.
//!
//! openapi-generator replaces some references in the properties of components before it makes examples; so does this file.

use std::collections::HashMap;

use super::lowering::Lowering;
use crate::openapi::{Additional, Kind, Node};
use crate::published::example::{ExampleId, ExampleSchema, ExampleSchemas};
use crate::published::schema::{Link, SchemaId};

/// The schemas that have been collected so far.
#[derive(Default)]
pub(super) struct ExampleNodes {
    list: Vec<Option<ExampleSchema>>,
    known: HashMap<SchemaId, ExampleId>,
}

impl ExampleNodes {
    fn reserve(&mut self) -> ExampleId {
        let id = ExampleId(u32::try_from(self.list.len()).unwrap_or(u32::MAX));
        self.list.push(None);
        id
    }
}

impl Lowering<'_, '_> {
    /// Collects the first `count` components. Must be called first: properties are collected differently inside a component.
    pub(super) fn example_components(
        &self,
        count: usize,
        nodes: &mut ExampleNodes,
    ) -> ExampleSchemas {
        let mut schemas = ExampleSchemas::default();
        for (name, &id) in self.graph.components.iter().take(count) {
            nodes.known.entry(id).or_insert_with(|| {
                let at = ExampleId(u32::try_from(nodes.list.len()).unwrap_or(u32::MAX));
                nodes.list.push(None);
                at
            });
            schemas.by_name.insert(name.clone(), nodes.known[&id]);
        }
        for &id in self.graph.components.values().take(count) {
            let at = nodes.known[&id];
            if nodes.list[at.0 as usize].is_none() {
                self.fill(at, id, true, nodes);
            }
        }
        schemas
    }

    /// Collects a schema, whether it is a component or not.
    pub(super) fn example_schema(&self, id: SchemaId, nodes: &mut ExampleNodes) -> ExampleId {
        if let Some(&known) = nodes.known.get(&id) {
            return known;
        }
        let at = nodes.reserve();
        nodes.known.insert(id, at);
        self.fill(at, id, false, nodes);
        at
    }

    fn fill(&self, at: ExampleId, id: SchemaId, is_component: bool, nodes: &mut ExampleNodes) {
        let own = self.own_example_schema(id);
        nodes.list[at.0 as usize] = Some(own.clone());
        if own.reference.is_some() || own.is_broken {
            return;
        }
        let schema = &self.graph[id];
        let properties = schema.properties.iter().map(|&(name, property)| {
            let property = self.example_property(property, is_component, nodes);
            (name.to_owned(), property)
        });
        let properties = properties.collect();
        let mut one = |id| self.example_schema(id, nodes);
        let items = schema.items.map(&mut one);
        let values = match schema.additional {
            Additional::Schema(value) => Some(one(value)),
            _ => None,
        };
        let all_of = schema.all_of.iter().map(|&part| one(part)).collect();
        let first_choice = schema.any_of.first().or(schema.one_of.first());
        let first_choice = first_choice.map(|&choice| one(choice));
        nodes.list[at.0 as usize] = Some(ExampleSchema {
            properties,
            items,
            values,
            all_of,
            first_choice,
            ..own
        });
    }

    /// Collects a property. In a component, a reference to a list, a map, a free-form object or a simple type is replaced by
    /// its target; elsewhere it stays a reference, which has no example.
    fn example_property(
        &self,
        id: SchemaId,
        of_component: bool,
        nodes: &mut ExampleNodes,
    ) -> ExampleId {
        if self.graph[id].listed_as_object && !of_component {
            let at = nodes.reserve();
            nodes.list[at.0 as usize] = Some(ExampleSchema {
                // No component has this position, so the example is `null`.
                reference: Some(u32::MAX),
                ..self.own_example_schema(id)
            });
            return at;
        }
        let id = if of_component {
            self.graph.resolve_alias(id)
        } else {
            id
        };
        self.example_schema(id, nodes)
    }

    /// Returns the schema without those inside it.
    fn own_example_schema(&self, id: SchemaId) -> ExampleSchema {
        let (schema, view) = (&self.graph[id], self.graph.view(id));
        let in_root = self.graph.is_in_root(id);
        let limit = |key| view.node.get(key).and_then(number);
        let kind = if schema.listed_as_object {
            Kind::Object
        } else {
            schema.kind
        };
        ExampleSchema {
            kind,
            reference: match schema.link {
                Link::Component(component) => Some(component.0),
                _ => None,
            },
            is_broken: matches!(schema.link, Link::Broken | Link::Written(_)),
            ty: self.example_type(id, kind, in_root),
            is_map: matches!(
                schema.additional,
                Additional::Anything | Additional::Schema(_)
            ),
            in_root,
            is_reduced: schema.reduced,
            format: view.format(),
            example: view.example(),
            default: view.default(),
            first_value: self.graph.values(id).next().map(Node::value),
            minimum: limit("minimum"),
            maximum: limit("maximum"),
            max_items: view.node.get("maxItems").and_then(Node::as_count),
            properties: Vec::new(),
            items: None,
            values: None,
            all_of: Vec::new(),
            first_choice: None,
        }
    }

    /// Returns the type. A schema without a type is an object, except in the root file.
    fn example_type(&self, id: SchemaId, kind: Kind, in_root: bool) -> Option<&'static str> {
        match kind {
            Kind::Array => Some("array"),
            Kind::Integer => Some("integer"),
            Kind::Number => Some("number"),
            Kind::Boolean => Some("boolean"),
            Kind::String => Some("string"),
            Kind::Object | Kind::Map if !in_root => Some("object"),
            Kind::Object | Kind::Map | Kind::Composed => {
                match self.graph.view(id).types().next()? {
                    "array" => Some("array"),
                    "integer" => Some("integer"),
                    "number" => Some("number"),
                    "boolean" => Some("boolean"),
                    "string" => Some("string"),
                    "object" => Some("object"),
                    _ => None,
                }
            }
            Kind::Reference | Kind::Several | Kind::Unknown => None,
        }
    }
}

/// Returns the schemas after all have been collected.
pub(super) fn finished(nodes: ExampleNodes, mut schemas: ExampleSchemas) -> ExampleSchemas {
    schemas.schemas = nodes.list.into_iter().flatten().collect();
    schemas
}

fn number(node: &Node) -> Option<f64> {
    use crate::published::Value;
    match node.value() {
        #[expect(clippy::cast_precision_loss, reason = "a limit is read as a double")]
        Value::Integer(value) => Some(value as f64),
        Value::Float(value) => Some(value),
        _ => None,
    }
}
