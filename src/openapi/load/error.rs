//! The error of a spec that cannot be read. What is wrong with it is among the findings.

use std::error::Error;
use std::fmt;

use crate::source::SourceMap;

/// The root file of a spec cannot be used; the findings say why.
#[derive(Debug, Default)]
#[non_exhaustive]
pub struct LoadError {
    /// The files that were read, so that findings can show their places.
    pub sources: SourceMap,
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the spec cannot be read; the findings say why")
    }
}

impl Error for LoadError {}
