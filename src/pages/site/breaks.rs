//! Adds break points to long names in tables, so that tables of four columns are readable on narrow
//! screens. It knows Markdown, but no pages.

/// Maximum length of a name that fits into a column.
const FITS: usize = 14;

/// A break opportunity.
const POINT: &str = "<wbr/>";

/// Adds break points to all long names in table rows that are formatted as code.
pub(super) fn in_tables(page: &str) -> String {
    let mut out = String::with_capacity(page.len());
    let (mut in_code, mut in_table) = (false, false);
    for line in page.split_inclusive('\n') {
        in_code ^= line.starts_with("```");
        let is_row = in_table && line.contains(" | ");
        in_table = !in_code && (is_row || is_rule(line));
        match is_row && in_table {
            true => out.push_str(&row(line)),
            false => out.push_str(line),
        }
    }
    out
}

/// Returns `true` for the delimiter line of a table.
fn is_rule(line: &str) -> bool {
    line.contains("- | -") && line.trim_end().bytes().all(|byte| b"-| ".contains(&byte))
}

/// Writes the long code spans of a row as HTML with break points.
fn row(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some((before, fence, code, after)) = first_code(rest) {
        out.push_str(before);
        match longest_word(code) > FITS {
            true => out.push_str(&html(code)),
            false => out.push_str(&format!("{fence}{code}{fence}")),
        }
        rest = after;
    }
    out + rest
}

/// Splits a text at its first code span: the text before it, its fence, the code and the text after
/// it.
fn first_code(text: &str) -> Option<(&str, &str, &str, &str)> {
    let is_escaped = |at: usize| {
        let marks = text[..at].bytes().rev().take_while(|byte| *byte == b'\\');
        marks.count() % 2 == 1
    };
    let mut marks = text.match_indices('`').map(|(at, _)| at);
    let start = marks.find(|at| !is_escaped(*at))?;
    let fence = text[start..]
        .bytes()
        .take_while(|byte| *byte == b'`')
        .count();
    let (fence, rest) = text[start..].split_at(fence);
    let mut from = 0;
    while let Some(at) = rest[from..].find(fence).map(|at| from + at) {
        let end = at + rest[at..].bytes().take_while(|byte| *byte == b'`').count();
        if end - at == fence.len() {
            return Some((&text[..start], fence, &rest[..at], &rest[end..]));
        }
        from = end;
    }
    None
}

fn longest_word(code: &str) -> usize {
    let lengths = code.split(' ').map(|word| word.chars().count());
    lengths.max().unwrap_or_default()
}

fn html(code: &str) -> String {
    let mut out = String::from("<code>");
    let mut before = ' ';
    for c in code.chars() {
        let ends_word = before.is_lowercase() || before.is_ascii_digit();
        let after_mark = matches!(before, '_' | '<' | ':' | '.' | '-') && c.is_alphanumeric();
        if after_mark || ends_word && c.is_uppercase() {
            out.push_str(POINT);
        }
        match c {
            c if c.is_alphanumeric() || matches!(c, ' ' | '.' | ',' | '-' | '/') => out.push(c),
            c => out.push_str(&format!("&#{};", u32::from(c))),
        }
        before = c;
    }
    out + "</code>"
}

#[cfg(test)]
mod tests {
    use super::in_tables;

    #[test]
    fn long_names_break_between_words() {
        let table = |cell: &str| format!("Name | Type\n---- | ----\n{cell} | `String`\n\nText\n");
        for (cell, expected) in [
            ("`id`", "`id`"),
            (
                "[`Option<Requested>`](x)",
                "[<code>Option&#60;<wbr/>Requested&#62;</code>](x)",
            ),
            (
                "`RequestedItemStatus`",
                "<code>Requested<wbr/>Item<wbr/>Status</code>",
            ),
            (
                "`requested_item_status`",
                "<code>requested&#95;<wbr/>item&#95;<wbr/>status</code>",
            ),
            (
                "``a`RequestedItemsOf``",
                "<code>a&#96;Requested<wbr/>Items<wbr/>Of</code>",
            ),
            ("`open", "`open"),
            (r"\`RequestedItemStatus`", r"\`RequestedItemStatus`"),
        ] {
            assert_eq!(in_tables(&table(cell)), table(expected));
        }
    }

    #[test]
    fn text_and_code_outside_of_tables_stay() {
        for page in [
            "The `RequestedItemStatusType` | a\n",
            "```rust\nA | B\n-- | --\n`RequestedItemStatusType` | x\n```\n",
        ] {
            assert_eq!(in_tables(page), page);
        }
    }
}
