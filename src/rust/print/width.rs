//! The one width of all Rust that is printed.

/// The longest line: the width that prettyplease knows, and that the `rustfmt.toml` of a generated crate says.
pub(crate) const WIDTH: usize = 89;
