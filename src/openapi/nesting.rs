//! Limits the nesting of brackets in a YAML file, which decides how long the YAML library takes. It parses nothing.

/// Limit on the sum of the bracket depths at all brackets, commas and colons. The YAML library
/// checks every open bracket for each token, so the depth alone does not predict the time.
const MOST_NESTING: u64 = 1_000_000_000;

/// Returns the offset where the nesting exceeds the limit. Quotes are ignored: unmatched brackets
/// in strings stay far below the limit even in the largest specs.
pub(super) fn nested_too_deeply(text: &str) -> Option<usize> {
    // No depth exceeds the number of brackets, which nearly always tells enough.
    if opening(text.as_bytes()).saturating_mul(text.len() as u64) <= MOST_NESTING {
        return None;
    }
    let (mut depth, mut sum) = (0_u64, 0);
    text.bytes().position(|byte| {
        match byte {
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            b',' | b':' => {}
            _ => return false,
        }
        sum += depth;
        sum > MOST_NESTING
    })
}

/// Counts opening brackets. Each chunk is summed in a `u8`, so that the compiler can add many bytes at once.
fn opening(bytes: &[u8]) -> u64 {
    let is_opening = |byte: &u8| u8::from(matches!(byte, b'[' | b'{'));
    bytes
        .chunks(usize::from(u8::MAX))
        .map(|part| u64::from(part.iter().map(is_opening).sum::<u8>()))
        .sum()
}
