//! Strings of a spec on one line: without controls that a terminal obeys, and without marks that turn the direction of text.
//! It knows no Markdown.

#[cfg(feature = "diff")]
use super::direction;
#[cfg(feature = "pages")]
use super::prose;

/// The string with a blank in place of each control and direction mark.
#[cfg(feature = "diff")]
pub(crate) fn flat(text: &str) -> String {
    let hides = |c: char| c.is_control() || direction::turns(c);
    text.chars()
        .map(|c| if hides(c) { ' ' } else { c })
        .collect()
}

/// The words of a string with one blank between them; what would hide or turn them becomes visible.
#[cfg(feature = "pages")]
pub(crate) fn words(text: &str) -> String {
    let visible = |word: &str| word.chars().map(prose::visible).collect::<String>();
    text.split_whitespace()
        .map(visible)
        .collect::<Vec<_>>()
        .join(" ")
}
