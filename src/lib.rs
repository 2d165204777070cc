//! Rust models and reference pages from multi-file OpenAPI specs.

mod build_script;
pub mod config;
pub mod diagnostic;
pub mod diff;
pub mod emit;
pub mod findings;
mod generator;
pub mod ir;
pub mod lint;
pub mod output;
mod parallel;
pub mod source;
pub mod spec;

pub use build_script::generate;
pub use config::Config;
pub use findings::Failure;
pub use generator::{Generator, Outcome};

use diagnostic::Diagnostics;
use findings::Texts;
use ir::Api;
use output::OutputFile;
use source::SourceMap;
use spec::Spec;

/// What a run makes of a spec before anything is written.
#[derive(Debug)]
pub struct Generated {
    /// Every file that was read.
    pub spec: Spec,
    /// What it means.
    pub api: Api,
    /// What is to be written, for [`output::write()`] or [`output::check()`].
    pub files: Vec<OutputFile>,
}

/// The whole program: one stage after the other, and a gate behind each.
///
/// # Errors
///
/// When there is an error among the findings, or one that `lint.deny` makes an error.
pub fn pipeline(config: &Config, findings: &mut Diagnostics) -> Result<Generated, Failure> {
    let options = config.load_options()?;
    let spec = match spec::load(config.root()?, &options, findings) {
        Ok(spec) => spec,
        Err(sources) => return Err(failure(config, findings, &sources, None)),
    };
    let gate = |findings: &Diagnostics| match config.lint.deny_any(findings) {
        true => Err(failure(config, findings, &spec.sources, Some(&spec))),
        false => Ok(()),
    };
    config.report_unused(&spec, findings);
    gate(findings)?;
    let mut api = ir::lower(&spec, findings);
    gate(findings)?;
    if !config.spec.schemas.is_empty() {
        api = ir::select(api, &config.spec.schemas, findings);
        gate(findings)?;
    }
    let files = emit::all(&api, config)?;
    Ok(Generated { spec, api, files })
}

fn failure(config: &Config, findings: &Diagnostics, sources: &SourceMap, spec: Option<&Spec>) -> Failure {
    Failure::of(findings, &config.lint, Texts { folder: config.folder(), sources }, |place| spec?.pointer(place))
}
