//! Reads nodes as types that serde derives, such as those of `openapiv3`. It knows none of them.

use std::fmt;

use serde::de::{self, IntoDeserializer};

use super::{Node, Tree};

/// The error for a node that does not match the type it is read as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShapeError(String);

impl fmt::Display for ShapeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for ShapeError {}

impl de::Error for ShapeError {
    fn custom<T: fmt::Display>(message: T) -> Self {
        ShapeError(message.to_string())
    }
}

/// Deserializes a node, for `T::deserialize(node)`.
impl<'de> de::Deserializer<'de> for &'de Node {
    type Error = ShapeError;

    fn deserialize_any<V: de::Visitor<'de>>(self, visitor: V) -> Result<V::Value, ShapeError> {
        match &self.tree {
            Tree::Null => visitor.visit_unit(),
            Tree::Bool(value) => visitor.visit_bool(*value),
            Tree::Integer(value) => visitor.visit_i64(*value),
            Tree::BigInteger(value) => visitor.visit_i128(**value),
            Tree::Float(value) => visitor.visit_f64(*value),
            Tree::Text(text) => visitor.visit_borrowed_str(text),
            Tree::Ambiguous(text) => visitor.visit_borrowed_str(&text.0),
            Tree::List(items) => visitor.visit_seq(de::value::SeqDeserializer::new(items.iter())),
            Tree::Map(_) => visitor.visit_map(de::value::MapDeserializer::new(self.entries())),
        }
    }

    fn deserialize_option<V: de::Visitor<'de>>(self, visitor: V) -> Result<V::Value, ShapeError> {
        match self.tree {
            Tree::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    /// Accepts scalars of other types as strings: versions are often written as numbers.
    fn deserialize_string<V: de::Visitor<'de>>(self, visitor: V) -> Result<V::Value, ShapeError> {
        match &self.tree {
            Tree::Bool(_) | Tree::Integer(_) | Tree::BigInteger(_) | Tree::Float(_) => {
                visitor.visit_string(self.value().to_string())
            }
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_str<V: de::Visitor<'de>>(self, visitor: V) -> Result<V::Value, ShapeError> {
        self.deserialize_string(visitor)
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char bytes byte_buf unit unit_struct newtype_struct seq
        tuple tuple_struct map struct enum identifier ignored_any
    }
}

impl<'de> IntoDeserializer<'de, ShapeError> for &'de Node {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}
