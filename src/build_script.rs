//! A run inside a build script: writes one file to `OUT_DIR` and prints the instructions for cargo.

use std::collections::{BTreeMap, BTreeSet};
use std::env;
use std::path::{Path, PathBuf};

use crate::build_name::FileName;
use crate::config::{Config, Flavour, Layout};
use crate::diagnostic::{Code, Diagnostics, Severity};
use crate::findings::{Failure, Texts, locate};
use crate::generator::{Generator, paths_of};
use crate::openapi::Spec;
use crate::rust::MODELS;
use crate::{Generated, output, pipeline};

/// The whole of a `build.rs`: generates the models of a spec into `OUT_DIR`. The options come from the `sailgen.toml` beside
/// the spec or beside `Cargo.toml`, if there is one (this needs the feature `config`). Errors are passed to cargo, which stops
/// the build. A `sailgen.toml` that is added later takes effect the next time the spec or `build.rs` changes.
///
/// ```no_run
/// // `fn main` of build.rs
/// sailgen::generate("specs/api.yaml");
/// ```
///
/// In `src/lib.rs`, or in any other module of the crate, include the models with
/// `include!(concat!(env!("OUT_DIR"), "/models.rs"));`. This adds the modules `models` and `support` and the name of each
/// model. The crate needs the dependencies `serde` and `serde_json`, and the libraries that `rust.dates` and `rust.uuids` name
/// (`chrono` and `uuid` by default; `text` needs none). With `[client]`, `client.rs` is written too, for a module beside
/// `models`: `pub mod client { include!(concat!(env!("OUT_DIR"), "/client.rs")); }`. It needs `bytes`, `futures-core`,
/// `http`, and the transports that `client.transports` names. sailgen itself stays a build dependency; if it is also an
/// ordinary one, [`include_models!`](crate::include_models) does the same. For other options, see
/// [`Generator::run_in_build_script`].
pub fn generate(spec: impl Into<PathBuf>) {
    let spec = spec.into();
    match Config::find(Some(&spec)) {
        Ok(config) => Generator::new(spec)
            .config(config.unwrap_or_default())
            .run_in_build_script(),
        Err(failure) => tell("error", &failure.to_string()),
    }
}

/// Includes the models that a build script has generated; with a name, those of [`Generator::module`].
///
/// ```ignore
/// sailgen::include_models!();
/// mod orders { sailgen::include_models!("orders"); }
/// ```
#[macro_export]
macro_rules! include_models {
    () => {
        include!(concat!(env!("OUT_DIR"), "/models.rs"));
    };
    ($name:literal) => {
        include!(concat!(env!("OUT_DIR"), "/", $name, ".rs"));
    };
}

impl Generator {
    /// Generates one file `models.rs` in `OUT_DIR`, or the one named by [`Generator::module`]. The file is left alone if its
    /// contents would not change. Only this generator's options apply; those for pages and output folders have no effect.
    /// Cargo is told every file that was read, so that a change to one of them runs the script again. Errors stop the build;
    /// of warnings the first of each kind is printed, see [`Generator::cargo_warnings`].
    ///
    /// ```no_run
    /// // build.rs
    /// use sailgen::config::{DateLibrary, RustOptions};
    ///
    /// let rust = RustOptions { dates: DateLibrary::Text, ..RustOptions::default() };
    /// sailgen::Generator::new("specs/api.yaml").schemas(["Account", "Source"]).rust(rust).run_in_build_script();
    /// ```
    pub fn run_in_build_script(&self) {
        for path in self
            .options()
            .files_read()
            .iter()
            .chain(&self.options().roots().unwrap_or_default())
        {
            changes(path);
        }
        if let Err(failure) = self.write_models() {
            tell("error", &failure.to_string());
        }
    }

