//! Formats front matter that all flavours share. It knows no flavour.

use crate::text::quote;

/// Quotes strings for a list in the front matter.
pub(crate) fn quoted(texts: &[String], more: &[&str]) -> String {
    let texts = texts.iter().map(String::as_str).chain(more.iter().copied());
    texts.map(quote::single).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn quotes_are_doubled() {
        assert_eq!(
            quoted(&["it's".to_owned()], &["PatOwner"]),
            "'it''s', 'PatOwner'"
        );
    }
}
