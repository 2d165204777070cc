//! Reads a tree as a bundler written in JavaScript does: numbers have JavaScript's spelling,
//! integer keys come first, and unquoted words are strings. It knows no OpenAPI.

use crate::openapi::{Mapping, Node, Tree};
use crate::value::Value;

/// 2^53: JavaScript represents every integer up to this magnitude exactly.
const MOST_EXACT: i128 = 1 << 53;

/// Rewrites the tree as JavaScript would print it.
pub(super) fn respell(node: &mut Node) {
    match &mut node.tree {
        Tree::Float(float) => node.tree = number(*float),
        Tree::Integer(integer) if i128::from(*integer).abs() > MOST_EXACT => {
            node.tree = rounded(i128::from(*integer));
        }
        Tree::BigInteger(integer) => node.tree = rounded(**integer),
        Tree::Ambiguous(word) => node.tree = yaml_1_2(&word.0, &word.1),
        Tree::List(items) => items.iter_mut().for_each(respell),
        Tree::Map(map) => integers_first(map),
        Tree::Null | Tree::Bool(_) | Tree::Integer(_) | Tree::Text(_) => {}
    }
}

/// Turns a float with an integral value into an integer: `8.0` is `8`.
fn number(float: f64) -> Tree {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_precision_loss,
        reason = "integers of this size are exact"
    )]
    match float as i64 {
        whole if whole as f64 == float && i128::from(whole).abs() <= MOST_EXACT => {
            Tree::Integer(whole)
        }
        _ => Tree::Float(float),
    }
}

fn rounded(integer: i128) -> Tree {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_precision_loss,
        reason = "JavaScript rounds to 53 bits"
    )]
    let rounded = (integer as f64) as i128;
    i64::try_from(rounded).map_or_else(|_| Tree::BigInteger(Box::new(rounded)), Tree::Integer)
}

/// Resolves an ambiguous word by YAML 1.2: `yes` and `off` are strings; `0123` is decimal.
fn yaml_1_2(word: &str, legacy: &Value) -> Tree {
    let decimal = || {
        let digits = word.bytes().all(|byte| byte.is_ascii_digit());
        word.parse().ok().filter(|_| digits)
    };
    match legacy {
        Value::Integer(integer) => decimal()
            .or_else(|| i64::try_from(*integer).ok())
            .map_or_else(|| Tree::Text(word.into()), Tree::Integer),
        Value::Float(float) => number(*float),
        _ => Tree::Text(word.into()),
    }
}

/// Moves integer keys to the front in numeric order, as JavaScript objects do.
fn integers_first(map: &mut Mapping<Node>) {
    let old = std::mem::take(map);
    let mut entries = old.into_entries();
    if entries.iter().any(|(key, _)| integer(key).is_some()) {
        entries.sort_by_key(|(key, _)| integer(key).unwrap_or(u64::MAX));
    }
    for (key, mut node) in entries {
        respell(&mut node);
        map.insert(key, node);
    }
}

/// Parses an array index as JavaScript defines it: no sign, no leading zero, below 2^32 - 1.
fn integer(key: &str) -> Option<u64> {
    let canonical = key == "0" || !key.starts_with('0');
    let digits =
        !key.is_empty() && key.len() <= 10 && key.bytes().all(|byte| byte.is_ascii_digit());
    key.parse()
        .ok()
        .filter(|&number: &u64| canonical && digits && number < u64::from(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn respelled(text: &str) -> String {
        let mut root = crate::openapi::parse(text).unwrap().root;
        respell(&mut root);
        root.value().to_string()
    }

    #[test]
    fn numbers_and_words() {
        assert_eq!(
            respelled("[8.0, 8.5, 1e3, yes, off, 0123, 0x1F, 1_000, '1.0', 9007199254740993]"),
            r#"[8,8.5,1000,"yes","off",123,31,1000,"1.0",9007199254740992]"#
        );
    }

    #[test]
    fn integer_keys_come_first() {
        assert_eq!(
            respelled("{default: 1, 404: 2, '200': 3, 4XX: 4, 01: 5}"),
            r#"{"200":3,"404":2,"default":1,"4XX":4,"01":5}"#
        );
    }
}
