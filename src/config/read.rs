//! Parses `sailgen.toml` into a [`Config`], and reports the position of errors. This module does not know what options do.

use std::fs;
use std::path::Path;

use serde::de::DeserializeOwned;

use super::{Config, ReplacedBy};
use crate::diagnostic::{Code, Diagnostics, Levels, Place, nearest};
use crate::findings::{Failure, Texts};
use crate::source::{Source, SourceMap};

impl Config {
    /// Reads an options file, and the lock file in its folder if there is one. Relative paths are joined to the folder.
    ///
    /// # Errors
    ///
    /// If a file cannot be read, is not TOML, or has an unknown key or an invalid value.
    pub fn read(path: &Path) -> Result<Self, Failure> {
        let text = fs::read_to_string(path).map_err(|error| {
            Failure::new(
                Code::FileNotRead,
                format!("`{}` cannot be read: {error}", path.display()),
            )
        })?;
        let mut config = Config::parse(&path.to_string_lossy(), &text)?;
        config.join_paths(path.parent().unwrap_or(Path::new("")));
        config.file = Some(path.to_owned());
        config.read_lock()?;
        Ok(config)
    }

    /// Parses options from a string; error messages refer to it as `name`. Relative paths stay as they are.
    ///
    /// # Errors
    ///
    /// If the string is not TOML, or has an unknown key or an invalid value.
    pub fn parse(name: &str, text: &str) -> Result<Self, Failure> {
        parsed(name, text)
    }
}

/// Parses TOML; error messages refer to the string as `name`.
pub(super) fn parsed<T: DeserializeOwned>(name: &str, text: &str) -> Result<T, Failure> {
    toml::from_str(text).map_err(|error| {
        let mut sources = SourceMap::default();
        let file = sources.add(Source::new(name, text));
        let start = error.span().map_or(0, |span| span.start);
        let offset = u32::try_from(start).unwrap_or(u32::MAX);
        let mut findings = Diagnostics::default();
        let place = Place {
            file,
            offset,
            node: Place::WHOLE_FILE,
        };
        let finding = findings.push(
            Code::BadOption,
            place,
            readable(error.message(), text.get(start..).unwrap_or_default()),
        );
        if let Some(help) = suggestion(error.message()) {
            finding.help(help);
        }
        Failure::of(
            &findings,
            &Levels::default(),
            Texts {
                folder: Path::new(""),
                sources: &sources,
            },
            |_| None,
        )
    })
}

impl Config {
    fn join_paths(&mut self, folder: &Path) {
        let own = [
            &mut self.spec.path,
            &mut self.output.dir,
            &mut self.output.templates,
        ];
        let replacements =
            self.spec
                .replace
                .iter_mut()
                .filter_map(|replacement| match &mut replacement.by {
                    ReplacedBy::File(path) => Some(path),
                    ReplacedBy::Content(_) => None,
                });
        let paths = own
            .into_iter()
            .flatten()
            .chain(&mut self.spec.paths)
            .chain(&mut self.spec.allow_outside)
            .chain(self.spec.map.values_mut())
            .chain(replacements);
        paths.for_each(|path| *path = folder.join(&path));
    }
}

/// Rewords a message of serde or of the TOML library: in an options file, a field is a key. `text` is the file from the
/// place of the error on.
fn readable(message: &str, text: &str) -> String {
    let message = message.lines().next().unwrap_or_default();
    if let Some(found) = message.strip_prefix("invalid type: ") {
        let (found, wanted) = found.split_once(", expected ").unwrap_or((found, ""));
        return format!("expected {}, found {}", kind(wanted), quoted(found));
    }
    if let Some(wanted) = message.strip_prefix("wanted ") {
        let wanted: Vec<_> = wanted.split(" or ").map(kind).collect();
        return format!("expected {}", wanted.join(" or "));
    }
    if message == "duplicate key" {
        let key = text.split(['=', ']', '.', '\n']).next().unwrap_or_default();
        return format!("duplicate key `{}`", key.trim_matches(['[', ' ', '"']));
    }
    let message = message.split(", expected").next().unwrap_or(message);
    message
        .replacen("unknown field", "unknown key", 1)
        .replacen("missing field", "missing key", 1)
        .replacen("unknown variant", "unknown value", 1)
}

/// Returns what serde expects in words of TOML.
fn kind(wanted: &str) -> &str {
    match wanted {
        "a sequence" => "an array",
        "a map" | "map" | "table" => "a table",
        "a boolean" | "bool" => "`true` or `false`",
        "string" => "a string",
        "u32" | "usize" | "u64" => "a whole number",
        wanted if wanted.starts_with("struct ") || wanted.starts_with("internally tagged") => {
            "a table"
        }
        wanted if wanted.starts_with("path") => "a path as a string",
        wanted => wanted,
    }
}

/// Returns a value as serde describes it, without the name of its type where that says nothing: `string "Eq"` is `"Eq"`.
fn quoted(found: &str) -> String {
    match found.split_once(' ') {
        Some(("string", text)) => format!("the string {text}"),
        Some(("integer" | "boolean", value)) => value.to_owned(),
        Some(("floating", rest)) => rest.trim_start_matches("point ").to_owned(),
        _ if found == "map" => "a table".to_owned(),
        _ if found == "sequence" => "an array".to_owned(),
        _ => found.to_owned(),
    }
}

