//! Maps the values of `type` to the types and formats of OpenAPI. It knows no schemas.

/// The types of OpenAPI, without `null`, which is handled separately.
pub(super) const TYPES: [&str; 6] = ["string", "object", "array", "integer", "boolean", "number"];

/// Returns the type that a value of `type` means, and the format it implies, if any. Accepts
/// OpenAPI's types in any letter case, formats, and common names from other languages. `None` if
/// unknown.
pub(super) fn nearest_type(written: &str) -> Option<(&'static str, Option<&'static str>)> {
    if let Some(name) = TYPES.iter().find(|name| **name == written) {
        return Some((name, None));
    }
    let read = match written.trim().to_ascii_lowercase().as_str() {
        "string" | "str" | "text" | "char" | "varchar" => ("string", None),
        "date-time" | "datetime" | "timestamp" => ("string", Some("date-time")),
        "date" => ("string", Some("date")),
        "time" => ("string", Some("time")),
        "uuid" | "guid" => ("string", Some("uuid")),
        "email" => ("string", Some("email")),
        "uri" | "url" => ("string", Some("uri")),
        "password" => ("string", Some("password")),
        "byte" | "base64" => ("string", Some("byte")),
        "binary" | "file" => ("string", Some("binary")),
        "integer" | "int" => ("integer", None),
        "int32" | "short" => ("integer", Some("int32")),
        "int64" | "long" | "bigint" => ("integer", Some("int64")),
        "number" | "decimal" | "numeric" => ("number", None),
        "float" => ("number", Some("float")),
        "double" => ("number", Some("double")),
        "boolean" | "bool" => ("boolean", None),
        "array" | "list" => ("array", None),
        "object" | "map" | "dict" | "dictionary" | "hash" | "struct" => ("object", None),
        _ => return None,
    };
    Some(read)
}
