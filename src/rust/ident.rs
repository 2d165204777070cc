//! Published names → Rust identifiers and module names.
//!
//! The written rule: letters and digits stay, everything else separates words; a character outside ASCII becomes
//! `u` and its number. A keyword becomes a raw identifier, or gets `_` where none is possible. A name of Rust's
//! prelude gets `Model`. Of two names that become one, the later gets the first free number from 2.

use std::collections::HashSet;

use heck::{ToSnakeCase, ToUpperCamelCase};

use crate::text::device::is_device;
use crate::text::free::free_name;

/// Strict and reserved keywords of all editions.
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let",
    "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return",
    "static", "struct", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use",
    "virtual", "where", "while", "yield",
];

/// Keywords that cannot be raw.
const PATH_KEYWORDS: &[&str] = &["self", "Self", "super", "crate", "_"];

/// What the prelude puts into every module, and what the derives and macros speak of.
const PRELUDE: &[&str] = &[
    "AsMut",
    "AsRef",
    "AsyncFn",
    "AsyncFnMut",
    "AsyncFnOnce",
    "Box",
    "Clone",
    "Copy",
    "Debug",
    "Default",
    "DoubleEndedIterator",
    "Drop",
    "Eq",
    "Err",
    "ExactSizeIterator",
    "Extend",
    "Fn",
    "FnMut",
    "FnOnce",
    "From",
    "FromIterator",
    "Future",
    "Hash",
    "Into",
    "IntoFuture",
    "IntoIterator",
    "Iterator",
    "None",
    "Ok",
    "Option",
    "Ord",
    "PartialEq",
    "PartialOrd",
    "Result",
    "Self",
    "Send",
    "Serialize",
    "Deserialize",
    "Sized",
    "Some",
    "String",
    "Sync",
    "ToOwned",
    "ToString",
    "TryFrom",
    "TryInto",
    "Unpin",
    "Vec",
];

/// Modules that are there already.
const MODULES: &[&str] = &["mod", "lib", "main", "support", "models"];

/// The longest module name: its file needs a name that every file system takes, with a number and an extension.
const LONGEST_MODULE: usize = 200;

/// Names in one scope, each given once.
#[derive(Default)]
pub(crate) struct Scope(HashSet<String>);

impl Scope {
    /// The name, or the name with the first free number from 2.
    pub(crate) fn claim(&mut self, name: String) -> String {
        let numbered = |name: &str, number| {
            let plain = name.strip_prefix("r#").unwrap_or(name);
            let separated = plain.ends_with('_') || plain.chars().any(|c| c.is_ascii_uppercase());
            format!("{plain}{}{number}", if separated { "" } else { "_" })
        };
        free_name(name, 2, numbered, |name| self.0.insert(name.to_owned()))
    }
}

/// The name of a type: the published one where it is a Rust name already.
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

/// The module of a type.
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

/// The name of a field or an argument.
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

/// The name of a variant.
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

/// The name of a cargo feature.
pub(crate) fn feature_name(tag: &str) -> String {
    use heck::ToKebabCase;
    let name = ascii(tag).to_kebab_case();
    match name.as_str() {
        "" => "tag".to_owned(),
        "default" | "exact-numbers" => format!("{name}-tag"),
        _ => name,
    }
}

fn capitalised(word: &str) -> String {
    let (first, rest) = word.split_at(1);
    first.to_ascii_uppercase() + rest
}

/// ASCII stays; a letter or digit outside ASCII becomes a word with its number.
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

/// A name for a text without a letter or digit, such as `*` or `>=`.
fn symbols(text: &str) -> String {
    let name: String = text.chars().map(symbol).collect();
    if name.is_empty() {
        "Empty".to_owned()
    } else {
        name
    }
}

fn symbol(c: char) -> String {
    match c {
        '*' => "Star".to_owned(),
        '+' => "Plus".to_owned(),
        '-' => "Minus".to_owned(),
        '/' => "Slash".to_owned(),
        '=' => "Equal".to_owned(),
        '<' => "Less".to_owned(),
        '>' => "Greater".to_owned(),
        '!' => "Not".to_owned(),
        '$' => "Dollar".to_owned(),
        '%' => "Percent".to_owned(),
        '&' => "And".to_owned(),
        '|' => "Or".to_owned(),
        '.' => "Dot".to_owned(),
        '_' => "Underscore".to_owned(),
        '#' => "Hash".to_owned(),
        '@' => "At".to_owned(),
        ' ' => "Space".to_owned(),
        _ => format!("U{:x}", u32::from(c)),
    }
}

/// The order in which rustfmt has imports: an underscore before all, and numbers by what they count.
pub(crate) fn order(name: &str) -> Vec<(u8, u128, char)> {
    let mut key = Vec::new();
    let mut chars = name.trim_start_matches("r#").chars().peekable();
    while let Some(c) = chars.next() {
        key.push(match c.to_digit(10) {
            Some(digit) => {
                let mut number = u128::from(digit);
                while let Some(digit) = chars.peek().and_then(|c| c.to_digit(10)) {
                    number = number.saturating_mul(10).saturating_add(digit.into());
                    chars.next();
                }
                (1, number, c)
            }
            None => (if c == '_' { 0 } else { 2 }, 0, c),
        });
    }
    key
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
    fn collisions_are_numbered_and_skip_what_is_taken() {
        let mut scope = Scope::default();
        let names =
            ["id", "id", "id_2", "id", "r#type", "r#type"].map(|name| scope.claim(name.to_owned()));
        assert_eq!(names, ["id", "id_2", "id_2_2", "id_3", "r#type", "type_2"]);
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
