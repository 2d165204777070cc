//! Reads the values that a parser finds as nodes, with their places.
//!
//! Both libraries return scalars as slices of the input. The address of a slice gives the offset of
//! a key, and the byte before it tells if a string was quoted, so no second parser is needed.

use std::cell::{Cell, RefCell};
use std::fmt;

use serde::de::{self, DeserializeSeed, EnumAccess, MapAccess, SeqAccess, VariantAccess, Visitor};

use super::legacy::yaml_1_1;
use crate::openapi::Mapping;
use crate::openapi::node::{Node, Tree};
use crate::openapi::parsed::{Duplicate, Parsed};

/// Maximum number of nodes in a file after expanding aliases.
const MOST_NODES: u32 = 8_000_000;

/// Maximum bytes of text in a file after expanding aliases.
const MOST_TEXT: usize = 128 << 20;

/// The state of reading one file.
pub(super) struct Reader<'t> {
    text: &'t str,
    nodes: Cell<u32>,
    /// Bytes of text in all nodes and keys so far.
    texts: Cell<usize>,
    duplicates: RefCell<Vec<Duplicate>>,
}

impl<'t> Reader<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Reader {
            text,
            nodes: Cell::new(0),
            texts: Cell::new(0),
            duplicates: RefCell::default(),
        }
    }

    pub(super) fn root(&self) -> NodeSeed<'_, 't> {
        NodeSeed {
            reader: self,
            offset: 0,
            is_item: true,
        }
    }

    pub(super) fn finish(self, root: Node) -> Parsed {
        Parsed {
            root,
            duplicates: self.duplicates.into_inner(),
        }
    }

    /// Copies a string, unless the limit on text is exceeded.
    fn copy<E: de::Error>(&self, text: &str) -> Result<Box<str>, E> {
        self.texts.set(self.texts.get() + text.len());
        if self.texts.get() > MOST_TEXT {
            return Err(E::custom(format_args!(
                "more than {MOST_TEXT} bytes of text once aliases are expanded"
            )));
        }
        Ok(text.into())
    }

    /// Returns the offset of a slice of the text; `None` for other strings.
    fn offset(&self, slice: &str) -> Option<u32> {
        let offset = (slice.as_ptr() as usize).checked_sub(self.text.as_ptr() as usize)?;
        (offset <= self.text.len()).then(|| small(offset))
    }

    /// Returns `true` if no quotation mark precedes the string.
    fn is_plain(&self, offset: u32) -> bool {
        !self.text[..offset as usize].ends_with(['"', '\''])
    }
}

/// Deserializes one node; `offset` is that of its key or, for a list item, of the list.
pub(super) struct NodeSeed<'r, 't> {
    reader: &'r Reader<'t>,
    offset: u32,
    /// `true` for nodes without a key. If the node is a string, its own offset is used.
    is_item: bool,
}

struct NodeVisitor<'r, 't> {
    reader: &'r Reader<'t>,
    offset: u32,
    index: u32,
    is_item: bool,
}

impl<'de> DeserializeSeed<'de> for NodeSeed<'_, '_> {
    type Value = Node;

    fn deserialize<D: de::Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        let index = self.reader.nodes.get();
        if index >= MOST_NODES {
            return Err(de::Error::custom(format_args!(
                "more than {MOST_NODES} values in one file"
            )));
        }
        self.reader.nodes.set(index + 1);
        deserializer.deserialize_any(NodeVisitor {
            reader: self.reader,
            offset: self.offset,
            index,
            is_item: self.is_item,
        })
    }
}

impl NodeVisitor<'_, '_> {
    fn node(&self, tree: Tree) -> Node {
        Node {
            offset: self.offset,
            index: self.index,
            tree,
        }
    }
}

