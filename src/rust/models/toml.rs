//! Writes values as TOML, as far as a `Cargo.toml` needs it. It knows no keys.

use serde_json::{Map, Value};

/// Writes a table with its header and its subtables. Empty tables are left out.
pub(super) fn table(path: &str, values: &[(&str, &Value)]) -> String {
    let (tables, plain): (Vec<_>, Vec<_>) = values
        .iter()
        .partition(|(_, value)| matches!(value, Value::Object(inner) if date(inner).is_none()));
    let mut text = String::new();
    if !plain.is_empty() {
        text.push_str(&format!("\n[{path}]\n"));
        for (name, value) in plain {
            text.push_str(&format!("{} = {}\n", key(name), inline(value)));
        }
    }
    for (name, value) in tables {
        let Value::Object(inner) = value else {
            continue;
        };
        let inner: Vec<(&str, &Value)> = inner
            .iter()
            .map(|(name, value)| (name.as_str(), value))
            .collect();
        text.push_str(&table(&format!("{path}.{}", key(name)), &inner));
    }
    text
}

/// Writes a value on one line.
fn inline(value: &Value) -> String {
    match value {
        Value::Null => "\"\"".to_owned(),
        Value::Bool(_) | Value::Number(_) => value.to_string(),
        Value::String(text) => string(text),
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(inline).collect();
            format!("[{}]", items.join(", "))
        }
        Value::Object(inner) => match date(inner) {
            Some(date) => date.to_owned(),
            None => {
                let entries = inner
                    .iter()
                    .map(|(name, value)| format!("{} = {}", key(name), inline(value)));
                format!("{{ {} }}", entries.collect::<Vec<_>>().join(", "))
            }
        },
    }
}

/// Returns a date, which the TOML library deserializes as a table with a single key.
fn date(inner: &Map<String, Value>) -> Option<&str> {
    inner.get("$__toml_private_datetime")?.as_str()
}

/// Writes a string in quotation marks.
pub(super) fn string(text: &str) -> String {
    let mut quoted = String::from('"');
    for letter in text.chars() {
        match letter {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            letter if letter.is_control() => {
                quoted.push_str(&format!("\\u{:04X}", u32::from(letter)))
            }
            letter => quoted.push(letter),
        }
    }
    quoted.push('"');
    quoted
}

fn key(name: &str) -> String {
    let is_bare = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_');
    match !name.is_empty() && name.chars().all(is_bare) {
        true => name.to_owned(),
        false => string(name),
    }
}

#[cfg(test)]
mod tests {
    use super::table;
    use serde_json::{Value, json};

    #[test]
    fn tables_are_written_as_they_were_read() {
        let Value::Object(values) = json!({
            "docs": {"rs": {"all-features": true, "targets": []}},
            "odd key": "a \"b\" \\ c",
            "clippy": {"pedantic": {"level": "warn", "priority": -1}},
            "list": [{"a": 1}],
        }) else {
            return;
        };
        let values: Vec<(&str, &Value)> = values
            .iter()
            .map(|(name, value)| (name.as_str(), value))
            .collect();
        assert_eq!(
            table("x", &values),
            "\n[x]\nlist = [{ a = 1 }]\n\"odd key\" = \"a \\\"b\\\" \\\\ c\"\n\n[x.clippy.pedantic]\nlevel = \"warn\"\n\
             priority = -1\n\n[x.docs.rs]\nall-features = true\ntargets = []\n"
        );
        assert_eq!(table("x", &[]), "");
    }
}
