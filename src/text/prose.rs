//! Turns text of a spec into Markdown that is displayed as written: no stray HTML, no reference links, no MDX expressions.
//!
//! It works on one line, or on lines that were joined. The caller handles lines that start a block.

use std::borrow::Cow;

use crate::text::direction;

/// The reader of the Markdown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Target {
    /// rustdoc, which is CommonMark with HTML.
    Rustdoc,
    /// A page, read as CommonMark and as MDX: no HTML, and braces are literal.
    #[cfg_attr(
        not(feature = "pages"),
        expect(dead_code, reason = "pages alone are made for it")
    )]
    Page,
    /// A table cell on a page.
    Cell,
}

/// The longest link or code span in bytes. A longer one is not recognised: its first character is literal.
const LONGEST: usize = 4_000;

/// Formats a string as a code span, even if it contains backticks.
pub(crate) fn code(text: &str) -> String {
    let text = match text.contains('\n') {
        true => Cow::Owned(all_visible(text).replace('\n', "↵")),
        false => all_visible(text),
    };
    let fence = match text.contains('`') {
        true => {
            let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
            Cow::Owned("`".repeat(longest + 1))
        }
        false => Cow::Borrowed("`"),
    };
    let pad = if text.is_empty() || text.starts_with(['`', ' ']) || text.ends_with(['`', ' ']) {
        " "
    } else {
        ""
    };
    [&*fence, pad, &*text, pad, &*fence].concat()
}

/// Replaces the characters of a string for which [`visible`] has a replacement.
pub(crate) fn all_visible(text: &str) -> Cow<'_, str> {
    match text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        true => Cow::Borrowed(text),
        false => text.chars().map(visible).collect(),
    }
}

/// Formats a string as code in a table cell. Readers disagree on a backslash before `|` there, so entities are used.
pub(crate) fn cell_code(text: &str) -> String {
    if !text.contains('|') {
        return code(text);
    }
    let plain = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '.' | ',' | '-' | '/');
    let entity = |c: char| {
        if plain(c) {
            c.to_string()
        } else {
            format!("&#{};", u32::from(c))
        }
    };
    format!(
        "<code>{}</code>",
        text.chars().map(visible).map(entity).collect::<String>()
    )
}

/// Replaces control characters and direction marks, which would hide text, by U+FFFD, and a tab by a space.
pub(crate) fn visible(c: char) -> char {
    match c {
        '\t' => ' ',
        _ if direction::turns(c) || c.is_control() && c != '\n' => '\u{fffd}',
        _ => c,
    }
}

/// Returns the marker with which a line opens or closes a fenced code block, if it has one.
pub(crate) fn fence_marker(line: &str) -> Option<String> {
    let line = line.trim_start();
    let c = line.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let length = line.chars().take_while(|other| *other == c).count();
    let info = &line[length..];
    (length >= 3 && !(c == '`' && info.contains('`'))).then(|| c.to_string().repeat(length))
}

/// Returns `true` if a line with this marker closes the block that `open` has opened.
pub(crate) fn closes(line: &str, marker: &str, open: &str) -> bool {
    marker.starts_with(open) && line.trim().chars().all(|c| open.starts_with(c))
}

/// Escapes everything in a line except text, code spans and links to the web.
pub(crate) fn inline(line: &str, target: Target) -> String {
    let mut out = String::with_capacity(line.len() + 8);
    let mut rest = line;
    loop {
        let plain = rest.find(may_be_markup).unwrap_or(rest.len());
        out.push_str(&rest[..plain]);
        rest = &rest[plain..];
        let Some(c) = rest.chars().next() else {
            return out;
        };
        let (taken, length) = match c {
            '`' => code_span(rest, target),
            '\\' => escaped(rest, target),
            '<' => autolink(rest, target)
                .or_else(|| tag(rest, target))
                .unwrap_or_else(|| ("\\<".to_owned(), 1)),
            '[' => link(rest, target).unwrap_or_else(|| ("\\[".to_owned(), 1)),
            ']' => ("\\]".to_owned(), 1),
            '{' | '}' if target != Target::Rustdoc => (format!("\\{c}"), 1),
            '|' if target == Target::Cell => ("&#124;".to_owned(), 1),
            // Remote images are not shown: `![` becomes a link.
            '!' if target != Target::Rustdoc && rest.starts_with("![") => (String::new(), 1),
            'h' if rest.starts_with("http") && !out.ends_with(char::is_alphanumeric) => {
                bare_url(rest, target).unwrap_or_else(|| ("h".to_owned(), 1))
            }
            _ => (c.to_string(), c.len_utf8()),
        };
        out.push_str(&taken);
        rest = &rest[length..];
    }
}

