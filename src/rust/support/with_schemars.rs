//! JSON schemas, for `schemars`, of the types that keep a value exactly as it was
//! received.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::{Base64, Binary, Date, DateTime, Float, Number, Uuid};

macro_rules! described {
    ($($name:ident: $schema:tt),+ $(,)?) => {
        $(impl JsonSchema for $name {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!($schema)
            }
        })+
    };
}

described! {
    Base64: { "type": "string", "format": "byte" },
    Binary: { "type": "string", "format": "binary" },
    Date: { "type": "string", "format": "date" },
    DateTime: { "type": "string", "format": "date-time" },
    Float: { "type": "number" },
    Number: { "type": "number" },
    Uuid: { "type": "string", "format": "uuid" },
}
