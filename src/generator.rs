//! The builder: options in, a written or checked output folder out.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::config::{Config, Flavour, PageLayout};
use crate::diagnostic::{Diagnostics, Severity};
use crate::findings::{Failure, Finding, Texts, locate};
use crate::output::{self, Fingerprint, OutputFile, Report, Stamp};
use crate::parallel;
use crate::source::Source;
use crate::spec::{self, Spec};
use crate::{Generated, pipeline};

/// Generates from a spec, with the options of a [`Config`].
///
/// ```no_run
/// use sailgen::Generator;
/// use sailgen::config::Flavour;
///
/// let outcome = Generator::new("specs/idn/sailpoint-api.beta.yaml")
///     .label("Beta")
///     .schemas(["*PersonalAccessToken*"])
///     .flavours([Flavour::Rust])
///     .out_dir("models")
///     .write()?;
/// println!("{} files: {}", outcome.files().len(), outcome.report);
/// # Ok::<(), sailgen::Failure>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Generator {
    config: Config,
    force: bool,
    cargo_warnings: bool,
}

/// What a run has done, or would do.
#[derive(Debug)]
pub struct Outcome {
    /// What became of each file.
    pub report: Report,
    /// What was read and made; `None` when nothing had changed since the last run, so that nothing was.
    pub generated: Option<Generated>,
    /// Warnings, and errors of none.
    pub findings: Vec<Finding>,
}

/// What the manifest says of the program.
const TOOL: &str = concat!("sailgen ", env!("CARGO_PKG_VERSION"));

impl Generator {
    /// Generates from this root file, with every other option as it is by default.
    #[must_use]
    pub fn new(spec: impl Into<PathBuf>) -> Self {
        let mut config = Config::default();
        config.spec.path = Some(spec.into());
        Generator { config, ..Generator::default() }
    }

    /// Takes all options but the root file from `config`; from its `spec.path` too when this has none.
    #[must_use]
    pub fn config(mut self, config: Config) -> Self {
        let path = self.config.spec.path.take();
        self.config = config;
        if let Some(path) = path {
            self.config.spec.path = Some(path);
        }
        self
    }

    /// Generates with these options.
    #[must_use]
    pub fn from_config(config: Config) -> Self {
        Generator { config, ..Generator::default() }
    }

    /// The output folder.
    #[must_use]
    pub fn out_dir(mut self, dir: impl Into<PathBuf>) -> Self {
        self.config.output.dir = Some(dir.into());
        self
    }

