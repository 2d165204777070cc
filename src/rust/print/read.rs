//! Reads an expression on one line back into its brackets, so that its line breaks can be decided again. It knows the
//! expressions of a client, and keeps all others as they are.

use super::expression::{Code, Item};

/// Returns the expression of a text. Text that is not read to its end stays in one piece.
pub(super) fn expression(text: &str) -> Code {
    let mut reader = Reader { rest: text };
    let code = reader.code();
    match reader.rest {
        "" => code,
        _ => Code::plain(text),
    }
}

struct Reader<'a> {
    rest: &'a str,
}

impl Reader<'_> {
    /// Reads up to the next comma or closing bracket.
    fn code(&mut self) -> Code {
        let head = self.group();
        let mut calls = Vec::new();
        while let Some(rest) = self.rest.strip_prefix('.') {
            self.rest = rest;
            calls.push(self.group());
        }
        match calls.is_empty() {
            true => head,
            false => Code::Chain {
                head: Box::new(head),
                calls,
            },
        }
    }

    /// Reads plain text, and the brackets after it.
    fn group(&mut self) -> Code {
        let plain = self.plain();
        let (close, end) = match self.rest.chars().next() {
            Some('(') => (")", ')'),
            Some('[') => ("]", ']'),
            Some('{') => ("}", '}'),
            _ => return Code::plain(plain.trim_end()),
        };
        let open = format!("{plain}{}", &self.rest[..1]);
        self.rest = self.rest[1..].trim_start();
        let mut items = Vec::new();
        while !self.rest.starts_with(end) {
            items.push(self.item(end == '}'));
            self.rest = self.rest.trim_start();
            match self.rest.strip_prefix(',') {
                Some(rest) => self.rest = rest.trim_start(),
                None => break,
            }
        }
        // Without its bracket, the text is not read to its end.
        let Some(rest) = self.rest.strip_prefix(end) else {
            return Code::plain(open);
        };
        self.rest = rest;
        let close = match (close, self.rest.strip_prefix('?')) {
            (")", Some(rest)) => {
                self.rest = rest;
                ")?"
            }
            _ => close,
        };
        Code::Group { open, items, close }
    }

    /// Reads an item between brackets; the one of a struct may have a name.
    fn item(&mut self, is_field: bool) -> Item {
        if let Some(base) = self.rest.strip_prefix("..") {
            self.rest = base;
            return Item::base(self.code());
        }
        let named = self.rest.split_once(": ").filter(|(name, _)| {
            let is_part = |byte: u8| byte.is_ascii_alphanumeric() || b"_#".contains(&byte);
            is_field && !name.is_empty() && name.bytes().all(is_part)
        });
        match named {
            Some((name, rest)) => {
                self.rest = rest;
                Item::field(name, self.code())
            }
            None => Item::new(self.code()),
        }
    }

    /// Reads up to a bracket, a comma or the call of a method.
    fn plain(&mut self) -> String {
        let mut at = 0;
        while let Some(next) = self.rest[at..].chars().next() {
            at += match next {
                '"' => literal(&self.rest[at..]),
                '.' if at > 0 && is_call(&self.rest[at + 1..]) => break,
                '(' | '[' | '{' | ')' | ']' | '}' | ',' => break,
                _ => next.len_utf8(),
            };
        }
        let (plain, rest) = self.rest.split_at(at);
        self.rest = rest;
        plain.to_owned()
    }
}

/// Returns the length of the string literal at the start.
fn literal(text: &str) -> usize {
    let mut is_escaped = false;
    let end = text.bytes().skip(1).position(|byte| {
        let ends = byte == b'"' && !is_escaped;
        is_escaped = byte == b'\\' && !is_escaped;
        ends
    });
    end.map_or(text.len(), |end| end + 2)
}

/// Returns `true` if a method is called at the start.
fn is_call(text: &str) -> bool {
    let name = text.trim_start_matches(|next: char| next.is_alphanumeric() || next == '_');
    name.len() < text.len() && name.starts_with('(')
}
