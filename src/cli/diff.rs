//! `diff`: what changed between two specs, or two revisions of one.

use std::path::{Path, PathBuf};

use clap::{ValueEnum, ValueHint};
use sailgen::api::Api;
use sailgen::diagnostic::{Code, Diagnostics};
use sailgen::diff::{self, Colours, Semver, Verdict, Wire};
use sailgen::{Config, Failure, pipeline};

use super::args::{self, OptionArgs};
use super::end::End;
use super::git::{Past, Revisions};
use super::print;

#[derive(Debug, clap::Args)]
pub struct Args {
    /// The root file of the old spec; with --git, of the spec
    #[arg(value_name = "OLD", value_hint = ValueHint::FilePath, required_unless_present = "git")]
    old: Option<PathBuf>,
    /// The root file of the new spec
    #[arg(value_name = "NEW", value_hint = ValueHint::FilePath, required_unless_present = "git", conflicts_with = "git")]
    new: Option<PathBuf>,
    /// Compare two revisions of the spec, or one with the files as they are: REV1..REV2 or REV
    #[arg(long, value_name = "REV1..REV2")]
    git: Option<Revisions>,
    #[command(flatten)]
    options: OptionArgs,
    /// Output format
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// Exit with 1 when there are changes of this kind
    #[arg(long, value_name = "WHAT", value_enum, default_value_t)]
    fail_on: Broken,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
enum Format {
    /// Text for people
    #[default]
    Text,
    /// A section of a changelog
    Markdown,
    /// JSON for programs
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
enum Broken {
    /// Changes that break the wire or the generated crate
    #[default]
    Any,
    /// Changes that break old clients or servers
    Wire,
    /// Changes that need a new major version of the generated crate
    Crate,
}

impl Args {
    /// How failures are printed.
    pub fn failure_format(&self) -> args::Format {
        match self.format {
            Format::Json => args::Format::Json,
            Format::Text | Format::Markdown => args::Format::Text,
        }
    }
}

pub fn diff(args: &Args) -> Result<End, Failure> {
    let (config, old, new) = sides(args)?;
    let changes = diff::diff(&old, &new, &diff::Options::from(&config));
    print::to_stdout(&match args.format {
        Format::Text => diff::text(&changes, Colours::Ansi),
        Format::Markdown => diff::markdown(&changes, &heading(&old, &new)),
        Format::Json => diff::json(&changes),
    });
    Ok(if args.fail_on.is_reached(diff::verdict(&changes)) {
        End::Differs
    } else {
        End::Well
    })
}

/// The options in use, and both sides.
fn sides(args: &Args) -> Result<(Config, Api, Api), Failure> {
    let config = args
        .options
        .config(args.new.as_deref().or(args.old.as_deref()))?;
    let Some(revisions) = &args.git else {
        let old = args.old.as_deref().unwrap_or(Path::new(""));
        let (old, new) = (
            api(&config, old, "the old spec")?,
            api(&config, &config.root()?, "the new spec")?,
        );
        return Ok((config, old, new));
    };
    let root = config.root()?;
    let old = api_at(&config, &root, &revisions.old)?;
    let new = match &revisions.new {
        Some(revision) => api_at(&config, &root, revision)?,
        None => api(&config, &root, "the spec as it is now")?,
    };
    Ok((config, old, new))
}

fn api_at(config: &Config, root: &Path, revision: &str) -> Result<Api, Failure> {
    let folder = root
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    let name = root
        .file_name()
        .ok_or_else(|| Failure::new(Code::BadOption, "the spec is not a file"))?;
    let folders: Vec<&Path> = [folder]
        .into_iter()
        .chain(config.spec.allow_outside.iter().map(PathBuf::as_path))
        .collect();
    let past = Past::read(revision, &folders)?;
    let mut config = config.clone();
    config.spec.allow_outside = past.folders().skip(1).collect();
    let root = past.folders().next().unwrap_or_default().join(name);
    api(&config, &root, &format!("the spec at {revision}"))
}

/// Reads one side. `side` is what messages call it.
fn api(config: &Config, root: &Path, side: &str) -> Result<Api, Failure> {
    let mut config = config.clone();
    (config.spec.path, config.spec.paths) = (Some(root.to_owned()), Vec::new());
    config.output.flavours.clear();
    let generated = pipeline(&config, &mut Diagnostics::default()).map_err(|mut failure| {
        failure
            .findings
            .iter_mut()
            .for_each(|finding| finding.message.insert_str(0, &format!("{side}: ")));
        failure
    })?;
    Ok(generated.api)
}

/// `Shop 1 to 2`.
fn heading(old: &Api, new: &Api) -> String {
    let (was, is) = (&old.info.version, &new.info.version);
    match was == is {
        true => format!("{} {is}", new.info.title),
        false => format!("{} {was} to {is}", new.info.title),
    }
}

impl Broken {
    fn is_reached(self, verdict: Verdict) -> bool {
        match self {
            Broken::Any => verdict.is_breaking(),
            Broken::Wire => verdict.wire == Wire::Breaking,
            Broken::Crate => verdict.semver == Semver::Major,
        }
    }
}
