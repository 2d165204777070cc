//! Bodies of `application/json-patch+json` (RFC 6902). They know no model.

use serde::ser::Error as _;
use serde::{Serialize, Serializer};
use serde_json::{Value, json};

/// Changes to a JSON document, in order.
///
/// It can also be made of a list of the API's own operations.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct JsonPatch {
    operations: Vec<Value>,
    error: Option<String>,
}

impl JsonPatch {
    /// No changes.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a value, or an item of a list; `/-` at the end is the end of the list.
    #[must_use]
    pub fn add(self, path: &str, value: impl Serialize) -> Self {
        self.with_value("add", path, &value)
    }

    /// Replaces a value.
    #[must_use]
    pub fn replace(self, path: &str, value: impl Serialize) -> Self {
        self.with_value("replace", path, &value)
    }

    /// Goes on only if a value is this one.
    #[must_use]
    pub fn test(self, path: &str, value: impl Serialize) -> Self {
        self.with_value("test", path, &value)
    }

    /// Removes a value.
    #[must_use]
    pub fn remove(mut self, path: &str) -> Self {
        self.operations.push(json!({ "op": "remove", "path": path }));
        self
    }

    /// Moves a value.
    #[must_use]
    pub fn move_from(mut self, from: &str, path: &str) -> Self {
        self.operations.push(json!({ "op": "move", "from": from, "path": path }));
        self
    }

    /// Copies a value.
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

/// An operation that cannot be written as JSON is an error when the patch is sent.
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
