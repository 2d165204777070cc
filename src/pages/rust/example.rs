//! A model → the code of its page: make a value, write it as JSON, read it back.

use super::code::Code;
use super::sample::{Maker, Sample, Want};
use super::view::Example;
use crate::api::{ModelId, Shape, Value};
use crate::rust::plan::Plan;

/// The code for a model, importing from this path.
pub(super) fn example(plan: &Plan<'_>, id: ModelId, import: &str) -> Example {
    let mut maker = Maker::new(plan, id);
    let name = maker.uses.model(id, plan);
    let own = maker.variable("");
    let want = Want {
        given: None,
        name: &plan.api[id].name,
        variable: &own,
        limits: None,
        tag: None,
        level: 0,
        must: true,
    };
    let Some(Sample { code, json }) = maker.model(id, want) else {
        return Example::default();
    };
    if maker.is_too_much() {
        return Example::default();
    }
    let variable = match code {
        // Statements have made it.
        Code::Plain(variable) if !maker.statements.is_empty() && !variable.contains(':') => {
            variable
        }
        code => {
            let variable = own.clone();
            let plain = matches!(plan.api[id].shape, Shape::Alias(_));
            let ty = if plain {
                format!(": {name}")
            } else {
                String::new()
            };
            let line = code.statement(&format!("let {variable}{ty} = "), ";");
            maker.statements.push(line);
            variable
        }
    };
    let statements = maker.statements.join("\n\n");
    Example {
        prepare: format!("{}\n{statements}", maker.uses.lines(import)),
        convert: format!(
            "let json = serde_json::to_string_pretty(&{variable})?;\nprintln!(\"{{json}}\");"
        ),
        json: pretty(&json),
        read: format!(
            "let again: {name} = serde_json::from_str(&json)?;\nassert_eq!(again, {variable});"
        ),
    }
}

/// JSON as `serde_json::to_string_pretty` prints it.
fn pretty(value: &Value) -> String {
    serde_json::to_string_pretty(&Ordered(value)).unwrap_or_default()
}

/// Keeps the order of entries.
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
