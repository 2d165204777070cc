//! Classifies media types and binary values. It knows no operations.

use super::Type;

/// Returns `true` if a value consists of bytes that JSON cannot represent.
pub(crate) fn is_binary(ty: &Type) -> bool {
    match ty {
        Type::String(Some(format)) => format == "binary",
        Type::Nullable(inner) => is_binary(inner),
        _ => false,
    }
}

/// Returns a media type without parameters, in lower case.
pub(crate) fn essence(media_type: &str) -> String {
    let essence = media_type.split(';').next().unwrap_or_default();
    essence.trim().to_ascii_lowercase()
}

/// Returns `true` if a media type without parameters is JSON or `*/*`.
pub(crate) fn is_json(essence: &str) -> bool {
    essence == "application/json"
        || essence.ends_with("+json")
        || essence == "*/*"
        || essence == "text/json"
}

/// Returns `true` if a media type without parameters is text or may be.
pub(crate) fn is_text(essence: &str) -> bool {
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

/// Returns the media types of a list that is separated by commas.
pub(crate) fn listed(media_types: &str) -> impl Iterator<Item = &str> {
    media_types.split(',').map(str::trim)
}
