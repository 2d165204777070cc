//! Rust as prettyplease prints it → as rustfmt prints it. Both agree on nearly all that is generated; here is the rest.
//!
//! It works on lines, of which it knows those that open a bracket and those that close it, and not on syntax: it is
//! right for the shapes that the emitter makes, and only for them.

use super::width::WIDTH;

/// A line, and if it ends in an open bracket, what stands in it.
#[derive(Clone)]
struct Node {
    line: String,
    children: Vec<Node>,
    /// The line that closes the bracket; it may open another one.
    close: Option<Box<Node>>,
}

/// The text as rustfmt has it.
pub(super) fn settled(text: &str) -> String {
    let mut lines = text.lines().peekable();
    let mut nodes = Vec::new();
    while lines.peek().is_some() {
        nodes.extend(block(&mut lines));
        // A bracket that nothing has opened.
        nodes.extend(lines.next().map(leaf));
    }
    let mut out = String::with_capacity(text.len());
    for node in nodes {
        print(&settle(node, 0), 0, &mut out);
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

/// The lines up to one that closes a bracket.
fn block<'a>(lines: &mut std::iter::Peekable<impl Iterator<Item = &'a str>>) -> Vec<Node> {
    let mut nodes = Vec::new();
    while let Some(line) =
        lines.next_if(|line| !line.trim_start().starts_with(['}', ')', ']', '>']))
    {
        nodes.push(node(line.trim_start(), lines));
    }
    nodes
}

fn node<'a>(line: &str, lines: &mut std::iter::Peekable<impl Iterator<Item = &'a str>>) -> Node {
    let mut node = leaf(line);
    // A chain of calls goes one level deeper.
    if lines.peek().is_some_and(|next| is_call(next)) {
        let call = lines.next().unwrap_or_default().trim_start();
        node.line += &format!("\n    {call}");
    }
    // The name of a long type has a line of its own, and so has what follows it.
    if let Some(name) = lines.next_if(|next| line.starts_with("impl") && next.starts_with("for ")) {
        node.line = format!("{line}\n    {}\n{{", name.trim_end_matches(" {"));
        node.children = block(lines);
        node.close = lines.next().map(leaf).map(Box::new);
    } else if line.ends_with(" {")
        && line.len() > WIDTH
        && line.starts_with(['i', 'p'])
        && !line.contains('"')
    {
        let head = line.trim_end_matches(" {");
        node.line = match head.strip_prefix("impl ") {
            Some(name) => format!("impl\n    {name}\n{{"),
            None => format!("{head}\n{{"),
        };
        node.children = block(lines);
        node.close = lines.next().map(leaf).map(Box::new);
    } else if opens(line) {
        node.children = block(lines);
        if line.ends_with("!(") {
            node.children = node
                .children
                .iter()
                .flat_map(|child| items(&child.line))
                .collect();
            // The last argument of a macro has no comma.
            if let Some(last) = node.children.last_mut() {
                last.line.pop();
            }
        }
        node.close = lines
            .next()
            .map(|line| Box::new(self::node(line.trim_start(), lines)));
    }
    node
}

fn opens(line: &str) -> bool {
    line.ends_with(['{', '(', '[', '<']) && !line.starts_with("//")
}

/// Whether a line goes on with a chain.
fn is_call(line: &str) -> bool {
    let line = line.trim_start();
    line.starts_with('.') && !line.starts_with("..") && !opens(line)
}

fn print(node: &Node, depth: usize, out: &mut String) {
    for line in node.line.split('\n') {
        if !line.is_empty() {
            out.extend(std::iter::repeat_n("    ", depth));
            out.push_str(line);
        }
        out.push('\n');
    }
    node.children
        .iter()
        .for_each(|child| print(child, depth + 1, out));
    if let Some(close) = &node.close {
        print(close, depth, out);
    }
}

fn settle(node: Node, depth: usize) -> Node {
    let Node {
        line,
        children,
        close,
    } = shared(node);
    // A chain, and a call over several lines, is in a block to one and not to the other.
    if let ([only], Some(pattern)) = (&children[..], line.strip_suffix(" => {")) {
        let line = format!("{pattern} => {}", only.line);
        match &only.close {
            None if line.contains("\n    .") => return leaf(format!("{line},")),
            Some(end)
                if line.ends_with('(') && end.line == ")" && depth * 4 + line.len() <= WIDTH =>
            {
                let node = Node {
                    line,
                    children: only.children.clone(),
                    close: Some(Box::new(leaf("),"))),
                };
                return settle(node, depth);
            }
            _ => {}
        }
    }
    if close.is_none() {
        return settle_line(line, depth);
    }
    let children = children
        .into_iter()
        .map(|child| settle(child, depth + 1))
        .collect();
    let node = Node {
        line,
        children,
        close: close.map(|close| Box::new(settle(*close, depth))),
    };
    if let Some(joined) = joined(&node) {
        if depth * 4 + joined.len() <= WIDTH {
            return leaf(joined);
        }
        return behind(&joined, depth).unwrap_or(node);
    }
    node
}

