//! Prints expressions with the layout of rustfmt. It knows no models.
//!
//! The rules of rustfmt that are needed here, all with one width:
//!
//! - Code that fits on one line is on one line. A value that does not fit after its `=` starts on a
//!   new line if it fits there, or if that saves more than one line. A value after a label stays
//!   there.
//! - Items that do not fit have one line each, with a comma. A single item that has brackets itself
//!   shares the brackets around it if its first line, with all closing brackets, still fits.
//! - Short items of a list or a call share lines.
//! - A chain has one line for each call. Only its last call may be broken itself, and then stays on
//!   its line.

#![cfg_attr(
    not(all(feature = "pages", feature = "client")),
    allow(dead_code, reason = "only the examples of pages need every form")
)]

use super::width::WIDTH;

/// Maximum length of items that share lines: `short_array_element_width_threshold` of rustfmt.
const SHORT: usize = 10;

/// An expression.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Code {
    /// Code that is printed as it is.
    Plain(String),
    /// A literal that is converted with `.into()`.
    Literal(String),
    /// Items between brackets, separated by commas.
    Group {
        open: String,
        items: Vec<Item>,
        close: &'static str,
    },
    /// A chain of method calls.
    Chain { head: Box<Code>, calls: Vec<Code> },
}

/// An item of a [`Code::Group`].
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Item {
    /// The prefix: the name of a field.
    pub(super) label: String,
    pub(super) code: Code,
    /// The comment in front of the item, used if each item has its own line.
    note: String,
}

impl Item {
    pub(crate) fn new(code: Code) -> Self {
        Item {
            label: String::new(),
            code,
            note: String::new(),
        }
    }

    /// Returns a field of a struct literal.
    pub(crate) fn field(name: &str, code: Code) -> Self {
        let label = if code == Code::Plain(name.to_owned()) {
            String::new()
        } else {
            format!("{name}: ")
        };
        Item {
            label,
            code,
            note: String::new(),
        }
    }

    /// Returns an argument with a comment that names it.
    pub(crate) fn noted(code: Code, note: &str) -> Self {
        Item {
            label: String::new(),
            code,
            note: note.to_owned(),
        }
    }

    /// Returns the item as an argument that accepts any convertible type.
    pub(crate) fn convertible(self) -> Self {
        Item {
            code: self.code.convertible(),
            ..self
        }
    }
}

impl Code {
    pub(crate) fn plain(text: impl Into<String>) -> Self {
        Code::Plain(text.into())
    }

    /// `path(code)`.
    pub(crate) fn call(path: &str, code: Code) -> Self {
        Code::calls(path, vec![Item::new(code)])
    }

    /// `path(items)`.
    pub(crate) fn calls(path: &str, items: Vec<Item>) -> Self {
        Code::Group {
            open: format!("{path}("),
            items,
            close: ")",
        }
    }

    /// `open[items]`, such as `vec![1, 2]`.
    pub(crate) fn list(open: &str, items: Vec<Code>) -> Self {
        Code::Group {
            open: format!("{open}["),
            items: items.into_iter().map(Item::new).collect(),
            close: "]",
        }
    }

    /// `path { items }`.
    pub(crate) fn literal(path: &str, items: Vec<Item>) -> Self {
        Code::Group {
            open: format!("{path} {{"),
            items,
            close: "}",
        }
    }

    /// Returns the expression for an argument that accepts any convertible type, without `.into()`.
    pub(crate) fn convertible(self) -> Self {
        match self {
            Code::Literal(text) => Code::Plain(text),
            code => code,
        }
    }

    /// Prints the expression at this depth, between `start`, which ends with ` = `, and `end`. It
    /// starts on a new line if it fits there on one line, or if its first line would be too long.
    pub(crate) fn statement(&self, depth: usize, start: &str, end: &str) -> String {
        let around = depth + start.len() + end.len();
        if self.fits(around) && !self.has_many_notes() {
            return format!("{start}{}{end}", self.flat());
        }
        let beside = self.print(depth, around);
        let below = self.print(depth + 4, depth + 4 + end.len());
        let first = beside.lines().next().unwrap_or_default();
        let is_long = depth + start.len() + first.len() > WIDTH || is_better_below(&beside, &below);
        match is_long {
            true => format!("{}\n{:depth$}    {below}{end}", start.trim_end(), ""),
            false => format!("{start}{beside}{end}"),
        }
    }

