//! Percent-encoding and Base64. This module does not know where a string is used.

use std::fmt::Write as _;

/// The characters that are not encoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Keep {
    /// Letters, digits and `-._~`.
    Unreserved,
    /// Reserved characters too, except those that end or split a query: `#[]&+`. A
    /// sequence such as `%20` is kept.
    Reserved,
    /// Every character that is legal in a URL.
    Legal,
}

/// Appends the percent-encoded `text` to `into`.
pub(super) fn escape(text: &str, keep: Keep, into: &mut String) {
    let bytes = text.as_bytes();
    for (at, &byte) in bytes.iter().enumerate() {
        if is_kept(bytes, at, keep) {
            into.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            _ = write!(into, "%{byte:02X}");
        }
    }
}

/// Returns `text`, percent-encoded except for unreserved characters.
pub(super) fn escaped(text: &str) -> String {
    let mut into = String::with_capacity(text.len());
    escape(text, Keep::Unreserved, &mut into);
    into
}

fn is_kept(bytes: &[u8], at: usize, keep: Keep) -> bool {
    let byte = bytes[at];
    if keep == Keep::Legal {
        return byte.is_ascii_graphic() && !b"\"<>\\^`{|}[]".contains(&byte);
    }
    if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
        return true;
    }
    let is_triple = || {
        let digits = bytes.get(at + 1..at + 3);
        digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
    };
    keep == Keep::Reserved
        && (b":/?@!$'()*,;=".contains(&byte) || byte == b'%' && is_triple())
}

/// Decodes percent-encoding; bytes that are not UTF-8 are replaced.
pub(super) fn unescaped(text: &str) -> String {
    let bytes = text.as_bytes();
    let (mut plain, mut at) = (Vec::with_capacity(bytes.len()), 0);
    while at < bytes.len() {
        let digits = bytes.get(at + 1..at + 3).filter(|_| bytes[at] == b'%');
        let byte = digits
            .and_then(|digits| std::str::from_utf8(digits).ok())
            .filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()))
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        plain.push(byte.unwrap_or(bytes[at]));
        at += if byte.is_some() { 3 } else { 1 };
    }
    String::from_utf8_lossy(&plain).into_owned()
}

/// Encodes bytes as Base64 with padding, as `Basic` authentication requires.
pub(super) fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] =
        b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let byte = |at: usize| u32::from(chunk.get(at).copied().unwrap_or_default());
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for digit in 0..4_usize {
            let at = (bits >> (18 - 6 * digit)) & 63;
            let is_there = digit <= chunk.len();
            text.push(if is_there { char::from(DIGITS[at as usize]) } else { '=' });
        }
    }
    text
}
