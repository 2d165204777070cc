//! The stages of a run, for whoever shows how far it is. It knows nothing of how one is shown.

/// A stage of a run that begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Stage {
    /// The root files are read, and all that they lead to.
    Reading {
        /// How many root files there are.
        roots: usize,
    },
    /// What was read is named and understood.
    Understanding {
        /// How many files were read.
        files: usize,
    },
    /// The output is made.
    Making {
        /// How many models there are.
        models: usize,
    },
    /// The output is compared with the output folder, and written.
    Writing {
        /// How many files there are.
        files: usize,
    },
}