    /// Prints on one line.
    pub(super) fn flat(&self) -> String {
        let mut line = String::new();
        self.write(&mut line);
        line
    }

    /// Appends the expression to a line.
    fn write(&self, line: &mut String) {
        match self {
            Code::Plain(text) => line.push_str(text),
            Code::Literal(text) if text.starts_with('-') => line.extend(["(", text, ").into()"]),
            Code::Literal(text) => line.extend([text, ".into()"]),
            Code::Group { open, items, close } => {
                let gap = self.gap();
                line.extend([open, gap]);
                for (number, item) in items.iter().enumerate() {
                    line.extend([if number > 0 { ", " } else { "" }, &item.label]);
                    item.code.write(line);
                }
                line.extend([gap, close]);
            }
            Code::Chain { head, calls } => {
                head.write(line);
                for call in calls {
                    line.push('.');
                    call.write(line);
                }
            }
        }
    }

    /// Prints at this depth, with `around` other characters on the first line.
    pub(super) fn print(&self, depth: usize, around: usize) -> String {
        match self {
            _ if self.fits(around) && !self.has_many_notes() => self.flat(),
            Code::Plain(_) | Code::Literal(_) => self.flat(),
            Code::Group { open, items, close } => match &items[..] {
                [only] if only.shares(open) => {
                    let around = around + open.len() + close.len();
                    let inside = only.code.print(depth, around);
                    let first = inside.lines().next().unwrap_or_default();
                    let is_chain = inside
                        .lines()
                        .nth(1)
                        .is_some_and(|line| line.trim_start().starts_with('.'));
                    // The macro `json!` takes no trailing comma.
                    match (is_chain || around + first.len() > WIDTH) && !open.ends_with("!(") {
                        true => listed(open, items, close, depth),
                        false => format!("{open}{inside}{close}"),
                    }
                }
                _ if open.ends_with(['[', '(']) && items.iter().all(Item::is_short) => {
                    packed(open, items, close, depth)
                }
                _ => listed(open, items, close, depth),
            },
            Code::Chain { head, calls } => chain(head, calls, depth, around),
        }
    }

    /// Returns `true` if there are many named arguments; their names are printed too then.
    fn has_many_notes(&self) -> bool {
        matches!(self, Code::Group { items, .. } if items.iter().filter(|item| !item.note.is_empty()).count() > 2)
    }
}

impl Item {
    /// Returns `true` if the item shares the brackets around it.
    fn shares(&self, open: &str) -> bool {
        let group = matches!(self.code, Code::Group { .. } | Code::Chain { .. });
        // The macro `json!` takes no trailing comma.
        self.label.is_empty()
            && self.note.is_empty()
            && !open.ends_with('{')
            && (group || open == "json!(")
    }

    /// Returns `true` for a short name or literal; a path is not short.
    fn is_short(&self) -> bool {
        let is_short = |text: &str| text.len() <= SHORT && !text.contains("::");
        self.label.is_empty() && matches!(&self.code, Code::Plain(text) if is_short(text))
    }

    /// Returns `..base` at the end of a literal.
    pub(crate) fn base(code: Code) -> Self {
        Item {
            label: "..".to_owned(),
            code,
            note: String::new(),
        }
    }

    /// Prints on separate lines, without the trailing comma.
    fn print(&self, depth: usize) -> String {
        let note = match self.note.is_empty() {
            true => String::new(),
            false => format!("/* {} */ ", self.note),
        };
        let around = depth + 1 + note.len() + self.label.len();
        format!("{note}{}{}", self.label, self.code.print(depth, around))
    }
}

/// Returns `true` if an expression should start on a new line: it fits on one line there, saves at
/// least two lines, or keeps its first bracket closed.
pub(super) fn is_better_below(beside: &str, below: &str) -> bool {
    let lines = |text: &str| text.lines().count();
    let opens = |text: &str| {
        let first = text.lines().next().unwrap_or_default();
        first.ends_with(['(', '[', '{'])
    };
    beside.contains('\n')
        && (lines(below) == 1 || lines(beside) > lines(below) + 1 || opens(beside) && !opens(below))
}

