//! Writes an output folder, or reports how it differs, and returns an [`Outcome`]. It formats no
//! messages.

use std::collections::BTreeMap;
use std::fs;

use super::Generator;
use crate::diagnostic::{Code, Diagnostics, Severity};
use crate::findings::{Failure, Finding, Texts, locate};
use crate::openapi::Spec;
use crate::output::{self, Counts, FileState, Fingerprint, OutputFile, Report, Stamp};
use crate::parallel;
use crate::source::Source;
use crate::{Generated, Stage, pipeline_with};

/// The result of a run that writes or checks.
#[derive(Debug)]
#[non_exhaustive]
pub struct Outcome {
    /// The state of each file.
    pub report: Report,
    /// The numbers of files read and of models generated; those of the last run if nothing has
    /// changed since.
    pub counts: Counts,
    /// The result of generating; `None` if nothing has changed since the last run, so that nothing
    /// was generated.
    pub generated: Option<Generated>,
    /// Warnings. A run with errors returns a [`Failure`] instead.
    pub findings: Vec<Finding>,
}

/// Name and version of the program in the manifest.
const TOOL: &str = concat!("sailgen ", env!("CARGO_PKG_VERSION"));

impl Generator {
    /// Generates and writes the output folder. Does nothing if neither inputs, options nor outputs
    /// have changed since the last run.
    ///
    /// # Errors
    ///
    /// If an option or the spec has an error, or the output folder cannot be written without loss.
    /// Nothing is written then.
    pub fn write(&self) -> Result<Outcome, Failure> {
        let dir = self.config.out_dir();
        let interrupted = output::recover(dir)?;
        let options = self.config.fingerprint()?;
        if let Some(outcome) = self.current(options, interrupted) {
            return Ok(outcome);
        }
        let mut findings = Diagnostics::default();
        let generated = pipeline_with(&self.config, &mut findings, |stage| self.show(stage))?;
        let inputs = self.fingerprints(&generated.spec);
        let unread = generated.spec.unread().map(str::to_owned).collect();
        let stamp = Stamp {
            tool: TOOL.to_owned(),
            options,
            inputs,
            unread,
            counts: counts(&generated),
        };
        let files = generated.files.len();
        self.show(Stage::Writing { files });
        let mut report = output::write_part(&generated.files, dir, &stamp, self.force, |path| {
            self.config.keeps(path)
        })?;
        report.interrupted |= interrupted;
        Ok(self.outcome(report, generated, &findings))
    }

    /// Reports what [`write`](Generator::write) would do.
    ///
    /// # Errors
    ///
    /// As for [`write`](Generator::write). Differences are not an error; they are in the report.
    pub fn check(&self) -> Result<Outcome, Failure> {
        let mut findings = Diagnostics::default();
        let generated = pipeline_with(&self.config, &mut findings, |stage| self.show(stage))?;
        let report = output::check_part(&generated.files, self.config.out_dir(), |path| {
            self.config.keeps(path)
        })?;
        Ok(self.outcome(report, generated, &findings))
    }

    fn show(&self, stage: Stage) {
        if let Some(show) = self.progress {
            show(stage);
        }
    }

    /// Returns the outcome of a run that has nothing to do; `None` if there may be something.
    fn current(&self, options: Fingerprint, interrupted: bool) -> Option<Outcome> {
        if !self.may_be_current() {
            return None;
        }
        let folder = self.config.folder();
        let read = |name: &str| Ok(without_mark(fs::read(folder.join(name))?));
        let (stamp, files) = output::current(self.config.out_dir(), TOOL, options, read)?;
        let state = |path: &String| match self.config.keeps(path) {
            true => FileState::Kept,
            false => FileState::Unchanged,
        };
        let report = Report {
            done: true,
            interrupted,
            files: files
                .into_iter()
                .map(|path| (state(&path), path))
                .map(|(state, path)| (path, state))
                .collect(),
        };
        Some(Outcome {
            report,
            counts: stamp.counts,
            generated: None,
            findings: Vec::new(),
        })
    }

    /// Returns `true` if the recorded inputs suffice to tell that nothing has changed. They do not
    /// if unused files are denied, since unused files are not recorded.
    fn may_be_current(&self) -> bool {
        let spec = &self.config.spec;
        let on_disk = spec.files.is_none() && spec.given.is_empty();
        on_disk
            && !self.force
            && self.config.lint.severity(Code::UnusedFile) != Some(Severity::Error)
    }

    fn outcome(&self, report: Report, generated: Generated, findings: &Diagnostics) -> Outcome {
        let spec = &generated.spec;
        let warnings = findings.iter().filter(|finding| finding.code.is_told());
        let texts = Texts {
            folder: &self.config.folder(),
            sources: &spec.sources,
        };
        let findings = locate(warnings, &self.config.lint, texts, |place| {
            spec.pointer(place)
        });
        Outcome {
            report,
            counts: counts(&generated),
            generated: Some(generated),
            findings,
        }
    }

    /// Fingerprints the files as they are on disk, keyed by their path from the root folder.
    /// Replaced files are left out.
    fn fingerprints(&self, spec: &Spec) -> BTreeMap<String, Fingerprint> {
        let read = spec.sources.iter().map(|(_, source)| source);
        let on_disk: Vec<&Source> = read
            .filter(|source| !self.config.replaces(&source.path))
            .collect();
        let fingerprints =
            parallel::each(&on_disk, |source| Fingerprint::of(source.text.as_bytes()));
        on_disk
            .iter()
            .map(|source| source.path.clone())
            .zip(fingerprints)
            .collect()
    }
}

impl Outcome {
    /// The files wanted in the output folder. Empty if [`generated`](Outcome::generated) is `None`.
    #[must_use]
    pub fn files(&self) -> &[OutputFile] {
        self.generated
            .as_ref()
            .map_or(&[], |generated| &generated.files)
    }
}

fn counts(generated: &Generated) -> Counts {
    Counts::new(generated.spec.sources.len(), generated.models)
}

/// Removes a byte order mark, which is not part of the recorded text.
fn without_mark(bytes: Vec<u8>) -> Vec<u8> {
    bytes
        .strip_prefix(b"\xef\xbb\xbf")
        .map(<[u8]>::to_vec)
        .unwrap_or(bytes)
}
