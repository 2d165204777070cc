//! Prints the tokens of declarations as lines, without a parser: for build scripts, whose output is
//! compiled but rarely read.
//!
//! It knows brackets, attributes and commas, but no other syntax. It receives the same tokens as
//! prettyplease.

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};

/// Prints each attribute, field and variant on its own line, and documentation as comments.
pub(crate) fn printed(tokens: TokenStream) -> String {
    let mut out = String::new();
    block(tokens, 0, &mut out);
    out
}

fn block(tokens: TokenStream, depth: usize, out: &mut String) {
    let mut line = Line::default();
    let mut put = |text: &str| {
        let indent = "    ".repeat(depth);
        out.push_str(&format!("{indent}{text}\n"));
    };
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        match (&token, tokens.peek()) {
            (TokenTree::Punct(mark), Some(TokenTree::Group(_))) if mark.as_char() == '#' => {
                if let Some(TokenTree::Group(attribute)) = tokens.next() {
                    put(&attribute_line(attribute.stream()));
                }
            }
            (TokenTree::Group(group), _) if group.delimiter() == Delimiter::Brace => {
                put(&format!("{} {{", line.take()));
                let mut inner = String::new();
                block(group.stream(), 1, &mut inner);
                inner.lines().for_each(&mut put);
                put("}");
            }
            _ => {
                line.push(&token);
                if line.is_complete {
                    put(&line.take());
                }
            }
        }
    }
    if !line.text.is_empty() {
        put(&line.text);
    }
}

/// Returns documentation of a single line as a comment, and other attributes as they are.
fn attribute_line(attribute: TokenStream) -> String {
    let mut line = Line::default();
    attribute
        .clone()
        .into_iter()
        .for_each(|token| line.push(&token));
    let quoted = line.text.strip_prefix("doc = \"");
    let text = quoted.and_then(|text| unescaped(text.strip_suffix('"')?));
    match text {
        Some(text) if !text.starts_with('/') => format!("///{}", text.trim_end()),
        _ => format!("#[{}]", line.text),
    }
}

/// Returns the text of a string literal; `None` if it has escapes other than quotes and
/// backslashes.
fn unescaped(literal: &str) -> Option<String> {
    let (mut text, mut rest) = (String::new(), literal.chars());
    while let Some(next) = rest.next() {
        text.push(match next {
            '\\' => rest
                .next()
                .filter(|next| matches!(next, '"' | '\'' | '\\'))?,
            next => next,
        });
    }
    Some(text)
}

/// Tokens on one line, with the usual spaces.
#[derive(Default)]
struct Line {
    text: String,
    /// `true` if there is no space after the last token: `::`, `&`, an open bracket.
    joins: bool,
    /// Number of open brackets of generic types.
    angles: usize,
    /// `true` if the last token ends a field, a variant or an item.
    is_complete: bool,
}

impl Line {
    fn take(&mut self) -> String {
        std::mem::take(self).text
    }

    fn push(&mut self, token: &TokenTree) {
        match token {
            TokenTree::Group(group) => self.group(group.delimiter(), group.stream()),
            TokenTree::Punct(mark) => self.mark(mark.as_char(), mark.spacing()),
            word => {
                let is_word = self
                    .text
                    .ends_with(|last: char| last.is_alphanumeric() || "_=\"".contains(last));
                let is_apart = is_word || self.text.ends_with([',', ';', ':', ')', ']']);
                if is_apart && !self.joins {
                    self.text.push(' ');
                }
                self.text.push_str(&word.to_string());
                self.joins = false;
            }
        }
    }

    fn group(&mut self, delimiter: Delimiter, tokens: TokenStream) {
        let (open, close) = match delimiter {
            Delimiter::Parenthesis => ("(", ")"),
            Delimiter::Bracket => ("[", "]"),
            Delimiter::Brace => ("{", "}"),
            Delimiter::None => ("", ""),
        };
        let mut inner = Line::default();
        tokens.into_iter().for_each(|token| inner.push(&token));
        if self.text.ends_with([',', ':', '=']) && !self.joins {
            self.text.push(' ');
        }
        self.text += &format!("{open}{}{close}", inner.text);
        self.joins = false;
    }

    fn mark(&mut self, mark: char, spacing: Spacing) {
        let is_path =
            mark == ':' && (self.text.ends_with(':') && self.joins || spacing == Spacing::Joint);
        match mark {
            '<' => self.angles += 1,
            '>' => self.angles = self.angles.saturating_sub(1),
            _ => {}
        }
        let begins = matches!(mark, '\'' | '&' | '*') || is_path && spacing == Spacing::Joint;
        let is_apart = mark == '=' || begins && self.text.ends_with([',', '=', ':']);
        if is_apart && !self.joins {
            self.text.push(' ');
        }
        self.text.push(mark);
        self.is_complete = matches!(mark, ',' | ';') && self.angles == 0;
        self.joins = is_path || matches!(mark, '<' | '\'' | '&' | '*' | '!' | '#');
    }
}

#[cfg(test)]
mod tests {
    use super::printed;

    #[test]
    fn declarations_are_lines() {
        let declared = r#"
            #[doc = " A \"boat\" of C:\\."]
            #[doc = ""]
            #[derive(Clone, Debug, marker::Marker)]
            #[non_exhaustive]
            pub(crate) struct Boat {
                #[doc = " Its name:\ttabs stay."]
                #[deprecated]
                pub r#type: Option<String>,
                pub crew: std::collections::HashMap<String, Vec<[u8; 4]>>,
                pub pair: (i64, Option<&'static str>),
            }
        "#;
        let lines = r#"/// A "boat" of C:\.
///
#[derive(Clone, Debug, marker::Marker)]
#[non_exhaustive]
pub(crate) struct Boat {
    #[doc = " Its name:\ttabs stay."]
    #[deprecated]
    pub r#type: Option<String>,
    pub crew: std::collections::HashMap<String, Vec<[u8; 4]>>,
    pub pair: (i64, Option<&'static str>),
}
"#;
        assert_eq!(printed(declared.parse().unwrap()), lines);
        let declared =
            "pub enum Rig { Sloop, #[schemars(rename = \"x\")] Unknown(serde_json::Value), }";
        let lines = "pub enum Rig {\n    Sloop,\n    #[schemars(rename = \"x\")]\n    Unknown(serde_json::Value),\n}\n";
        assert_eq!(printed(declared.parse().unwrap()), lines);
        let declared = "pub type Rigs = std::collections::BTreeMap<String, Rig>;";
        assert_eq!(printed(declared.parse().unwrap()), format!("{declared}\n"));
    }
}