/// Prints each item on its own line.
fn listed(open: &str, items: &[Item], close: &str, depth: usize) -> String {
    let mut out = format!("{open}\n");
    let indent = " ".repeat(depth + 4);
    for item in items {
        let comma = if item.label == ".." { "" } else { "," };
        out.extend([&indent, &*item.print(depth + 4), comma, "\n"]);
    }
    out + &indent[4..] + close
}

/// Prints as many items on a line as fit.
fn packed(open: &str, items: &[Item], close: &str, depth: usize) -> String {
    let mut out = open.to_owned();
    let mut width = WIDTH;
    for (at, item) in items.iter().enumerate() {
        let text = item.code.flat();
        // rustfmt keeps one column free, except after the last item.
        let free = usize::from(at + 1 < items.len());
        match width + 1 + text.len() + 1 + free <= WIDTH {
            true => {
                width += text.len() + 2;
                out += &format!(" {text},");
            }
            false => {
                width = depth + 4 + text.len() + 1;
                out += &format!("\n{:depth$}    {text},", "");
            }
        }
    }
    format!("{out}\n{:depth$}{close}", "")
}

/// Prints each call on its own line, or breaks the last call: if it does not fit on its line either, or has at least three
/// arguments.
fn chain(head: &Code, calls: &[Code], depth: usize, around: usize) -> String {
    let fits = |call: &Code| call.fits(depth + 4 + 2);
    if let [only] = calls {
        let head = head.flat();
        let beside = only.print(depth, around + head.len() + 1);
        if beside.lines().count() > 4 || !fits(only) {
            return format!("{head}.{beside}");
        }
    }
    let mut out = head.print(depth, around);
    // If the head is broken, calls align with its closing bracket.
    let depth = if out.contains('\n') { depth } else { depth + 4 };
    for call in calls {
        out += &format!("\n{:depth$}.{}", "", call.print(depth, depth + 1));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(count: usize, length: usize) -> Code {
        let text = || Code::plain(format!("\"{}\"", "a".repeat(length)));
        Code::list("&", (0..count).map(|_| text()).collect())
    }

    #[test]
    fn an_only_item_shares_the_brackets() {
        let code = Code::call(
            "List",
            Code::call("&List", Code::call("&OneOf", texts(3, 30))),
        );
        let line = format!("    \"{}\",\n", "a".repeat(30));
        assert_eq!(
            code.print(0, 0),
            format!("List(&List(&OneOf(&[\n{}])))", line.repeat(3))
        );
    }

    #[test]
    fn short_items_share_lines() {
        let text = |length: usize| format!("\"{}\"", "a".repeat(length));
        assert_eq!(
            texts(9, 8).print(0, 0),
            format!(
                "&[\n    {},\n    {},\n]",
                vec![text(8); 7].join(", "),
                vec![text(8); 2].join(", ")
            )
        );
        assert_eq!(texts(9, 9).print(0, 0).lines().count(), 11);
    }

    #[test]
    fn a_value_stays_after_its_label() {
        let items = vec![Item::field("required", texts(3, 30))];
        let lines = Code::literal("X", items).print(0, 0);
        assert!(
            lines.starts_with("X {\n    required: &[\n        \"aaa"),
            "{lines}"
        );
    }

    #[test]
    fn a_chain_is_broken_before_its_arguments() {
        let of = |length: usize| Code::Chain {
            head: Box::new(Code::plain("json")),
            calls: vec![Code::calls(
                "get",
                vec![
                    Item::new(Code::plain("1")),
                    Item::new(Code::plain("a".repeat(length))),
                ],
            )],
        };
        let long = "a".repeat(WIDTH - 14);
        assert_eq!(
            of(WIDTH - 14).print(0, 20),
            format!("json\n    .get(1, {long})")
        );
        let long = "a".repeat(WIDTH - 13);
        assert_eq!(
            of(WIDTH - 13).print(0, 20),
            format!("json.get(\n    1,\n    {long},\n)")
        );
    }
}
