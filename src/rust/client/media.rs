//! Compares the spellings of media types. It knows no operations.

pub(super) use crate::api::media::{essence, is_binary, is_json, listed};

/// Returns a media type in lower case and without `charset`.
pub(super) fn spelling(media_type: &str) -> String {
    let lower = media_type.to_ascii_lowercase();
    let parts = lower.split(';').map(str::trim);
    let parts: Vec<&str> = parts
        .filter(|part| !part.starts_with("charset=") && !part.is_empty())
        .collect();
    parts.join(";")
}
