//! Markdown of a spec → lines of rustdoc that never become a doctest, a broken link or a stray HTML tag.
//!
//! Code fences become text, indented code becomes a paragraph, links without `http` become their text, and
//! everything that could be HTML or a link by name is escaped. It knows no model.

use proc_macro2::TokenStream;
use quote::quote;

/// Documentation, line by line.
#[derive(Default)]
pub(crate) struct Docs(Vec<String>);

impl Docs {
    /// Adds a paragraph of our own, or a description, escaped; an empty one adds nothing.
    pub(crate) fn markdown(&mut self, text: &str) -> &mut Self {
        let start = self.0.len();
        let mut fence: Option<String> = None;
        for line in text.replace("\r\n", "\n").split(['\n', '\r', '\u{2028}', '\u{2029}']) {
            let line: String = line.chars().map(visible).collect::<String>().trim_end().to_owned();
            let marker = fence_marker(&line);
            match (&fence, marker) {
                (None, Some(marker)) => {
                    self.0.push(format!("{marker}text"));
                    fence = Some(marker);
                }
                (Some(open), Some(marker)) if marker.starts_with(open.as_str()) && only(&line, open) => {
                    self.0.push(std::mem::take(&mut fence).unwrap_or_default());
                }
                (Some(_), _) => self.0.push(line),
                (None, None) => self.0.push(escape_line(&line)),
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

    /// Adds a paragraph that is Markdown already.
    pub(crate) fn line(&mut self, text: impl Into<String>) -> &mut Self {
        if !self.0.is_empty() {
            self.0.push(String::new());
        }
        self.0.push(text.into());
        self
    }

    /// Adds a heading of this text, whatever Markdown it would be, and the blank line that items need.
    pub(crate) fn heading(&mut self, text: &str) {
        let text: String = text.chars().map(|c| if c == '\n' { ' ' } else { visible(c) }).collect();
        self.line(format!("## {}", escape_inline(text.trim()))).0.push(String::new());
    }

    /// Adds an item that is Markdown already.
    pub(crate) fn item(&mut self, text: &str) {
        self.0.push(format!("- {text}"));
    }

    /// Adds JSON as a block.
    pub(crate) fn json(&mut self, text: &str) -> &mut Self {
        self.line("```json");
        self.0.extend(text.lines().map(|line| line.chars().map(visible).collect()));
        self.0.push("```".to_owned());
        self
    }

    /// As attributes.
    pub(crate) fn tokens(&self) -> TokenStream {
        let lines = self.0.iter().map(|line| if line.is_empty() { String::new() } else { format!(" {line}") });
        quote!(#(#[doc = #lines])*)
    }

    /// As text with this in front of each line.
    pub(crate) fn text(&self, mark: &str) -> String {
        self.0.iter().map(|line| format!("{mark} {line}").trim_end().to_owned() + "\n").collect()
    }
}

/// A text as code, whatever backticks it holds.
pub(crate) fn code(text: &str) -> String {
    let text: String = text.chars().map(|c| if c == '\n' { '↵' } else { visible(c) }).collect();
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let pad = if text.is_empty() || text.starts_with(['`', ' ']) || text.ends_with(['`', ' ']) { " " } else { "" };
    format!("{fence}{pad}{text}{pad}{fence}")
}

/// Controls and marks that turn the direction of text would hide what stands there.
fn visible(c: char) -> char {
    match c {
        '\t' => ' ',
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{61c}' => '\u{fffd}',
        _ if c.is_control() && c != '\n' => '\u{fffd}',
        _ => c,
    }
}

fn fence_marker(line: &str) -> Option<String> {
    let line = line.trim_start();
    let c = line.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let length = line.chars().take_while(|other| *other == c).count();
    let info = &line[length..];
    (length >= 3 && !(c == '`' && info.contains('`'))).then(|| c.to_string().repeat(length))
}

fn only(line: &str, marker: &str) -> bool {
    line.trim().chars().all(|c| marker.starts_with(c))
}

/// At most three spaces in front and single spaces inside: nothing is indented code.
fn escape_line(line: &str) -> String {
    let indent = line.len() - line.trim_start_matches(' ').len();
    let words: Vec<&str> = line.split(' ').filter(|word| !word.is_empty()).collect();
    " ".repeat(indent.min(3)) + &escape_inline(&words.join(" "))
}

fn escape_inline(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + 8);
    let mut rest = line;
    while let Some(c) = rest.chars().next() {
        let (taken, length) = match c {
            '`' => code_span(rest),
            '\\' => escaped(rest),
            '<' => autolink(rest).unwrap_or_else(|| ("\\<".to_owned(), 1)),
            '[' => link(rest).unwrap_or_else(|| ("\\[".to_owned(), 1)),
            ']' => ("\\]".to_owned(), 1),
            'h' if !out.ends_with(|c: char| c.is_alphanumeric()) => {
                bare_url(rest).unwrap_or_else(|| ("h".to_owned(), 1))
            }
            _ => (c.to_string(), c.len_utf8()),
        };
        out.push_str(&taken);
        rest = &rest[length..];
    }
    out
}

/// A span that ends in this line stays; a lone backtick is escaped.
fn code_span(rest: &str) -> (String, usize) {
    let length = rest.len() - rest.trim_start_matches('`').len();
    let mut at = length;
    while let Some(found) = rest[at..].find('`') {
        let start = at + found;
        let run = rest[start..].len() - rest[start..].trim_start_matches('`').len();
        at = start + run;
        if run == length {
            return (rest[..at].to_owned(), at);
        }
    }
    ("\\`".repeat(length), length)
}

/// What the spec escaped stays escaped.
fn escaped(rest: &str) -> (String, usize) {
    match rest[1..].chars().next() {
        Some(next) if next.is_ascii_punctuation() => (rest[..2].to_owned(), 2),
        _ => ("\\\\".to_owned(), 1),
    }
}

fn autolink(rest: &str) -> Option<(String, usize)> {
    let end = rest.find('>')?;
    let url = &rest[1..end];
    is_url(url).then(|| (rest[..=end].to_owned(), end + 1))
}

/// `[text](http…)` stays a link; another target leaves the text.
fn link(rest: &str) -> Option<(String, usize)> {
    let middle = rest.find("](")?;
    let text = &rest[1..middle];
    let end = middle + 2 + rest[middle + 2..].find(')')?;
    let target = rest[middle + 2..end].split(' ').next().unwrap_or_default();
    if text.contains(['[', ']', '`']) || text.is_empty() {
        return None;
    }
    let text: String =
        text.chars().map(|c| if matches!(c, '<' | '\\') { format!("\\{c}") } else { c.to_string() }).collect();
    if is_url(target) { Some((format!("[{text}]({target})"), end + 1)) } else { Some((text, end + 1)) }
}

fn bare_url(rest: &str) -> Option<(String, usize)> {
    let end = rest.find(|c: char| c.is_whitespace() || "<>\"'`()[]{}|\\^".contains(c)).unwrap_or(rest.len());
    let url = rest[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', '*', '_']);
    is_url(url).then(|| (format!("<{url}>"), url.len()))
}

fn is_url(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| rest.len() > 2 && !rest.contains(|c: char| c.is_whitespace() || "<>`()[]\\".contains(c)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(markdown: &str) -> String {
        Docs::default().markdown(markdown).text("")
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
        assert_eq!(text("see [Vec] and Map<String, T>"), " see \\[Vec\\] and Map\\<String, T>\n");
        assert_eq!(text("[x](https://a.example/b) [y](/z)"), " [x](https://a.example/b) y\n");
        assert_eq!(text("at https://a.example/b."), " at <https://a.example/b>.\n");
        assert_eq!(text("`a<b>[c]` and `lone"), " `a<b>[c]` and \\`lone\n");
    }

    #[test]
    fn marks_that_turn_text_are_shown() {
        assert_eq!(text("a\u{202e}b\u{7}c"), " a\u{fffd}b\u{fffd}c\n");
    }

    #[test]
    fn code_holds_any_backticks() {
        assert_eq!([code("a"), code("a`b"), code("`")], ["`a`", "``a`b``", "`` ` ``"]);
    }
}
