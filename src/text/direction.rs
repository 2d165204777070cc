//! The marks that turn the direction of text, by which a name would show as another one. It knows nothing of where a text
//! is shown, and leaves it to that place what stands there instead.

/// Whether a character turns the direction of what stands around it.
pub(crate) fn turns(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
