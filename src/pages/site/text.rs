//! Any string → Markdown that reads as that string, on one line.

use crate::text::{line, prose};

/// A text of someone else's as plain text in Markdown, whether MDX reads it or not.
pub(super) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in line::words(text).chars() {
        if "\\`*_{}[]<>#|&~^$:@!.".contains(c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// A text as code, whatever it holds.
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
