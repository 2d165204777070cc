//! Converts the Markdown of a spec to rustdoc that never becomes a doctest, a broken link or a
//! stray HTML tag.
//!
//! Code fences become `text` blocks, indented code becomes a paragraph, links without `http` become
//! their text, and everything that could be HTML or a link by name is escaped. It knows no models.

use std::borrow::Cow;

use crate::text::prose::{Target, all_visible, closes, fence_marker, inline, visible};

/// Documentation, line by line.
#[derive(Default)]
pub(crate) struct Docs(Vec<String>);

impl Docs {
    /// Adds a paragraph or a description, escaped. An empty one adds nothing.
    pub(crate) fn markdown(&mut self, text: &str) -> &mut Self {
        let start = self.0.len();
        let mut fence: Option<String> = None;
        let text = match text.contains('\r') {
            true => Cow::Owned(text.replace("\r\n", "\n")),
            false => Cow::Borrowed(text),
        };
        for line in text.split(['\n', '\r', '\u{2028}', '\u{2029}']) {
            let line = all_visible(line);
            let line = line.trim_end();
            let marker = fence_marker(line);
            match (&fence, marker) {
                (None, Some(marker)) => {
                    self.0.push(format!("{marker}text"));
                    fence = Some(marker);
                }
                (Some(open), Some(marker)) if closes(line, &marker, open) => {
                    self.0.push(std::mem::take(&mut fence).unwrap_or_default());
                }
                (Some(_), _) => self.0.push(line.to_owned()),
                (None, None) => self.0.push(escape_line(line)),
            }
        }
        self.0.extend(fence);
        while self.0.len() > start && self.0.last().is_some_and(String::is_empty) {
            self.0.pop();
        }
        while self.0.get(start).is_some_and(String::is_empty) {
            self.0.remove(start);
        }
        if start > 0 && self.0.len() > start {
            self.0.insert(start, String::new());
        }
        self
    }

    /// Adds a paragraph of Markdown, without escaping.
    pub(crate) fn line(&mut self, text: impl Into<String>) -> &mut Self {
        if !self.0.is_empty() {
            self.0.push(String::new());
        }
        self.0.push(text.into());
        self
    }

    /// Adds lines of Markdown to the last paragraph, without escaping.
    pub(crate) fn more(&mut self, text: &str) -> &mut Self {
        self.0.extend(text.lines().map(str::to_owned));
        self
    }

    /// Adds a paragraph of several lines of Markdown, without escaping.
    #[cfg(feature = "client")]
    pub(crate) fn lines(&mut self, text: &str) -> &mut Self {
        let mut lines = text.lines();
        self.line(lines.next().unwrap_or_default());
        self.0.extend(lines.map(str::to_owned));
        self
    }

    /// Adds a heading, escaped, with the blank line that list items need after it.
    pub(crate) fn heading(&mut self, text: &str) {
        let text: String = text
            .chars()
            .map(|c| if c == '\n' { ' ' } else { visible(c) })
            .collect();
        self.line(format!("## {}", inline(text.trim(), Target::Rustdoc)))
            .0
            .push(String::new());
    }

    /// Adds a list item of Markdown, without escaping.
    pub(crate) fn item(&mut self, text: &str) {
        self.0.push(format!("- {text}"));
    }

    /// Adds JSON as a code block.
    pub(crate) fn json(&mut self, text: &str) -> &mut Self {
        self.line("```json");
        self.0
            .extend(text.lines().map(|line| all_visible(line).into_owned()));
        self.0.push("```".to_owned());
        self
    }

    /// Returns all lines of the documentation.
    pub(crate) fn finish(self) -> Vec<String> {
        self.0
    }
}

/// Escapes a text for a table cell.
pub(crate) fn cell(text: &str) -> String {
    inline(all_visible(text).trim(), Target::Rustdoc).replace('|', "\\|")
}

/// Limits leading spaces to three and collapses the others, so that nothing becomes indented code.
fn escape_line(line: &str) -> String {
    let has_gap = line.as_bytes().windows(2).any(|pair| pair == b"  ");
    if !line.starts_with(' ') && !has_gap {
        return inline(line, Target::Rustdoc);
    }
    let indent = line.len() - line.trim_start_matches(' ').len();
    let words: Vec<&str> = line.split(' ').filter(|word| !word.is_empty()).collect();
    " ".repeat(indent.min(3)) + &inline(&words.join(" "), Target::Rustdoc)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::prose::code;

    fn text(markdown: &str) -> String {
        let mut docs = Docs::default();
        docs.markdown(markdown);
        let lines = docs.finish().into_iter();
        lines
            .map(|line| format!(" {line}").trim_end().to_owned() + "\n")
            .collect()
    }

    #[test]
    fn nothing_becomes_a_doctest() {
        assert_eq!(text("```\npanic!()\n```"), " ```text\n panic!()\n ```\n");
        assert_eq!(text("~~~rust\nx"), " ~~~text\n x\n ~~~\n");
        assert_eq!(text("a\n\n        panic!()"), " a\n\n    panic!()\n");
        assert_eq!(text("-     code"), " - code\n");
    }

    #[test]
    fn links_by_name_and_html_are_escaped() {
        assert_eq!(
            text("see [Vec] and Map<String, T>"),
            " see \\[Vec\\] and Map\\<String, T>\n"
        );
        assert_eq!(
            text("[x](https://a.example/b) [y](/z)"),
            " [x](https://a.example/b) y\n"
        );
        assert_eq!(
            text("at https://a.example/b."),
            " at <https://a.example/b>.\n"
        );
        assert_eq!(text("`a<b>[c]` and `lone"), " `a<b>[c]` and \\`lone\n");
    }

    #[test]
    fn marks_that_turn_text_are_shown() {
        assert_eq!(text("a\u{202e}b\u{7}c"), " a\u{fffd}b\u{fffd}c\n");
    }

    #[test]
    fn code_holds_any_backticks() {
        assert_eq!(
            [code("a"), code("a`b"), code("`")],
            ["`a`", "``a`b``", "`` ` ``"]
        );
    }
}
