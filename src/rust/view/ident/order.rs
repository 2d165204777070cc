//! Sorts imports as rustfmt does. It knows no models.

/// Returns the key that rustfmt sorts imports by: underscores come first, and numbers are compared
/// by value.
pub(crate) fn order(name: &str) -> Vec<(u8, u128, char)> {
    let mut key = Vec::new();
    let mut chars = name.trim_start_matches("r#").chars().peekable();
    while let Some(c) = chars.next() {
        key.push(match c.to_digit(10) {
            Some(digit) => {
                let mut number = u128::from(digit);
                while let Some(digit) = chars.peek().and_then(|c| c.to_digit(10)) {
                    number = number.saturating_mul(10).saturating_add(digit.into());
                    chars.next();
                }
                (1, number, c)
            }
            None => (if c == '_' { 0 } else { 2 }, 0, c),
        });
    }
    key
}
