//! Turns published names into Rust identifiers, module names and cargo features.
//!
//! Letters and digits are kept, everything else separates words. A character outside ASCII becomes
//! `u` with its code point. A keyword becomes a raw identifier, or gets `_` if that is not
//! possible. A name of Rust's prelude gets `Model`. A [`Scope`] makes names unique: the later of
//! two equal names gets the first free number from 2.
//!
//! The rules know no models, so they apply to everything with a name: types, fields, functions,
//! arguments.

mod keyword;
mod order;
mod scope;
mod symbol;

pub(crate) use order::order;
pub(crate) use scope::{Rank, Scope, Wish};

use heck::{ToSnakeCase, ToUpperCamelCase};

use crate::text::device::is_device;

use keyword::{KEYWORDS, PATH_KEYWORDS, PRELUDE};
use symbol::symbols;

/// Module names that are taken.
const MODULES: &[&str] = &["mod", "lib", "main", "support", "models"];

/// Maximum length of a module name: with a number and an extension, it must be a valid file name
/// everywhere.
const LONGEST_MODULE: usize = 200;

/// Returns the name of a type: the published one if it is a valid Rust name.
pub(crate) fn type_name(published: &str) -> String {
    let text = ascii(published);
    let words = text
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty());
    let name: String = words.map(capitalised).collect();
    match name.chars().next() {
        None => "Model".to_owned(),
        Some(first) if first.is_ascii_digit() => format!("Model{name}"),
        Some(_) if PRELUDE.contains(&name.as_str()) => format!("{name}Model"),
        Some(_) => name,
    }
}

/// Returns the module of a type.
pub(crate) fn module_name(type_name: &str) -> String {
    let mut name = type_name.to_snake_case();
    name.truncate(LONGEST_MODULE);
    if is_device(&name)
        || [KEYWORDS, PATH_KEYWORDS, MODULES]
            .iter()
            .any(|names| names.contains(&name.as_str()))
    {
        return format!("{name}_model");
    }
    name
}

/// Returns the name of a field, a function, an argument or a variable.
pub(crate) fn field_name(wire_name: &str) -> String {
    let name = ascii(wire_name).to_snake_case();
    match name.chars().next() {
        None => symbols(wire_name).to_snake_case(),
        Some(first) if first.is_ascii_digit() => format!("n{name}"),
        Some(_) if PATH_KEYWORDS.contains(&name.as_str()) => format!("{name}_"),
        Some(_) if KEYWORDS.contains(&name.as_str()) => format!("r#{name}"),
        Some(_) => name,
    }
}

/// Returns the name of a variant.
pub(crate) fn variant_name(text: &str) -> String {
    let negative = text.starts_with('-') && text[1..].starts_with(|c: char| c.is_ascii_digit());
    let name = ascii(text).to_upper_camel_case();
    match name.chars().next() {
        None if text.is_empty() => "Empty".to_owned(),
        None => symbols(text),
        Some(_) if negative => format!("Minus{name}"),
        Some(first) if first.is_ascii_digit() => format!("Value{name}"),
        Some(_) if name == "Self" => "SelfValue".to_owned(),
        Some(_) if name == "Unknown" => "UnknownValue".to_owned(),
        Some(_) => name,
    }
}

/// Returns the name of a variant with its signs as words: `Etc/GMT+1` becomes `EtcGmtPlus1`.
pub(crate) fn signed_name(text: &str) -> String {
    let mut words = String::with_capacity(text.len() + 8);
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let before_number = rest.peek().is_some_and(char::is_ascii_digit);
        match c {
            '+' => words.push_str(" plus "),
            '-' if before_number => words.push_str(" minus "),
            c => words.push(c),
        }
    }
    variant_name(&words)
}

/// Returns `true` if a string is an identifier that is valid for any item.
pub(crate) fn is_identifier(text: &str) -> bool {
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let starts = |c: char| c.is_ascii_alphabetic() || c == '_';
    let reserved = [KEYWORDS, PATH_KEYWORDS, PRELUDE, &["Unknown"]];
    text.starts_with(starts)
        && text.chars().all(is_word)
        && !reserved.iter().any(|words| words.contains(&text))
}

/// Returns the name of a cargo feature.
pub(crate) fn feature_name(tag: &str) -> String {
    use heck::ToKebabCase;
    let name = ascii(tag).to_kebab_case();
    if name.is_empty() {
        return "tag".to_owned();
    }
    name
}

fn capitalised(word: &str) -> String {
    let (first, rest) = word.split_at(1);
    first.to_ascii_uppercase() + rest
}

/// Keeps ASCII, and turns each letter or digit outside ASCII into a word with its code point.
fn ascii(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            _ if c.is_ascii() => out.push(c),
            _ if c.is_alphanumeric() => out.push_str(&format!(" u{:x} ", u32::from(c))),
            _ => out.push(' '),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_keep_published_names_where_rust_allows() {
        let cases = [
            ("PatOwner", "PatOwner"),
            ("SODPolicyDTO", "SODPolicyDTO"),
            ("AccessItemRequesterDto_1", "AccessItemRequesterDto1"),
            ("access token", "AccessToken"),
            ("Option", "OptionModel"),
            ("2fa", "Model2fa"),
            ("…", "Model"),
            ("é", "U e9".replace(' ', "").as_str()),
        ]
        .map(|(published, name)| (published.to_owned(), name.to_owned()));
        for (published, name) in cases {
            assert_eq!(type_name(&published), name, "{published}");
        }
    }

    #[test]
    fn fields_are_snake_case_and_never_keywords() {
        let cases = [
            ("accountId", "account_id"),
            ("type", "r#type"),
            ("self", "self_"),
            ("30days", "n30days"),
            ("@id", "id"),
            ("*", "star"),
            ("_", "underscore"),
        ];
        for (wire, name) in cases {
            assert_eq!(field_name(wire), name, "{wire}");
        }
    }

    #[test]
    fn variants_have_a_name_whatever_the_text() {
        let cases = [
            ("ACTIVE_USER", "ActiveUser"),
            ("", "Empty"),
            (">=", "GreaterEqual"),
            ("-1", "Minus1"),
            ("1.5", "Value15"),
            ("Unknown", "UnknownValue"),
            ("self", "SelfValue"),
        ];
        for (text, name) in cases {
            assert_eq!(variant_name(text), name, "{text}");
        }
    }

    #[test]
    fn modules_are_safe_on_every_disk() {
        assert_eq!(
            ["Aux", "Com1", "Mod", "Type", "PatOwner"].map(module_name),
            [
                "aux_model",
                "com1_model",
                "mod_model",
                "type_model",
                "pat_owner"
            ]
        );
    }
}
