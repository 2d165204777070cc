//! Arguments that several verbs share, and the options that result from them and `sailgen.toml`.

use std::path::{Path, PathBuf};

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum, ValueHint};
use sailgen::config::{FILE_NAME, Preset};
use sailgen::diagnostic::{Code, Denied, Severity, UnknownName};
use sailgen::{Config, Failure};

use super::stdin;

/// Arguments of every verb that reads a spec.
#[derive(Debug, Clone, Args)]
pub struct SpecArgs {
    /// The root file of the spec, or `-` for standard input; several of them as paths, globs, or folders that hold an
    /// `openapi.yaml` [default: `spec.path` and `spec.paths` of sailgen.toml]
    #[arg(value_hint = ValueHint::FilePath)]
    pub spec: Vec<PathBuf>,
    #[command(flatten)]
    pub options: OptionArgs,
}

/// Arguments of every verb that reads a spec, except its path.
#[derive(Debug, Clone, Args)]
pub struct OptionArgs {
    /// Read options from this file [default: sailgen.toml beside the spec, else in the current folder]
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub config: Option<PathBuf>,
    /// The publisher whose defaults apply to options that are not set
    #[arg(long, value_name = "PRESET", value_parser = presets())]
    pub preset: Option<Preset>,
    /// Allow references into this folder, outside the spec's own (repeatable)
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub allow_outside: Vec<PathBuf>,
    /// Treat a finding, or all `warnings`, as errors (repeatable)
    #[arg(long, value_name = "CODE|warnings")]
    pub deny: Vec<Denied>,
    /// Hide a finding that is not an error (repeatable)
    #[arg(long, value_name = "CODE", value_parser = hidden)]
    pub allow: Vec<Code>,
}

fn hidden(text: &str) -> Result<Code, String> {
    let code: Code = text
        .parse()
        .map_err(|unknown: UnknownName| unknown.to_string())?;
    match code.severity() {
        Severity::Error => Err("an error cannot be hidden".to_owned()),
        _ => Ok(code),
    }
}

/// Arguments that select a part of a spec.
#[derive(Debug, Clone, Args)]
pub struct SelectionArgs {
    /// Only schemas with this name, and those they refer to (repeatable)
    #[arg(long, value_name = "NAME|GLOB")]
    pub schema: Vec<String>,
    /// Only operations with this id or `METHOD PATH`, and the schemas they refer to (repeatable)
    #[arg(long, value_name = "NAME|GLOB")]
    pub operation: Vec<String>,
    /// Only operations with this tag, and the schemas they refer to (repeatable)
    #[arg(long, value_name = "NAME|GLOB")]
    pub tag: Vec<String>,
}

impl SelectionArgs {
    /// Replaces the selection of the options file. If no argument selects anything, the file's selection is kept.
    pub fn apply(&self, config: &mut Config) {
        if [&self.schema, &self.operation, &self.tag]
            .iter()
            .all(|names| names.is_empty())
        {
            return;
        }
        config.spec.schemas.clone_from(&self.schema);
        config.spec.operations.clone_from(&self.operation);
        config.spec.tags.clone_from(&self.tag);
    }
}

/// Output format of results.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum Format {
    /// Text for people
    #[default]
    Text,
    /// JSON for programs
    Json,
}

impl SpecArgs {
    /// Returns the options of the file, with those of the command line taking precedence.
    pub fn config(&self) -> Result<Config, Failure> {
        self.options.config_of(&self.spec)
    }
}

impl OptionArgs {
    /// Returns the options of the file, with those of the command line taking precedence.
    pub fn config(&self, spec: Option<&Path>) -> Result<Config, Failure> {
        let specs: Vec<PathBuf> = spec.map(Path::to_owned).into_iter().collect();
        self.config_of(&specs)
    }

    /// Returns the options for several root files, like [`config`](OptionArgs::config).
    pub fn config_of(&self, specs: &[PathBuf]) -> Result<Config, Failure> {
        let mut config = match &self.config {
            Some(path) => Config::read(path)?,
            None => Config::find(specs.first().map(PathBuf::as_path))?.unwrap_or_default(),
        };
        if config.file.is_none() {
            config.read_lock()?;
        }
        match specs {
            [] => {}
            [path] => (config.spec.path, config.spec.paths) = (Some(path.clone()), Vec::new()),
            paths => (config.spec.path, config.spec.paths) = (None, paths.to_vec()),
        }
        if config.spec.path.is_none() && config.spec.paths.is_empty() {
            return Err(no_spec());
        }
        config.preset = self.preset.or(config.preset);
        config
            .spec
            .allow_outside
            .extend(self.allow_outside.iter().cloned());
        stdin::read_into(&mut config)?;
        config.lint.deny.extend(&self.deny);
        config.lint.allow.extend(&self.allow);
        Ok(config)
    }
}

/// Parses the name of a preset, and lists the names in `--help`.
fn presets() -> impl TypedValueParser<Value = Preset> {
    PossibleValuesParser::new(Preset::ALL.map(Preset::as_str))
        .try_map(|name| name.parse::<Preset>())
}

fn no_spec() -> Failure {
    let help = format!("give the path of the root file, or write it as `spec.path` in {FILE_NAME}");
    Failure::new(Code::FileNotRead, "no spec is given").with_help(help)
}
