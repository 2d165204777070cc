//! Schemas as the generator of examples needs them: after lifting, with references to components.
//!
//! Examples are generated after the graph of the spec is dropped; this is the part of it that they need.

use indexmap::IndexMap;

use crate::openapi::Kind;
use crate::published::Value;

/// The position of a schema in [`ExampleSchemas::schemas`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ExampleId(pub u32);

/// Every component, with the schemas inside it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ExampleSchemas {
    /// All schemas.
    pub schemas: Vec<ExampleSchema>,
    /// The components by name.
    pub by_name: IndexMap<String, ExampleId>,
}

/// One schema.
#[derive(Debug, Clone, PartialEq)]
pub struct ExampleSchema {
    /// The kind of the schema, by its keywords.
    pub kind: Kind,
    /// The position of the component that it refers to.
    pub reference: Option<u32>,
    /// `true` if its reference cannot be resolved.
    pub is_broken: bool,
    /// The type: the written one, else `object` if the parser assumes it.
    pub ty: Option<&'static str>,
    /// `true` if it allows additional properties.
    pub is_map: bool,
    /// `true` if it is in the root file, which has a different parser.
    pub in_root: bool,
    /// `true` for a copy reduced to an object with properties; its example has become a string.
    pub is_reduced: bool,
    /// `format`.
    pub format: Option<String>,
    /// `example`, as written.
    pub example: Option<Value>,
    /// `default`, as written.
    pub default: Option<Value>,
    /// The first value of `enum`, which may be `null`.
    pub first_value: Option<Value>,
    /// `minimum`.
    pub minimum: Option<f64>,
    /// `maximum`.
    pub maximum: Option<f64>,
    /// `maxItems`.
    pub max_items: Option<u64>,
    /// The properties, in order.
    pub properties: Vec<(String, ExampleId)>,
    /// The items; `None` if a list does not mention them.
    pub items: Option<ExampleId>,
    /// The values of a map; `None` if any value is allowed.
    pub values: Option<ExampleId>,
    /// The parts of an `allOf`.
    pub all_of: Vec<ExampleId>,
    /// The first alternative of `anyOf`, else of `oneOf`.
    pub first_choice: Option<ExampleId>,
}

impl std::ops::Index<ExampleId> for ExampleSchemas {
    type Output = ExampleSchema;

    fn index(&self, id: ExampleId) -> &ExampleSchema {
        &self.schemas[id.0 as usize]
    }
}

impl ExampleSchemas {
    /// Returns the schema of the component at a position.
    #[must_use]
    pub fn component(&self, at: u32) -> Option<ExampleId> {
        self.by_name.get_index(at as usize).map(|(_, &id)| id)
    }
}