/// Returns `true` for the characters that [`inline`] may have to escape, and for the first one of an address.
fn may_be_markup(c: char) -> bool {
    matches!(
        c,
        '`' | '\\' | '<' | '[' | ']' | '{' | '}' | '|' | '!' | 'h'
    )
}

/// Keeps a span that ends in this line and escapes a lone backtick.
fn code_span(rest: &str, target: Target) -> (String, usize) {
    let length = rest.len() - rest.trim_start_matches('`').len();
    let near = near(rest);
    let mut at = length;
    while let Some(found) = near.get(at..).and_then(|near| near.find('`')) {
        let start = at + found;
        let run = rest[start..].len() - rest[start..].trim_start_matches('`').len();
        at = start + run;
        if run == length {
            return match target {
                Target::Cell if rest[..at].contains('|') => {
                    (cell_code(rest[length..start].trim()), at)
                }
                _ => (rest[..at].to_owned(), at),
            };
        }
    }
    ("\\`".repeat(length), length)
}

/// Keeps the escapes of the spec; a backslash before anything else is literal.
fn escaped(rest: &str, target: Target) -> (String, usize) {
    match rest[1..].chars().next() {
        Some('|') if target == Target::Cell => ("&#124;".to_owned(), 2),
        Some(next) if next.is_ascii_punctuation() => (rest[..2].to_owned(), 2),
        _ => ("\\\\".to_owned(), 1),
    }
}

fn autolink(rest: &str, target: Target) -> Option<(String, usize)> {
    let end = near(rest).find('>')?;
    let url = &rest[1..end];
    is_url(url).then(|| (url_link(url, target), end + 1))
}

/// Replaces a tag that only affects layout by a space. This happens on pages only.
fn tag(rest: &str, target: Target) -> Option<(String, usize)> {
    const KNOWN: &[&str] = &[
        "b", "br", "code", "div", "em", "i", "li", "ol", "p", "pre", "span", "strong", "u", "ul",
    ];
    let end = near(rest).find('>').filter(|_| target != Target::Rustdoc)?;
    let name = rest[1..end].trim_matches(['/', ' ']);
    let known = KNOWN.contains(&name.split(' ').next()?.to_ascii_lowercase().as_str());
    known.then(|| (" ".to_owned(), end + 1))
}

/// Keeps `[text](http…)` as a link; for any other target, only the text is kept.
fn link(rest: &str, target: Target) -> Option<(String, usize)> {
    let near = near(rest);
    let middle = near.find("](")?;
    let text = &rest[1..middle];
    let end = middle + 2 + near[middle + 2..].find(')')?;
    let url = rest[middle + 2..end].split(' ').next().unwrap_or_default();
    if text.contains(['[', ']', '`']) || text.is_empty() {
        return None;
    }
    let shown = |c: char| match c {
        '|' if target == Target::Cell => "&#124;".to_owned(),
        '{' | '}' if target != Target::Rustdoc => format!("\\{c}"),
        '<' | '\\' => format!("\\{c}"),
        _ => c.to_string(),
    };
    let text: String = text.chars().map(shown).collect();
    if is_url(url) {
        Some((format!("[{text}]({})", address(url, target)), end + 1))
    } else {
        Some((text, end + 1))
    }
}

fn bare_url(rest: &str, target: Target) -> Option<(String, usize)> {
    let end = rest
        .find(|c: char| c.is_whitespace() || "<>\"'`()[]{}|\\^".contains(c))
        .unwrap_or(rest.len());
    let url = rest[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', '*', '_']);
    is_url(url).then(|| (url_link(url, target), url.len()))
}

fn is_url(text: &str) -> bool {
    let rest = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        rest.len() > 2 && !rest.contains(|c: char| c.is_whitespace() || "<>`()[]\\".contains(c))
    })
}

/// Formats an address as a link that shows the address. MDX has no `<http…>`.
fn url_link(url: &str, target: Target) -> String {
    if target == Target::Rustdoc {
        return format!("<{url}>");
    }
    let text = |c: char| match c {
        '*' | '_' | '{' | '}' | '~' | '&' => format!("\\{c}"),
        '|' => "&#124;".to_owned(),
        _ => c.to_string(),
    };
    format!(
        "[{}]({})",
        url.chars().map(text).collect::<String>(),
        address(url, target)
    )
}

fn address(url: &str, target: Target) -> String {
    match target {
        Target::Rustdoc => url.to_owned(),
        Target::Page | Target::Cell => url
            .replace('{', "%7B")
            .replace('}', "%7D")
            .replace('|', "%7C"),
    }
}

/// Returns the start of a string, as far as a link or code span may reach.
fn near(rest: &str) -> &str {
    let mut end = rest.len().min(LONGEST);
    while !rest.is_char_boundary(end) {
        end -= 1;
    }
    &rest[..end]
}
