//! The arguments and the heading of a changelog, and the condition for exit code 1.

use std::path::Path;

use clap::ValueEnum;
use sailgen::api::Api;
use sailgen::diff::{Change, Outline, Semver, Wire, verdict};

use super::git::git;

/// Arguments for the links of a changelog, and its exit code.
#[derive(Debug, clap::Args)]
pub struct ChangelogArgs {
    /// Link models to their pages at this address, in which `{name}` stands for the name
    #[arg(long, value_name = "ADDRESS")]
    model_link: Option<String>,
    /// Link operations to their pages at this address, in which `{id}` and `{tag}` stand for id and tag
    #[arg(long, value_name = "ADDRESS")]
    operation_link: Option<String>,
    /// Exit with 1 when there is a change of this level or a worse one, on the wire or in the crate; overrides `--fail-on`
    #[arg(long, value_name = "LEVEL", value_enum, conflicts_with = "fail_on")]
    pub exit_code: Option<Level>,
}

/// The least severe change that leads to exit code 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Level {
    /// Never
    Never,
    /// Any change
    Any,
    /// On the wire: safe, risky or breaking
    Safe,
    /// On the wire: risky or breaking
    Risky,
    /// On the wire: breaking
    Breaking,
    /// In the crate: minor or major
    Minor,
    /// In the crate: major
    Major,
}

impl Level {
    /// Returns `true` if the changes are at least this severe.
    pub fn is_reached(self, changes: &[Change]) -> bool {
        let all = verdict(changes);
        match self {
            Level::Never => false,
            Level::Any => !changes.is_empty(),
            Level::Safe => all.wire >= Wire::Safe,
            Level::Risky => all.wire >= Wire::Risky,
            Level::Breaking => all.wire >= Wire::Breaking,
            Level::Minor => all.semver >= Semver::Minor,
            Level::Major => all.semver >= Semver::Major,
        }
    }
}

impl ChangelogArgs {
    /// Returns the outline, with a heading such as `Shop 1 to 2 (v1, 2026-07-01 to v2, 2026-08-01)`.
    pub fn outline(&self, old: &Api, new: &Api, range: Option<&str>) -> Outline {
        let (was, is) = (&old.info.version, &new.info.version);
        let mut heading = match was == is {
            true => format!("{} {is}", new.info.title),
            false => format!("{} {was} to {is}", new.info.title),
        };
        if let Some(range) = range {
            heading = format!("{heading} ({range})");
        }
        let mut outline = Outline::new(old, new, heading);
        outline.model_link.clone_from(&self.model_link);
        outline.operation_link.clone_from(&self.operation_link);
        outline
    }
}

/// Describes two revisions with their dates. Without a new revision, `now` means the files on disk.
pub fn range(folder: &Path, old: &str, new: Option<&str>) -> String {
    let dated = |revision: &str| match date(folder, revision) {
        Some(date) => format!("{revision}, {date}"),
        None => revision.to_owned(),
    };
    let new = new.map_or("now".to_owned(), dated);
    format!("{} to {new}", dated(old))
}

/// Returns the author date of a revision.
fn date(folder: &Path, revision: &str) -> Option<String> {
    let arguments = [
        "log",
        "-1",
        "--format=%as",
        "--end-of-options",
        revision,
        "--",
    ];
    let text = git(folder, &arguments).ok()?;
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}
