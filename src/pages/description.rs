//! Converts descriptions of a spec to Markdown for table cells and page bodies. Whatever a
//! description contains, the result cannot break a table, the front matter or an MDX build.

use super::admonition;
use crate::text::prose::{Target, cell_code, closes, fence_marker, inline, visible};

/// Formats a description as one line for a table cell. List items and code blocks are put inline.
pub(crate) fn cell(text: &str) -> String {
    line(text, Target::Cell)
}

/// Formats a description as one line for use outside of tables.
pub(crate) fn one_line(text: &str) -> String {
    line(text, Target::Page)
}

fn line(text: &str, target: Target) -> String {
    let (mut out, mut prose, mut block) = (Vec::new(), String::new(), String::new());
    let mut fence: Option<String> = None;
    for line in admonition::inlined(lines(text)) {
        match (&fence, fence_marker(&line)) {
            (None, Some(marker)) => {
                out.push(inline(std::mem::take(&mut prose).trim(), target));
                fence = Some(marker);
            }
            (Some(open), Some(marker)) if closes(&line, &marker, open) => {
                out.push(cell_code(&std::mem::take(&mut block)));
                fence = None;
            }
            (Some(_), _) => push_word(&mut block, &line),
            (None, None) => push_word(&mut prose, &item(&line)),
        }
    }
    if !block.is_empty() {
        out.push(cell_code(&block));
    }
    out.push(inline(prose.trim(), target));
    out.retain(|part| !part.trim().is_empty());
    // Removed tags leave extra spaces.
    out.join(" ")
        .split(' ')
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Formats a description as paragraphs, lists and code blocks.
pub(crate) fn blocks(text: &str) -> String {
    let mut out: Vec<String> = Vec::new();
    let mut fence: Option<String> = None;
    for line in admonition::quoted(lines(text)) {
        match (&fence, fence_marker(&line)) {
            (None, Some(marker)) => {
                out.push(format!("{marker}text"));
                fence = Some(marker);
            }
            (Some(open), Some(marker)) if closes(&line, &marker, open) => {
                out.push(open.clone());
                fence = None;
            }
            (Some(_), _) => out.push(line),
            (None, None) => out.push(block_line(&line)),
        }
    }
    out.extend(fence);
    let text = out.join("\n");
    text.trim_matches('\n').to_owned()
}

/// Splits a text at line endings of every kind and trims the end of each line.
fn lines(text: &str) -> Vec<String> {
    let text = text.replace("\r\n", "\n");
    let lines = text.split(['\n', '\r', '\u{2028}', '\u{2029}', '\u{85}']);
    lines
        .map(|line| {
            line.chars()
                .map(visible)
                .collect::<String>()
                .trim_end()
                .to_owned()
        })
        .collect()
}

fn push_word(line: &mut String, more: &str) {
    for word in more.split(' ').filter(|word| !word.is_empty()) {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
}

/// Removes a block marker from a line; a bullet becomes `•`.
fn item(line: &str) -> String {
    let line = line.trim();
    let bullet = ["- ", "* ", "+ "]
        .iter()
        .find_map(|mark| line.strip_prefix(mark));
    match (bullet, heading(line)) {
        (Some(text), _) => format!("• {}", text.trim_start()),
        (None, Some(text)) => text.to_owned(),
        (None, None) if is_rule(line) => String::new(),
        (None, None) => line.to_owned(),
    }
}

fn heading(line: &str) -> Option<&str> {
    let text = line.trim_start_matches('#');
    let marks = line.len() - text.len();
    ((1..=6).contains(&marks) && (text.is_empty() || text.starts_with(' ')))
        .then(|| text.trim_end_matches('#').trim())
}

/// Returns `true` for lines that turn the previous line into a heading, or that are horizontal
/// rules.
fn is_rule(line: &str) -> bool {
    let mut marks = line.chars().filter(|c| *c != ' ');
    let first = marks.next().filter(|c| "-=*_".contains(*c));
    first.is_some_and(|first| marks.all(|c| c == first))
}

/// Formats one line of a block. Leading spaces are limited to three, so that nothing becomes
/// indented code. Headings become bold text, so that they do not mix with those of the page.
fn block_line(line: &str) -> String {
    let indent = line.len() - line.trim_start_matches(' ').len();
    let mut words = String::new();
    push_word(&mut words, line);
    if words == ">" {
        return words;
    }
    if is_rule(&words) {
        return String::new();
    }
    if let Some(text) = heading(&words) {
        let plain = !text.is_empty() && !text.contains(['*', '\\', '`']);
        return if plain {
            format!("**{}**", inline(text, Target::Page))
        } else {
            inline(text, Target::Page)
        };
    }
    let start = words.len() - after_marks(&words).len();
    format!(
        "{}{}{}",
        " ".repeat(indent.min(3)),
        &words[..start],
        guarded(&inline(&words[start..], Target::Page))
    )
}

/// Returns the rest of a line after its quote and list markers.
fn after_marks(line: &str) -> &str {
    let mut rest = line;
    loop {
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let numbered = [".", ")"]
            .iter()
            .find_map(|end| rest[digits..].strip_prefix(end))
            .filter(|_| digits > 0);
        let mark = ["- ", "* ", "+ ", "> "]
            .iter()
            .find_map(|mark| rest.strip_prefix(mark));
        match mark.or_else(|| numbered.and_then(|rest| rest.strip_prefix(' '))) {
            Some(after) => rest = after,
            None => return rest,
        }
    }
}

/// Escapes the start of a line: MDX reads `import` and `export` as code, and Docusaurus reads `:::`
/// as an admonition.
fn guarded(text: &str) -> String {
    match text {
        _ if text.starts_with("import") => format!("&#105;{}", &text[1..]),
        _ if text.starts_with("export") => format!("&#101;{}", &text[1..]),
        _ if text.starts_with("::") => format!("\\{text}"),
        _ if text.starts_with('#') => format!("\\{text}"),
        _ => text.to_owned(),
    }
}
