//! Errors of references.

use std::error::Error;
use std::fmt;

use super::target::Target;
use crate::diagnostic::{Code, Place};

/// An unresolved reference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResolveError {
    /// The code of the finding.
    pub code: Code,
    /// What is wrong, in one sentence.
    pub message: String,
    /// What to do about it here; else [`Code::advice`] counts.
    pub help: Option<String>,
    /// The place, where it is not the reference itself: a syntax error in the file referred to.
    pub place: Option<Place>,
}

/// A chain of references that leads nowhere.
#[derive(Debug, Clone)]
pub struct FollowError<'a> {
    /// The reference in the chain that cannot be followed.
    pub at: Target<'a>,
    /// Why it cannot be followed.
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

    /// The help where an operation needs the reference: what is missing can be added without a change to the spec.
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
