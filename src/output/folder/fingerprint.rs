//! A 128-bit hash of contents. It is written to disk, so it is the same on every platform and in
//! every version of sailgen. It detects changes, not forgeries.

use std::fmt;
use std::hash::Hasher;
use std::str::FromStr;

use serde::Deserialize;
use siphasher::sip128::{Hasher128, SipHasher13};

/// A hash of the contents of a file or of a set of files. LF and CRLF line endings give the same
/// hash.
///
/// ```
/// use sailgen::output::Fingerprint;
///
/// let pat_owner = Fingerprint::of(b"type: object\n");
/// assert_eq!(pat_owner, Fingerprint::of(b"type: object\r\n"));
/// assert_eq!(pat_owner, pat_owner.to_string().parse()?);
/// # Ok::<(), sailgen::output::ParseFingerprintError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Deserialize)]
#[serde(try_from = "String")]
pub struct Fingerprint(u128);

/// The error for a string that is not a fingerprint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParseFingerprintError;

impl Fingerprint {
    /// Returns the fingerprint of some bytes.
    pub fn of(bytes: &[u8]) -> Fingerprint {
        let mut hasher = SipHasher13::new();
        if bytes.contains(&b'\r') {
            for line in bytes.split_inclusive(|b| *b == b'\n') {
                match line.strip_suffix(b"\r\n") {
                    Some(text) => [text, b"\n"].iter().for_each(|part| hasher.write(part)),
                    None => hasher.write(line),
                }
            }
        } else {
            hasher.write(bytes);
        }
        Fingerprint(hasher.finish128().as_u128())
    }

    /// Returns the fingerprint of a set of named contents, regardless of order.
    ///
    /// ```
    /// use sailgen::output::Fingerprint;
    ///
    /// let set = Fingerprint::of_set([("a.yaml", "1"), ("b.yaml", "2")]);
    /// assert_eq!(set, Fingerprint::of_set([("b.yaml", "2"), ("a.yaml", "1")]));
    /// assert_ne!(set, Fingerprint::of_set([("a.yaml", "2"), ("b.yaml", "1")]));
    /// ```
    pub fn of_set<N: AsRef<[u8]>, B: AsRef<[u8]>>(
        set: impl IntoIterator<Item = (N, B)>,
    ) -> Fingerprint {
        let mut members: Vec<(u128, u128)> = set
            .into_iter()
            .map(|(name, bytes)| {
                (
                    Fingerprint::of(name.as_ref()).0,
                    Fingerprint::of(bytes.as_ref()).0,
                )
            })
            .collect();
        members.sort_unstable();
        let mut hasher = SipHasher13::new();
        for (name, bytes) in members {
            hasher.write(&name.to_le_bytes());
            hasher.write(&bytes.to_le_bytes());
        }
        Fingerprint(hasher.finish128().as_u128())
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}

impl FromStr for Fingerprint {
    type Err = ParseFingerprintError;

    fn from_str(text: &str) -> Result<Fingerprint, ParseFingerprintError> {
        let is_hex = text.len() == 32 && text.bytes().all(|b| b.is_ascii_hexdigit());
        let number = is_hex
            .then(|| u128::from_str_radix(text, 16).ok())
            .flatten();
        number.map(Fingerprint).ok_or(ParseFingerprintError)
    }
}

impl TryFrom<String> for Fingerprint {
    type Error = ParseFingerprintError;

    fn try_from(text: String) -> Result<Fingerprint, ParseFingerprintError> {
        text.parse()
    }
}

impl fmt::Display for ParseFingerprintError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a fingerprint is 32 hexadecimal digits")
    }
}

impl std::error::Error for ParseFingerprintError {}

#[cfg(test)]
mod tests {
    use super::Fingerprint;

    /// The value is written to disk, so it must not change with the platform or the version of a
    /// crate.
    #[test]
    fn the_number_is_fixed() {
        assert_eq!(
            Fingerprint::of(b"").to_string(),
            "b91c5ed031fb33032134935d61d9b40d"
        );
        assert_eq!(
            Fingerprint::of(b"type: object\n").to_string(),
            "3610c59f34cb28afed5ffb500af56d08"
        );
    }

    #[test]
    fn only_a_whole_line_end_counts_as_one() {
        let of = |text: &str| Fingerprint::of(text.as_bytes());
        assert_eq!(of("a\r\nb\r\n"), of("a\nb\n"));
        assert_ne!(of("a\rb"), of("a\nb"));
        assert_ne!(of("a\r\r\n"), of("a\n"));
        assert_ne!(of("a\r"), of("a"));
    }
}
