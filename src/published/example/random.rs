//! The numbers in generated examples: those of `java.util.Random` with the seed that openapi-generator uses.

/// A linear congruential generator of 48 bits.
#[derive(Debug, Clone)]
pub(super) struct Random(u64);

const MULTIPLIER: u64 = 0x5_DEEC_E66D;
const MASK: u64 = (1 << 48) - 1;

impl Random {
    /// Seeds the generator with the hash of the name of the class that makes examples: every run gives the same numbers.
    pub fn new() -> Self {
        let seed = i64::from(java_hash("ExampleGenerator"));
        Random((seed.cast_unsigned() ^ MULTIPLIER) & MASK)
    }

    fn next(&mut self, bits: u32) -> u64 {
        self.0 = self.0.wrapping_mul(MULTIPLIER).wrapping_add(0xB) & MASK;
        self.0 >> (48 - bits)
    }

    /// Returns a number from 0 (inclusive) to 1 (exclusive).
    fn unit(&mut self) -> f64 {
        #[expect(
            clippy::cast_precision_loss,
            reason = "53 bits are what a double holds"
        )]
        let number = ((self.next(26) << 27) + self.next(27)) as f64;
        number / (1u64 << 53) as f64
    }

    /// Returns a number within limits. An exclusive limit is treated as an inclusive one.
    pub fn between(&mut self, minimum: Option<f64>, maximum: Option<f64>) -> f64 {
        let unit = self.unit();
        match (minimum, maximum) {
            (Some(minimum), Some(maximum)) => unit * (maximum - minimum) + minimum,
            (Some(minimum), None) => unit + minimum,
            (None, Some(maximum)) => unit * maximum,
            (None, None) => unit * 10.0,
        }
    }
}

/// Returns Java's `String.hashCode`, which is computed over UTF-16.
pub(super) fn java_hash(text: &str) -> i32 {
    text.encode_utf16().fold(0i32, |hash, unit| {
        hash.wrapping_mul(31).wrapping_add(i32::from(unit))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_numbers() {
        let mut random = Random::new();
        let numbers: Vec<f64> = (0..2).map(|_| random.between(None, None)).collect();
        assert_eq!(numbers, [0.800_828_190_461_011_5, 6.027_456_183_070_403]);
    }

    #[test]
    fn hashes() {
        assert_eq!(java_hash(""), 0);
        assert_eq!(java_hash("Aa"), java_hash("BB"));
        assert_eq!(java_hash("hello"), 99_162_322);
    }
}
