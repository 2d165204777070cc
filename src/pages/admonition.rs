//! Admonitions in descriptions (`:::info` to `:::`), which few readers of Markdown know: they become quotes. It formats no text.

use crate::text::prose::{closes, fence_marker};

/// Turns each admonition into a quote that begins with its title.
pub(super) fn quoted(lines: Vec<String>) -> Vec<String> {
    replaced(lines, |title, inner| {
        let mut out = vec![String::new(), format!("> **{title}**"), ">".to_owned()];
        out.extend(inner.iter().map(|line| match line.is_empty() {
            true => ">".to_owned(),
            false => format!("> {line}"),
        }));
        out.push(String::new());
        out
    })
}

/// Replaces the marks of each admonition by its title, for texts of one line.
pub(super) fn inlined(lines: Vec<String>) -> Vec<String> {
    replaced(lines, |title, inner| {
        let title = format!("{}:", title.trim_end_matches(':'));
        [&[String::new(), title], inner].concat()
    })
}

/// Replaces admonitions outside of code. One without an end stays as it is.
fn replaced(
    lines: Vec<String>,
    replacement: impl Fn(&str, &[String]) -> Vec<String>,
) -> Vec<String> {
    if !lines.iter().any(|line| title(line).is_some()) {
        return lines;
    }
    let (mut out, mut fence) = (Vec::new(), None);
    let mut rest = &lines[..];
    while let Some((line, after)) = rest.split_first() {
        rest = after;
        match (&fence, fence_marker(line)) {
            (None, None) => {
                if let Some(title) = title(line) {
                    let Some(end) = after.iter().position(|line| line.trim() == ":::") else {
                        // None of those that follow has an end either.
                        out.push(line.clone());
                        out.extend_from_slice(after);
                        return out;
                    };
                    let made = replacement(&title, trimmed(&after[..end]));
                    rest = trimmed(&after[end + 1..]);
                    let is_apart = out.last().is_none_or(|line: &String| line.is_empty());
                    let made = made.into_iter().skip(usize::from(is_apart));
                    out.extend(made);
                    continue;
                }
            }
            (None, marker) => fence = marker,
            (Some(open), Some(marker)) if closes(line, &marker, open) => fence = None,
            (Some(_), _) => {}
        }
        out.push(line.clone());
    }
    out
}

/// Returns the title of the admonition that a line starts: its own, or that of its kind.
fn title(line: &str) -> Option<String> {
    let text = line.trim().strip_prefix(":::")?;
    let (kind, own) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    let mut letters = kind.chars();
    let first = letters
        .next()
        .filter(|_| kind.chars().all(char::is_alphabetic))?;
    Some(match own.trim() {
        "" => first.to_uppercase().chain(letters).collect(),
        own => own.to_owned(),
    })
}

/// Leaves out empty lines at both ends.
fn trimmed(mut lines: &[String]) -> &[String] {
    while let [first, rest @ ..] = lines
        && first.is_empty()
    {
        lines = rest;
    }
    while let [rest @ .., last] = lines
        && last.is_empty()
    {
        lines = rest;
    }
    lines
}
