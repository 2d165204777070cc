//! Reads a node as a schema: its kind and its keywords, the same for OpenAPI 3.0 and 3.1.
//!
//! The types of `openapiv3` drop details that names and pages depend on: keys beside `$ref` and
//! `allOf`, unknown types, the order of keys, and everything new in 3.1. So this is a view of the
//! tree, not a copy.

use super::keyword::{Role, role};
use super::type_name::{TYPES, nearest_type};
use super::{Node, Tree, Version};
use crate::value::Value;

/// The kind of a schema, judged by its own keywords. It determines how literals are read; schemas
/// of different kinds are never equal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// `allOf`, `anyOf` or `oneOf`.
    Composed,
    /// `type: array`.
    Array,
    /// `type: integer`.
    Integer,
    /// `type: number`.
    Number,
    /// `type: boolean`.
    Boolean,
    /// `type: string`, whatever the format.
    String,
    /// A `$ref`.
    Reference,
    /// `type: object` or no type, with `additionalProperties` that allow something.
    Map,
    /// `type: object` or no type.
    Object,
    /// Several types at once (3.1), such as a string or an integer.
    Several,
    /// A type that OpenAPI does not define.
    Unknown,
}

/// The value of `additionalProperties`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Additional<T> {
    /// Not specified.
    Absent,
    /// `false`.
    Forbidden,
    /// `true`.
    Anything,
    /// A schema.
    Schema(T),
}

impl<T> Additional<T> {
    /// Returns `true` if it says that there may be undeclared properties.
    pub(crate) fn allows(&self) -> bool {
        matches!(self, Additional::Anything | Additional::Schema(_))
    }
}

/// A view of a node as a schema.
#[derive(Debug, Clone, Copy)]
pub struct SchemaView<'a> {
    /// The node.
    pub node: &'a Node,
    /// The version of OpenAPI to read it by.
    pub version: Version,
}

impl<'a> SchemaView<'a> {
    /// Returns the kind. Keywords are checked in the same order as in the tools that publish pages:
    /// composition, then the type, then the reference.
    #[must_use]
    pub fn kind(self) -> Kind {
        if ["allOf", "anyOf", "oneOf"]
            .iter()
            .any(|key| self.node.get(key).is_some())
            || self.wraps_reference()
        {
            return Kind::Composed;
        }
        let mut types = self.types();
        match (types.next(), types.next()) {
            (Some(_), Some(_)) => Kind::Several,
            (Some("array"), None) => Kind::Array,
            (Some("integer"), None) => Kind::Integer,
            (Some("number"), None) => Kind::Number,
            (Some("boolean"), None) => Kind::Boolean,
            (Some("string"), None) => Kind::String,
            (Some("object"), None) => self.object_kind(),
            (Some(_), None) => Kind::Unknown,
            (None, _) if self.reference().is_some() => Kind::Reference,
            (None, _) => self.object_kind(),
        }
    }

    fn object_kind(self) -> Kind {
        match self.additional() {
            Additional::Absent | Additional::Forbidden => Kind::Object,
            Additional::Anything | Additional::Schema(_) => Kind::Map,
        }
    }

