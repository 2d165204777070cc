//! Prints Rust line by line, broken as rustfmt does. The shape of the code is always the same, so no
//! syntax tree is needed, which would cost more than the printing. It knows no models.

use super::expression::{Code, Item, is_better_below};
use super::width::WIDTH;

/// Lines with their indentation.
#[derive(Default)]
pub(crate) struct Lines {
    text: String,
    depth: usize,
}

impl Lines {
    /// Returns the text of all lines.
    pub(crate) fn text(self) -> String {
        self.text
    }

    /// Prints a line, however long.
    pub(crate) fn line(&mut self, line: &str) {
        self.parts(&[line]);
    }

    /// Prints a line that consists of several parts.
    pub(super) fn parts(&mut self, parts: &[&str]) {
        if parts.iter().any(|part| !part.is_empty()) {
            self.text.extend(std::iter::repeat_n("    ", self.depth));
            parts.iter().for_each(|part| self.text.push_str(part));
        }
        self.text.push('\n');
    }

    /// Prints a block after the line that opens it, such as `impl Copy for X {` or a value in
    /// brackets.
    pub(crate) fn block(&mut self, open: &str, close: &str, inside: impl FnOnce(&mut Lines)) {
        self.line(open);
        self.deeper(inside);
        self.line(close);
    }

    pub(crate) fn deeper(&mut self, inside: impl FnOnce(&mut Lines)) {
        self.depth += 1;
        inside(self);
        self.depth -= 1;
    }

    /// Prints a call as a statement.
    pub(crate) fn call(&mut self, path: &str, arguments: Vec<Code>) {
        let arguments = arguments.into_iter().map(Item::new).collect();
        let depth = self.depth * 4;
        let call = Code::calls(path, arguments).print(depth, depth + 1);
        self.parts(&[&call, ";"]);
    }

    /// Prints a call or a list: on one line if it fits, or else each item on its own line.
    pub(crate) fn list(&mut self, open: &str, items: &[&str], close: &str) {
        let length =
            open.len() + close.len() + items.iter().map(|item| item.len() + 2).sum::<usize>();
        if items.is_empty() || self.fits(length - 2) {
            return self.parts(&[open, &items.join(", "), close]);
        }
        self.block(open, close, |lines| {
            items.iter().for_each(|item| lines.parts(&[item, ","]))
        });
    }

    /// Prints a constant or variable with its value: on one line, or with the value on a new line.
    /// If neither fits, prints nothing and returns `false`.
    #[must_use]
    pub(crate) fn assign(&mut self, head: &str, join: &str, value: &str) -> bool {
        let together = head.len() + join.len() + value.len();
        if self.fits(together) {
            self.parts(&[head, join, value]);
        } else if self.fits(4 + value.len()) {
            self.parts(&[head, join.trim_end()]);
            self.parts(&["    ", value]);
        }
        self.fits(together) || self.fits(4 + value.len())
    }

    /// Prints a list as the value of a constant: on one line, on a new line, or on several lines.
    pub(crate) fn constant(&mut self, head: &str, items: &[&str]) {
        if !self.assign(head, " = ", &format!("&[{}];", items.join(", "))) {
            let items = items.iter().map(|item| Code::plain(*item)).collect();
            self.statement(head, &Code::list("&", items));
        }
    }

    /// Prints a string as the value of a constant. A value that is too long for any line stays on
    /// the first.
    pub(crate) fn text_constant(&mut self, name: &str, literal: &str) {
        let head = format!("const {name}: &'static str");
        if !self.assign(&head, " = ", &format!("{literal};")) {
            self.parts(&[&head, " = ", literal, ";"]);
        }
    }

    /// Prints a macro call, whose last argument has no comma.
    pub(crate) fn macro_call(&mut self, name: &str, arguments: &[&str]) {
        self.items(&format!("{name}!("), arguments, ");");
    }

    /// Prints items in brackets: on one line if they fit, or else each on its own line, the last one
    /// without a comma.
    pub(super) fn items(&mut self, open: &str, items: &[&str], close: &str) {
        let in_line = items.join(", ");
        if self.fits(open.len() + in_line.len() + close.len()) {
            return self.parts(&[open, &in_line, close]);
        }
        self.separate_items(open, items, close);
    }

    /// Prints items in brackets, each on its own line, the last one without a comma.
    pub(super) fn separate_items(&mut self, open: &str, items: &[&str], close: &str) {
        self.block(open, close, |lines| {
            for (number, item) in items.iter().enumerate() {
                let comma = if number + 1 < items.len() { "," } else { "" };
                lines.parts(&[item, comma]);
            }
        });
    }

    /// Prints a struct literal: on one line, or each field on its own line. `others` is the base
    /// expression of the remaining fields.
    pub(crate) fn value(&mut self, name: &str, fields: &[(String, String)], others: Option<&str>) {
        let named = fields.iter().map(|(field, value)| pair(field, value));
        let items: Vec<String> = named
            .chain(others.map(|others| format!("..{others}")))
            .collect();
        let line = format!("{name} {{ {} }}", items.join(", "));
        if self.fits(line.len()) {
            return self.line(&line);
        }
        self.block(&format!("{name} {{"), "}", |lines| {
            fields
                .iter()
                .for_each(|(name, value)| lines.field(name, value));
            others
                .into_iter()
                .for_each(|others| lines.line(&format!("..{others}")));
        });
    }

    /// Prints an expression at the end of a block.
    pub(crate) fn code(&mut self, code: &Code) {
        self.expression(code, "");
    }

    /// Prints an expression before `end`.
    pub(super) fn expression(&mut self, code: &Code, end: &str) {
        let depth = self.depth * 4;
        self.parts(&[&code.print(depth, depth + end.len()), end]);
    }

