//! How a verb ends. It knows no verb.

/// How a verb ends when nothing is wrong with its input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// All is well.
    Well,
    /// Something differs from what it is compared with.
    Differs,
}