/// What is the only argument of a call, or the only pair of a list, shares the brackets around it.
fn shared(node: Node) -> Node {
    let Node {
        line,
        mut children,
        close,
    } = node;
    let end = close.as_deref().filter(|close| close.close.is_none());
    let [only] = &children[..] else {
        return Node {
            line,
            children,
            close,
        };
    };
    let shares = line.ends_with('(') && only.line.starts_with('&')
        || line.ends_with('[') && only.line == "(";
    let (Some(end), true) = (end, shares) else {
        return Node {
            line,
            children,
            close,
        };
    };
    let only = shared(
        match only
            .line
            .strip_prefix("&[")
            .and_then(|list| list.strip_suffix("],"))
        {
            Some(list) => Node {
                line: "&[".to_owned(),
                children: items(list),
                close: Some(Box::new(leaf("],"))),
            },
            None => children.remove(0),
        },
    );
    match only.close {
        Some(inner) => {
            let close = format!("{}{}", inner.line.trim_end_matches(','), end.line);
            Node {
                line: line + &only.line,
                children: only.children,
                close: Some(Box::new(leaf(close))),
            }
        }
        None => Node {
            line,
            children: vec![only],
            close,
        },
    }
}

/// What commas part, each with a comma.
fn items(list: &str) -> Vec<Node> {
    let (mut nodes, mut start, mut open) = (Vec::new(), 0, 0_usize);
    let mut quoted = false;
    for (at, c) in list.char_indices() {
        match c {
            '"' if is_plain(&list[..at]) => quoted = !quoted,
            _ if quoted => {}
            '(' | '[' | '{' => open += 1,
            ')' | ']' | '}' => open = open.saturating_sub(1),
            ',' if open == 0 => {
                nodes.push(leaf(list[start..=at].trim_start()));
                start = at + 1;
            }
            _ => {}
        }
    }
    let last = list[start..].trim();
    nodes.extend((!last.is_empty()).then(|| leaf(format!("{last},"))));
    nodes
}

/// A list, a type or a value in one line.
fn joined(node: &Node) -> Option<String> {
    let close = node
        .close
        .as_deref()
        .filter(|close| close.close.is_none())?;
    if node
        .children
        .iter()
        .any(|child| child.close.is_some() || child.line.starts_with("//"))
    {
        return None;
    }
    let value = node
        .line
        .strip_suffix(" {")
        .is_some_and(|path| path == "Self" || path.contains("support::"));
    let value = value && !node.line.starts_with("impl");
    if node.children.is_empty() || node.line.ends_with('{') && !value {
        return None;
    }
    let items: Vec<&str> = node
        .children
        .iter()
        .map(|child| child.line.as_str())
        .collect();
    let inner = items.join(" ");
    let inner = inner.strip_suffix(',').unwrap_or(&inner);
    Some(if value {
        format!("{} {inner} {}", node.line, close.line)
    } else {
        format!("{}{inner}{}", node.line, close.line)
    })
}

/// The value of a constant or the type of a field in a line of its own.
fn behind(joined: &str, depth: usize) -> Option<Node> {
    let item = match joined.strip_prefix("pub") {
        Some(rest) if rest.starts_with('(') => rest.split_once(") ").map_or("", |(_, item)| item),
        Some(rest) => rest.trim_start(),
        None => joined,
    };
    let is_item = ["const ", "type "]
        .iter()
        .any(|word| item.starts_with(word));
    let is_field = joined.starts_with("pub") && joined.ends_with(',');
    let at = joined
        .find(if is_item { "= " } else { ": " })
        .filter(|_| is_item || is_field)?
        + 1;
    let (head, rest) = (&joined[..at], joined[at..].trim_start());
    ((depth + 1) * 4 + rest.len() <= WIDTH).then(|| leaf(format!("{head}\n    {rest}")))
}

fn settle_line(line: String, depth: usize) -> Node {
    if depth * 4 + line.len() <= WIDTH || line.starts_with("//") {
        return leaf(line);
    }
    if let Some((pattern, value)) = arm(&line) {
        let value = leaf(value.strip_suffix(',').unwrap_or(value));
        return Node {
            line: format!("{pattern} => {{"),
            children: vec![value],
            close: Some(Box::new(leaf("}"))),
        };
    }
    if let Some((outer, inner)) = line
        .strip_suffix(">,")
        .and_then(|ty| ty.split_once('<'))
        .filter(|(outer, _)| !outer.contains(' '))
    {
        let inner = vec![leaf(format!("{inner},"))];
        return Node {
            line: format!("{outer}<"),
            children: inner,
            close: Some(Box::new(leaf(">,"))),
        };
    }
    behind(&line, depth).unwrap_or_else(|| leaf(line))
}

/// The pattern and the value of a match arm.
fn arm(line: &str) -> Option<(&str, &str)> {
    let end = match line.strip_prefix('"') {
        Some(text) => {
            text.match_indices('"')
                .find(|(at, _)| is_plain(&text[..*at]))?
                .0
                + 2
        }
        None => 0,
    };
    let at = end + line[end..].find(" => ")?;
    Some((&line[..at], &line[at + 4..]))
}

/// Whether what follows is not escaped.
fn is_plain(before: &str) -> bool {
    (before.len() - before.trim_end_matches('\\').len()).is_multiple_of(2)
}
