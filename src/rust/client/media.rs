//! Classifies media types and binary values. It knows no operations.

use crate::api::Type;

/// Returns `true` if a value consists of bytes that JSON cannot represent.
pub(super) fn is_binary(ty: &Type) -> bool {
    match ty {
        Type::String(Some(format)) => format == "binary",
        Type::Nullable(inner) => is_binary(inner),
        _ => false,
    }
}

/// Returns a media type without parameters, in lower case.
pub(super) fn essence(media_type: &str) -> String {
    let essence = media_type.split(';').next().unwrap_or_default();
    essence.trim().to_ascii_lowercase()
}

/// Returns a media type in lower case and without `charset`.
pub(super) fn spelling(media_type: &str) -> String {
    let lower = media_type.to_ascii_lowercase();
    let parts = lower.split(';').map(str::trim);
    let parts: Vec<&str> = parts
        .filter(|part| !part.starts_with("charset=") && !part.is_empty())
        .collect();
    parts.join(";")
}

/// Returns `true` if a media type without parameters is JSON or `*/*`.
pub(super) fn is_json(essence: &str) -> bool {
    essence == "application/json"
        || essence.ends_with("+json")
        || essence == "*/*"
        || essence == "text/json"
}

/// Returns `true` if a media type without parameters is text or may be.
pub(super) fn is_text(essence: &str) -> bool {
    let other = [
        "application/x-www-form-urlencoded",
        "application/xml",
        "application/javascript",
    ];
    essence.starts_with("text/")
        || essence.starts_with('*')
        || essence.ends_with("+xml")
        || other.contains(&essence)
        || is_json(essence)
}
