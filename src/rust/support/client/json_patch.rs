//! Bodies of `application/json-patch+json` (RFC 6902). This module knows no particular
//! model.

use serde::ser::Error as _;
use serde::{Serialize, Serializer};
use serde_json::{Value, json};

/// An ordered list of changes to a JSON document. Paths are JSON pointers, such as
/// `/owner/name`.
///
/// It can also be created from a list of the API's own operations.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct JsonPatch {
    operations: Vec<Value>,
    error: Option<String>,
}

impl JsonPatch {
    /// Creates a patch without changes.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a value at `path`, or an item to a list; `/-` at the end of `path` appends
    /// the item.
    #[must_use]
    pub fn add(self, path: &str, value: impl Serialize) -> Self {
        self.with_value("add", path, &value)
    }

    /// Replaces the value at `path`.
    #[must_use]
    pub fn replace(self, path: &str, value: impl Serialize) -> Self {
        self.with_value("replace", path, &value)
    }

    /// Rejects the whole patch unless the value at `path` equals `value`.
    #[must_use]
    pub fn test(self, path: &str, value: impl Serialize) -> Self {
        self.with_value("test", path, &value)
    }

    /// Removes the value at `path`.
    #[must_use]
    pub fn remove(mut self, path: &str) -> Self {
        self.operations.push(json!({ "op": "remove", "path": path }));
        self
    }

    /// Moves the value at `from` to `path`.
    #[must_use]
    pub fn move_from(mut self, from: &str, path: &str) -> Self {
        self.operations.push(json!({ "op": "move", "from": from, "path": path }));
        self
    }

    /// Copies the value at `from` to `path`.
    #[must_use]
    pub fn copy_from(mut self, from: &str, path: &str) -> Self {
        self.operations.push(json!({ "op": "copy", "from": from, "path": path }));
        self
    }

    fn with_value(mut self, op: &str, path: &str, value: &impl Serialize) -> Self {
        match serde_json::to_value(value) {
            Ok(value) => {
                self.operations.push(json!({ "op": op, "path": path, "value": value }));
            }
            Err(error) => self.error = Some(error.to_string()),
        }
        self
    }
}

/// If an operation cannot be written as JSON, sending the patch is an error.
impl<T: Serialize> From<Vec<T>> for JsonPatch {
    fn from(operations: Vec<T>) -> Self {
        let values = operations.iter().map(serde_json::to_value);
        match values.collect::<Result<_, _>>() {
            Ok(operations) => Self { operations, error: None },
            Err(error) => {
                Self { operations: Vec::new(), error: Some(error.to_string()) }
            }
        }
    }
}

impl Serialize for JsonPatch {
    fn serialize<S: Serializer>(&self, json: S) -> Result<S::Ok, S::Error> {
        match &self.error {
            None => self.operations.serialize(json),
            Some(error) => Err(S::Error::custom(error)),
        }
    }
}
