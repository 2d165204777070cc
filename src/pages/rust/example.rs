//! Builds the example on the page of a model: create a value, write it as JSON and read it back. It
//! prints no page.

use super::builder::ExampleBuilder;
use super::request::{Sample, ValueRequest};
use super::view::Example;
use crate::api::{ModelId, Value};
use crate::rust::print::expression::Code;
use crate::rust::view::{Kind, View};

/// Returns the example for a model, whose types are imported from the path `import`.
pub(super) fn example(view: &View, id: ModelId, import: &str) -> Example {
    let mut builder = ExampleBuilder::new(view, id);
    let name = builder.model_name(id);
    let own = builder.variable("");
    let want = ValueRequest {
        given: None,
        name: &view[id].published,
        variable: &own,
        limits: None,
        tag: None,
        level: 0,
        must: true,
    };
    let Some(Sample { code, json }) = builder.model(id, want) else {
        return Example::default();
    };
    if builder.is_too_much() {
        return Example::default();
    }
    let variable = match code {
        // The value was built by statements and is in this variable.
        Code::Plain(variable) if !builder.statements.is_empty() && !variable.contains(':') => {
            variable
        }
        code => {
            let variable = own.clone();
            let plain = matches!(view[id].kind, Kind::Alias(_));
            let ty = if plain {
                format!(": {name}")
            } else {
                String::new()
            };
            let line = code.statement(0, &format!("let {variable}{ty} = "), ";");
            builder.statements.push(line);
            variable
        }
    };
    let statements = builder.statements.join("\n\n");
    Example {
        prepare: format!("{}\n{statements}", builder.uses.lines(import)),
        convert: format!(
            "let json = serde_json::to_string_pretty(&{variable})?;\nprintln!(\"{{json}}\");"
        ),
        json: pretty(&json),
        read: format!(
            "let again: {name} = serde_json::from_str(&json)?;\nassert_eq!(again, {variable});"
        ),
    }
}

/// Formats JSON as `serde_json::to_string_pretty` does.
fn pretty(value: &Value) -> String {
    serde_json::to_string_pretty(&Ordered(value)).unwrap_or_default()
}

/// Serializes maps in the order of their entries.
struct Ordered<'v>(&'v Value);

impl serde::Serialize for Ordered<'_> {
    fn serialize<S: serde::Serializer>(&self, json: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Value::Null => json.serialize_unit(),
            Value::Bool(value) => json.serialize_bool(*value),
            Value::Integer(value) => match (i64::try_from(*value), u64::try_from(*value)) {
                (Ok(value), _) => json.serialize_i64(value),
                (_, Ok(value)) => json.serialize_u64(value),
                _ => json.serialize_i128(*value),
            },
            Value::Float(value) => json.serialize_f64(*value),
            Value::String(text) | Value::Ambiguous { text, .. } => json.serialize_str(text),
            Value::List(items) => json.collect_seq(items.iter().map(Ordered)),
            Value::Map(entries) => {
                json.collect_map(entries.iter().map(|(name, value)| (name, Ordered(value))))
            }
        }
    }
}
