//! Values generated from a JSON Schema alone, without knowledge of the generated code.

use std::cell::Cell;
use std::collections::HashSet;

use serde_json::{Map, Value, json};

/// The kind of value to generate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Want {
    /// Required properties only.
    Minimal,
    /// Every property.
    Full,
    /// Every property, with the examples of the schemas.
    Examples,
    /// Every property, with `null` wherever it is allowed.
    Nulls,
    /// Every property, and a value that is not in an enum.
    UnknownEnum,
    /// Every property, and one that no schema declares.
    UnknownField,
}

/// Maximum depth and number of values; beyond them, only required properties are generated.
const DEPTH: usize = 5;
const MOST: usize = 2_000;
/// Depth at which a schema counts as one without finite values.
const TOO_DEEP: usize = 40;

/// Name of the property that no schema declares.
pub const NEW_FIELD: &str = "notInTheSpecYet";

type Schema = Map<String, Value>;

/// Generates values.
pub struct Maker<'a> {
    defs: &'a Schema,
    want: Want,
    /// Selects the member of each union and the value of each enum, in turn.
    turn: usize,
    made: Cell<usize>,
    wanted: Cell<bool>,
}

/// Generates a value, if the schema allows a value of the wanted kind.
pub fn make(defs: &Schema, name: &str, want: Want, turn: usize) -> Option<Value> {
    let maker = Maker {
        defs,
        want,
        turn,
        made: Cell::new(turn),
        wanted: Cell::new(false),
    };
    let value = maker.value(&defs[name], 0);
    let anywhere = matches!(want, Want::Minimal | Want::Full);
    (anywhere || maker.wanted.get()).then_some(value)
}

/// Returns the number of turns needed to use every union member and every enum value.
pub fn turns(defs: &Schema, name: &str) -> usize {
    let parts = every_part(defs, [&defs[name]], |_| true);
    let count = |part: &&Schema| {
        let lists = ["anyOf", "oneOf", "enum"]
            .iter()
            .filter_map(|key| part.get(*key)?.as_array());
        lists.map(Vec::len).max().unwrap_or(1)
    };
    parts.iter().map(count).max().unwrap_or(1)
}

/// Returns the schemas that a value of any of these has to match, with references resolved; and those of the union
/// members that `wanted` accepts, which it may have to match.
pub fn every_part<'a>(
    defs: &'a Schema,
    schemas: impl IntoIterator<Item = &'a Value>,
    wanted: impl Fn(&Value) -> bool,
) -> Vec<&'a Schema> {
    let mut queue: Vec<&Value> = schemas.into_iter().collect();
    let mut seen = HashSet::new();
    let mut parts = Vec::new();
    while let Some(schema) = queue.pop() {
        let Some(schema) = schema
            .as_object()
            .filter(|schema| seen.insert(std::ptr::from_ref(*schema)))
        else {
            continue;
        };
        parts.push(schema);
        queue.extend(referred(defs, schema));
        queue.extend(
            schema
                .get("allOf")
                .and_then(Value::as_array)
                .into_iter()
                .flatten(),
        );
        let members = ["anyOf", "oneOf"]
            .iter()
            .filter_map(|key| schema.get(*key)?.as_array())
            .flatten();
        queue.extend(members.filter(|member| schema.contains_key("x-nullable") || wanted(member)));
    }
    parts
}

/// Returns `true` if one of the schemas has or requires a property of this name.
pub fn declares(parts: &[&Schema], name: &str) -> bool {
    parts.iter().any(|part| {
        let properties = part.get("properties");
        let required = part.get("required").and_then(Value::as_array);
        properties.is_some_and(|properties| properties.get(name).is_some())
            || required.is_some_and(|names| names.iter().any(|other| other == name))
    })
}

/// Returns the schemas of a property: those that are declared, or else those of undeclared properties.
pub fn property<'a>(parts: &[&'a Schema], name: &str) -> Vec<&'a Value> {
    let declared: Vec<&Value> = parts
        .iter()
        .filter_map(|part| part.get("properties")?.get(name))
        .collect();
    if !declared.is_empty() {
        return declared;
    }
    parts
        .iter()
        .filter_map(|part| part.get("additionalProperties"))
        .filter(|more| **more != Value::Bool(false))
        .collect()
}

fn referred<'a>(defs: &'a Schema, schema: &Schema) -> Option<&'a Value> {
    defs.get(schema.get("$ref")?.as_str()?.trim_start_matches("#/$defs/"))
}

fn is_nullable(schema: &Schema) -> bool {
    let null = json!("null");
    schema.contains_key("x-nullable")
        || schema.get("type").is_some_and(|ty| {
            *ty == null || ty.as_array().is_some_and(|types| types.contains(&null))
        })
}