    /// The types, without `null`. Misspelled types are corrected; unknown ones are returned as they
    /// are.
    pub fn types(self) -> impl Iterator<Item = &'a str> {
        self.written_types()
            .map(|written| nearest_type(written).map_or(written, |(name, _)| name))
    }

    fn written_types(self) -> impl Iterator<Item = &'a str> {
        let written = self.node.get("type");
        let one = written.and_then(Node::as_str);
        let many = written
            .map(Node::items)
            .unwrap_or_default()
            .iter()
            .filter_map(Node::as_str);
        one.into_iter().chain(many).filter(|&name| name != "null")
    }

    /// The types that OpenAPI does not define, as written.
    pub(crate) fn foreign_types(self) -> impl Iterator<Item = &'a str> {
        self.written_types()
            .filter(|written| !TYPES.contains(written))
    }

    /// Returns `true` if `null` is the only allowed value, in any notation.
    #[must_use]
    pub fn is_null_type(self) -> bool {
        if self.types().next().is_some() {
            return false;
        }
        let says_null = |node: &Node| node.as_str() == Some("null");
        let values = self.list("enum");
        self.node
            .get("type")
            .is_some_and(|node| says_null(node) || node.items().iter().any(says_null))
            || !values.is_empty() && values.iter().all(Node::is_null)
            || self.node.get("const").is_some_and(Node::is_null)
    }

    /// The value of `$ref`, or in 3.1 of `$dynamicRef`, whose anchor is resolved like any other.
    #[must_use]
    pub fn reference(self) -> Option<&'a str> {
        let dynamic = || {
            self.node
                .get("$dynamicRef")
                .filter(|_| self.version >= Version::V3_1)
        };
        self.node.get("$ref").or_else(dynamic)?.as_str()
    }

    /// Returns `true` if there are keywords beside `$ref`. They apply in 3.1: the schema is read as
    /// an `allOf` whose only member is the reference.
    #[must_use]
    pub fn wraps_reference(self) -> bool {
        self.version >= Version::V3_1
            && self.reference().is_some()
            && self
                .node
                .entries()
                .any(|(key, _)| !is_address(key) && !key.starts_with("x-"))
    }

    /// The schemas of a list such as `allOf`.
    #[must_use]
    pub fn list(self, key: &str) -> &'a [Node] {
        self.node.get(key).map(Node::items).unwrap_or_default()
    }

    /// The `properties`, in order.
    pub fn properties(self) -> impl Iterator<Item = (&'a str, &'a Node)> {
        self.node
            .get("properties")
            .into_iter()
            .flat_map(Node::entries)
    }

    /// The schema of undeclared properties: `additionalProperties`, or else in 3.1
    /// `unevaluatedProperties`. If these are absent or `false`, the `patternProperties` of 3.1 are
    /// used.
    #[must_use]
    pub fn additional(self) -> Additional<&'a Node> {
        let said = match self.said_of_others("additionalProperties") {
            Additional::Absent if self.version >= Version::V3_1 => {
                self.said_of_others("unevaluatedProperties")
            }
            said => said,
        };
        let patterns = self
            .node
            .get("patternProperties")
            .filter(|_| self.version >= Version::V3_1);
        let Some(patterns) = patterns
            .and_then(Node::as_map)
            .filter(|patterns| !patterns.is_empty())
        else {
            return said;
        };
        match said {
            Additional::Absent | Additional::Forbidden => match alike(patterns.values()) {
                Some(one) if one.as_map().is_some() => Additional::Schema(one),
                _ => Additional::Anything,
            },
            said => said,
        }
    }

    /// Returns `true` if the schema constrains only the properties whose names match a pattern, so
    /// that all others may have any value.
    pub(crate) fn names_patterns_alone(self) -> bool {
        let every = [
            "", ".*", "^.*$", ".+", "^.+$", "^", "^.*", ".*$", "^.+", ".+$",
        ];
        let mut patterns = self
            .node
            .get("patternProperties")
            .into_iter()
            .flat_map(Node::entries);
        let others = ["additionalProperties", "unevaluatedProperties"];
        others.iter().all(|key| self.node.get(key).is_none())
            && patterns.any(|(pattern, _)| !every.contains(&pattern))
    }

    fn said_of_others(self, key: &str) -> Additional<&'a Node> {
        match self.node.get(key) {
            None => Additional::Absent,
            Some(node) => match (&node.tree, node.as_bool()) {
                (_, Some(false)) => Additional::Forbidden,
                (_, Some(true)) => Additional::Anything,
                (Tree::Map(_), _) => Additional::Schema(node),
                _ => Additional::Absent,
            },
        }
    }

    /// The schema of all items: `items`. In 3.1 `prefixItems` counts too, if all of its schemas are
    /// alike, as for a pair of numbers.
    #[must_use]
    pub fn items(self) -> Option<&'a Node> {
        let items = self
            .node
            .get("items")
            .filter(|items| items.as_map().is_some());
        let first = self.list("prefixItems");
        match first.is_empty() || self.version < Version::V3_1 {
            true => items,
            false => alike(first.iter().chain(items)).filter(|one| one.as_map().is_some()),
        }
    }

    /// The names in `required`.
    pub fn required(self) -> impl Iterator<Item = &'a str> {
        self.list("required").iter().filter_map(Node::as_str)
    }

    /// Returns `true` if `null` is an allowed value, in the notation of either version.
    #[must_use]
    pub fn nullable(self) -> bool {
        let null_type = |node: &Node| node.as_str() == Some("null");
        self.flag("nullable")
            || self.flag("x-nullable")
            || self
                .node
                .get("type")
                .is_some_and(|node| null_type(node) || node.items().iter().any(null_type))
            || self.list("enum").iter().any(Node::is_null)
            || self.node.get("const").is_some_and(Node::is_null)
    }

    /// Returns a boolean keyword; `false` if it is missing.
    #[must_use]
    pub fn flag(self, key: &str) -> bool {
        self.node.get(key).and_then(Node::as_bool).unwrap_or(false)
    }

    /// Returns a string keyword.
    #[must_use]
    pub fn text(self, key: &str) -> Option<&'a str> {
        self.node.get(key)?.as_str()
    }

    /// The `format`, unless it is blank. The content keywords of 3.1 yield `byte` or `binary`, and
    /// a format that is written as the type is used too.
    #[must_use]
    pub fn format(self) -> Option<String> {
        let written = self
            .text("format")
            .filter(|format| !format.trim().is_empty());
        written
            .or_else(|| self.bytes_format())
            .or_else(|| self.format_in_type())
            .map(str::to_owned)
    }

    fn format_in_type(self) -> Option<&'static str> {
        let mut types = self.written_types();
        let (only, None) = (types.next()?, types.next()) else {
            return None;
        };
        nearest_type(only)?.1
    }

    fn bytes_format(self) -> Option<&'static str> {
        if self.version < Version::V3_1 {
            return None;
        }
        match (self.text("contentEncoding"), self.text("contentMediaType")) {
            (Some("base64"), _) => Some("byte"),
            (None | Some("binary"), Some(media_type)) if is_bytes(media_type) => Some("binary"),
            _ => None,
        }
    }

    /// The values of `enum` or `const`. Empty for booleans, which have only two values anyway.
    pub fn values(self) -> impl Iterator<Item = &'a Node> {
        let is_boolean = self.kind() == Kind::Boolean;
        self.listed_values().filter(move |_| !is_boolean)
    }

    /// The values of `enum`, or else the one of `const`, for every type.
    pub fn listed_values(self) -> impl Iterator<Item = &'a Node> {
        let constant = self.node.get("const");
        let list = self.list("enum");
        list.iter().chain(constant.filter(|_| list.is_empty()))
    }

    /// The `example`, or else in 3.1 the first of `examples`.
    #[must_use]
    pub fn example(self) -> Option<Value> {
        let first = || {
            self.list("examples")
                .first()
                .filter(|_| self.version >= Version::V3_1)
        };
        self.node.get("example").or_else(first).map(Node::value)
    }

    /// The `default`.
    #[must_use]
    pub fn default(self) -> Option<Value> {
        self.node.get("default").map(Node::value)
    }
}

