//! Generates from bytes an OpenAPI document that uses every keyword in likely and unlikely ways, for property tests and
//! the fuzzer. The same bytes give the same document. sailgen accepts most of the documents.

use arbitrary::{Result, Unstructured};
use serde_json::{Map, Value, json};

/// Names that are likely to be used, and that cause trouble as a file name, in Rust or in Markdown.
const NAMES: [&str; 52] = [
    "id",
    "name",
    "type",
    "kind",
    "value",
    "items",
    "Pet",
    "pet",
    "PET",
    "pet-owner",
    "petOwner",
    "pet_owner",
    "Self",
    "self",
    "crate",
    "super",
    "r#type",
    "_",
    "__",
    "$ref",
    "",
    " ",
    "a b",
    "A/B",
    "../up",
    "mod",
    "lib",
    "Option",
    "Vec",
    "String",
    "Box",
    "Result",
    "Some",
    "Ok",
    "Default",
    "Debug",
    "Unknown",
    "Number",
    "1st",
    "+1",
    "-1",
    "<",
    ">=",
    "été",
    "名前",
    "\u{202e}x",
    "a|b",
    "`tick`",
    "new\nline",
    "index",
    "CON",
    "<T>",
];

/// Strings for descriptions and values.
const TEXTS: [&str; 14] = [
    "A plain sentence.",
    "",
    "two\n\nparagraphs",
    "ends with a backslash \\",
    "*/ /* // ///",
    "\"quoted\" 'text'",
    "a | b",
    "```\ncode\n```",
    "    indented",
    "{{ template }} {% if %}",
    "<script>",
    "# Heading",
    "\u{202e}rtl",
    "\"#]\npub fn evil() {}",
];

const TYPES: [&str; 9] = [
    "string",
    "integer",
    "number",
    "boolean",
    "object",
    "array",
    "string",
    "date-time",
    "file",
];

const FORMATS: [&str; 10] = [
    "date-time",
    "date",
    "uuid",
    "int32",
    "int64",
    "double",
    "byte",
    "binary",
    "password",
    "a sentence",
];

/// Maximum nesting of schemas.
const MOST_DEPTH: u32 = 3;

/// Generates a document from bytes.
pub fn document(bytes: &[u8]) -> Value {
    let mut maker = Maker {
        bytes: Unstructured::new(bytes),
        is_3_1: false,
        components: Vec::new(),
    };
    // When the bytes run out, every choice is the first one, or there is an error; both are fine.
    maker
        .document()
        .unwrap_or_else(|_| json!({"openapi": "3.0.0"}))
}

struct Maker<'b> {
    bytes: Unstructured<'b>,
    is_3_1: bool,
    components: Vec<String>,
}

