//! The builder: options come in one by one. What is done with them stands with those who do it.

mod files;
#[cfg(feature = "folder")]
mod folder;
mod roots;

use std::path::{Path, PathBuf};

use crate::config::{Config, Flavour, PageLayout, RustOptions};
use crate::diagnostic::Diagnostics;
use crate::openapi::{self, Spec};

pub use files::files;
#[cfg(feature = "folder")]
pub use folder::Outcome;
pub(crate) use roots::files_of_roots;

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
    #[cfg(feature = "folder")]
    force: bool,
    cargo_warnings: bool,
}

impl Generator {
    /// Generates from this root file, with every other option as it is by default.
    #[must_use]
    pub fn new(spec: impl Into<PathBuf>) -> Self {
        let mut config = Config::default();
        config.spec.path = Some(spec.into());
        Generator {
            config,
            ..Generator::default()
        }
    }

    /// Takes all options but the root file from `config`; from its `spec.path` too when this has none.
    #[must_use]
    pub fn config(mut self, config: Config) -> Self {
        let path = self.config.spec.path.take();
        self.config = config;
        if let Some(path) = path {
            self.config.spec.path = Some(path);
            self.config.spec.paths.clear();
        }
        self
    }

    /// Generates with these options.
    #[must_use]
    pub fn from_config(config: Config) -> Self {
        Generator {
            config,
            ..Generator::default()
        }
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

    /// Only these operations, by name or glob, and the schemas they refer to; beside other names, in addition.
    #[must_use]
    pub fn operations(mut self, names: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.config.spec.operations = names.into_iter().map(Into::into).collect();
        self
    }

    /// Only the operations with these tags, by name or glob, and the schemas they refer to; beside other names, in addition.
    #[must_use]
    pub fn tags(mut self, names: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.config.spec.tags = names.into_iter().map(Into::into).collect();
        self
    }

    /// What is generated.
    #[must_use]
    pub fn flavours(mut self, flavours: impl IntoIterator<Item = Flavour>) -> Self {
        self.config.output.flavours = flavours.into_iter().collect();
        self
    }

    /// The options of the Rust models.
    #[must_use]
    pub fn rust(mut self, options: RustOptions) -> Self {
        self.config.rust = options;
        self
    }

    /// A client beside the models, with these options.
    #[cfg(feature = "client")]
    #[must_use]
    pub fn client(mut self, options: crate::config::ClientOptions) -> Self {
        self.config.client = Some(options);
        self
    }

    /// How reference pages are laid out.
    #[must_use]
    pub fn page_layout(mut self, layout: PageLayout) -> Self {
        self.config.pages.layout = layout;
        self
    }

    /// Replace files that were changed by hand or that are not ours, where they are in the way.
    #[cfg(feature = "folder")]
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

    /// Every file that the result depends on: those of the spec, `sailgen.toml`, templates and replacements, also those that
    /// are not there but named by a reference. When the spec cannot be read, those that are known without it.
    #[must_use]
    pub fn inputs(&self) -> Vec<PathBuf> {
        let mut inputs = self.config.files_read();
        let templates = self.config.templates().unwrap_or_default();
        let below = self
            .config
            .output
            .templates
            .iter()
            .flat_map(|top| templates.iter().map(|(path, _)| top.join(path)));
        inputs.extend(below);
        if let (Ok(roots), Ok(options)) = (self.config.roots(), self.config.load_options()) {
            inputs.extend_from_slice(&roots);
            if let Ok(spec) = openapi::load_all(&roots, &options, &mut Diagnostics::default()) {
                let folder = self.config.folder();
                inputs.extend(paths_of(&spec, &folder));
                inputs.extend(spec.unread().map(|path| folder.join(path)));
            }
        }
        inputs
    }

    pub(crate) fn tells_warnings(&self) -> bool {
        self.cargo_warnings
    }
}

/// The files that references of a spec lead to, as seen from the current folder.
pub(crate) fn paths_of(spec: &Spec, folder: &Path) -> impl Iterator<Item = PathBuf> {
    spec.sources
        .iter()
        .skip(spec.roots().len())
        .map(move |(_, source)| folder.join(&source.path))
}
