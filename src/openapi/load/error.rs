//! The error for a spec that cannot be read. The findings describe the problem.

use std::error::Error;
use std::fmt;

use crate::source::SourceMap;

/// The error for a root file that cannot be used. The findings give the reason.
#[derive(Debug, Default)]
#[non_exhaustive]
pub struct LoadError {
    /// The files read so far, needed to show the places of findings.
    pub sources: SourceMap,
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the spec cannot be read; the findings say why")
    }
}

impl Error for LoadError {}
