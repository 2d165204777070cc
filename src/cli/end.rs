//! The outcome of a verb. This module does not know about verbs.

/// The outcome of a verb whose input is valid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// The verb succeeded, and found no differences.
    Well,
    /// The verb found differences.
    Differs,
}
