//! Errors in resolving references. It resolves nothing itself.

use std::error::Error;
use std::fmt;

use super::target::Target;
use crate::diagnostic::{Code, Place};

/// The error for a reference that cannot be resolved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResolveError {
    /// The code of the finding.
    pub code: Code,
    /// A one-sentence description of the problem.
    pub message: String,
    /// A fix for this case. If `None`, [`Code::advice`] applies.
    pub help: Option<String>,
    /// The place of the error if it is not the reference itself, such as a syntax error in the
    /// target file.
    pub place: Option<Place>,
}

/// The error for a chain of references that cannot be followed.
#[derive(Debug, Clone)]
pub struct FollowError<'a> {
    /// The reference in the chain that cannot be followed.
    pub at: Target<'a>,
    /// The reason.
    pub error: ResolveError,
}

impl fmt::Display for FollowError<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.error.fmt(f)
    }
}

impl Error for FollowError<'_> {}

impl fmt::Display for ResolveError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl Error for ResolveError {}

impl ResolveError {
    pub(super) fn new(code: Code, message: impl Into<String>) -> Self {
        ResolveError {
            code,
            message: message.into(),
            help: None,
            place: None,
        }
    }

    /// The help text if an operation needs the reference. A missing target can be added without
    /// changing the spec, so the text says how.
    pub(crate) fn help_where_needed(self) -> Option<String> {
        let is_missing = self.code == Code::UnresolvedReference;
        let help = self.help?;
        Some(match is_missing {
            true => {
                format!("{help} Else add what is missing by a `[[spec.patch]]` in sailgen.toml")
            }
            false => help,
        })
    }

    pub(super) fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}
