//! What is written as a type → the types and formats of OpenAPI. It knows no schema.

/// The types of OpenAPI; `null` besides is a matter of its own.
pub(super) const TYPES: [&str; 6] = ["string", "object", "array", "integer", "boolean", "number"];

/// The type that a text in `type` means, and the format that it means besides: the types of OpenAPI, whatever their letter
/// case, and what other languages and formats are called. `None` for a text that is like none of them.
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
