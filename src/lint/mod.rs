//! Reads a spec and says what is wrong with it. Nothing is generated.
//!
//! Most findings arise where a spec is loaded, named and lowered. The passes here find what generating does not need to
//! know.

mod unused;

use crate::config::Config;
use crate::diagnostic::Diagnostics;
use crate::findings::{Failure, Finding, locate};
use crate::{ir, spec};

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Linted {
    /// Everything, notes too, in the order in which it was found.
    pub findings: Vec<Finding>,
    /// How many files were read.
    pub files_read: usize,
    /// How many models there are.
    pub models: usize,
}

/// Goes through all stages, also behind an error, and then through the passes that only look.
///
/// # Errors
///
/// When the root file is no OpenAPI document, or an option is wrong.
pub fn lint(config: &Config) -> Result<Linted, Failure> {
    let mut findings = Diagnostics::default();
    let root = config.root()?;
    let spec = match spec::load(root, &config.load_options()?, &mut findings) {
        Ok(spec) => spec,
        Err(sources) => return Err(Failure::of(&findings, &config.lint, &sources, |_| None)),
    };
    config.report_unused(&spec, &mut findings);
    let api = ir::lower(&spec, &mut findings);
    unused::find(&spec, root, &mut findings);
    let findings = locate(findings.iter(), &config.lint, &spec.sources, |place| spec.pointer(place));
    Ok(Linted { findings, files_read: spec.sources.len(), models: api.models.len() })
}
