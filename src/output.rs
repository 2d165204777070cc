//! What is written, and the only code that writes it.

/// A file to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutputFile {
    /// The path below the output folder, with forward slashes.
    pub path: String,
    /// The whole contents.
    pub contents: String,
}
