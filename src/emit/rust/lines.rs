//! Rust text by lines, broken where rustfmt breaks them: for code whose shape is always the same, which is half of all that
//! is generated. Building a syntax tree of it only to print it would cost more than the printing.

use std::fmt::Write as _;

use super::layout::WIDTH;

/// Lines at a depth of blocks.
#[derive(Default)]
pub(super) struct Lines {
    text: String,
    depth: usize,
}

impl Lines {
    /// The text of all lines.
    pub(super) fn text(self) -> String {
        self.text
    }

    /// One line, however long.
    pub(super) fn line(&mut self, line: &str) {
        if !line.is_empty() {
            let _ = write!(self.text, "{:width$}{line}", "", width = self.depth * 4);
        }
        self.text.push('\n');
    }

    /// A block behind what opens it: `impl Copy for X {`, or a value in brackets.
    pub(super) fn block(&mut self, open: &str, close: &str, inside: impl FnOnce(&mut Lines)) {
        self.line(open);
        self.depth += 1;
        inside(self);
        self.depth -= 1;
        self.line(close);
    }

    /// A call or a list: in one line if that fits, else a line for each item.
    pub(super) fn list(&mut self, open: &str, items: &[&str], close: &str) {
        let length = open.len() + close.len() + items.iter().map(|item| item.len() + 2).sum::<usize>();
        if items.is_empty() || self.fits(length - 2) {
            return self.line(&format!("{open}{}{close}", items.join(", ")));
        }
        self.block(open, close, |lines| items.iter().for_each(|item| lines.line(&format!("{item},"))));
    }

    /// `impl Copy for X {` with its block. A head that is too long has a line for the name.
    pub(super) fn implement(&mut self, interface: &str, name: &str, inside: impl FnOnce(&mut Lines)) {
        let head = format!("impl {interface} for {name} {{");
        if self.fits(head.len()) {
            return self.block(&head, "}", inside);
        }
        self.line(&format!("impl {interface}"));
        self.line(&format!("    for {name}"));
        self.block("{", "}", inside);
    }

    /// A constant or variable and its value: in one line, or the value in a line of its own. `false` if it fits in neither.
    pub(super) fn assign(&mut self, head: &str, join: &str, value: &str) -> bool {
        let together = head.len() + join.len() + value.len();
        if self.fits(together) {
            self.line(&format!("{head}{join}{value}"));
        } else if self.fits(4 + value.len()) {
            self.line(&format!("{head}{}", join.trim_end()));
            self.line(&format!("    {value}"));
        }
        self.fits(together) || self.fits(4 + value.len())
    }

    /// A list as the value of a constant: in one line, in a line of its own, or a line for each item.
    pub(super) fn constant(&mut self, head: &str, items: &[&str]) {
        if !self.assign(head, " = ", &format!("&[{}];", items.join(", "))) {
            self.list(&format!("{head} = &["), items, "];");
        }
    }

    /// A text as the value of a constant. A value that is too long for any line is left where it is.
    pub(super) fn text_constant(&mut self, name: &str, literal: &str) {
        let head = format!("const {name}: &'static str");
        if !self.assign(&head, " = ", &format!("{literal};")) {
            self.line(&format!("{head} = {literal};"));
        }
    }

    /// A call of a macro, whose last argument has no comma.
    pub(super) fn macro_call(&mut self, name: &str, arguments: &[&str]) {
        let arguments_in_line = arguments.join(", ");
        if self.fits(name.len() + arguments_in_line.len() + 4) {
            return self.line(&format!("{name}!({arguments_in_line});"));
        }
        self.block(&format!("{name}!("), ");", |lines| {
            for (number, argument) in arguments.iter().enumerate() {
                let comma = if number + 1 < arguments.len() { "," } else { "" };
                lines.line(&format!("{argument}{comma}"));
            }
        });
    }

    /// A value of a struct: in one line, or a line for each field.
    pub(super) fn value(&mut self, name: &str, fields: &[(String, &str)]) {
        let line = fields.iter().map(|(field, value)| format!("{field}: {value}")).collect::<Vec<_>>().join(", ");
        let line = format!("{name} {{ {line} }}");
        if self.fits(line.len()) {
            return self.line(&line);
        }
        let field = |lines: &mut Lines| fields.iter().for_each(|(name, value)| lines.field(name, value));
        self.block(&format!("{name} {{"), "}", field);
    }

    /// An arm of a `match` whose value is a call.
    pub(super) fn arm(&mut self, pattern: &str, call: &str, arguments: &[&str]) {
        let value = format!("{call}({})", arguments.join(", "));
        let line = format!("{pattern} => {value},");
        if self.fits(line.len()) {
            return self.line(&line);
        }
        self.block(&format!("{pattern} => {{"), "}", |lines| lines.list(&format!("{call}("), arguments, ")"));
    }

    /// A field of a value; a long name has a line of its own.
    fn field(&mut self, name: &str, value: &str) {
        if self.fits(name.len() + value.len() + 3) {
            return self.line(&format!("{name}: {value},"));
        }
        self.line(&format!("{name}:"));
        self.depth += 1;
        self.line(&format!("{value},"));
        self.depth -= 1;
    }

    fn fits(&self, length: usize) -> bool {
        self.depth * 4 + length <= WIDTH
    }
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
            lines.arm("1", "g", &[long, "a_value_that_has_its_share"]);
        });
        let expected = format!(
            "fn f() {{\n    g(a, b);\n    g(\n        {long},\n        {long},\n    );\n    {long}: a_value_that_has_its_share,\n    \
             1 => {{\n        g({long}, a_value_that_has_its_share)\n    }}\n}}\n"
        );
        assert_eq!(lines.text(), expected);
    }
}