/// Suggests the nearest of the names that serde expects.
fn suggestion(message: &str) -> Option<String> {
    let (wrong, expected) = message.split_once(", expected")?;
    let wrong = wrong.strip_prefix("unknown ")?.split('`').nth(1)?;
    let known: Vec<&str> = expected.split('`').skip(1).step_by(2).collect();
    let list = known
        .iter()
        .map(|name| format!("`{name}`"))
        .collect::<Vec<_>>()
        .join(", ");
    Some(match nearest(wrong, known.iter().copied()).first() {
        _ if known.is_empty() => return None,
        Some(name) => format!("did you mean `{name}`? Known here: {list}"),
        None => format!("known here: {list}"),
    })
}

/// Returns a `sailgen.toml` with every key; comments say what each is.
#[must_use]
pub fn example() -> &'static str {
    let mut blocks = include_str!("keys.md").split("```");
    let block = blocks.nth(1).unwrap_or_default();
    block.trim_start_matches("toml\n")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use serde::Serialize;
    use serde_json::Value;

    use super::*;

    /// Collects every key with its parents, such as `spec.replace.files`.
    fn keys(value: &Value, above: &str, into: &mut BTreeSet<String>) {
        match value {
            Value::Object(map) => {
                for (key, value) in map {
                    let key = format!("{above}{key}");
                    keys(value, &format!("{key}."), into);
                    into.insert(key);
                }
            }
            Value::Array(items) => items.iter().for_each(|item| keys(item, above, into)),
            _ => {}
        }
    }

    fn keys_of(value: impl Serialize) -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        keys(&serde_json::to_value(value).unwrap(), "", &mut found);
        found
    }

    #[test]
    fn the_documented_example_is_valid_and_complete() {
        let config = Config::parse("keys.md", example()).unwrap();
        let written: Value = toml::from_str(example()).unwrap();
        // Default values are filled in, so keys that the documentation omits are found too.
        let all = keys_of(&config);
        let missing: Vec<_> = all.difference(&keys_of(written)).cloned().collect();
        assert!(missing.is_empty(), "keys.md does not document {missing:?}");
    }

    #[test]
    fn a_wrong_key_or_value_is_shown_with_its_place_and_what_was_meant() {
        for (text, expected) in [
            (
                "[spec]\nlabell = 'x'",
                "2:1: error[SG001]: unknown key `labell`\n  help: did you mean `label`?",
            ),
            (
                "[outptu]",
                "1:2: error[SG001]: unknown key `outptu`\n  help: did you mean `output`?",
            ),
            (
                "[output]\nflavours = ['rst']",
                "2:13: error[SG001]: unknown value `rst`\n  help: did you mean `rust`?",
            ),
            (
                "[[spec.replace]]\nfiles = 'a'",
                "1:1: error[SG001]: a replacement needs either `content` or `with`",
            ),
            (
                "[lint]\ndeny = ['SG9999']",
                "2:8: error[SG001]: there is no code `SG9999`",
            ),
            ("[spec", "1:6: error[SG001]: unclosed table"),
        ] {
            assert_told(text, expected);
        }
    }

    #[test]
    fn a_value_of_a_wrong_type_or_form_is_shown_with_what_belongs_there() {
        for (text, expected) in [
            (
                "[lint]\ndeny = ['warning']",
                "2:8: error[SG001]: there is no code `warning`; did you mean `warnings`?",
            ),
            (
                "[lint]\nallow = ['SG101']",
                "2:9: error[SG001]: `SG101` is an error, which cannot be hidden",
            ),
            (
                "[rust]\nderives = 'Eq'",
                "2:11: error[SG001]: expected an array, found the string \"Eq\"",
            ),
            (
                "[rust]\ndates = 3",
                "2:9: error[SG001]: expected a string or a table",
            ),
            (
                "rust = 3",
                "1:8: error[SG001]: expected a table, found `3`\n  help: `sailgen",
            ),
            (
                "[rust]\nsetters = 'yes'",
                "2:11: error[SG001]: expected `true` or `false`, found the string \"yes\"",
            ),
            (
                "[rust]\nmap = 'a'\nmap = 'b'",
                "3:1: error[SG001]: duplicate key `map`",
            ),
            (
                "[[client.pages]]\noperations = 'a'",
                "1:1: error[SG001]: missing key `by`",
            ),
            (
                "[rust]\nderives = ['Eq', 'a b']",
                "2:11: error[SG001]: `a b` is not a path in Rust",
            ),
            (
                "[rust.schemas.A.fields.b]\nrust-type = 'Vec<'",
                "2:13: error[SG001]: `Vec<` is not a type in Rust",
            ),
            (
                "[rust.formats]\n'date-time' = 'chrono::'",
                "2:15: error[SG001]: `chrono::` is not a type in Rust",
            ),
            (
                "[rust.package]\nrust-version = 'abc'",
                "2:16: error[SG001]: `abc` is not a version of Rust",
            ),
        ] {
            assert_told(text, expected);
        }
    }

    fn assert_told(text: &str, expected: &str) {
        let failure = Config::parse("sailgen.toml", text).unwrap_err().to_string();
        assert!(
            failure.starts_with(&format!("sailgen.toml:{expected}")),
            "{text}\n{failure}"
        );
    }

    #[test]
    fn a_config_survives_a_round_trip() {
        let config = Config::parse("keys.md", example()).unwrap();
        let again: Config = serde_json::from_value(serde_json::to_value(&config).unwrap()).unwrap();
        assert_eq!(config, again);
    }
}
