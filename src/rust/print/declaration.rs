//! Prints the parts of declarations: documentation, attributes, and fields with their types, broken
//! as rustfmt does.

use super::lines::{Lines, arguments_of};
use super::width::WIDTH;

/// The longest attribute with derives that rustfmt leaves on one line.
const LONGEST_DERIVE: usize = WIDTH - 4;

impl Lines {
    /// Prints documentation as comments.
    pub(crate) fn docs(&mut self, docs: &[String]) {
        docs.iter().for_each(|text| self.doc(text));
    }

    /// Prints a line of documentation.
    pub(crate) fn doc(&mut self, text: &str) {
        match text.trim_end_matches(' ') {
            "" => self.line("///"),
            text => self.parts(&["/// ", text]),
        }
    }

    /// Prints an attribute with arguments: on one line if it fits, or else each argument on its own
    /// line.
    pub(crate) fn attribute(&mut self, name: &str, arguments: &[&str]) {
        self.items(&format!("#[{name}("), arguments, ")]");
    }

    /// Prints the derives of a type: on one line, or with all of them on the next line if they fit there, or each on its
    /// own line.
    pub(crate) fn derives(&mut self, paths: &[&str]) {
        let list = paths.join(", ");
        let (open, close) = ("#[derive(", ")]");
        if open.len() + list.len() + close.len() <= LONGEST_DERIVE {
            return self.parts(&[open, &list, close]);
        }
        self.block(open, close, |lines| match lines.fits(list.len()) {
            true => lines.parts(&[&list, ","]),
            false => paths.iter().for_each(|path| lines.parts(&[path, ","])),
        });
    }

    /// Prints a struct or an enum after its head. If the head is too long, the bracket is on its own
    /// line.
    pub(crate) fn declare(&mut self, head: &str, is_empty: bool, inside: impl FnOnce(&mut Lines)) {
        if is_empty {
            self.parts(&[head, " {}"]);
        } else if self.fits(head.len() + " {".len()) {
            self.block(&format!("{head} {{"), "}", inside);
        } else {
            self.line(head);
            self.block("{", "}", inside);
        }
    }

    /// Prints a type after its `head`, such as `pub id: `, and before `end`. If it is too long, the
    /// type is on its own line; if it is too long for that too, it is broken at its first bracket.
    pub(crate) fn typed(&mut self, head: &str, ty: &str, end: &str) {
        if self.fits(head.len() + ty.len() + end.len()) {
            return self.parts(&[head, ty, end]);
        }
        if !head.is_empty() && self.fits(4 + ty.len() + end.len()) {
            self.line(head.trim_end());
            return self.deeper(|lines| lines.parts(&[ty, end]));
        }
        let bracket = ty.find(['<', '(']).filter(|_| ty.ends_with(['>', ')']));
        let Some(at) = bracket else {
            return self.parts(&[head, ty, end]);
        };
        let (open, inner) = ty.split_at(at + 1);
        let (inner, close) = inner.split_at(inner.len() - 1);
        self.block(
            &format!("{head}{open}"),
            &format!("{close}{end}"),
            |lines| {
                let parts = arguments_of(inner).into_iter();
                parts.for_each(|part| lines.typed("", part, ","));
            },
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed(write: impl FnOnce(&mut Lines)) -> String {
        let mut lines = Lines::default();
        write(&mut lines);
        lines.text()
    }

    #[test]
    fn documentation_is_comments() {
        let docs = [" A \"boat\" of C:\\.  ", "", "tabs\tstay"].map(str::to_owned);
        assert_eq!(
            printed(|lines| lines.docs(&docs)),
            "///  A \"boat\" of C:\\.\n///\n/// tabs\tstay\n"
        );
    }

    #[test]
    fn a_head_that_is_too_long_has_a_line_for_its_bracket() {
        let of = |length: usize| {
            let head = format!("pub struct {}", "A".repeat(length));
            printed(|lines| lines.declare(&head, false, |lines| lines.typed("a: ", "u8", ",")))
        };
        let longest = WIDTH - "pub struct  {".len();
        assert!(of(longest).ends_with("A {\n    a: u8,\n}\n"));
        assert!(of(longest + 1).ends_with("A\n{\n    a: u8,\n}\n"));
        let empty = printed(|lines| lines.declare("pub enum A", true, |_| ()));
        assert_eq!(empty, "pub enum A {}\n");
    }

    #[test]
    fn a_long_type_is_below_its_name() {
        let (name, ty) = ("a".repeat(50), format!("Vec<{}>", "B".repeat(60)));
        let field = printed(|lines| {
            lines.block("struct A {", "}", |lines| {
                lines.typed(&format!("pub {name}: "), &ty, ",");
            });
        });
        assert_eq!(
            field,
            format!("struct A {{\n    pub {name}:\n        {ty},\n}}\n")
        );
        let alias = printed(|lines| lines.typed(&format!("pub type A{name} = "), &ty, ";"));
        assert_eq!(alias, format!("pub type A{name} =\n    {ty};\n"));
    }

    #[test]
    fn a_type_that_fits_nowhere_is_broken_at_its_brackets() {
        let long = "B".repeat(WIDTH - 8);
        let vec = printed(|lines| lines.typed("pub a: ", &format!("Vec<{long}>"), ","));
        assert_eq!(vec, format!("pub a: Vec<\n    {long},\n>,\n"));
        let pair = printed(|lines| lines.typed("", &format!("A(Map<u8, (i8, {long})>)"), ","));
        assert_eq!(
            pair,
            format!(
                "A(\n    Map<\n        u8,\n        (\n            i8,\n            {long},\n        ),\n    >,\n),\n"
            )
        );
    }

    #[test]
    fn long_lists_of_derives_are_broken() {
        let of = |length: usize| {
            let rest = "m".repeat(length - "#[derive(A, )]".len());
            (printed(|lines| lines.derives(&["A", &rest])), rest)
        };
        let (text, rest) = of(LONGEST_DERIVE);
        assert_eq!(text, format!("#[derive(A, {rest})]\n"));
        let (text, rest) = of(LONGEST_DERIVE + 1);
        assert_eq!(text, format!("#[derive(\n    A, {rest},\n)]\n"));
        let (text, rest) = of(LONGEST_DERIVE + 12);
        assert_eq!(text, format!("#[derive(\n    A,\n    {rest},\n)]\n"));
    }

    #[test]
    fn long_attributes_have_a_line_for_each_argument() {
        let one = printed(|lines| lines.attribute("schemars", &["a", "b"]));
        assert_eq!(one, "#[schemars(a, b)]\n");
        let long = "a".repeat(WIDTH);
        let more = printed(|lines| lines.attribute("schemars", &["b", &long]));
        assert_eq!(more, format!("#[schemars(\n    b,\n    {long}\n)]\n"));
    }
}
