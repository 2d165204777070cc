//! Parses YAML or JSON into a [`Node`]. No other file knows the YAML library.
//!
//! Both libraries return scalars as slices of the input. The address of a slice gives the offset of
//! a key, and the byte before it tells if a string was quoted, so no second parser is needed.

use std::cell::{Cell, RefCell};
use std::fmt;

use serde::de::{self, DeserializeSeed, EnumAccess, MapAccess, SeqAccess, VariantAccess, Visitor};

use super::Mapping;
use super::nesting::nested_too_deeply;
use super::node::{Node, Tree};
use super::parsed::{Duplicate, Parsed};
use crate::value::Value;

/// The error for text that is neither YAML nor JSON.
#[derive(Debug)]
pub struct SyntaxError {
    /// The library's message, without the position.
    pub message: String,
    /// The byte offset of the error, as precise as the library reports it.
    pub offset: u32,
}

/// Maximum number of nodes in a file after expanding aliases.
const MOST_NODES: u32 = 8_000_000;

/// Maximum bytes of text in a file after expanding aliases.
const MOST_TEXT: usize = 128 << 20;

/// Parses YAML or JSON. Text that starts with `{` is tried as JSON first, which is faster; if that
/// fails, it may still be YAML in flow style.
pub fn parse(text: &str) -> Result<Parsed, SyntaxError> {
    if text.trim_start().starts_with('{')
        && let Ok(parsed) = parse_json(text)
    {
        return Ok(parsed);
    }
    if let Some(offset) = nested_too_deeply(text) {
        return Err(SyntaxError {
            message: "brackets are nested too deeply".to_owned(),
            offset: small(offset),
        });
    }
    let reader = Reader::new(text);
    match reader
        .root()
        .deserialize(serde_yaml::Deserializer::from_str(text))
    {
        Ok(root) => Ok(reader.finish(root)),
        Err(error) => {
            let offset = error.location().map_or(0, |location| location.index());
            Err(SyntaxError {
                message: without_place(&error.to_string()),
                offset: small(offset.min(text.len())),
            })
        }
    }
}

fn parse_json(text: &str) -> Result<Parsed, serde_json::Error> {
    let reader = Reader::new(text);
    let mut json = serde_json::Deserializer::from_str(text);
    let root = reader.root().deserialize(&mut json)?;
    json.end()?;
    Ok(reader.finish(root))
}

/// Removes `at line 3 column 5` from the library's message; the diagnostic has its own place.
fn without_place(message: &str) -> String {
    let mut parts = message.split(" at line ");
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let rest = part.trim_start_matches(|c: char| c.is_ascii_digit());
        text.push_str(
            rest.strip_prefix(" column ")
                .map_or(rest, |r| r.trim_start_matches(|c: char| c.is_ascii_digit())),
        );
    }
    text
}

struct Reader<'t> {
    text: &'t str,
    nodes: Cell<u32>,
    /// Bytes of text in all nodes and keys so far.
    texts: Cell<usize>,
    duplicates: RefCell<Vec<Duplicate>>,
}

impl<'t> Reader<'t> {
    fn new(text: &'t str) -> Self {
        Reader {
            text,
            nodes: Cell::new(0),
            texts: Cell::new(0),
            duplicates: RefCell::default(),
        }
    }

    fn root(&self) -> NodeSeed<'_, 't> {
        NodeSeed {
            reader: self,
            offset: 0,
            is_item: true,
        }
    }

    fn finish(self, root: Node) -> Parsed {
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
struct NodeSeed<'r, 't> {
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

/// Reads an unquoted string as YAML 1.1 does, if that gives a boolean or a number.
fn yaml_1_1(text: &str) -> Option<Value> {
    match text {
        "yes" | "Yes" | "YES" | "on" | "On" | "ON" => return Some(Value::Bool(true)),
        "no" | "No" | "NO" | "off" | "Off" | "OFF" => return Some(Value::Bool(false)),
        _ => {}
    }
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    if text.len() > 40 || !unsigned.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let sign = if text.starts_with('-') { -1 } else { 1 };
    let digits: String = unsigned.chars().filter(|&c| c != '_').collect();
    let integer = match digits.strip_prefix('0') {
        Some(octal) if octal.starts_with(|c: char| c.is_ascii_digit()) => {
            i128::from_str_radix(octal, 8).ok()?
        }
        _ => match (digits.strip_prefix("0x"), digits.strip_prefix("0b")) {
            (Some(hex), _) => i128::from_str_radix(hex, 16).ok()?,
            (_, Some(binary)) => i128::from_str_radix(binary, 2).ok()?,
            _ if digits.bytes().all(|b| b.is_ascii_digit()) => digits.parse().ok()?,
            _ if digits.contains('.') => {
                return digits
                    .parse()
                    .ok()
                    .map(|float: f64| Value::Float(float * f64::from(sign)));
            }
            _ => return None,
        },
    };
    Some(Value::Integer(integer * i128::from(sign)))
}

fn small(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_and_quotes_come_from_the_slices() {
        let text = "a: yes\n'b': 'yes'\n200: [x, {k: 1}]\n";
        let parsed = parse(text).unwrap();
        let entry = |key: &str| parsed.root.get(key).unwrap();
        assert_eq!(
            entry("a").value(),
            Value::Ambiguous {
                text: "yes".into(),
                legacy: Box::new(Value::Bool(true))
            }
        );
        assert_eq!(entry("b").tree, Tree::Text("yes".into()));
        assert_eq!(entry("b").offset, 8);
        assert_eq!(&text[entry("200").offset as usize..][..3], "200");
        assert_eq!(&text[entry("200").items()[0].offset as usize..][..1], "x");
        let deep = parsed.root.pointer("/200/1/k").unwrap();
        assert_eq!(parsed.root.pointer_to(deep.index).unwrap(), "/200/1/k");
    }

    #[test]
    fn the_last_of_two_equal_keys_counts() {
        for text in ["a: 1\nb: 2\na: 3\n", r#"{"a": 1, "b": 2, "a": 3}"#] {
            let parsed = parse(text).unwrap();
            assert_eq!(parsed.root.get("a").unwrap().tree, Tree::Integer(3));
            assert_eq!(parsed.duplicates.len(), 1);
        }
    }

    #[test]
    fn yaml_1_1_reads_more_numbers() {
        for (text, value) in [("0123", 83), ("1_000", 1000), ("-0b11", -3)] {
            assert_eq!(yaml_1_1(text), Some(Value::Integer(value)), "{text}");
        }
        assert_eq!(yaml_1_1("1_0.5"), Some(Value::Float(10.5)));
        assert_eq!(yaml_1_1("2017-07-11"), None);
    }
}
