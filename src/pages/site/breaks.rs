//! Adds break points to long names in tables, headings and the sidebar, so that tables of four
//! columns are readable on narrow screens. It knows Markdown, but no pages.

/// Maximum length of a name that fits into a column.
const FITS: usize = 14;

/// A break opportunity.
const POINT: &str = "<wbr/>";

/// A break opportunity where HTML is not possible: a space of no width.
const SPACE: &str = "\u{200b}";

/// Adds break points to long names in the title of a page, and in its label in the sidebar.
pub(super) fn in_titles(page: &str) -> String {
    let (front, text) = match page.find("\n---\n") {
        Some(end) => page.split_at(end + 1),
        None => ("", page),
    };
    let mut out = String::with_capacity(page.len());
    for line in front.split_inclusive('\n') {
        match line.starts_with("sidebar_label: ") && longest_word(line) > FITS {
            true => out.push_str(&between_words(line, SPACE)),
            false => out.push_str(line),
        }
    }
    let mut is_above = true;
    for line in text.split_inclusive('\n') {
        let is_title = is_above && line.starts_with("# ");
        is_above &= !is_title;
        match is_title && longest_word(line) > FITS {
            true => out.push_str(&between_words(line, POINT)),
            false => out.push_str(line),
        }
    }
    out
}

/// Puts a break opportunity after each word of a name: before a capital.
fn between_words(text: &str, point: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before = ' ';
    for c in text.chars() {
        let ends_word = before.is_lowercase() || before.is_ascii_digit();
        if ends_word && c.is_uppercase() {
            out.push_str(point);
        }
        out.push(c);
        before = c;
    }
    out
}

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
    use super::{in_tables, in_titles};

    #[test]
    fn titles_and_labels_break_between_words() {
        let page = |label: &str, title: &str| {
            format!(
                "---\ntitle: RequestedItemStatus\nsidebar_label: {label}\n---\n\n# {title}\n\n# RequestedItemStatus\n"
            )
        };
        assert_eq!(
            in_titles(&page("RequestedItemStatus", "RequestedItemStatus")),
            page(
                "Requested\u{200b}Item\u{200b}Status",
                "Requested<wbr/>Item<wbr/>Status"
            )
        );
        let short = page("Access Profiles", "PatOwner");
        assert_eq!(in_titles(&short), short);
    }

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
