//! The order of keys in a generated object: that of Java's `HashMap`.

use super::random::java_hash;

/// Sorts entries, given in the order of insertion, as a `HashMap` iterates over them. Keys must be unique.
pub(crate) fn hash_order<T>(entries: &mut [(String, T)]) {
    let mut buckets = 16usize;
    // Java doubles the buckets when more than 0.75 of them are used.
    while entries.len() * 4 > buckets * 3 {
        buckets *= 2;
    }
    entries.sort_by_cached_key(|(key, _)| bucket(key, buckets));
}

fn bucket(key: &str, buckets: usize) -> usize {
    let hash = java_hash(key).cast_unsigned();
    (hash ^ hash >> 16) as usize & (buckets - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(keys: &[&str]) -> Vec<String> {
        let mut entries: Vec<_> = keys.iter().map(|key| ((*key).to_owned(), ())).collect();
        hash_order(&mut entries);
        entries.into_iter().map(|(key, ())| key).collect()
    }

    #[test]
    fn keys_of_one_bucket_keep_their_order() {
        assert_eq!(order(&["BB", "Aa", "a"]), ["BB", "Aa", "a"]);
        assert_eq!(order(&["Aa", "BB", "a"]), ["Aa", "BB", "a"]);
    }

    #[test]
    fn more_keys_are_more_buckets() {
        let keys: Vec<String> = (1..=13).map(|at| format!("a{at}")).collect();
        let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
        assert_eq!(order(&keys[..12])[..3], ["a1", "a11", "a2"]);
        assert_eq!(order(&keys)[..3], ["a11", "a10", "a13"]);
    }
}
