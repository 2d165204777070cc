//! Escapes strings for Markdown, on one line. It knows no pages.

use crate::text::{line, prose};

/// Escapes a string as plain text, for Markdown and for MDX.
pub(in crate::pages) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in line::words(text).chars() {
        if "\\`*_{}[]<>#|&~^$:@!.".contains(c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// Formats a string as a code span, whatever it contains.
pub(super) fn code(text: &str) -> String {
    prose::code(&line::words(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn odd_names_read_as_they_are() {
        assert_eq!(
            plain("a [b](c) {d} <e>\n# _f_"),
            r"a \[b\](c) \{d\} \<e\> \# \_f\_"
        );
    }
}
