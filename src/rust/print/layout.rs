//! Adapts declarations printed by prettyplease to the layout of rustfmt. The two differ only in
//! heads that are too long, and in long types of fields and aliases.
//!
//! It works on lines that open or close a bracket, not on syntax. It is correct for structs, enums
//! and aliases only.

use std::iter::Peekable;

use super::width::WIDTH;

/// A line and, if it opens a bracket, the lines inside.
struct Node {
    line: String,
    children: Vec<Node>,
    /// The line with the closing bracket.
    close: Option<String>,
}

/// Returns the text in the layout of rustfmt.
pub(super) fn settled(text: &str) -> String {
    let mut lines = text.lines().map(str::trim_start).peekable();
    let mut out = String::with_capacity(text.len());
    while lines.peek().is_some() {
        for node in block(&mut lines) {
            print(settle(node, 0), 0, &mut out);
        }
        // An unmatched closing bracket.
        if let Some(line) = lines.next() {
            print(leaf(line), 0, &mut out);
        }
    }
    out
}

fn leaf(line: impl Into<String>) -> Node {
    Node {
        line: line.into(),
        children: Vec::new(),
        close: None,
    }
}

/// Returns the lines before the next closing bracket.
fn block<'a>(lines: &mut Peekable<impl Iterator<Item = &'a str>>) -> Vec<Node> {
    let mut nodes = Vec::new();
    while let Some(line) = lines.next_if(|line| !line.starts_with(['}', ')', ']', '>'])) {
        let mut node = leaf(line);
        if line.ends_with(['{', '(', '[', '<']) && !is_text(line) {
            node.children = block(lines);
            node.close = lines.next().map(str::to_owned);
        }
        nodes.push(node);
    }
    nodes
}

/// Returns `true` for a line of documentation, which may end with any bracket.
fn is_text(line: &str) -> bool {
    line.starts_with("//") || line.starts_with("#[doc")
}

fn print(node: Node, depth: usize, out: &mut String) {
    let mut put = |line: &str| {
        if !line.is_empty() {
            out.extend(std::iter::repeat_n("    ", depth));
            out.push_str(line);
        }
        out.push('\n');
    };
    node.line.split('\n').for_each(&mut put);
    for child in node.children {
        print(child, depth + 1, out);
    }
    if let Some(close) = node.close {
        print(leaf(close), depth, out);
    }
}

fn settle(mut node: Node, depth: usize) -> Node {
    let fits = |line: &str| depth * 4 + line.len() <= WIDTH;
    if node.line.starts_with(DERIVE) {
        return derives(node);
    }
    let Some(close) = node.close.take() else {
        return match fits(&node.line) || is_text(&node.line) {
            true => leaf(node.line),
            false => below(&node.line, depth).unwrap_or_else(|| in_brackets(node.line, depth)),
        };
    };
    if let Some(head) = node.line.strip_suffix(" {") {
        let children = node.children.into_iter();
        return Node {
            children: children.map(|child| settle(child, depth + 1)).collect(),
            // If a head is too long, its bracket goes on a new line.
            line: match fits(&node.line) {
                true => node.line,
                false => format!("{head}\n{{"),
            },
            close: Some(close),
        };
    }
    match joined(&node, &close) {
        Some(line) if fits(&line) => leaf(line),
        Some(line) => below(&line, depth).unwrap_or_else(|| listed(node, close, depth)),
        None => listed(node, close, depth),
    }
}

const DERIVE: &str = "#[derive(";

/// The longest attribute with derives that rustfmt leaves on one line.
const LONGEST_DERIVE: usize = WIDTH - 4;

/// Lays out an attribute with derives: on one line, or with all of them on the next line if they fit there,
/// or each on its own line.
fn derives(node: Node) -> Node {
    let line = match &node.close {
        Some(close) => joined(&node, close).unwrap_or_default(),
        None => node.line,
    };
    let list = line.strip_prefix(DERIVE);
    let list = list.and_then(|list| list.strip_suffix(")]"));
    let Some(list) = list.filter(|_| line.len() > LONGEST_DERIVE) else {
        return leaf(line);
    };
    let children = match 4 + list.len() <= WIDTH {
        true => vec![leaf(format!("{list},"))],
        false => list
            .split(", ")
            .map(|path| leaf(format!("{path},")))
            .collect(),
    };
    Node {
        line: DERIVE.to_owned(),
        children,
        close: Some(")]".to_owned()),
    }
}

/// Puts each item on its own line.
fn listed(node: Node, close: String, depth: usize) -> Node {
    let children = node.children.into_iter();
    Node {
        line: node.line,
        children: children.map(|child| settle(child, depth + 1)).collect(),
        close: Some(close),
    }
}