/// Returns `true` if a media type denotes binary data.
fn is_bytes(media_type: &str) -> bool {
    let known = [
        "application/octet-stream",
        "application/pdf",
        "application/zip",
    ];
    let kinds = ["audio/", "font/", "image/", "video/"];
    let is_text = media_type.ends_with("+xml") || media_type.ends_with("+json");
    known.contains(&media_type) || !is_text && kinds.iter().any(|kind| media_type.starts_with(kind))
}

/// Returns `true` for keywords about the identity or target of a schema, which do not constrain
/// values.
fn is_address(key: &str) -> bool {
    matches!(
        role(key),
        Some(Role::Address | Role::Comment | Role::Definitions)
    )
}

/// Returns the first schema if all are equal except for their documentation.
fn alike<'n>(mut schemas: impl Iterator<Item = &'n Node>) -> Option<&'n Node> {
    let is_fact = |key| {
        let is_words = |role| matches!(role, Role::Words | Role::Comment | Role::Example);
        !role(key).is_some_and(is_words)
    };
    let facts = |node: &'n Node| {
        let facts = node.entries().filter(|(key, _)| is_fact(key));
        (
            node.as_bool(),
            facts
                .map(|(key, value)| (key, value.value()))
                .collect::<Vec<_>>(),
        )
    };
    let first = schemas.next()?;
    let known = facts(first);
    schemas.all(|other| facts(other) == known).then_some(first)
}
