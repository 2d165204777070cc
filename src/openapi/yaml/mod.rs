//! Parses YAML or JSON into a [`Node`](super::Node). No other file knows the YAML library.

mod legacy;
mod reader;

use serde::de::DeserializeSeed;

use self::reader::{Reader, small};
use super::nesting::nested_too_deeply;
use super::parsed::Parsed;

/// The error for text that is neither YAML nor JSON.
#[derive(Debug)]
pub struct SyntaxError {
    /// The library's message, without the position.
    pub message: String,
    /// The byte offset of the error, as precise as the library reports it.
    pub offset: u32,
}

/// Parses YAML or JSON. Text that starts with `{` is tried as JSON first, which is faster; if that
/// fails, it may still be YAML in flow style.
pub fn parse(text: &str) -> Result<Parsed, SyntaxError> {
    if text.trim_start().starts_with('{')
        && let Ok(parsed) = parse_json(text)
    {
        return Ok(parsed);
    }
    if let Some(offset) = nested_too_deeply(text) {
        return Err(SyntaxError {
            message: "brackets are nested too deeply".to_owned(),
            offset: small(offset),
        });
    }
    let reader = Reader::new(text);
    match reader
        .root()
        .deserialize(serde_yaml::Deserializer::from_str(text))
    {
        Ok(root) => Ok(reader.finish(root)),
        Err(error) => {
            let offset = error.location().map_or(0, |location| location.index());
            Err(SyntaxError {
                message: without_place(&error.to_string()),
                offset: small(offset.min(text.len())),
            })
        }
    }
}

fn parse_json(text: &str) -> Result<Parsed, serde_json::Error> {
    let reader = Reader::new(text);
    let mut json = serde_json::Deserializer::from_str(text);
    let root = reader.root().deserialize(&mut json)?;
    json.end()?;
    Ok(reader.finish(root))
}

/// Removes `at line 3 column 5` from the library's message; the diagnostic has its own place.
fn without_place(message: &str) -> String {
    let mut parts = message.split(" at line ");
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let rest = part.trim_start_matches(|c: char| c.is_ascii_digit());
        text.push_str(
            rest.strip_prefix(" column ")
                .map_or(rest, |r| r.trim_start_matches(|c: char| c.is_ascii_digit())),
        );
    }
    text
}

#[cfg(test)]
mod tests {
    use super::parse;
    use crate::openapi::Tree;
    use crate::value::Value;

    #[test]
    fn places_and_quotes_come_from_the_slices() {
        let text = "a: yes\n'b': 'yes'\n200: [x, {k: 1}]\n";
        let parsed = parse(text).unwrap();
        let entry = |key: &str| parsed.root.get(key).unwrap();
        assert_eq!(
            entry("a").value(),
            Value::Ambiguous {
                text: "yes".into(),
                legacy: Box::new(Value::Bool(true))
            }
        );
        assert_eq!(entry("b").tree, Tree::Text("yes".into()));
        assert_eq!(entry("b").offset, 8);
        assert_eq!(&text[entry("200").offset as usize..][..3], "200");
        assert_eq!(&text[entry("200").items()[0].offset as usize..][..1], "x");
        let deep = parsed.root.pointer("/200/1/k").unwrap();
        assert_eq!(parsed.root.pointer_to(deep.index).unwrap(), "/200/1/k");
    }

    #[test]
    fn the_last_of_two_equal_keys_counts() {
        for text in ["a: 1\nb: 2\na: 3\n", r#"{"a": 1, "b": 2, "a": 3}"#] {
            let parsed = parse(text).unwrap();
            assert_eq!(parsed.root.get("a").unwrap().tree, Tree::Integer(3));
            assert_eq!(parsed.duplicates.len(), 1);
        }
    }
}
