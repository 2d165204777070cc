//! Turns a string into a quoted scalar that reads back as that string. Rust, PowerShell and shells have their own rules and
//! quote for themselves.

use std::fmt::Write as _;

use super::line;

/// Quotes a string on one line in double quotes, as YAML, TOML and JSON all read it.
pub(crate) fn double(text: &str) -> String {
    let mut out = String::from("\"");
    for c in line::words(text).chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            // YAML would read it as a byte order mark.
            '\u{feff}' => _ = write!(out, "\\u{:04x}", c as u32),
            _ => out.push(c),
        }
    }
    out.push('"');
    out
}

/// Quotes a string on one line in single quotes, as YAML reads it.
pub(crate) fn single(text: &str) -> String {
    format!("'{}'", line::words(text).replace('\'', "''"))
}

#[cfg(test)]
mod tests {
    use super::{double, single};

    #[test]
    fn quoted_strings_read_as_they_are() {
        assert_eq!(
            double("a \"b\" \\ 'c'\u{7f}\u{2028}d\u{feff}"),
            "\"a \\\"b\\\" \\\\ 'c'\u{fffd} d\\ufeff\""
        );
        assert_eq!(single("it's\n\"one\"\u{202e}"), "'it''s \"one\"\u{fffd}'");
    }
}
