//! Turns findings and the sources they refer to into output for people and programs.
//!
//! This is the only place where a [`Place`] becomes a line, a column and a JSON Pointer. Nothing here depends on
//! the meaning of a finding.

#[cfg(any(feature = "folder", feature = "lint"))]
mod json;
mod locate;
#[cfg(any(feature = "folder", feature = "lint"))]
mod sarif;
#[cfg(feature = "cli")]
mod text;

use std::fmt;
use std::path::Path;

pub use locate::{Finding, Spot, Texts, locate};
#[cfg(feature = "cli")]
pub use text::text;
#[cfg(any(feature = "folder", feature = "lint"))]
pub use {
    json::{json_lines, json_object},
    sarif::sarif,
};

use crate::diagnostic::{Code, Diagnostics, Levels, Place};
use crate::output::OutputError;
use crate::source::SourceMap;

/// The error of a run that generated nothing, with all findings up to that point.
///
/// `Display` prints one line per error with its position, and the suggestion below it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Failure {
    /// Errors and other findings, in order.
    pub findings: Vec<Finding>,
}

impl Failure {
    /// Creates a failure with one finding, which has no position.
    #[must_use]
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        let mut findings = Diagnostics::default();
        findings.push(code, None, message);
        let (folder, sources) = (Path::new(""), &SourceMap::default());
        Failure::of(
            &findings,
            &Levels::default(),
            Texts { folder, sources },
            |_| None,
        )
    }

    /// Creates the failure for options that need a missing cargo feature; `instead` is an alternative to enabling it.
    #[cfg(not(all(feature = "config", feature = "pages", feature = "lint")))]
    pub(crate) fn left_out(what: &str, feature: &str, instead: &str) -> Self {
        Failure::new(
            Code::BadOption,
            format!("{what}, but sailgen was built without the feature `{feature}`"),
        )
        .with_help(format!(
            "enable the feature `{feature}` of the dependency `sailgen`, or {instead}"
        ))
    }

    /// Adds a suggestion to the last finding.
    #[must_use]
    pub fn with_help(mut self, help: impl Into<String>) -> Self {
        if let Some(finding) = self.findings.last_mut() {
            finding.help = help.into();
        }
        self
    }

    /// Creates a failure from the findings of a stage.
    #[must_use]
    pub fn of(
        findings: &Diagnostics,
        levels: &Levels,
        texts: Texts<'_>,
        pointer: impl Fn(Place) -> Option<String>,
    ) -> Self {
        Failure {
            findings: locate(findings.iter(), levels, texts, pointer),
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, finding) in self
            .findings
            .iter()
            .filter(|finding| finding.is_error())
            .enumerate()
        {
            write!(f, "{}{finding}", if at == 0 { "" } else { "\n" })?;
        }
        Ok(())
    }
}

impl std::error::Error for Failure {}

impl From<OutputError> for Failure {
    fn from(error: OutputError) -> Self {
        let code = match error {
            OutputError::Io { doing: "read", .. } => Code::FileNotRead,
            OutputError::Io { .. } | OutputError::Busy { .. } => Code::NotWritten,
            _ => Code::NotOurs,
        };
        let mut findings = Diagnostics::default();
        let finding = findings.push(code, None, error.to_string());
        finding.help = error.help().map(str::to_owned);
        let (folder, sources) = (Path::new(""), &SourceMap::default());
        Failure::of(
            &findings,
            &Levels::default(),
            Texts { folder, sources },
            |_| None,
        )
    }
}
