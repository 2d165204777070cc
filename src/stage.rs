//! The stages of a run, for progress reports. It does not know how they are displayed.

/// A stage of a run, reported when it begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Stage {
    /// Reads the root files and all files that they refer to.
    Reading {
        /// The number of root files.
        roots: usize,
    },
    /// Names the schemas and works out the meaning of the spec.
    Understanding {
        /// The number of files that were read.
        files: usize,
    },
    /// Generates the output.
    Making {
        /// The number of models.
        models: usize,
    },
    /// Compares the output with the output folder, and writes it.
    Writing {
        /// The number of files.
        files: usize,
    },
}
