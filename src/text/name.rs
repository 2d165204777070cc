//! Names of schemas made of other text. It knows no reading and no language.

/// Replaces everything except ASCII letters and digits by underscores, and adds one before a leading digit.
pub(crate) fn clean(name: &str) -> String {
    let digit_first = name.starts_with(|c: char| c.is_ascii_digit());
    let letters = name
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '_' });
    std::iter::repeat_n('_', usize::from(digit_first))
        .chain(letters)
        .collect()
}
