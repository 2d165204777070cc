//! The last step of a page: types without a page of their own get a link to where they are explained.

use crate::config::LinkRule;

/// The link rules, in order.
pub(crate) struct Links {
    rows: Vec<LinkRule>,
    /// The bytes with which the pattern of a rule can start.
    starts: [bool; 256],
}

impl Links {
    pub(crate) fn new(rows: Vec<LinkRule>) -> Self {
        let mut starts = [false; 256];
        rows.iter()
            .filter_map(|row| row.find.bytes().next())
            .for_each(|byte| starts[usize::from(byte)] = true);
        Links { rows, starts }
    }

    /// Applies the rules to a page.
    pub(crate) fn put(&self, page: String) -> String {
        let mut linked = String::new();
        let mut copied = 0;
        let mut line_start = 0;
        for line in page.split_inclusive('\n') {
            if let Some((at, row)) = self.first_row_only(line) {
                linked.push_str(&page[copied..line_start + at]);
                linked.push_str(&row.replace);
                copied = line_start + at + row.find.len();
            }
            line_start += line.len();
        }
        if copied == 0 {
            return page;
        }
        linked.push_str(&page[copied..]);
        linked
    }

    /// Returns `true` if a rule applies to a line.
    pub(crate) fn has_link(&self, line: &str) -> bool {
        self.first_row_only(line).is_some()
    }

    /// Returns the first rule that matches anywhere in the line, and the position: a line gets one link, even if it needs two.
    ///
    /// Every line of Beta's `AccessItemDiff.md` that needs a link has one; set 2 of the synthetic pages has `(any-type)`
    /// left after `(array)`.
    fn first_row_only(&self, line: &str) -> Option<(usize, &LinkRule)> {
        let mut first: Option<(usize, usize)> = None;
        for (at, byte) in line.bytes().enumerate() {
            if self.starts[usize::from(byte)] {
                let open = first.map_or(self.rows.len(), |(row, _)| row);
                let found = self.rows[..open].iter().position(|row| {
                    !row.find.is_empty() && line.as_bytes()[at..].starts_with(row.find.as_bytes())
                });
                first = found.map(|row| (row, at)).or(first);
            }
        }
        first.map(|(row, at)| (at, &self.rows[row]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_link_per_line() {
        let row = |find: &str, replace: &str| LinkRule {
            find: find.to_owned(),
            replace: replace.to_owned(),
        };
        let rows = [
            row("(map)", "https://map"),
            row("(array)", "(https://array)"),
            row("", "never"),
        ];
        let put = |page: &str| Links::new(rows.to_vec()).put(page.to_owned());
        assert_eq!(put("a (b) (arra"), "a (b) (arra");
        assert_eq!(
            put("(array) (array)\n(array)"),
            "(https://array) (array)\n(https://array)"
        );
        assert_eq!(put("ü (array) ü (map) ü\n"), "ü (array) ü https://map ü\n");
    }
}
