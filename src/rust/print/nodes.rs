//! Reads the indentation of printed Rust: which lines are inside which. It knows brackets, and no Rust.

use std::iter::Peekable;
use std::str::Lines;

/// Lines that belong together: a line, the lines inside its brackets, and those that close them.
pub(super) struct Node<'a> {
    /// All lines as they are.
    pub(super) lines: Vec<&'a str>,
    /// The lines at the depth of the node, each with the nodes after it.
    parts: Vec<(&'a str, Vec<Node<'a>>)>,
}

/// Returns the nodes of a text.
pub(super) fn nodes(text: &str) -> Vec<Node<'_>> {
    at(&mut text.lines().peekable(), 0)
}

/// Reads the nodes at this depth or deeper.
fn at<'a>(lines: &mut Peekable<Lines<'a>>, depth: usize) -> Vec<Node<'a>> {
    let mut nodes: Vec<Node<'a>> = Vec::new();
    while let Some(line) = lines.next_if(|line| line.is_empty() || indentation(line) >= depth) {
        let text = line.trim_start();
        let continues = |node: &Node<'_>| {
            let is_rest = node.last().starts_with("impl ") && text.starts_with("for ");
            is_rest || text.starts_with([')', ']', '}', '>'])
        };
        match nodes.last_mut() {
            Some(node) if continues(node) => {
                node.parts.push((text, Vec::new()));
                node.lines.push(line);
            }
            _ => nodes.push(Node {
                lines: vec![line],
                parts: vec![(text, Vec::new())],
            }),
        }
        let own = indentation(line);
        let is_deeper =
            !line.is_empty() && lines.peek().is_some_and(|next| indentation(next) > own);
        if let (Some(node), true) = (nodes.last_mut(), is_deeper)
            && let Some((_, inner)) = node.parts.last_mut()
        {
            *inner = at(lines, own + 1);
            node.lines.extend(inner.iter().flat_map(|node| &node.lines));
        }
    }
    nodes
}

fn indentation(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

/// Returns the space before a part on one line.
fn gap(text: &str) -> &'static str {
    if text.starts_with("for ") { " " } else { "" }
}

impl<'a> Node<'a> {
    pub(super) fn first(&self) -> &'a str {
        self.parts.first().map_or("", |(text, _)| text)
    }

    pub(super) fn last(&self) -> &'a str {
        self.parts.last().map_or("", |(text, _)| text)
    }

    pub(super) fn is_line(&self) -> bool {
        self.lines.len() == 1
    }

    /// Returns the nodes inside the last brackets.
    pub(super) fn body(&self) -> &[Node<'a>] {
        let closed = self.parts.len().saturating_sub(2);
        self.parts.get(closed).map_or(&[], |(_, inner)| inner)
    }

    /// Returns `true` for a block with statements, arms, fields or items: not for a literal.
    pub(super) fn is_block(&self) -> bool {
        let words = [
            "pub ", "impl ", "match ", "if ", "for ", "enum ", "struct ", "fn ",
        ];
        let first = self.first();
        let opens = first.ends_with('{') && self.parts.len() == 2;
        let is_word = || words.iter().any(|word| first.starts_with(word));
        opens && (first.contains(" = match ") || is_word())
    }

    /// Returns the text before the last brackets on one line.
    pub(super) fn head(&self) -> String {
        let mut flat = String::new();
        if let Some(((text, _), before)) = self
            .parts
            .split_last()
            .and_then(|(_, all)| all.split_last())
        {
            self.join(before, &mut flat);
            flat.push_str(gap(text));
            flat.push_str(text);
        }
        flat
    }

    /// Returns the only value in a block on one line; `None` if there are statements.
    pub(super) fn only_value(&self) -> Option<String> {
        match self.body() {
            [only] if !only.is_block() => {
                Some(only.flat()).filter(|flat| !flat.ends_with([';', ',']))
            }
            _ => None,
        }
    }

    /// Returns the node on one line.
    pub(super) fn flat(&self) -> String {
        let mut flat = String::new();
        self.join(&self.parts, &mut flat);
        flat
    }

    fn join(&self, parts: &[(&str, Vec<Node<'a>>)], into: &mut String) {
        for (text, inner) in parts {
            into.push_str(gap(text));
            into.push_str(text);
            let is_literal = text.ends_with('{');
            let is_open = text.ends_with(['(', '[', '<', '{']);
            for (number, node) in inner.iter().enumerate() {
                let flat = node.flat();
                let is_beside = flat.starts_with('.') || number == 0 && is_open && !is_literal;
                into.push_str(if is_beside { "" } else { " " });
                into.push_str(&flat);
            }
            if is_open && into.ends_with(',') {
                into.pop();
            }
            if is_literal && !inner.is_empty() {
                into.push(' ');
            }
        }
    }
}
