//! Maps and sets keyed by the identity of nodes. They know nothing about nodes but their addresses.
//!
//! Both readings ask such maps several times for every schema. An address needs no hash that withstands chosen keys,
//! so one multiplication takes the place of the standard library's SipHash.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

use super::Node;

/// A map from nodes.
pub(crate) type NodeMap<V> = HashMap<*const Node, V, BuildHasherDefault<AddressHasher>>;
/// A map from lists of nodes.
pub(crate) type NodesMap<V> = HashMap<Vec<*const Node>, V, BuildHasherDefault<AddressHasher>>;
/// A set of nodes.
pub(crate) type NodeSet = HashSet<*const Node, BuildHasherDefault<AddressHasher>>;

/// Hashes addresses.
#[derive(Default)]
pub(crate) struct AddressHasher(u64);

/// An odd number without a pattern in its bits: 2^64 divided by the golden ratio.
const SPREAD: u64 = 0x9E37_79B9_7F4A_7C15;

impl Hasher for AddressHasher {
    fn write_usize(&mut self, address: usize) {
        self.0 = (self.0.rotate_left(5) ^ address as u64).wrapping_mul(SPREAD);
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|&byte| self.write_usize(byte.into()));
    }

    /// The lowest bits of an address are zero, and stay zero when it is multiplied; the table looks at them first.
    fn finish(&self) -> u64 {
        self.0.rotate_left(26)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_differ_in_the_bits_that_tables_use() {
        let mut lowest = HashSet::new();
        for at in 0..1024_usize {
            let mut hasher = AddressHasher::default();
            hasher.write_usize(0x7f00_0000_0000 + at * 64);
            lowest.insert(hasher.finish() & 0xfff);
        }
        assert!(lowest.len() > 800, "{}", lowest.len());
    }
}
