//! Bodies of `application/merge-patch+json` (RFC 7396). This module knows no particular
//! model.

use serde::ser::Error as _;
use serde::{Serialize, Serializer};
use serde_json::{Map, Value};

/// Changes to a JSON document: fields to set, and fields to remove, which are written as
/// `null`.
///
/// It can be created from the API's own type for the body, or without any changes.
#[derive(Clone, Debug, PartialEq)]
pub struct MergePatch<T> {
    value: Option<T>,
    /// JSON pointers and their new values; `null` removes a field.
    changes: Vec<(String, Value)>,
    error: Option<String>,
}

impl<T> Default for MergePatch<T> {
    fn default() -> Self {
        Self { value: None, changes: Vec::new(), error: None }
    }
}

impl<T> From<T> for MergePatch<T> {
    fn from(value: T) -> Self {
        Self { value: Some(value), ..Self::default() }
    }
}

impl<T> MergePatch<T> {
    /// Creates a patch without changes.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the field at a JSON pointer, such as `/owner/name`. Missing objects on the
    /// way are created.
    #[must_use]
    pub fn set(mut self, path: &str, value: impl Serialize) -> Self {
        match serde_json::to_value(value) {
            Ok(value) => self.changes.push((path.to_owned(), value)),
            Err(error) => self.error = Some(error.to_string()),
        }
        self
    }

    /// Removes the field at a JSON pointer.
    #[must_use]
    pub fn remove(mut self, path: &str) -> Self {
        self.changes.push((path.to_owned(), Value::Null));
        self
    }
}

impl<T: Serialize> Serialize for MergePatch<T> {
    fn serialize<S: Serializer>(&self, json: S) -> Result<S::Ok, S::Error> {
        if let Some(error) = &self.error {
            return Err(S::Error::custom(error));
        }
        let value = self.value.as_ref().map(serde_json::to_value).transpose();
        let mut document =
            value.map_err(S::Error::custom)?.unwrap_or(Value::Object(Map::new()));
        for (path, value) in &self.changes {
            *at(&mut document, path) = value.clone();
        }
        document.serialize(json)
    }
}

/// Returns the value at a JSON pointer. Anything on the way that is not an object is
/// replaced by one.
fn at<'a>(document: &'a mut Value, path: &str) -> &'a mut Value {
    path.split('/').skip(1).fold(document, |value, name| {
        if !value.is_object() {
            *value = Value::Object(Map::new());
        }
        &mut value[name.replace("~1", "/").replace("~0", "~")]
    })
}
