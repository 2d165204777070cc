//! A builder for a run: options are set one by one. It only collects them; other modules apply
//! them.

mod files;
#[cfg(feature = "folder")]
mod folder;
#[cfg(feature = "pages")]
mod roots;
mod whole;

use std::path::{Path, PathBuf};

use crate::config::{Config, Flavour, PageLayout, Preset, RustOptions};
use crate::diagnostic::Diagnostics;
use crate::openapi::{self, Spec};

pub use files::files;
#[cfg(feature = "folder")]
pub use folder::Outcome;
pub(crate) use whole::files_of_spec;

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
    /// The options from setters, which override those of any config.
    set: Set,
    #[cfg(feature = "folder")]
    force: bool,
    cargo_warnings: Option<bool>,
    #[cfg(feature = "folder")]
    progress: Option<fn(crate::Stage)>,
    module: Option<String>,
}

/// Options set by setters; `None` if not set.
#[derive(Debug, Clone, Default)]
struct Set {
    spec: Option<PathBuf>,
    dir: Option<PathBuf>,
    label: Option<String>,
    schemas: Option<Vec<String>>,
    operations: Option<Vec<String>>,
    tags: Option<Vec<String>>,
    flavours: Option<Vec<Flavour>>,
    preset: Option<Preset>,
    #[cfg(feature = "client")]
    client: Option<crate::config::ClientOptions>,
    rust: Option<RustOptions>,
    layout: Option<PageLayout>,
}

impl Set {
    fn apply(&self, config: &mut Config) {
        fn replace<T: Clone>(option: &mut T, set: &Option<T>) {
            if let Some(set) = set {
                option.clone_from(set);
            }
        }
        if self.spec.is_some() {
            config.spec.path.clone_from(&self.spec);
            config.spec.paths.clear();
        }
        config.output.dir = self.dir.clone().or(config.output.dir.take());
        config.spec.label = self.label.clone().or(config.spec.label.take());
        replace(&mut config.spec.schemas, &self.schemas);
        replace(&mut config.spec.operations, &self.operations);
        replace(&mut config.spec.tags, &self.tags);
        #[cfg(feature = "client")]
        if self.client.is_some() {
            config.client.clone_from(&self.client);
        }
        if self.flavours.is_some() {
            config.output.flavours.clone_from(&self.flavours);
        }
        config.preset = self.preset.or(config.preset);
        replace(&mut config.rust, &self.rust);
        replace(&mut config.pages.layout, &self.layout);
    }
}

impl Generator {
    /// Creates a generator for this root file with the defaults of all other options.
    #[must_use]
    pub fn new(spec: impl Into<PathBuf>) -> Self {
        let spec = Some(spec.into());
        Generator::default().setting(|set| set.spec = spec)
    }

    /// Takes the options from `config`. Options set by other setters, before or after, override it.
    #[must_use]
    pub fn config(mut self, config: Config) -> Self {
        self.config = config;
        self.set.apply(&mut self.config);
        self
    }

    /// Creates a generator with these options.
    #[must_use]
    pub fn from_config(config: Config) -> Self {
        Generator::default().config(config)
    }

    /// Sets the output folder.
    #[must_use]
    pub fn out_dir(self, dir: impl Into<PathBuf>) -> Self {
        let dir = Some(dir.into());
        self.setting(|set| set.dir = dir)
    }

    /// Sets the label of this API version on pages.
    #[must_use]
    pub fn label(self, label: impl Into<String>) -> Self {
        let label = Some(label.into());
        self.setting(|set| set.label = label)
    }

    /// Selects schemas by name or glob; only these and those they refer to are generated.
    #[must_use]
    pub fn schemas(self, names: impl IntoIterator<Item = impl Into<String>>) -> Self {
        let names = names.into_iter().map(Into::into).collect();
        self.setting(|set| set.schemas = Some(names))
    }

    /// Selects operations by name or glob, in addition to other selections; only these and the
    /// schemas they refer to are generated.
    #[must_use]
    pub fn operations(self, names: impl IntoIterator<Item = impl Into<String>>) -> Self {
        let names = names.into_iter().map(Into::into).collect();
        self.setting(|set| set.operations = Some(names))
    }

    /// Selects operations by the names of their tags or by globs, in addition to other selections;
    /// only these and the schemas they refer to are generated.
    #[must_use]
    pub fn tags(self, names: impl IntoIterator<Item = impl Into<String>>) -> Self {
        let names = names.into_iter().map(Into::into).collect();
        self.setting(|set| set.tags = Some(names))
    }

