//! Checks the strings of `[rust]` that are copied into Rust code or `Cargo.toml`. It checks their form only; the compiler says
//! whether a type exists.

/// A check of one string: it returns what the string should be, or `None` if it is that.
pub(super) type Check = fn(&str) -> Option<&'static str>;

pub(super) fn message(text: &str, wanted: &str) -> String {
    format!("`{text}` is not {wanted}")
}

fn is_name(text: &str) -> bool {
    let text = text.strip_prefix("r#").unwrap_or(text);
    let starts = |letter: char| letter == '_' || letter.is_alphabetic();
    text.starts_with(starts)
        && text
            .chars()
            .all(|letter| letter == '_' || letter.is_alphanumeric())
}

/// The name of a package, as Cargo accepts it; empty for the default.
pub(super) fn crate_name(text: &str) -> Option<&'static str> {
    let is_valid = text.is_empty()
        || text.starts_with(|letter: char| letter == '_' || letter.is_ascii_alphabetic())
            && text
                .chars()
                .all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_'));
    (!is_valid).then_some("the name of a crate, such as `order-models`")
}

/// A path without generic arguments, such as `indexmap::IndexMap`.
pub(super) fn path(text: &str) -> Option<&'static str> {
    let text = text.trim();
    let is_valid = text
        .strip_prefix("::")
        .unwrap_or(text)
        .split("::")
        .all(is_name);
    (!is_valid).then_some("a path in Rust, such as `my_types::Order`")
}

/// A type: words, paths and punctuation, with every bracket closed.
pub(super) fn rust_type(text: &str) -> Option<&'static str> {
    let mut open = Vec::new();
    let is_closed = text.replace("->", "").chars().all(|letter| match letter {
        '<' | '(' | '[' => {
            open.push(letter);
            true
        }
        '>' => open.pop() == Some('<'),
        ')' => open.pop() == Some('('),
        ']' => open.pop() == Some('['),
        ' ' | ':' | ',' | '\'' | '&' | '+' | ';' | '#' | '_' => true,
        letter => letter.is_alphanumeric(),
    });
    let mut names = text.split(|letter: char| !letter.is_alphanumeric() && letter != '_');
    let is_valid = is_closed
        && open.is_empty()
        && !text.trim_end().ends_with([':', '&', '+', '\'', '#'])
        && names.any(|word| !word.is_empty());
    (!is_valid).then_some("a type in Rust, such as `chrono::DateTime<chrono::Utc>`")
}

pub(super) fn visibility(text: &str) -> Option<&'static str> {
    let text = text.trim();
    let within = text
        .strip_prefix("pub(in ")
        .and_then(|rest| rest.strip_suffix(')'));
    let is_valid = match within {
        Some(module) => path(module).is_none(),
        None => matches!(text, "" | "pub" | "pub(crate)" | "pub(super)" | "pub(self)"),
    };
    (!is_valid).then_some("a visibility in Rust, such as `pub` or `pub(crate)`")
}

/// A version of a package: three numbers, and perhaps a pre-release and a build.
pub(super) fn version(text: &str) -> Option<&'static str> {
    let numbers = text.split(['-', '+']).next().unwrap_or_default();
    let rest = &text[numbers.len()..];
    let is_letter =
        |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '+' | '.');
    let is_valid = are_numbers(numbers, 3..=3) && rest.len() != 1 && rest.chars().all(is_letter);
    (!is_valid).then_some("a version, such as `0.1.0`")
}

pub(super) fn rust_version_form(text: &str) -> Option<&'static str> {
    (!are_numbers(text, 1..=3)).then_some("a version of Rust, such as `1.85`")
}

fn are_numbers(text: &str, count: std::ops::RangeInclusive<usize>) -> bool {
    let is_number = |part: &str| {
        !part.is_empty()
            && part.bytes().all(|byte| byte.is_ascii_digit())
            && (part == "0" || !part.starts_with('0'))
    };
    count.contains(&text.split('.').count()) && text.split('.').all(is_number)
}

/// Reading with the checks, so that a message has the place of the string in the file.
#[cfg(feature = "config")]
pub(super) mod read {
    use std::collections::BTreeMap;

    use serde::de::{Deserialize, Deserializer, Error};

    use super::{Check, message};

    /// Defines a string of one form, and functions that read one, an optional one, a list or a map of them.
    macro_rules! forms {
        ($($form:ident)*) => {$(
            pub(in crate::config) mod $form {
                use super::*;

                pub struct Text(String);

                impl<'de> Deserialize<'de> for Text {
                    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                        let check: Check = super::super::$form;
                        let text = String::deserialize(from)?;
                        match check(&text) {
                            Some(wanted) => Err(D::Error::custom(message(&text, wanted))),
                            None => Ok(Text(text)),
                        }
                    }
                }

                #[allow(dead_code, reason = "not every form has every number")]
                pub fn one<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
                    Text::deserialize(from).map(|text| text.0)
                }

                #[allow(dead_code, reason = "not every form has every number")]
                pub fn optional<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
                    let text = Option::<Text>::deserialize(from)?;
                    Ok(text.map(|text| text.0))
                }

                #[allow(dead_code, reason = "not every form has every number")]
                pub fn list<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<String>, D::Error> {
                    let list = Vec::<Text>::deserialize(from)?;
                    Ok(list.into_iter().map(|text| text.0).collect())
                }

                #[allow(dead_code, reason = "not every form has every number")]
                pub fn map<'de, D: Deserializer<'de>>(
                    from: D,
                ) -> Result<BTreeMap<String, String>, D::Error> {
                    let map = BTreeMap::<String, Text>::deserialize(from)?;
                    Ok(map.into_iter().map(|(key, text)| (key, text.0)).collect())
                }
            }
        )*};
    }

    forms! { crate_name path rust_type rust_version_form version visibility }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_takes_what_it_should_and_nothing_else() {
        let forms: [(Check, &[&str], &[&str]); 6] = [
            (
                crate_name,
                &["", "order-models", "_a1"],
                &["Foo Bar", "1a", "a.b", "é"],
            ),
            (
                path,
                &["BTreeMap", "a::B", "::a::B"],
                &["", "a::", "Hash Map", "a::b!", "A<B>"],
            ),
            (
                rust_type,
                &[
                    "String",
                    "a::B<c::D, Vec<u8>>",
                    "[u8; 4]",
                    "(A, B)",
                    "&'static str",
                    "fn(A) -> B",
                ],
                &["", "a::", "A<B", "A>", "A!", "A\"", "<>"],
            ),
            (
                visibility,
                &["pub", "pub(crate)", "", "pub(in crate::a)"],
                &["public", "pub(in )", "pub(x)"],
            ),
            (
                version,
                &["0.1.0", "1.2.3-beta.1+5"],
                &["", "1", "1.2", "1.2.x", "01.2.3", "1.2.3-"],
            ),
            (
                rust_version_form,
                &["1.85", "1.85.1", "2"],
                &["", "abc", "1.85.0-beta", "^1"],
            ),
        ];
        for (check, valid, invalid) in forms {
            for text in valid {
                assert_eq!(check(text), None, "{text}");
            }
            for text in invalid {
                assert!(check(text).is_some(), "{text}");
            }
        }
    }
}