impl Maker<'_> {
    fn document(&mut self) -> Result<Value> {
        self.is_3_1 = self.bytes.ratio(1, 2)?;
        for _ in 0..self.bytes.int_in_range(1..=8)? {
            let name = self.name()?;
            self.components.push(name);
        }
        let mut schemas = Map::new();
        for name in self.components.clone() {
            schemas.insert(name, self.schema(0)?);
        }
        let version = if self.is_3_1 { "3.1.0" } else { "3.0.3" };
        let (title, path) = (self.text()?, self.name()?);
        let item = self.path_item()?;
        let mut document = json!({"openapi": version, "info": {"title": title, "version": "1"}});
        document["components"] = json!({"schemas": schemas});
        document[if self.is_3_1 && self.bytes.ratio(1, 3)? {
            "webhooks"
        } else {
            "paths"
        }] = json!({format!("/{path}"): item});
        Ok(document)
    }

    fn path_item(&mut self) -> Result<Value> {
        let mut item = Map::new();
        for method in ["get", "post", "patch"] {
            if self.bytes.ratio(1, 2)? {
                let (request, response) = (self.schema(1)?, self.schema(1)?);
                let (id, tag) = (self.name()?, self.name()?);
                let content = |schema: Value| json!({"application/json": {"schema": schema}});
                item.insert(
                    method.into(),
                    json!({
                        "operationId": id,
                        "tags": [tag],
                        "requestBody": {"content": content(request)},
                        "responses": {"200": {"description": "", "content": content(response)}},
                    }),
                );
            }
        }
        Ok(Value::Object(item))
    }

    fn schema(&mut self, depth: u32) -> Result<Value> {
        let choices = if depth < MOST_DEPTH { 12 } else { 4 };
        let mut schema = match self.bytes.int_in_range(0..=choices)? {
            0 | 1 => self.simple()?,
            2 => self.values()?,
            3 => return self.reference(),
            4..=6 => self.object(depth)?,
            7 => json!({"type": "array", "items": self.schema(depth + 1)?}),
            8 => json!({"type": "object", "additionalProperties": self.schema(depth + 1)?}),
            9 => self.parts("allOf", depth)?,
            10 => self.parts("oneOf", depth)?,
            11 => self.parts("anyOf", depth)?,
            _ if self.is_3_1 => self.of_3_1(depth)?,
            _ => json!({}),
        };
        if let Value::Object(schema) = &mut schema {
            self.words(schema)?;
        }
        Ok(schema)
    }

    fn simple(&mut self) -> Result<Value> {
        let mut schema = json!({"type": *self.bytes.choose(&TYPES)?});
        if self.bytes.ratio(1, 2)? {
            schema["format"] = json!(self.bytes.choose(&FORMATS)?);
        }
        if self.bytes.ratio(1, 4)? {
            schema["maximum"] = json!(self.bytes.arbitrary::<i64>()?);
            schema["pattern"] = json!(self.text()?);
        }
        Ok(schema)
    }

    fn values(&mut self) -> Result<Value> {
        let mut values = Vec::new();
        for _ in 0..self.bytes.int_in_range(0..=5)? {
            values.push(self.literal()?);
        }
        let mut schema = json!({"enum": values});
        if self.bytes.ratio(2, 3)? {
            schema["type"] = json!(self.bytes.choose(&TYPES)?);
        }
        Ok(schema)
    }

    fn literal(&mut self) -> Result<Value> {
        Ok(match self.bytes.int_in_range(0..=7)? {
            0..=3 => json!(self.name()?),
            4 => json!(self.bytes.arbitrary::<i64>()?),
            5 => json!(self.bytes.arbitrary::<u32>()? as f64 / 8.0),
            6 => Value::Null,
            _ => json!({"a": [self.name()?, true]}),
        })
    }

    fn reference(&mut self) -> Result<Value> {
        let name = self
            .bytes
            .choose(&self.components)?
            .replace('~', "~0")
            .replace('/', "~1")
            .replace('%', "%25");
        let mut schema = json!({"$ref": format!("#/components/schemas/{name}")});
        if self.bytes.ratio(1, 4)? {
            schema["description"] = json!(self.text()?);
            schema["nullable"] = json!(true);
        }
        Ok(schema)
    }

    fn object(&mut self, depth: u32) -> Result<Value> {
        let (mut properties, mut required) = (Map::new(), Vec::new());
        for _ in 0..self.bytes.int_in_range(0..=5)? {
            let name = self.name()?;
            if self.bytes.ratio(1, 2)? {
                required.push(name.clone());
            }
            properties.insert(name, self.schema(depth + 1)?);
        }
        let mut schema = json!({"type": "object", "properties": properties, "required": required});
        match self.bytes.int_in_range(0..=5)? {
            0 => schema["additionalProperties"] = json!(false),
            1 => schema["additionalProperties"] = json!(true),
            2 => schema["additionalProperties"] = self.schema(depth + 1)?,
            _ => {}
        }
        Ok(schema)
    }

    fn parts(&mut self, key: &str, depth: u32) -> Result<Value> {
        let mut parts = Vec::new();
        for _ in 0..self.bytes.int_in_range(0..=3)? {
            parts.push(if self.bytes.ratio(1, 2)? {
                self.reference()?
            } else {
                self.schema(depth + 1)?
            });
        }
        let mut schema = if self.bytes.ratio(1, 4)? {
            self.object(depth + 1)?
        } else {
            json!({})
        };
        schema[key] = Value::Array(parts);
        if self.bytes.ratio(1, 3)? {
            schema["discriminator"] = json!({"propertyName": self.name()?});
            if self.bytes.ratio(1, 2)? {
                let target = self.reference()?["$ref"].clone();
                schema["discriminator"]["mapping"] = json!({self.name()?: target});
            }
        }
        Ok(schema)
    }

    fn of_3_1(&mut self, depth: u32) -> Result<Value> {
        Ok(match self.bytes.int_in_range(0..=8)? {
            0 => json!({"type": [*self.bytes.choose(&TYPES)?, "null"]}),
            1 => json!({"type": ["array", "string", "object"], "items": self.schema(depth + 1)?}),
            2 => json!({"const": self.literal()?}),
            3 => {
                json!({"type": "array", "prefixItems": [self.schema(depth + 1)?, self.schema(depth + 1)?]})
            }
            4 => json!({"type": "object", "patternProperties": {"^x": self.schema(depth + 1)?}}),
            5 => json!({"anyOf": [self.schema(depth + 1)?, {"type": "null"}]}),
            6 => json!({"type": "object", "unevaluatedProperties": self.schema(depth + 1)?}),
            7 => {
                json!({"$defs": {"Inner": self.schema(depth + 1)?}, "type": "array", "items": {"$ref": "#/$defs/Inner"}})
            }
            _ => json!({"type": "string", "contentEncoding": "base64"}),
        })
    }

    /// Adds keywords that do not depend on the type.
    fn words(&mut self, schema: &mut Map<String, Value>) -> Result<()> {
        if self.bytes.ratio(1, 4)? {
            schema.insert("description".into(), json!(self.text()?));
        }
        if self.bytes.ratio(1, 8)? {
            schema.insert("title".into(), json!(self.name()?));
        }
        for flag in [
            "nullable",
            "readOnly",
            "writeOnly",
            "deprecated",
            "uniqueItems",
        ] {
            if self.bytes.ratio(1, 10)? {
                schema.insert(flag.into(), json!(true));
            }
        }
        for key in ["default", "example"] {
            if self.bytes.ratio(1, 8)? {
                schema.insert(key.into(), self.literal()?);
            }
        }
        Ok(())
    }

    fn name(&mut self) -> Result<String> {
        match self.bytes.ratio(9, 10)? {
            true => Ok((*self.bytes.choose(&NAMES)?).to_owned()),
            false => Ok(self.bytes.arbitrary::<&str>()?.chars().take(40).collect()),
        }
    }

    fn text(&mut self) -> Result<String> {
        Ok((*self.bytes.choose(&TEXTS)?).to_owned())
    }
}
