//! Marks that change the direction of text, so that a name can be displayed as another one. It does not know where text is
//! displayed: the caller decides what replaces a mark.

/// Returns `true` if a character changes the direction of the text around it.
pub(crate) fn turns(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
