//! `diff`: reports the changes between two specs, or between two revisions of one.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::{ValueEnum, ValueHint};
use sailgen::api::Api;
use sailgen::config::roots_among;
use sailgen::diagnostic::Code;
use sailgen::diff::{self, Colours, Semver, Verdict, Wire};
use sailgen::openapi::Elsewhere;
use sailgen::{Config, Failure, meanings};

use super::args::{self, OptionArgs};
use super::changelog::{ChangelogArgs, range};
use super::end::End;
use super::git::{Past, Repository, Revisions};
use super::print;
use super::stdin::{is_stdin, read_into};

#[derive(Debug, clap::Args)]
pub struct Args {
    /// The old spec: its root file, a folder of root files, or a glob; with --git, the spec
    #[arg(value_name = "OLD", value_hint = ValueHint::FilePath, required_unless_present = "git")]
    old: Option<PathBuf>,
    /// The new spec; with --git, one more root file
    #[arg(value_name = "NEW", value_hint = ValueHint::FilePath, required_unless_present = "git")]
    new: Option<PathBuf>,
    /// More root files, with --git
    #[arg(value_name = "MORE", value_hint = ValueHint::FilePath, requires = "git")]
    more: Vec<PathBuf>,
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
    #[command(flatten)]
    changelog: ChangelogArgs,
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
    /// Returns the output format of failures.
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
    let outline = || {
        let revisions = args.git.as_ref().map(|revisions| dated(&config, revisions));
        args.changelog.outline(&old, &new, revisions.as_deref())
    };
    print::to_stdout(&match args.format {
        Format::Text => diff::text(&changes, Colours::Ansi),
        Format::Markdown => diff::markdown(&changes, &outline()),
        Format::Json => diff::json(&changes, &outline()),
    });
    let is_reached = match args.changelog.exit_code {
        Some(level) => level.is_reached(&changes),
        None => args.fail_on.is_reached(diff::verdict(&changes)),
    };
    // The process ends here: dropping all models of both sides first would take time.
    std::mem::forget((old, new));
    Ok(if is_reached { End::Differs } else { End::Well })
}

/// Describes the revisions with their dates.
fn dated(config: &Config, revisions: &Revisions) -> String {
    let root = config.spec.path.as_deref().and_then(Path::parent);
    let folder = root.filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    range(folder, &revisions.old, revisions.new.as_deref())
}

/// Returns the options and both sides.
fn sides(args: &Args) -> Result<(Config, Api, Api), Failure> {
    let in_git = args.git.is_some();
    let named = [&args.old, &args.new].into_iter().flatten();
    let named = named.skip(usize::from(!in_git)).chain(&args.more);
    let config = args
        .options
        .config_of(&named.cloned().collect::<Vec<_>>())?;
    let (old, new) = match &args.git {
        None => {
            let mut old = config.clone();
            (old.spec.path, old.spec.paths) = (args.old.clone(), Vec::new());
            if args.old.as_deref().is_some_and(is_stdin) && !old.spec.given.is_empty() {
                let message = "standard input is one of the two specs, and not both";
                return Err(Failure::new(Code::BadOption, message));
            }
            old.spec.given.clear();
            read_into(&mut old)?;
            (
                (old, "the old spec".to_owned()),
                (config.clone(), "the new spec".to_owned()),
            )
        }
        Some(revisions) => {
            let places = written(&config).chain(&config.spec.allow_outside);
            let places: Vec<PathBuf> = places.cloned().collect();
            let repository = Arc::new(Repository::open(&places)?);
            let at = |revision: &String| at(&config, Past::new(&repository, revision)?, revision);
            let old = at(&revisions.old)?;
            let new = match &revisions.new {
                Some(revision) => at(revision)?,
                None => (now(&config), "the spec as it is now".to_owned()),
            };
            (old, new)
        }
    };
    let ((mut old, old_side), (mut new, new_side)) = (old, new);
    for side in [&mut old, &mut new] {
        side.output.flavours = Some(Vec::new());
    }
    let [(old, _), (new, _)] = meanings([&old, &new]);
    Ok((config, of(&old_side, old)?, of(&new_side, new)?))
}

/// Returns the root files as the options name them.
fn written(config: &Config) -> impl Iterator<Item = &PathBuf> {
    config.spec.path.iter().chain(&config.spec.paths)
}

/// Returns the options for the spec at a revision, and the name of the spec in messages.
fn at(config: &Config, past: Past, revision: &str) -> Result<(Config, String), Failure> {
    let written: Vec<PathBuf> = written(config).cloned().collect();
    let mut config = config.clone();
    let spec = &mut config.spec;
    let side = format!("the spec at {revision}");
    let mut roots = Vec::new();
    for path in &written {
        roots
            .extend(roots_at(&past, path).map_err(|message| {
                Failure::new(Code::FileNotRead, format!("{side}: {message}"))
            })?);
    }
    if written.len() > 1 && roots.iter().any(|root| past.has(root)) {
        // A root file that only one side has was added or removed.
        roots.retain(|root| past.has(root));
    }
    (spec.path, spec.paths) = (None, roots);
    if let [_] = spec.paths[..] {
        spec.path = spec.paths.pop();
    }
    spec.files = Some(Elsewhere(Arc::new(past)));
    Ok((config, side))
}

/// Returns the options for the spec on disk.
fn now(config: &Config) -> Config {
    let mut config = config.clone();
    let paths = &mut config.spec.paths;
    let is_there = |path: &PathBuf| path.exists() || path.to_string_lossy().contains(GLOB);
    if paths.iter().any(is_there) {
        paths.retain(is_there);
    }
    config
}

/// Characters with a special meaning in globs.
const GLOB: [char; 3] = ['*', '?', '['];

/// Returns the root files that a path, a folder or a glob refers to in a revision.
fn roots_at(past: &Past, path: &Path) -> Result<Vec<PathBuf>, String> {
    let text = path.to_string_lossy();
    if past.has(path) {
        return Ok(vec![path.to_owned()]);
    }
    if !text.contains(GLOB) {
        let files = past.below(path);
        let roots = roots_among(&files).into_iter().map(|root| path.join(root));
        let roots: Vec<PathBuf> = roots.collect();
        return match (roots.is_empty(), files.is_empty()) {
            (true, true) => Ok(vec![path.to_owned()]),
            (true, false) => Err(format!("there is no root file below `{text}`")),
            (false, _) => Ok(roots),
        };
    }
    let pattern = glob::Pattern::new(&text)
        .map_err(|error| format!("`{text}` is not a valid glob: {}", error.msg))?;
    let parts = path.components();
    let folder: PathBuf = parts
        .take_while(|part| !part.as_os_str().to_string_lossy().contains(GLOB))
        .collect();
    let options = glob::MatchOptions {
        require_literal_separator: true,
        ..glob::MatchOptions::default()
    };
    let files = past.below(&folder).into_iter();
    let mut roots: Vec<PathBuf> = files
        .map(|file| folder.join(file))
        .filter(|file| pattern.matches_path_with(file, options))
        .collect();
    roots.sort();
    match roots.is_empty() {
        true => Err(format!("no file fits `{text}`")),
        false => Ok(roots),
    }
}

/// Adds the name of a side to its failure.
fn of(side: &str, api: Result<Api, Failure>) -> Result<Api, Failure> {
    api.map_err(|mut failure| {
        let findings = failure.findings.iter_mut();
        findings.for_each(|finding| finding.message.insert_str(0, &format!("{side}: ")));
        failure
    })
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
