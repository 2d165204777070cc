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
    match has_single_spaces(&text) {
        true => text.into_owned(),
        false => text.split_whitespace().collect::<Vec<_>>().join(" "),
    }
}

/// Returns `true` if there is no white space but single spaces between words.
#[cfg(feature = "pages")]
fn has_single_spaces(text: &str) -> bool {
    let mut after_space = true;
    for c in text.chars() {
        let is_space = c.is_whitespace();
        if is_space && (after_space || c != ' ') {
            return false;
        }
        after_space = is_space;
    }
    !after_space || text.is_empty()
}