/// Joins a type of several lines into one line. `None` if there is documentation in between.
fn joined(node: &Node, close: &str) -> Option<String> {
    let mut inner = Vec::new();
    for child in &node.children {
        inner.push(match &child.close {
            Some(close) => joined(child, close)?,
            None if is_text(&child.line) => return None,
            None => child.line.clone(),
        });
    }
    let inner = inner.join(" ");
    let inner = inner.strip_suffix(',').unwrap_or(&inner);
    Some(format!("{}{inner}{close}", node.line))
}

/// Puts the type of a field or an alias on a new line, if it fits there.
fn below(line: &str, depth: usize) -> Option<Node> {
    let at = match line.find(" = ") {
        Some(at) => at + 2,
        None => line.find(": ")? + 1,
    };
    let (head, ty) = (&line[..at], line[at..].trim_start());
    let fits = (depth + 1) * 4 + ty.len() <= WIDTH;
    fits.then(|| leaf(format!("{head}\n    {ty}")))
}

/// Breaks a type at its first bracket.
fn in_brackets(line: String, depth: usize) -> Node {
    let ty = line.strip_suffix(">,").and_then(|ty| ty.split_once('<'));
    let ty = ty.filter(|(outer, _)| !outer.contains(' '));
    let Some((outer, inner)) = ty else {
        return leaf(line);
    };
    // The key type of a map has no type arguments.
    let parts = match inner.split_once(", ") {
        Some((keys, values)) if !keys.contains('<') => vec![keys, values],
        _ => vec![inner],
    };
    let parts = parts.into_iter();
    let children = parts.map(|part| settle(leaf(format!("{part},")), depth + 1));
    Node {
        line: format!("{outer}<"),
        children: children.collect(),
        close: Some(">,".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Formats a declaration with prettyplease and adapts it.
    fn printed(declaration: &str) -> String {
        let file = syn::parse_str(declaration).expect("the test writes Rust");
        settled(&prettyplease::unparse(&file))
    }

    #[test]
    fn a_head_that_is_too_long_has_a_line_for_its_bracket() {
        let name = "A".repeat(WIDTH - "pub struct  {".len());
        assert_eq!(
            printed(&format!("pub struct {name} {{ a: u8 }}")),
            format!("pub struct {name} {{\n    a: u8,\n}}\n")
        );
        let name = format!("{name}A");
        assert_eq!(
            printed(&format!("pub struct {name} {{ a: u8 }}")),
            format!("pub struct {name}\n{{\n    a: u8,\n}}\n")
        );
    }

    #[test]
    fn long_lists_of_derives_are_broken() {
        let line = |length: usize| {
            let rest = "m".repeat(length - "#[derive(A, )]".len());
            (format!("#[derive(A, {rest})]\nstruct B;\n"), rest)
        };
        let (text, _) = line(LONGEST_DERIVE);
        assert_eq!(printed(&text), text);
        let (text, rest) = line(LONGEST_DERIVE + 1);
        let broken = format!("#[derive(\n    A, {rest},\n)]\nstruct B;\n");
        assert_eq!(printed(&text), broken);
        let (text, rest) = line(LONGEST_DERIVE + 12);
        let broken = format!("#[derive(\n    A,\n    {rest},\n)]\nstruct B;\n");
        assert_eq!(printed(&text), broken);
    }

    #[test]
    fn documentation_is_left_alone() {
        let docs = format!(
            "/// in the {}: a {{\nstruct A {{\n    a: u8,\n}}\n",
            "p".repeat(WIDTH)
        );
        assert_eq!(printed(&docs), docs);
    }

    #[test]
    fn a_long_type_is_below_its_name() {
        let name = "a".repeat(50);
        let ty = format!("Vec<{}>", "B".repeat(60));
        assert_eq!(
            printed(&format!("struct A {{ pub {name}: {ty} }}")),
            format!("struct A {{\n    pub {name}:\n        {ty},\n}}\n")
        );
        assert_eq!(
            printed(&format!("pub type A{name} = {ty};")),
            format!("pub type A{name} =\n    {ty};\n")
        );
    }

    #[test]
    fn a_type_that_fits_nowhere_is_broken_at_its_brackets() {
        let ty = "B".repeat(WIDTH - 10);
        assert_eq!(
            printed(&format!("struct A {{ pub a: Vec<{ty}> }}")),
            format!("struct A {{\n    pub a: Vec<\n        {ty},\n    >,\n}}\n")
        );
    }
}
