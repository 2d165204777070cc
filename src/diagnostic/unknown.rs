//! A string that should have named something and does not.

use std::error::Error;
use std::fmt;

/// Why a string could not be read as a code, a flavour, a page layout and the like. Its text names what is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownName {
    message: String,
}

impl UnknownName {
    pub(crate) fn new(message: String) -> Self {
        UnknownName { message }
    }
}

impl fmt::Display for UnknownName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl Error for UnknownName {}
