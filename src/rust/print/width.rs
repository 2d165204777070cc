//! The width of all printed Rust.

/// Maximum line length: the width of prettyplease, also set in the `rustfmt.toml` of a generated
/// crate.
pub(crate) const WIDTH: usize = 89;
