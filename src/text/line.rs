//! Strings of a spec on one line: without control characters, which a terminal obeys, and without marks that change the text
//! direction. It knows no Markdown.

#[cfg(feature = "diff")]
use super::direction;
#[cfg(feature = "pages")]
use super::prose;

/// Replaces each control character and direction mark by a space.
#[cfg(feature = "diff")]
pub(crate) fn flat(text: &str) -> String {
    let hides = |c: char| c.is_control() || direction::turns(c);
    text.chars()
        .map(|c| if hides(c) { ' ' } else { c })
        .collect()
}

/// Joins the words of a string with single spaces. Control characters and direction marks become U+FFFD.
#[cfg(feature = "pages")]
pub(crate) fn words(text: &str) -> String {
    let text = prose::all_visible(text);
    let breaks = |c: char| c.is_whitespace() && c != ' ';
    if text.trim() == text && !text.contains("  ") && !text.contains(breaks) {
        return text.into_owned();
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