impl<'a> Maker<'a> {
    fn value(&self, schema: &'a Value, depth: usize) -> Value {
        self.made.set(self.made.get() + 1);
        let Some(parts) = self.parts(schema) else {
            return json!({ "any": [1, 2.5, "three", null, true] });
        };
        if depth > 0 && self.want == Want::Nulls && parts.iter().any(|part| is_nullable(part)) {
            self.wanted.set(true);
            return Value::Null;
        }
        let find = |key: &str| parts.iter().find_map(|part| part.get(key));
        let example = parts.iter().find_map(|part| part.get("examples")?.get(0));
        if let (Want::Examples, Some(example)) = (self.want, example)
            && depth > 0
        {
            self.wanted.set(true);
            return example.clone();
        }
        if let Some(value) = find("const") {
            return self.listed(std::slice::from_ref(value));
        }
        if let Some(values) = find("enum").and_then(Value::as_array) {
            return self.listed(values);
        }
        match self.type_name(&parts) {
            "object" => self.object(&parts, depth),
            "array" => self.list(&parts, depth),
            "boolean" => Value::Bool(self.made.get().is_multiple_of(2)),
            "integer" => self.number(&parts, true),
            "number" => self.number(&parts, false),
            "string" => self.text(&parts),
            _ => json!({ "any": [1, 2.5, "three", null, true] }),
        }
    }

