//! Prints the heads of functions and implementations, broken as rustfmt does. It decides nothing.

use super::lines::{Lines, arguments_of};

/// What rustfmt keeps free after a return type and its bracket.
const AFTER_RESULT: usize = 4;

/// The length by which a return type may be too long if its bracket is on a line of its own.
const AFTER_BROKEN: usize = 2;

impl Lines {
    /// Prints `impl Copy for X {` with its block. If the head is too long, the name goes on a new
    /// line.
    pub(crate) fn implement(
        &mut self,
        interface: &str,
        name: &str,
        inside: impl FnOnce(&mut Lines),
    ) {
        self.implementation(&format!("impl {interface}"), &format!("for {name}"), inside);
    }

    /// Prints `impl X {` with its block.
    pub(crate) fn inherent(&mut self, name: &str, inside: impl FnOnce(&mut Lines)) {
        self.implementation("impl", name, inside);
    }

    fn implementation(&mut self, first: &str, second: &str, inside: impl FnOnce(&mut Lines)) {
        let head = format!("{first} {second} {{");
        if self.fits(head.len()) {
            return self.block(&head, "}", inside);
        }
        match first
            .strip_prefix("impl ")
            .filter(|_| !self.fits(first.len()))
        {
            Some(interface) => {
                self.line("impl");
                self.line(&format!("    {interface}"));
            }
            None => self.line(first),
        }
        self.line(&format!("    {second}"));
        self.block("{", "}", inside);
    }

    /// Prints a function: `open` ends with the bracket of the arguments, `result` is the return
    /// type.
    pub(crate) fn function(
        &mut self,
        open: &str,
        arguments: &[&str],
        result: &str,
        inside: impl FnOnce(&mut Lines),
    ) {
        let close = format!(") -> {result} {{");
        let head = format!("{open}{}{close}", arguments.join(", "));
        if self.fits(head.len()) {
            return self.block(&head, "}", inside);
        }
        match open
            .strip_suffix(">(")
            .and_then(|open| open.split_once('<'))
        {
            Some((open, generics)) if !self.fits(open.len() + generics.len() + "<>(".len()) => {
                self.line(&format!("{open}<"));
                self.deeper(|lines| lines.line(&format!("{generics},")));
                self.line(">(");
            }
            _ => self.line(open),
        }
        self.deeper(|lines| {
            arguments
                .iter()
                .for_each(|argument| lines.argument(argument))
        });
        if self.fits(close.len() + AFTER_RESULT) {
            return self.block(&close, "}", inside);
        }
        let close = close.trim_end_matches(" {");
        if self.fits(close.len() - AFTER_BROKEN) {
            self.line(close);
            return self.block("{", "}", inside);
        }
        // rustfmt drops the space after a type that no line is long enough for.
        let mut types = result.split(['<', ',', '>']);
        let is_wide = types.any(|ty| !self.fits(4 + ty.trim().len() + ",".len()));
        self.typed(") -> ", result, if is_wide { "{" } else { " {" });
        self.deeper(inside);
        self.line("}");
    }

    /// Prints an argument or a type argument, with a comma. A type that is too long is broken at
    /// its first bracket. rustfmt does not count one `impl`.
    fn argument(&mut self, argument: &str) {
        let length = argument.replacen("impl ", "", 1).len() + ",".len();
        match argument
            .strip_suffix('>')
            .and_then(|argument| argument.split_once('<'))
        {
            Some((outer, inner)) if !self.fits(length) => {
                self.block(&format!("{outer}<"), ">,", |lines| {
                    let parts = arguments_of(inner);
                    parts.into_iter().for_each(|part| lines.argument(part));
                });
            }
            _ => self.line(&format!("{argument},")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rust::print::WIDTH;

    #[test]
    fn types_of_arguments_are_broken_at_their_brackets() {
        let long = "a".repeat(WIDTH - 20);
        let mut lines = Lines::default();
        lines.function(
            "fn f(",
            &["short: u8", &format!("long: Map<String, Vec<{long}>>")],
            "Self",
            |lines| lines.line("g()"),
        );
        let expected = format!(
            "fn f(\n    short: u8,\n    long: Map<\n        String,\n        Vec<{long}>,\n    >,\n) -> Self {{\n    g()\n}}\n"
        );
        assert_eq!(lines.text(), expected);
    }
}