impl<'de> Visitor<'de> for NodeVisitor<'_, '_> {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a YAML or JSON value")
    }

    fn visit_unit<E>(self) -> Result<Node, E> {
        Ok(self.node(Tree::Null))
    }

    fn visit_none<E>(self) -> Result<Node, E> {
        Ok(self.node(Tree::Null))
    }

    fn visit_bool<E>(self, value: bool) -> Result<Node, E> {
        Ok(self.node(Tree::Bool(value)))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Node, E> {
        Ok(self.node(Tree::Integer(value)))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Node, E> {
        let tree = i64::try_from(value)
            .map_or_else(|_| Tree::BigInteger(Box::new(value.into())), Tree::Integer);
        Ok(self.node(tree))
    }

    fn visit_i128<E>(self, value: i128) -> Result<Node, E> {
        Ok(self.node(Tree::BigInteger(Box::new(value))))
    }

    fn visit_u128<E>(self, value: u128) -> Result<Node, E> {
        #[expect(
            clippy::cast_precision_loss,
            reason = "beyond 127 bits only the size is of interest"
        )]
        let tree = i128::try_from(value).map_or_else(
            |_| Tree::Float(value as f64),
            |v| Tree::BigInteger(Box::new(v)),
        );
        Ok(self.node(tree))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Node, E> {
        Ok(self.node(Tree::Float(value)))
    }

    fn visit_borrowed_str<E: de::Error>(mut self, text: &'de str) -> Result<Node, E> {
        if let Some(offset) = self.reader.offset(text) {
            if self.is_item {
                self.offset = offset;
            }
            if self.reader.is_plain(offset)
                && let Some(legacy) = yaml_1_1(text)
            {
                return Ok(self.node(Tree::Ambiguous(Box::new((text.to_owned(), legacy)))));
            }
        }
        self.visit_str(text)
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Node, E> {
        let text = self.reader.copy(text)?;
        Ok(self.node(Tree::Text(text)))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Node, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = seq.next_element_seed(NodeSeed {
            reader: self.reader,
            offset: self.offset,
            is_item: true,
        })? {
            items.push(item);
        }
        for item in &mut items {
            // An item has no key; use the offset of its first entry.
            if let Tree::Map(map) = &item.tree
                && let Some((_, first)) = map.entries().first()
            {
                item.offset = first.offset;
            }
        }
        Ok(self.node(Tree::List(items)))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Node, A::Error> {
        let mut map = Mapping::default();
        while let Some((key, offset)) = access.next_key_seed(KeySeed(self.reader))? {
            let offset = offset.unwrap_or(self.offset);
            let node = access.next_value_seed(NodeSeed {
                reader: self.reader,
                offset,
                is_item: false,
            })?;
            let number = node.index;
            if let Some((key, _)) = map.insert(key, node) {
                let duplicate = Duplicate {
                    key: key.into(),
                    offset,
                    node: number,
                };
                self.reader.duplicates.borrow_mut().push(duplicate);
            }
        }
        Ok(self.node(Tree::Map(Box::new(map))))
    }

    /// Ignores a local tag (`!Thing value`), which has no meaning in OpenAPI, and reads the value.
    fn visit_enum<A: EnumAccess<'de>>(self, access: A) -> Result<Node, A::Error> {
        let (_tag, value) = access.variant::<String>()?;
        value.newtype_variant_seed(NodeSeed {
            reader: self.reader,
            offset: self.offset,
            is_item: self.is_item,
        })
    }
}

/// Reads a mapping key as a string: `200:` becomes `"200"`.
struct KeySeed<'r, 't>(&'r Reader<'t>);

impl<'de> DeserializeSeed<'de> for KeySeed<'_, '_> {
    type Value = (Box<str>, Option<u32>);

    fn deserialize<D: de::Deserializer<'de>>(
        self,
        deserializer: D,
    ) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for KeySeed<'_, '_> {
    type Value = (Box<str>, Option<u32>);

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text as the key")
    }

    fn visit_borrowed_str<E: de::Error>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok((self.0.copy(text)?, self.0.offset(text)))
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Self::Value, E> {
        Ok((self.0.copy(text)?, None))
    }
}

/// Returns an offset; files are smaller than 4 GiB.
pub(super) fn small(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}
