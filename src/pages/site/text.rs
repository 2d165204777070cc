//! Any text → Markdown, YAML or TOML that reads as that text, in one line.

use std::fmt::Write as _;

use crate::text::prose;

/// A text of someone else's as plain text in Markdown, whether MDX reads it or not.
pub(super) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in one_line(text).chars() {
        if "\\`*_{}[]<>#|&~^$:@!.".contains(c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// A text in double quotes, as YAML and TOML both read it.
pub(super) fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in one_line(text).chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            // Line ends to YAML.
            '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{feff}' => {
                _ = write!(out, "\\u{:04x}", c as u32)
            }
            _ => out.push(c),
        }
    }
    out.push('"');
    out
}

/// A text as code, whatever it holds.
pub(super) fn code(text: &str) -> String {
    prose::code(&one_line(text))
}

/// Lines become one, and what could hide or turn text becomes visible.
pub(super) fn one_line(text: &str) -> String {
    let blank = |c: char| {
        if c.is_whitespace() {
            ' '
        } else {
            prose::visible(c)
        }
    };
    let text: String = text.chars().map(blank).collect();
    text.split(' ')
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// A part of an address or file name that is the same on every file system: `SOD Policies` is `sod-policies`.
pub(super) fn slug(text: &str) -> String {
    let mut slug = String::new();
    for c in text.chars().take(LONGEST) {
        match c {
            _ if c.is_ascii_alphanumeric() => slug.push(c.to_ascii_lowercase()),
            _ if !slug.is_empty() && !slug.ends_with('-') => slug.push('-'),
            _ => {}
        }
    }
    slug.trim_end_matches('-').to_owned()
}

/// Addresses stay short, and file names below what file systems take.
const LONGEST: usize = 80;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn odd_names_read_as_they_are() {
        assert_eq!(
            plain("a [b](c) {d} <e>\n# _f_"),
            r"a \[b\](c) \{d\} \<e\> \# \_f\_"
        );
        assert_eq!(
            quoted("a \"b\" \\ 'c'\u{7f}\u{2028}d"),
            "\"a \\\"b\\\" \\\\ 'c'\u{fffd} d\""
        );
        assert_eq!(slug("Password / Sync (Beta)"), "password-sync-beta");
        assert_eq!(slug("日本"), "");
    }
}