    /// What pages call this version of the API.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.config.spec.label = Some(label.into());
        self
    }

    /// Only these schemas, by name or glob, and what they refer to.
    #[must_use]
    pub fn schemas(mut self, names: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.config.spec.schemas = names.into_iter().map(Into::into).collect();
        self
    }

    /// What is generated.
    #[must_use]
    pub fn flavours(mut self, flavours: impl IntoIterator<Item = Flavour>) -> Self {
        self.config.output.flavours = flavours.into_iter().collect();
        self
    }

    /// How reference pages are laid out.
    #[must_use]
    pub fn page_layout(mut self, layout: PageLayout) -> Self {
        self.config.pages.layout = layout;
        self
    }

    /// Replace files that were changed by hand or that are not ours, where they are in the way.
    #[must_use]
    pub fn force(mut self, force: bool) -> Self {
        self.force = force;
        self
    }

    /// In a build script, show warnings too. Cargo shows them only for packages of one's own workspace.
    #[must_use]
    pub fn cargo_warnings(mut self, show: bool) -> Self {
        self.cargo_warnings = show;
        self
    }

    /// The options as they are now.
    #[must_use]
    pub fn options(&self) -> &Config {
        &self.config
    }

    /// Makes the output folder what it should be. Does nothing when neither inputs, options nor outputs have changed
    /// since the last run.
    ///
    /// # Errors
    ///
    /// When an option, the spec or the output folder is in the way of that. Then nothing was written.
    pub fn write(&self) -> Result<Outcome, Failure> {
        let dir = self.config.out_dir();
        output::recover(dir)?;
        let options = self.config.fingerprint()?;
        let folder = self.config.folder();
        if output::is_current(dir, TOOL, options, |name| Ok(without_mark(fs::read(folder.join(name))?))) {
            let report = Report { done: true, interrupted: false, files: Vec::new() };
            return Ok(Outcome { report, generated: None, findings: Vec::new() });
        }
        let mut findings = Diagnostics::default();
        let generated = pipeline(&self.config, &mut findings)?;
        let stamp = Stamp { tool: TOOL.to_owned(), options, inputs: self.fingerprints(&generated.spec) };
        let report = output::write(&generated.files, dir, &stamp, self.force)?;
        Ok(self.outcome(report, generated, &findings))
    }

    /// Says what [`write`](Generator::write) would do.
    ///
    /// # Errors
    ///
    /// As [`write`](Generator::write); differences are no error, but in the report.
    pub fn check(&self) -> Result<Outcome, Failure> {
        let mut findings = Diagnostics::default();
        let generated = pipeline(&self.config, &mut findings)?;
        let report = output::check(&generated.files, self.config.out_dir())?;
        Ok(self.outcome(report, generated, &findings))
    }

    /// Every file that the result depends on: those of the spec, `sailgen.toml`, templates and replacements. When the
    /// spec cannot be read, those that are known without it.
    #[must_use]
    pub fn inputs(&self) -> Vec<PathBuf> {
        let mut inputs = self.config.files_read();
        if let (Ok(root), Ok(options)) = (self.config.root(), self.config.load_options()) {
            inputs.push(root.to_owned());
            if let Ok(spec) = spec::load(root, &options, &mut Diagnostics::default()) {
                inputs.extend(paths_of(&spec, root));
            }
        }
        inputs
    }

    pub(crate) fn tells_warnings(&self) -> bool {
        self.cargo_warnings
    }

    fn outcome(&self, report: Report, generated: Generated, findings: &Diagnostics) -> Outcome {
        let spec = &generated.spec;
        let warnings = findings.iter().filter(|finding| finding.code.severity() >= Severity::Warning);
        let texts = Texts { folder: self.config.folder(), sources: &spec.sources };
        let findings = locate(warnings, &self.config.lint, texts, |place| spec.pointer(place));
        Outcome { report, generated: Some(generated), findings }
    }

    /// What was read from disk as it stands there, by its path from the folder of the root file.
    fn fingerprints(&self, spec: &Spec) -> BTreeMap<String, Fingerprint> {
        let read = spec.sources.iter().map(|(_, source)| source);
        let on_disk: Vec<&Source> = read.filter(|source| !self.config.replaces(&source.path)).collect();
        let fingerprints = parallel::each(&on_disk, |source| Fingerprint::of(source.text.as_bytes()));
        on_disk.iter().map(|source| source.path.clone()).zip(fingerprints).collect()
    }
}

impl Outcome {
    /// What is wanted in the output folder; nothing when [`generated`](Outcome::generated) is `None`.
    #[must_use]
    pub fn files(&self) -> &[OutputFile] {
        self.generated.as_ref().map_or(&[], |generated| &generated.files)
    }
}

/// A byte order mark is no part of what was read.
fn without_mark(bytes: Vec<u8>) -> Vec<u8> {
    bytes.strip_prefix(b"\xef\xbb\xbf").map(<[u8]>::to_vec).unwrap_or(bytes)
}

/// The files of a spec, as seen from the current folder.
pub(crate) fn paths_of(spec: &Spec, root: &Path) -> impl Iterator<Item = PathBuf> {
    let folder = root.parent().unwrap_or(Path::new(""));
    spec.sources.iter().skip(1).map(move |(_, source)| folder.join(&source.path))
}
