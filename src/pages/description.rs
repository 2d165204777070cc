//! Descriptions of a spec → Markdown for a cell, or for the top of a page. Neither can break a table, a front matter or
//! a build with MDX, whatever they hold.

use crate::text::prose::{Target, cell_code, closes, fence_marker, inline, visible};

/// A description in one line, for the cell of a table. Items of lists follow each other, blocks of code become code.
pub(crate) fn cell(text: &str) -> String {
    line(text, Target::Cell)
}

/// A description in one line, for anywhere else.
pub(crate) fn one_line(text: &str) -> String {
    line(text, Target::Page)
}

fn line(text: &str, target: Target) -> String {
    let (mut out, mut prose, mut block) = (Vec::new(), String::new(), String::new());
    let mut fence: Option<String> = None;
    for line in lines(text) {
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
    // What tags leave behind.
    out.join(" ")
        .split(' ')
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// A description as paragraphs, lists and blocks of code.
pub(crate) fn blocks(text: &str) -> String {
    let mut out: Vec<String> = Vec::new();
    let mut fence: Option<String> = None;
    for line in lines(text) {
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

/// Line ends of every kind; blanks at the end are gone.
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

/// A line without what starts a block; a bullet shows as one.
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

/// A line that would make a heading of the one above it, or part the page.
fn is_rule(line: &str) -> bool {
    let mut marks = line.chars().filter(|c| *c != ' ');
    let first = marks.next().filter(|c| "-=*_".contains(*c));
    first.is_some_and(|first| marks.all(|c| c == first))
}

/// At most three blanks in front and single ones inside: nothing is indented code. A heading of the spec's is no heading
/// of the page's.
fn block_line(line: &str) -> String {
    let indent = line.len() - line.trim_start_matches(' ').len();
    let mut words = String::new();
    push_word(&mut words, line);
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

/// What follows the marks of quotes and items.
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

/// MDX takes `import` and `export` at the start of a line for code, and Docusaurus `:::` for a box.
fn guarded(text: &str) -> String {
    match text {
        _ if text.starts_with("import") => format!("&#105;{}", &text[1..]),
        _ if text.starts_with("export") => format!("&#101;{}", &text[1..]),
        _ if text.starts_with("::") => format!("\\{text}"),
        _ if text.starts_with('#') => format!("\\{text}"),
        _ => text.to_owned(),
    }
}
