//! Measures expressions without printing them. It decides nothing.

use super::expression::Code;
use super::width::WIDTH;

impl Code {
    /// Returns `true` if the expression fits on a line beside so many other characters.
    pub(super) fn fits(&self, around: usize) -> bool {
        let room = WIDTH.checked_sub(around);
        room.and_then(|room| self.rest_of(room)).is_some()
    }

    /// Returns what is left of the room on a line after the expression; `None` if it does not fit.
    /// Nothing is printed, and a long expression is not read to its end.
    fn rest_of(&self, room: usize) -> Option<usize> {
        match self {
            Code::Plain(text) => room.checked_sub(text.len()),
            Code::Literal(text) => {
                let signs = if text.starts_with('-') { 2 } else { 0 };
                room.checked_sub(text.len() + signs + ".into()".len())
            }
            Code::Group { open, items, close } => {
                let commas = 2 * items.len().saturating_sub(1);
                let brackets = open.len() + 2 * self.gap().len() + close.len();
                let room = room.checked_sub(brackets + commas)?;
                items.iter().try_fold(room, |room, item| {
                    item.code.rest_of(room.checked_sub(item.label.len())?)
                })
            }
            Code::Chain { head, calls } => {
                let room = head.rest_of(room)?;
                calls
                    .iter()
                    .try_fold(room, |room, call| call.rest_of(room.checked_sub(1)?))
            }
        }
    }

    /// Returns the space inside the brackets of a literal on one line.
    pub(super) fn gap(&self) -> &'static str {
        match self {
            Code::Group { open, items, close }
                if *close == "}" && open.len() > 1 && !items.is_empty() =>
            {
                " "
            }
            _ => "",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rust::print::expression::Item;

    #[test]
    fn what_fits_is_as_long_as_its_line() {
        let number = Code::Literal("-1".to_owned());
        let fields = vec![
            Item::field("a", number.clone()),
            Item::new(Code::list("&", vec![Code::plain("b"); 2])),
        ];
        let literal = Code::literal("A", fields);
        let chain = Code::Chain {
            head: Box::new(Code::call("f", number)),
            calls: vec![Code::call("g", literal.clone()), Code::literal("", vec![])],
        };
        for code in [literal, chain] {
            let free = WIDTH - code.flat().len();
            assert!(code.fits(free) && !code.fits(free + 1), "{}", code.flat());
        }
    }
}