    fn write_models(&self) -> Result<(), Failure> {
        let out_dir = env::var_os("OUT_DIR");
        let no_script = || {
            Failure::new(
                Code::NotWritten,
                "`OUT_DIR` is not set: call this from a build script",
            )
        };
        let folder = PathBuf::from(out_dir.ok_or_else(no_script)?);
        let spec = self.options().roots()?.first().cloned().unwrap_or_default();
        let file = FileName::take(self.module_name(), &spec)?;
        let target = folder.join(format!("{}.rs", file.name));
        if file.is_surprise {
            let spec = spec.display();
            let message = format!(
                "the models of `{spec}` are in `{0}.rs`, as `models.rs` is taken; name the file: `.module({0:?})`",
                file.name
            );
            tell("warning", &message);
        }
        let mut config = self.options().clone();
        config.output.flavours = Some(vec![Flavour::Rust]);
        config.output.folders.rust.clear();
        config.rust.layout = Layout::File;
        let mut findings = Diagnostics::default();
        let Generated { spec, files, .. } = pipeline(&config, &mut findings)?;
        let root = config.folder();
        paths_of(&spec, &root).for_each(|path| changes(&path));
        awaited(spec.unread().map(|path| root.join(path)))
            .iter()
            .for_each(|path| changes(path));
        self.tell_warnings(&config, &spec, &findings);
        #[cfg(feature = "client")]
        if let Some(client) = files.iter().find(|file| file.path == crate::rust::CLIENT) {
            output::write_one(
                &folder.join(format!("{}.rs", file.client())),
                &client.contents,
            )?;
        }
        let models = files.iter().find(|file| file.path == MODELS);
        let no_models = || Failure::new(Code::NotWritten, "the spec has no models");
        output::write_one(&target, &models.ok_or_else(no_models)?.contents)?;
        Ok(())
    }

    /// Tells cargo the warnings: the first of each kind and how many more there are, or all or none of them.
    fn tell_warnings(&self, config: &Config, spec: &Spec, findings: &Diagnostics) {
        if self.warnings_told() == Some(false) {
            return;
        }
        let tells_all = self.warnings_told().is_some();
        let texts = Texts {
            folder: &config.folder(),
            sources: &spec.sources,
        };
        let found = findings
            .iter()
            .filter(|finding| finding.code.severity() == Severity::Warning);
        let found = locate(found, &config.lint, texts, |place| spec.pointer(place));
        let mut counts: BTreeMap<Code, usize> = BTreeMap::new();
        for finding in &found {
            let count = counts.entry(finding.code).or_default();
            *count += 1;
            if tells_all || *count == 1 {
                tell("warning", &finding.to_string());
            }
        }
        let untold = counts
            .into_iter()
            .filter(|(_, count)| !tells_all && *count > 1);
        for (code, count) in untold {
            let (more, code, title) = (count - 1, code.as_str(), code.title());
            tell(
                "warning",
                &format!("{more} more {code}: {title}; `sailgen lint` shows each"),
            );
        }
    }
}

/// Skips file names with a line break: cargo would read the rest as another instruction.
fn changes(path: &Path) {
    let path = path.to_string_lossy();
    if !path.contains(['\n', '\r']) {
        println!("cargo::rerun-if-changed={path}");
    }
}

/// The paths to watch for files that do not exist yet, each once. Cargo reruns a script every time if a watched file is
/// missing, so the nearest existing folder is watched instead, unless it holds the package: that changes with every build.
fn awaited(missing: impl Iterator<Item = PathBuf>) -> BTreeSet<PathBuf> {
    let package = env::current_dir()
        .and_then(|folder| folder.canonicalize())
        .unwrap_or_default();
    let holds_package = |folder: &Path| {
        folder
            .canonicalize()
            .is_ok_and(|folder| package.starts_with(folder))
    };
    let watched = |path: PathBuf| {
        let folder = path.ancestors().skip(1).find(|folder| folder.is_dir());
        folder
            .filter(|folder| !holds_package(folder))
            .unwrap_or(&path)
            .to_owned()
    };
    missing.map(watched).collect()
}

/// Prints one instruction per line, as cargo reads it.
fn tell(what: &str, text: &str) {
    text.lines()
        .for_each(|line| println!("cargo::{what}={line}"));
}