    /// Sets the flavours to generate.
    #[must_use]
    pub fn flavours(self, flavours: impl IntoIterator<Item = Flavour>) -> Self {
        let flavours = flavours.into_iter().collect();
        self.setting(|set| set.flavours = Some(flavours))
    }

    /// Sets the preset, whose defaults apply to options that are set neither here nor in a config.
    #[must_use]
    pub fn preset(self, preset: Preset) -> Self {
        self.setting(|set| set.preset = Some(preset))
    }

    /// Sets the options of the Rust models.
    #[must_use]
    pub fn rust(self, options: RustOptions) -> Self {
        self.setting(|set| set.rust = Some(options))
    }

    /// Generates a client too, with these options.
    #[cfg(feature = "client")]
    #[must_use]
    pub fn client(self, options: crate::config::ClientOptions) -> Self {
        self.setting(|set| set.client = Some(options))
    }

    /// Sets the layout of reference pages.
    #[must_use]
    pub fn page_layout(self, layout: PageLayout) -> Self {
        self.setting(|set| set.layout = Some(layout))
    }

    /// Replaces files in the way even if they were changed by hand or not generated.
    #[cfg(feature = "folder")]
    #[must_use]
    pub fn force(mut self, force: bool) -> Self {
        self.force = force;
        self
    }

    /// Calls `show` whenever a stage of a run begins.
    #[cfg(feature = "folder")]
    #[must_use]
    pub fn on_progress(mut self, show: fn(crate::Stage)) -> Self {
        self.progress = Some(show);
        self
    }

    /// Shows all warnings in a build script, or none. By default it shows the first of each kind, and how many more there are.
    /// Cargo prints them only for packages in the user's own workspace.
    #[must_use]
    pub fn cargo_warnings(mut self, show: bool) -> Self {
        self.cargo_warnings = Some(show);
        self
    }

    /// Sets the name of the file in `OUT_DIR` that a build script generates, without `.rs`; the
    /// default is `models`. A build script with several specs needs a name for each. The client is
    /// written to `client.rs`, or to `NAME_client.rs` if a name is set.
    #[must_use]
    pub fn module(mut self, name: impl Into<String>) -> Self {
        self.module = Some(name.into());
        self
    }

    /// Returns the options set so far.
    #[must_use]
    pub fn options(&self) -> &Config {
        &self.config
    }

    /// Returns every file that the result depends on: those of the spec, `sailgen.toml`, templates
    /// and replacements, and missing files that references lead to. If the spec cannot be read,
    /// only those known without it.
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

    fn setting(mut self, change: impl FnOnce(&mut Set)) -> Self {
        change(&mut self.set);
        self.set.apply(&mut self.config);
        self
    }

    pub(crate) fn module_name(&self) -> Option<&str> {
        self.module.as_deref()
    }

    /// Returns whether all warnings are shown, or none; `None` for the first of each kind.
    pub(crate) fn warnings_told(&self) -> Option<bool> {
        self.cargo_warnings
    }
}

/// The files of a spec other than its root files, as paths relative to the current folder.
pub(crate) fn paths_of(spec: &Spec, folder: &Path) -> impl Iterator<Item = PathBuf> {
    spec.sources
        .iter()
        .skip(spec.roots().len())
        .map(move |(_, source)| folder.join(&source.path))
}

#[cfg(test)]
mod tests {
    use super::Generator;
    use crate::config::{Config, Flavour};

    #[test]
    fn a_config_does_not_undo_what_was_set() {
        let mut config = Config::default();
        config.spec.label = Some("V3".to_owned());
        config.spec.schemas = vec!["Account".to_owned()];
        let generator = Generator::new("api.yaml")
            .label("Beta")
            .flavours([Flavour::Rust])
            .config(config)
            .out_dir("models");
        let options = generator.options();
        assert_eq!(options.spec.path.as_deref(), Some("api.yaml".as_ref()));
        assert_eq!(options.spec.label.as_deref(), Some("Beta"));
        assert_eq!(options.spec.schemas, ["Account"]);
        assert_eq!(options.flavours(), [Flavour::Rust]);
        assert_eq!(options.output.dir.as_deref(), Some("models".as_ref()));
    }
}
