//! Bytes that are sent as a Base64 string.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::blank::Blank;

const ALPHABET: &[u8; 64] =
    b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Bytes as a Base64 string, which is kept exactly as it was received.
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Base64(String);

impl Base64 {
    /// Encodes bytes as standard Base64 with padding.
    #[must_use]
    pub fn encode(bytes: &[u8]) -> Self {
        let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
        for chunk in bytes.chunks(3) {
            let bits = (0..3)
                .fold(0, |bits, at| bits << 8 | u32::from(*chunk.get(at).unwrap_or(&0)));
            for at in 0..4 {
                let sextet = (bits >> (18 - 6 * at)) as usize & 63;
                text.push(if at > chunk.len() {
                    '='
                } else {
                    char::from(ALPHABET[sextet])
                });
            }
        }
        Self(text)
    }

    /// Decodes the string, or returns `None` if it is not Base64. The URL-safe alphabet
    /// and missing padding are accepted.
    #[must_use]
    pub fn decode(&self) -> Option<Vec<u8>> {
        let text = self.0.trim_end_matches('=');
        let mut bytes = Vec::with_capacity(text.len() * 3 / 4);
        let (mut bits, mut count) = (0_u32, 0);
        for byte in text.bytes() {
            let sextet = match byte {
                b'-' => 62,
                b'_' => 63,
                _ => ALPHABET.iter().position(|known| *known == byte)?,
            };
            bits = bits << 6 | u32::try_from(sextet).ok()?;
            count += 6;
            if count >= 8 {
                count -= 8;
                bytes.push(u8::try_from(bits >> count).ok()?);
                bits &= (1 << count) - 1;
            }
        }
        (count < 6).then_some(bytes)
    }

    /// Returns the Base64 string as it is in the JSON.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Wraps a string that is already Base64; it is not checked.
impl From<String> for Base64 {
    fn from(text: String) -> Self {
        Self(text)
    }
}

/// Wraps a string that is already Base64; it is not checked.
impl From<&str> for Base64 {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl Blank for Base64 {
    fn blank() -> Self {
        Self::default()
    }
}

impl fmt::Debug for Base64 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

impl Serialize for Base64 {
    fn serialize<S: Serializer>(&self, json: S) -> Result<S::Ok, S::Error> {
        json.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Base64 {
    fn deserialize<D: Deserializer<'de>>(json: D) -> Result<Self, D::Error> {
        String::deserialize(json).map(Self)
    }
}
