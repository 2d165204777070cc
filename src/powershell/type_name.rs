//! Turns a type into its OpenAPI name, and that into its PowerShell type. It knows no models.

use crate::published::Type;

/// The type of an object with unknown properties.
pub(crate) const HASHTABLE: &str = "SystemCollectionsHashtable";

/// The name of an unknown type.
pub(crate) const ANY: &str = "AnyType";

/// The types of PowerShell that need no link, sorted.
const PRIMITIVE: &[&str] = &[
    "Boolean",
    "Byte",
    "Char",
    "Decimal",
    "Double",
    "Guid",
    "Int16",
    "Int32",
    "Int64",
    "ProgressRecord",
    "SByte",
    "SecureString",
    "Single",
    "String",
    "System.DateTime",
    "System.IO.FileInfo",
    "TimeSpan",
    "UInt16",
    "UInt32",
    "UInt64",
    "Uri",
    "Version",
    "XmlDocument",
];

/// Returns `true` if the name is that of a type that needs no link. A class with the same name gets no link either.
/// No published version has one.
pub(crate) fn is_primitive(name: &str) -> bool {
    PRIMITIVE.binary_search(&name).is_ok()
}

/// Returns the OpenAPI name of a simple type; `None` for [`Type::Any`], containers and models.
pub(crate) fn type_name(ty: &Type) -> Option<&'static str> {
    match ty {
        Type::Boolean => Some("boolean"),
        Type::Integer(format) => Some(if format.as_deref() == Some("int64") {
            "long"
        } else {
            "integer"
        }),
        Type::Number(format) => Some(match format.as_deref() {
            Some("float") => "float",
            Some("double") => "double",
            _ => "number",
        }),
        Type::String(format) => Some(string_type_name(format.as_deref())),
        Type::Object => Some("object"),
        Type::Any | Type::Map(_) | Type::List { .. } | Type::Nullable(_) | Type::Model(_) => None,
    }
}

/// Returns the name of a string type. A format with the name of another type turns the string into that type.
fn string_type_name(format: Option<&str>) -> &'static str {
    match format {
        Some("date") => "date",
        Some("date-time") => "DateTime",
        Some("Date") => "Date",
        Some("DateTime") => "DateTime",
        Some("byte" | "ByteArray") => "ByteArray",
        Some("binary" | "file") => "file",
        Some("number" | "decimal") => "decimal",
        Some("float") => "float",
        Some("double") => "double",
        Some("integer") => "integer",
        Some("long") => "long",
        Some("boolean") => "boolean",
        Some("object") => "object",
        Some("uuid") => "UUID",
        Some("uri") => "URI",
        _ => "string",
    }
}

/// Returns the PowerShell type for a type name; `None` if it is not one.
pub(crate) fn powershell_type(name: &str) -> Option<&'static str> {
    Some(match name {
        "boolean" => "Boolean",
        "integer" => "Int32",
        "long" => "Int64",
        "float" | "double" => "Double",
        "number" | "decimal" => "Decimal",
        "string" | "UUID" | "URI" => "String",
        "date" | "date-time" | "Date" | "DateTime" => "System.DateTime",
        "ByteArray" => "SystemByte",
        "binary" | "file" => "System.IO.FileInfo",
        "object" => HASHTABLE,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn primitive_types_can_be_searched() {
        assert!(PRIMITIVE.is_sorted());
    }

    #[test]
    fn every_name_of_a_type_has_a_powershell_type() {
        let format = |format: &str| Some(format.to_owned());
        for (ty, called) in [
            (Type::Boolean, "Boolean"),
            (Type::Integer(format("int32")), "Int32"),
            (Type::Integer(format("int64")), "Int64"),
            (Type::Number(None), "Decimal"),
            (Type::Number(format("float")), "Double"),
            (Type::String(None), "String"),
            (Type::String(format("hostname")), "String"),
            (Type::String(format("date-time")), "System.DateTime"),
            (Type::String(format("decimal")), "Decimal"),
            (Type::String(format("byte")), "SystemByte"),
            (Type::Object, HASHTABLE),
        ] {
            assert_eq!(
                type_name(&ty).and_then(powershell_type),
                Some(called),
                "of {ty:?}"
            );
        }
    }
}
