//! The error for an unknown name.

use std::error::Error;
use std::fmt;

/// The error of parsing a string as a code, a flavour, a page layout or another name. Its message lists the known names.
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
