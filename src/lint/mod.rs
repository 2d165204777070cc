//! Reads a spec and reports problems in it. Nothing is generated.
//!
//! Most findings are produced when a spec is loaded, named and lowered. The passes in this module find problems that do not
//! affect generation.

mod about;
mod content;
mod contradiction;
mod keywords;
mod models;
mod operations;
#[cfg(feature = "pages")]
mod pages;
mod paths;
mod scalar;
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

/// The result of [`lint`].
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Linted {
    /// All findings except hidden ones, including notes, sorted by file and position.
    pub findings: Vec<Finding>,
    /// Number of files that were read.
    pub files_read: usize,
    /// Number of models.
    pub models: usize,
}

/// Runs all stages, continuing after errors, and then the lint passes.
///
/// # Errors
///
/// If the root file is not an OpenAPI document, or an option is invalid.
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

/// Returns the sort key that orders findings by file and position.
fn place_of(finding: &Finding) -> Option<(String, u32, u32)> {
    finding
        .spot
        .as_ref()
        .map(|spot| (spot.path.clone(), spot.start.line, spot.start.column))
}

/// Runs the lint passes.
fn look(spec: &Spec, readings: (&Api, &Published), config: &Config, findings: &mut Diagnostics) {
    let api = readings.0;
    about::check(spec, findings);
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
    // After an error, the models may be incomplete.
    if !findings.has_errors() {
        let view = View::new(api, &config.rust);
        for message in view.left_out() {
            findings.push(Code::DeriveLeftOut, None, message);
        }
        crate::rust::report_unused(api, &config.rust, findings);
        models::check(spec, api, &view, findings);
    }
    if !config.makes_published_pages() {
        findings.remove(Code::is_about_pages);
    }
}

/// Runs the lint passes before generation, if `lint.deny` is set. Fails if they find something that is denied.
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