    /// Returns the schemas that apply together: one member of each alternative.
    fn parts(&self, schema: &'a Value) -> Option<Vec<&'a Schema>> {
        let mut parts: Vec<&Schema> = Vec::new();
        let mut queue = vec![schema];
        while let Some(schema) = queue.pop() {
            let schema = schema.as_object()?;
            if parts.iter().any(|part| std::ptr::eq(*part, schema)) {
                continue;
            }
            parts.push(schema);
            queue.extend(referred(self.defs, schema));
            queue.extend(
                schema
                    .get("allOf")
                    .and_then(Value::as_array)
                    .into_iter()
                    .flatten(),
            );
            for members in ["anyOf", "oneOf"]
                .iter()
                .filter_map(|key| schema.get(*key)?.as_array())
            {
                let turn = if schema.contains_key("x-nullable") {
                    0
                } else {
                    self.turn % members.len()
                };
                queue.push(&members[turn]);
            }
        }
        Some(parts)
    }

    fn type_name(&self, parts: &[&'a Schema]) -> &'a str {
        let named = |part: &&'a Schema| match part.get("type")? {
            Value::Array(types) => types
                .iter()
                .cycle()
                .skip(self.turn)
                .take(types.len())
                .find_map(|name| match name.as_str()? {
                    "null" => None,
                    name => Some(name),
                }),
            name => name.as_str().filter(|name| *name != "null"),
        };
        let holds = |key: &str| {
            parts
                .iter()
                .any(|part| part.get(key).is_some_and(|value| *value != json!({})))
        };
        parts.iter().find_map(named).unwrap_or_else(|| match () {
            () if holds("properties") || holds("additionalProperties") => "object",
            () if holds("items") => "array",
            () => "any",
        })
    }

    fn listed(&self, values: &[Value]) -> Value {
        let chosen = &values[self.turn % values.len()];
        if self.want != Want::UnknownEnum {
            return chosen.clone();
        }
        let new = match chosen {
            Value::String(_) => json!("NOT_IN_THE_SPEC_YET"),
            Value::Number(number) if number.is_i64() => json!(424_242),
            other => return other.clone(),
        };
        self.wanted.set(true);
        new
    }

    fn object(&self, parts: &[&'a Schema], depth: usize) -> Value {
        let required: HashSet<&str> = parts
            .iter()
            .filter_map(|part| part.get("required")?.as_array())
            .flatten()
            .filter_map(Value::as_str)
            .collect();
        let full = self.want != Want::Minimal && depth < DEPTH && self.made.get() < MOST;
        let mut object = Map::new();
        for (name, schema) in parts
            .iter()
            .filter_map(|part| part.get("properties")?.as_object())
            .flatten()
        {
            if (full || required.contains(name.as_str()))
                && depth < TOO_DEEP
                && !object.contains_key(name)
            {
                object.insert(name.clone(), self.value(schema, depth + 1));
            }
        }
        for name in required {
            if !object.contains_key(name) {
                object.insert(name.to_owned(), json!("required"));
            }
        }
        self.tag(parts, &mut object);
        if full {
            self.more(parts, &mut object, depth);
        }
        Value::Object(object)
    }

    /// Adds the discriminator value of the selected member.
    fn tag(&self, parts: &[&'a Schema], object: &mut Schema) {
        for part in parts {
            let Some(property) = part
                .get("discriminator")
                .and_then(|tag| tag.get("propertyName")?.as_str())
            else {
                continue;
            };
            let mapping = part["discriminator"]
                .get("mapping")
                .and_then(Value::as_object);
            let members = ["oneOf", "anyOf"]
                .iter()
                .find_map(|key| part.get(*key)?.as_array())
                .map_or(1, Vec::len);
            // In all tested specs, the mapping has the order of the members. In other specs, the validator reports a
            // mismatch, or the property of the member lists its values.
            let tags = mapping
                .map(|mapping| mapping.keys().collect::<Vec<_>>())
                .unwrap_or_default();
            if tags.len() == members && !object.contains_key(property) {
                object.insert(property.to_owned(), json!(tags[self.turn % members]));
            }
        }
    }

    /// Adds undeclared properties.
    fn more(&self, parts: &[&'a Schema], object: &mut Schema, depth: usize) {
        let more: Vec<&Value> = parts
            .iter()
            .filter_map(|part| part.get("additionalProperties"))
            .collect();
        match more.first() {
            Some(Value::Bool(false)) => {}
            Some(Value::Bool(true)) => {
                _ = object.insert(
                    "any name".to_owned(),
                    json!([1, "two", null, { "three": 3.5 }]),
                )
            }
            Some(schema) => {
                for name in ["any name", "any-other.name"] {
                    object.insert(name.to_owned(), self.value(schema, depth + 1));
                }
            }
            None if self.want == Want::UnknownField => {
                self.wanted.set(true);
                object.insert(
                    NEW_FIELD.to_owned(),
                    json!({ "deep": [1, null, "three", { "x": 1.5 }] }),
                );
            }
            None => {}
        }
    }

    fn list(&self, parts: &[&'a Schema], depth: usize) -> Value {
        let count = |key: &str| parts.iter().find_map(|part| part.get(key)?.as_u64());
        let unique = parts
            .iter()
            .any(|part| part.get("uniqueItems") == Some(&Value::Bool(true)));
        let wanted = match (self.want, unique) {
            (Want::Minimal, _) => 0,
            (_, true) => 1,
            (_, false) => {
                if depth < 3 {
                    2
                } else {
                    1
                }
            }
        };
        let wanted = wanted
            .max(count("minItems").unwrap_or(0))
            .min(count("maxItems").unwrap_or(u64::MAX));
        let items = parts
            .iter()
            .find_map(|part| part.get("items"))
            .unwrap_or(&Value::Null);
        (0..wanted).map(|_| self.value(items, depth + 1)).collect()
    }

    fn number(&self, parts: &[&'a Schema], integer: bool) -> Value {
        let format = parts
            .iter()
            .find_map(|part| part.get("format")?.as_str())
            .unwrap_or_default();
        let limit = |key: &str| parts.iter().find_map(|part| part.get(key)?.as_f64());
        let exclusive = |key: &str| {
            parts
                .iter()
                .any(|part| part.get(key) == Some(&Value::Bool(true)))
        };
        let one = |exclusive: bool| if exclusive { 1.0 } else { 0.0 };
        let low = limit("minimum").map(|low| low + one(exclusive("exclusiveMinimum")));
        let low = low.or(limit("exclusiveMinimum").map(|low| low + 1.0));
        let high = limit("maximum").map(|high| high - one(exclusive("exclusiveMaximum")));
        let high = high.or(limit("exclusiveMaximum").map(|high| high - 1.0));
        if let Some(step) = limit("multipleOf") {
            return if step.fract() == 0.0 {
                json!(step as i64)
            } else {
                json!(step)
            };
        }
        // Each of these in turn, as far as the limits allow.
        let tries = match (integer, format) {
            (true, "int64") => vec![json!(9_007_199_254_740_993_i64), json!(-1), json!(0)],
            (true, _) => vec![json!(2_147_483_647), json!(-1), json!(7)],
            (false, "float") => vec![json!(0.1), json!(3), json!(1.0)],
            (false, _) => vec![json!(12345.678901), json!(5), json!(5.0), json!(-0.5e-7)],
        };
        let fits = |value: &&Value| {
            let value = value.as_f64().unwrap_or_default();
            low.is_none_or(|low| low <= value) && high.is_none_or(|high| value <= high)
        };
        let tries: Vec<&Value> = tries.iter().filter(fits).collect();
        match tries.get(self.made.get() % tries.len().max(1)) {
            Some(value) => (*value).clone(),
            None if integer => json!(low.or(high).unwrap_or_default() as i64),
            None => json!(low.or(high)),
        }
    }

    fn text(&self, parts: &[&'a Schema]) -> Value {
        let find = |key: &str| parts.iter().find_map(|part| part.get(key));
        if find("pattern").is_some()
            && let Some(example) = parts.iter().find_map(|part| part.get("examples")?.get(0))
        {
            return example.clone();
        }
        let texts: &[&str] = match find("format")
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_lowercase()
            .as_str()
        {
            "date-time" => &[
                "2024-02-29T23:59:59.123456789Z",
                "2015-06-04T00:00:00.000+05:30",
                "2018-06-25T20:22:28Z",
            ],
            "date" => &["2024-02-29"],
            "uuid" => &[
                "f7b1b8a3-5fed-4fd4-ad29-82014e137e19",
                "2C91808568C529C60168CCA6F90C1313",
            ],
            "byte" => &["c2FpbGdlbg==", ""],
            _ => &["some text", "quotes \" and \\ and\nlines, é, \u{1F600}", ""],
        };
        let mut text = texts[self.made.get() % texts.len()].to_owned();
        let count = |key: &str| {
            find(key)
                .and_then(Value::as_u64)
                .and_then(|count| usize::try_from(count).ok())
        };
        while text.chars().count() < count("minLength").unwrap_or(0).min(10_000) {
            text.push('x');
        }
        text.chars()
            .take(count("maxLength").unwrap_or(usize::MAX))
            .collect::<String>()
            .into()
    }
}
