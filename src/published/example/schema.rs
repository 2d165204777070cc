//! Schemas as the maker of examples sees them: after lifting, with their references in place.
//!
//! The graph of a spec is gone by the time that examples are made; this is the part of it that they need.

use indexmap::IndexMap;

use crate::openapi::Kind;
use crate::published::Value;

/// A schema of an [`ExampleSchemas`], by position.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ExampleId(pub u32);

/// Every component, with the schemas inside.
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
    /// What it is at first sight.
    pub kind: Kind,
    /// The component that it refers to, by position.
    pub reference: Option<u32>,
    /// Its reference leads nowhere.
    pub is_broken: bool,
    /// Its type: the written one, else `object` where the reader takes it for one.
    pub ty: Option<&'static str>,
    /// It speaks of additional properties.
    pub is_map: bool,
    /// It stands in the root file, which another reader reads.
    pub in_root: bool,
    /// It was stored as a copy that has lost what makes it more than an object; its example has become a string.
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
    /// The items; `None` where a list says nothing of them.
    pub items: Option<ExampleId>,
    /// The values of a map; `None` where any will do.
    pub values: Option<ExampleId>,
    /// The parts of an `allOf`.
    pub all_of: Vec<ExampleId>,
    /// The first alternative of an `anyOf`, else of a `oneOf`.
    pub first_choice: Option<ExampleId>,
}

impl std::ops::Index<ExampleId> for ExampleSchemas {
    type Output = ExampleSchema;

    fn index(&self, id: ExampleId) -> &ExampleSchema {
        &self.schemas[id.0 as usize]
    }
}

impl ExampleSchemas {
    /// The schema of a component by position.
    #[must_use]
    pub fn component(&self, at: u32) -> Option<ExampleId> {
        self.by_name.get_index(at as usize).map(|(_, &id)| id)
    }
}
