//! The ordered tree of a YAML or JSON file, with the place of every node.
//!
//! It knows neither the YAML library nor OpenAPI.

use super::Mapping;
use crate::value::Value;

/// A node of a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// The byte offset of the node's key. For list items, that of the item if known, or else of the
    /// list. 0 if the node belongs to no file.
    pub offset: u32,
    /// The number of the node in its file, in reading order. `u32::MAX` if it belongs to no file.
    pub index: u32,
    /// The value.
    pub tree: Tree,
}

/// The value of a node.
#[derive(Debug, Clone, PartialEq)]
pub enum Tree {
    /// `null`, or an empty value.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// An integer that fits into 64 bits.
    Integer(i64),
    /// A larger integer.
    BigInteger(Box<i128>),
    /// A number with a fraction or an exponent.
    Float(f64),
    /// A string, quoted or not.
    Text(Box<str>),
    /// An unquoted word that YAML 1.1 reads as another type, with that reading.
    Ambiguous(Box<(String, Value)>),
    /// A list.
    List(Vec<Node>),
    /// A mapping; keys are unique strings.
    Map(Box<Mapping<Node>>),
}

impl Node {
    /// Creates a node that belongs to no file.
    #[must_use]
    pub fn new(tree: Tree) -> Self {
        Node {
            offset: 0,
            index: u32::MAX,
            tree,
        }
    }

    /// Returns the value of a key; `None` if this is not a mapping.
    #[must_use]
    #[inline]
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.as_map()?.get(key)
    }

    /// Returns the mapping; `None` for other nodes.
    #[must_use]
    #[inline]
    pub fn as_map(&self) -> Option<&Mapping<Node>> {
        match &self.tree {
            Tree::Map(map) => Some(map),
            _ => None,
        }
    }

    /// The entries of a mapping; empty for other nodes.
    pub fn entries(&self) -> impl DoubleEndedIterator<Item = (&str, &Node)> {
        let entries = self.as_map().map(Mapping::entries).unwrap_or_default();
        entries.iter().map(|(key, node)| (&**key, node))
    }

    /// The items of a list; empty for other nodes.
    #[must_use]
    pub fn items(&self) -> &[Node] {
        match &self.tree {
            Tree::List(items) => items,
            _ => &[],
        }
    }

    /// Returns the string; `None` for other nodes.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        match &self.tree {
            Tree::Text(text) => Some(text),
            Tree::Ambiguous(text) => Some(&text.0),
            _ => None,
        }
    }

    /// Returns the boolean, including the string `"true"` or `"false"` and the words of YAML 1.1.
    #[must_use]
    pub fn as_bool(&self) -> Option<bool> {
        match &self.tree {
            Tree::Bool(value) => Some(*value),
            Tree::Text(text) if &**text == "true" => Some(true),
            Tree::Text(text) if &**text == "false" => Some(false),
            Tree::Ambiguous(text) => match text.1 {
                Value::Bool(value) => Some(value),
                _ => None,
            },
            _ => None,
        }
    }

    /// Returns the value if it is a non-negative integer.
    #[must_use]
    pub fn as_count(&self) -> Option<u64> {
        match &self.tree {
            Tree::Integer(value) => u64::try_from(*value).ok(),
            _ => None,
        }
    }

    /// Returns `true` if the value is `null`.
    #[must_use]
    pub fn is_null(&self) -> bool {
        matches!(self.tree, Tree::Null)
    }

    /// Resolves a JSON Pointer below this node. Percent-encoding is not decoded.
    #[must_use]
    pub fn pointer(&self, pointer: &str) -> Option<&Node> {
        pointer.split('/').skip(1).try_fold(self, Node::step)
    }

    /// Resolves one token of a JSON Pointer.
    pub(super) fn step(&self, token: &str) -> Option<&Node> {
        match &self.tree {
            Tree::Map(map) if token.contains('~') => {
                map.get(&token.replace("~1", "/").replace("~0", "~"))
            }
            Tree::Map(map) => map.get(token),
            Tree::List(items) if !token.starts_with('+') => items.get(token.parse::<usize>().ok()?),
            _ => None,
        }
    }

    /// Returns the JSON Pointer of the node with this index.
    #[must_use]
    pub fn pointer_to(&self, index: u32) -> Option<String> {
        // A duplicate key breaks the order of indices; then every entry is checked.
        self.descend(index, entry_in_order)
            .or_else(|| self.descend(index, entry_in_any_order))
    }

    fn descend(&self, index: u32, entry: EntryOf) -> Option<String> {
        let mut pointer = String::with_capacity(USUAL_POINTER);
        let mut node = self;
        while node.index != index {
            pointer.push('/');
            node = match &node.tree {
                Tree::Map(map) => {
                    let (key, child) = entry(map, index)?;
                    push_token(&mut pointer, key);
                    child
                }
                Tree::List(items) => {
                    let at = items
                        .partition_point(|child| child.index <= index)
                        .checked_sub(1)?;
                    pointer.push_str(&at.to_string());
                    &items[at]
                }
                _ => return None,
            };
        }
        Some(pointer)
    }

    /// Converts the node to a literal, such as an example, a default or a value of an enum.
    #[must_use]
    pub fn value(&self) -> Value {
        match &self.tree {
            Tree::Null => Value::Null,
            Tree::Bool(value) => Value::Bool(*value),
            Tree::Integer(value) => Value::Integer(i128::from(*value)),
            Tree::BigInteger(value) => Value::Integer(**value),
            Tree::Float(value) => Value::Float(*value),
            Tree::Text(text) => Value::String(text.to_string()),
            Tree::Ambiguous(text) => Value::Ambiguous {
                text: text.0.clone(),
                legacy: Box::new(text.1.clone()),
            },
            Tree::List(items) => Value::List(items.iter().map(Node::value).collect()),
            Tree::Map(_) => Value::Map(
                self.entries()
                    .map(|(key, node)| (key.to_owned(), node.value()))
                    .collect(),
            ),
        }
    }
}

/// The length in bytes of most pointers.
const USUAL_POINTER: usize = 48;

fn push_token(pointer: &mut String, key: &str) {
    if key.bytes().any(|byte| matches!(byte, b'~' | b'/')) {
        pointer.push_str(&key.replace('~', "~0").replace('/', "~1"));
    } else {
        pointer.push_str(key);
    }
}

/// Finds the entry that contains the node with an index.
type EntryOf = fn(&Mapping<Node>, u32) -> Option<(&str, &Node)>;

/// Indices increase in reading order, so the last entry that does not start after the node contains
/// it.
fn entry_in_order(map: &Mapping<Node>, index: u32) -> Option<(&str, &Node)> {
    let at = map
        .entries()
        .partition_point(|(_, child)| child.index <= index)
        .checked_sub(1)?;
    map.entries().get(at).map(|(key, child)| (&**key, child))
}

fn entry_in_any_order(map: &Mapping<Node>, index: u32) -> Option<(&str, &Node)> {
    let before = map
        .entries()
        .iter()
        .filter(|(_, child)| child.index <= index);
    before
        .max_by_key(|(_, child)| child.index)
        .map(|(key, child)| (&**key, child))
}
