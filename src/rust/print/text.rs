//! Prints what is text already: comments, and files with long lines. It decides nothing.

#[cfg(all(feature = "client", feature = "pretty"))]
use super::settle::settled;

/// Breaks the long lines of a file as rustfmt does. A file that cannot be parsed stays as it is, so that
/// the compiler reports the error.
#[cfg(all(feature = "client", feature = "pretty"))]
pub(crate) fn broken(text: &str) -> String {
    let file = syn::parse_file(text);
    file.map_or_else(
        |_| text.to_owned(),
        |file| settled(&prettyplease::unparse(&file)),
    )
}

/// Returns a file as it is: without the feature `pretty`, the output is not meant to be read.
#[cfg(all(feature = "client", not(feature = "pretty")))]
pub(crate) fn broken(text: &str) -> String {
    text.to_owned()
}

/// Returns documentation as comments that start with `mark`.
pub(crate) fn comment(lines: &[String], mark: &str) -> String {
    let lines = lines.iter();
    lines
        .map(|line| format!("{mark} {line}").trim_end().to_owned() + "\n")
        .collect()
}
