//! Generates the same models with serde's derives, in the style that is usual for models written by hand: strings of
//! any format are `String`, numbers `f64`, enums have no variant for unknown values, unions are untagged. Names of
//! fields and variants are numbers, as nobody reads them.

use std::fmt::Write as _;

use sailgen::api::{Additional, Api, Enum, Field, Shape, Struct, Type, Union};

/// Returns the source of one Rust file. `names` are the Rust names of the models.
pub fn derives(api: &Api, names: &[String]) -> String {
    let mut text = "use serde::{Deserialize, Serialize};\n\n".to_owned();
    for ((_, model), name) in api.models().zip(names) {
        match &model.shape {
            Shape::Struct(shape) => structure(&mut text, name, shape, names),
            Shape::Enum(shape) => enumeration(&mut text, name, shape),
            Shape::Union(shape) => union(&mut text, name, shape, names),
            // Tuples and maps with known keys are rarely written by hand; neither of the real specs has one.
            Shape::Tuple(_) => _ = writeln!(text, "pub type {name} = Vec<serde_json::Value>;"),
            Shape::Map(map) => {
                let values = rust_type(&map.values, names);
                let map = "std::collections::BTreeMap";
                _ = writeln!(text, "pub type {name} = {map}<String, {values}>;");
            }
            Shape::Alias(ty) => _ = writeln!(text, "pub type {name} = {};", rust_type(ty, names)),
        }
    }
    text
}

fn structure(text: &mut String, name: &str, shape: &Struct, names: &[String]) {
    _ = writeln!(
        text,
        "#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]\npub struct {name} {{"
    );
    for (number, field) in shape.fields.iter().enumerate() {
        let skip = if field.required {
            ""
        } else {
            ", default, skip_serializing_if = \"Option::is_none\""
        };
        _ = writeln!(text, "    #[serde(rename = {:?}{skip})]", field.wire_name);
        _ = writeln!(text, "    pub f{number}: {},", field_type(field, names));
    }
    if let Additional::Typed(values) = &shape.additional {
        let values = rust_type(values, names);
        _ = writeln!(
            text,
            "    #[serde(flatten)]\n    pub rest: std::collections::BTreeMap<String, {values}>,"
        );
    }
    text.push_str("}\n");
}

fn field_type(field: &Field, names: &[String]) -> String {
    let bare = match &field.ty {
        Type::Nullable(inner) => inner,
        ty => ty,
    };
    let ty = rust_type(bare, names);
    let ty = if field.recursive {
        format!("Box<{ty}>")
    } else {
        ty
    };
    let bare = field.required && !field.nullable && !matches!(field.ty, Type::Nullable(_));
    if bare { ty } else { format!("Option<{ty}>") }
}

fn enumeration(text: &mut String, name: &str, shape: &Enum) {
    let texts: Option<Vec<String>> = shape
        .values
        .iter()
        .map(|value| value.value.text())
        .collect();
    let Some(mut texts) = texts.filter(|texts| !texts.is_empty()) else {
        _ = writeln!(text, "pub type {name} = serde_json::Value;");
        return;
    };
    texts.sort();
    texts.dedup();
    _ = writeln!(
        text,
        "#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]\npub enum {name} {{"
    );
    for (number, value) in texts.iter().enumerate() {
        _ = writeln!(text, "    #[serde(rename = {value:?})]\n    V{number},");
    }
    text.push_str("}\n");
}

fn union(text: &mut String, name: &str, shape: &Union, names: &[String]) {
    _ = writeln!(
        text,
        "#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]\n#[serde(untagged)]\npub enum {name} {{"
    );
    for (number, member) in shape.members.iter().enumerate() {
        let ty = rust_type(&member.ty, names);
        let ty = if member.recursive {
            format!("Box<{ty}>")
        } else {
            ty
        };
        _ = writeln!(text, "    V{number}({ty}),");
    }
    text.push_str("    Unknown(serde_json::Value),\n}\n");
}

fn rust_type(ty: &Type, names: &[String]) -> String {
    match ty {
        Type::Any => "serde_json::Value".to_owned(),
        Type::Boolean => "bool".to_owned(),
        Type::Integer(format) if format.as_deref() == Some("int32") => "i32".to_owned(),
        Type::Integer(_) => "i64".to_owned(),
        Type::Number(_) => "f64".to_owned(),
        Type::String(_) => "String".to_owned(),
        Type::Object | Type::Map(None) => "serde_json::Map<String, serde_json::Value>".to_owned(),
        Type::Map(Some(values)) => format!(
            "std::collections::BTreeMap<String, {}>",
            rust_type(values, names)
        ),
        Type::List { items, .. } => format!(
            "Vec<{}>",
            rust_type(items.as_deref().unwrap_or(&Type::Any), names)
        ),
        Type::Nullable(inner) => format!("Option<{}>", rust_type(inner, names)),
        Type::Model(id) => names[id.0 as usize].clone(),
    }
}
