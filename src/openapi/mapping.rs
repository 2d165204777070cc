//! A mapping that keeps the order of the file. It knows nothing about its values.
//!
//! Nearly all mappings of a spec have a handful of keys. Scanning them is faster than hashing one,
//! and a list takes less memory; only long mappings have an index.

use std::collections::HashMap;

/// Mappings of up to this many entries are scanned rather than indexed.
const FEW: usize = 16;

/// The entries of a mapping; keys are unique.
#[derive(Debug, Clone)]
pub struct Mapping<T> {
    entries: Vec<(Box<str>, T)>,
    /// The [marks](mark) of all keys. Most keys that are asked for are missing, and so are their marks.
    marks: u64,
    /// The position of each key; `None` for short mappings.
    places: Option<HashMap<Box<str>, usize>>,
}

impl<T> Mapping<T> {
    /// Returns the value of this key.
    #[must_use]
    #[inline] // the mark of a literal key is a constant
    pub fn get(&self, key: &str) -> Option<&T> {
        self.place(key).map(|at| &self.entries[at].1)
    }

    /// Appends an entry. If the key exists, replaces its value in place and returns the key with
    /// the old value.
    pub fn insert(&mut self, key: Box<str>, value: T) -> Option<(Box<str>, T)> {
        if let Some(at) = self.place(&key) {
            return Some((key, std::mem::replace(&mut self.entries[at].1, value)));
        }
        self.marks |= mark(&key);
        if let Some(places) = &mut self.places {
            places.insert(key.clone(), self.entries.len());
        }
        self.entries.push((key, value));
        if self.entries.len() == FEW + 1 {
            self.index();
        }
        None
    }

    /// Returns the value of this key; calls `make` and appends the entry if the key is missing.
    pub fn get_or_insert(&mut self, key: &str, make: impl FnOnce() -> T) -> &mut T {
        let at = self.place(key).unwrap_or_else(|| {
            self.insert(key.into(), make());
            self.entries.len() - 1
        });
        &mut self.entries[at].1
    }

    /// Removes an entry and returns its value. The others keep their order.
    pub fn remove(&mut self, key: &str) -> Option<T> {
        let (_, node) = self.entries.remove(self.place(key)?);
        self.index();
        Some(node)
    }

    /// The entries in order.
    #[must_use]
    pub fn entries(&self) -> &[(Box<str>, T)] {
        &self.entries
    }

    /// Converts the mapping into its entries, in order.
    pub(super) fn into_entries(self) -> Vec<(Box<str>, T)> {
        self.entries
    }

    /// The keys in order.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(|(key, _)| &**key)
    }

    /// The values in order.
    pub fn values(&self) -> impl Iterator<Item = &T> {
        self.entries.iter().map(|(_, value)| value)
    }

    /// Returns the number of entries.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Returns `true` if there are no entries.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    #[inline]
    fn place(&self, key: &str) -> Option<usize> {
        match self.marks & mark(key) {
            0 => None,
            _ => self.search(key),
        }
    }

    fn search(&self, key: &str) -> Option<usize> {
        match &self.places {
            Some(places) => places.get(key).copied(),
            None => self.entries.iter().position(|(known, _)| **known == *key),
        }
    }

    fn index(&mut self) {
        let places = || self.keys().map(Box::from).zip(0..).collect();
        self.places = (self.len() > FEW).then(places);
    }
}

/// Returns one of 64 bits for a key, by its length and its ends.
#[inline]
fn mark(key: &str) -> u64 {
    let end = |byte: Option<&u8>| usize::from(byte.copied().unwrap_or_default());
    let bytes = key.as_bytes();
    1 << ((bytes.len() + end(bytes.first()) * 8 + end(bytes.last()) * 5) % 64)
}

impl<T> Default for Mapping<T> {
    fn default() -> Self {
        Mapping {
            entries: Vec::new(),
            marks: 0,
            places: None,
        }
    }
}

/// Ignores the order of the entries.
impl<T: PartialEq> PartialEq for Mapping<T> {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len()
            && self
                .entries
                .iter()
                .all(|(key, value)| other.get(key) == Some(value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::openapi::{Node, Tree};

    fn node(number: i64) -> Node {
        Node::new(Tree::Integer(number))
    }

    #[test]
    fn few_and_many_behave_alike() {
        for count in [0, 1, 16, 17, 100] {
            let mut map = Mapping::default();
            for number in 0..count {
                assert_eq!(map.insert(number.to_string().into(), node(number)), None);
            }
            assert_eq!(map.get("x"), None);
            let before = map.clone();
            for number in 0..count {
                let known = map.insert(number.to_string().into(), node(-number));
                assert_eq!(known, Some((number.to_string().into(), node(number))));
                assert_eq!(
                    map.get_or_insert(&number.to_string(), || node(0)),
                    &node(-number)
                );
            }
            assert!(
                map.keys().eq(before.keys()),
                "what is replaced keeps its place"
            );
            *map.get_or_insert("x", || node(7)) = node(8);
            assert_eq!(map.remove("x"), Some(node(8)));
            assert_eq!(map.remove("x"), None);
            for number in (0..count).filter(|number| number % 2 == 0) {
                assert_eq!(map.remove(&number.to_string()), Some(node(-number)));
                assert_eq!(
                    map.get(&(number + 1).to_string()),
                    (number + 1 < count).then_some(&node(-number - 1))
                );
            }
        }
    }

    #[test]
    fn the_order_says_nothing() {
        let of = |keys: &[&str]| {
            let mut map = Mapping::default();
            keys.iter()
                .for_each(|key| _ = map.insert((*key).into(), node(1)));
            map
        };
        assert_eq!(of(&["a", "b"]), of(&["b", "a"]));
        assert_ne!(of(&["a", "b"]), of(&["a", "c"]));
        assert_ne!(of(&["a"]), of(&["a", "b"]));
    }
}