    /// Prints a line that has its indentation already.
    #[cfg(all(feature = "client", feature = "pretty"))]
    pub(super) fn raw(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    /// Prints a constant or variable with its value.
    pub(crate) fn statement(&mut self, head: &str, value: &Code) {
        let text = value.statement(self.depth * 4, &format!("{head} = "), ";");
        self.line(&text);
    }

    /// Prints a `match` arm with a value.
    pub(crate) fn arm(&mut self, pattern: &Code, value: &Code) {
        self.arm_with(pattern, value, "");
    }

    /// Prints a `match` arm with a call that returns nothing.
    pub(crate) fn arm_call(&mut self, pattern: &Code, call: &Code) {
        self.arm_with(pattern, call, ";");
    }

    /// Prints a `match` arm: on one line, with the value in a block before `end`, or with the value
    /// broken after the arrow.
    fn arm_with(&mut self, pattern: &Code, value: &Code, end: &str) {
        let depth = self.depth * 4;
        let pattern = pattern.print(depth, depth + " => {".len());
        let start = match pattern.rsplit_once('\n') {
            Some((_, last)) => last.len(),
            None => depth + pattern.len(),
        } + " => ".len();
        if value.fits(start + 1) {
            return self.parts(&[&pattern, " => ", &value.flat(), ","]);
        }
        let broken = value.print(depth, start + 1);
        let below = value.print(depth + 4, depth + 4);
        let first = broken.lines().next().unwrap_or_default();
        let stays = broken.contains('\n') && !is_better_below(&broken, &below);
        if stays && start + first.len() <= WIDTH {
            return self.parts(&[&pattern, " => ", &broken, ","]);
        }
        self.block(&format!("{pattern} => {{"), "}", |lines| {
            lines.expression(value, end);
        });
    }

    /// Prints a `match` arm with statements.
    #[cfg(all(feature = "client", feature = "pretty"))]
    pub(super) fn arm_block(&mut self, pattern: &Code, inside: impl FnOnce(&mut Lines)) {
        let depth = self.depth * 4;
        let pattern = pattern.print(depth, depth + " => {".len());
        self.block(&format!("{pattern} => {{"), "}", inside);
    }

    /// Prints a field of a literal. If it is too long, it is broken in its brackets, before a
    /// conversion or after the name.
    fn field(&mut self, name: &str, value: &str) {
        let line = format!("{},", pair(name, value));
        if self.fits(line.len()) {
            return self.line(&line);
        }
        let before = |end: &str| line.strip_suffix(end).filter(|head| self.fits(head.len()));
        let broken = match (before(".into(),"), before("),")) {
            (Some(head), _) => [head.to_owned(), "    .into(),".to_owned()],
            (None, Some(head)) if head.ends_with('(') => [head.to_owned(), "),".to_owned()],
            _ => [format!("{name}:"), format!("    {value},")],
        };
        broken.iter().for_each(|line| self.line(line));
    }

    pub(crate) fn fits(&self, length: usize) -> bool {
        self.depth * 4 + length <= WIDTH
    }
}

/// Splits the arguments of a type, given the text between its brackets.
pub(super) fn arguments_of(inner: &str) -> Vec<&str> {
    let (mut parts, mut open, mut start) = (Vec::new(), 0_usize, 0);
    for (at, character) in inner.char_indices() {
        match character {
            '<' | '(' | '[' => open += 1,
            '>' | ')' | ']' => open = open.saturating_sub(1),
            ',' if open == 0 => {
                parts.push(inner[start..at].trim());
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(inner[start..].trim());
    parts
}

/// Returns a field of a literal, in the shorthand form if the variable has the same name.
fn pair(field: &str, value: &str) -> String {
    if field == value {
        field.to_owned()
    } else {
        format!("{field}: {value}")
    }
}

/// Returns a string literal.
pub(crate) fn quoted(text: &str) -> String {
    let mut literal = String::with_capacity(text.len() + 2);
    literal.push('"');
    let mut rest = text.chars().peekable();
    while let Some(next) = rest.next() {
        match next {
            // A digit after `\0` would look like a part of the number.
            '\0' if rest.peek().is_some_and(char::is_ascii_digit) => literal.push_str("\\x00"),
            ' '..='~' if !matches!(next, '"' | '\\') => literal.push(next),
            _ => literal.extend(next.escape_debug()),
        }
    }
    literal.push('"');
    literal
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_fit_is_broken() {
        let mut lines = Lines::default();
        let long = "a_name_that_is_so_long_that_two_of_them_do_not_fit";
        lines.block("fn f() {", "}", |lines| {
            lines.list("g(", &["a", "b"], ");");
            lines.list("g(", &[long, long], ");");
            lines.field(long, "a_value_that_has_its_share");
            let call = |items: [&str; 2]| {
                Code::calls("g", items.map(|item| Item::new(Code::plain(item))).into())
            };
            lines.arm(
                &Code::plain("1"),
                &call([long, "a_value_that_has_its_share"]),
            );
            lines.arm(&Code::plain("2"), &call([long, long]));
        });
        let expected = format!(
            "fn f() {{\n    g(a, b);\n    g(\n        {long},\n        {long},\n    );\n    {long}: a_value_that_has_its_share,\n    \
             1 => {{\n        g({long}, a_value_that_has_its_share)\n    }}\n    \
             2 => g(\n        {long},\n        {long},\n    ),\n}}\n"
        );
        assert_eq!(lines.text(), expected);
    }

    #[test]
    fn literals_keep_their_text() {
        assert_eq!(quoted("it's \"C:\\\""), r#""it's \"C:\\\"""#);
        assert_eq!(quoted("\0\x001\n\u{301}\u{e9}"), r#""\0\x001\n\u{301}é""#);
    }
}
