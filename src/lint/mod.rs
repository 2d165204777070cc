//! Reads a spec and says what is wrong with it. Nothing is generated.
//!
//! Most findings arise where a spec is loaded, named and lowered. The passes here find what generating does not need to
//! know.

mod content;
mod contradiction;
mod keywords;
mod models;
mod operations;
#[cfg(feature = "pages")]
mod pages;
mod paths;
mod schemas;
mod unused;

use crate::api::Api;
use crate::config::Config;
use crate::diagnostic::{Code, Diagnostics, Severity};
use crate::findings::{Failure, Finding, Texts, locate};
use crate::openapi::{self, Spec};
use crate::published::Published;
use crate::readings;
use crate::rust::view::View;

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Linted {
    /// Everything, notes too, in the order of the files.
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
    let roots = config.roots()?;
    let options = config.load_options()?;
    let mut spec = match openapi::load_all(&roots, &options, &mut findings) {
        Ok(spec) => spec,
        Err(error) => {
            let texts = Texts {
                folder: &config.folder(),
                sources: &error.sources,
            };
            return Err(Failure::of(&findings, &config.lint, texts, |_| None));
        }
    };
    config.report_unused(&spec, &mut findings);
    let (api, published) = readings::read(&spec, &mut findings);
    let files_read = spec.sources.len();
    look(&spec, (&api, &published), config, &mut findings);
    unused::find(&mut spec, &config.folder(), &options, &mut findings);
    let texts = Texts {
        folder: &config.folder(),
        sources: &spec.sources,
    };
    let mut findings = locate(findings.iter(), &config.lint, texts, |place| {
        spec.pointer(place)
    });
    findings
        .sort_by_cached_key(|finding| (place_of(finding), finding.code, finding.message.clone()));
    findings.dedup();
    Ok(Linted {
        findings,
        files_read,
        models: api.model_count(),
    })
}

/// Findings are read file by file.
fn place_of(finding: &Finding) -> Option<(String, u32, u32)> {
    finding
        .spot
        .as_ref()
        .map(|spot| (spot.path.clone(), spot.start.line, spot.start.column))
}

/// The passes that only look.
fn look(spec: &Spec, readings: (&Api, &Published), config: &Config, findings: &mut Diagnostics) {
    let api = readings.0;
    paths::check(spec, findings);
    operations::check(spec, findings);
    for schema in schemas::schemas(spec) {
        keywords::check(schema, spec.version, findings);
        content::check(spec, schema, findings);
        contradiction::check(spec, schema, findings);
    }
    contradiction::check_beside(spec, findings);
    #[cfg(feature = "pages")]
    pages::check(spec, readings.1, findings);
    readings::report_client(api, config, spec, findings);
    // After an error the models are not all there.
    if !findings.has_errors() {
        let view = View::new(api, &config.rust);
        for message in view.left_out() {
            findings.push(Code::DeriveLeftOut, None, message);
        }
        models::check(spec, api, &view, findings);
    }
}

/// The passes for a run that generates, which has to stop at what `levels` deny.
pub(crate) fn look_for_denied(
    config: &Config,
    spec: &mut Spec,
    readings: (&Api, &Published),
    findings: &mut Diagnostics,
) -> Result<(), Failure> {
    if config.lint.deny.is_empty() {
        return Ok(());
    }
    look(spec, readings, config, findings);
    if config.lint.severity(Code::UnusedFile) == Some(Severity::Error) {
        unused::find(spec, &config.folder(), &config.load_options()?, findings);
    }
    Ok(())
}
