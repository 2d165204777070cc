//! Reads and writes `.sailgen/manifest.json`: the files that the last run wrote, and its inputs.
//! The file has one line per entry, so that merges touch few lines, and no timestamps, so that
//! equal runs write equal manifests.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::look::{self, Record};
use super::paths::OURS;
use super::{Fingerprint, OutputError, OutputFile, paths};
use crate::parallel;

/// The inputs of a set of files: equal stamps mean equal files.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
pub struct Stamp {
    /// Name and version of the program.
    pub tool: String,
    /// The options in use.
    pub options: Fingerprint,
    /// Every file that was read (spec, config, templates), keyed by a name that does not depend on
    /// the machine, such as its path relative to the root file.
    pub inputs: BTreeMap<String, Fingerprint>,
    /// Files that references lead to and that could not be read.
    #[serde(default)]
    pub unread: BTreeSet<String>,
    /// The numbers of the run, to report them again if there is nothing to do.
    #[serde(default)]
    pub counts: Counts,
}

/// The numbers of files that a run read and of models that it generated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[non_exhaustive]
pub struct Counts {
    /// Number of files of the spec, including replaced ones.
    pub files_read: usize,
    /// Number of models.
    pub models: usize,
}

impl Counts {
    /// Creates the counts.
    #[must_use]
    pub fn new(files_read: usize, models: usize) -> Self {
        Counts { files_read, models }
    }
}

/// The stamp of the last run and the files in the output folder.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
pub(super) struct Manifest {
    pub stamp: Stamp,
    pub files: BTreeMap<String, Record>,
}

/// Returns `true` if `dir` contains exactly the files that a run with this tool and these options
/// would write, so that the run can be skipped.
///
/// No YAML is parsed: `read` returns the bytes of an input by its name in the [`Stamp`], and equal
/// bytes refer to the same files again. Inputs are always read, since restoring an older copy may
/// keep its old modification time. A file in the output folder is read only if it is not older than
/// the manifest. Returns `false` in case of doubt.
///
/// ```
/// use sailgen::output::{self, Fingerprint, OutputFile, Stamp};
///
/// # let folder = std::env::temp_dir().join(format!("sailgen-doc-current-{}", std::process::id()));
/// # let dir = folder.as_path();
/// let (tool, options) = ("sailgen 0.1.0", Fingerprint::of(b"defaults"));
/// let inputs = [("api.yaml".to_string(), Fingerprint::of(b"openapi: 3.0.1"))].into();
/// output::write(&[], dir, &Stamp { tool: tool.into(), options, inputs, ..Stamp::default() }, false)?;
///
/// assert!(output::is_current(dir, tool, options, |_name| Ok(b"openapi: 3.0.1".to_vec())));
/// assert!(!output::is_current(dir, tool, options, |_name| Ok(b"openapi: 3.0.4".to_vec())));
/// # std::fs::remove_dir_all(dir).unwrap();
/// # Ok::<(), output::OutputError>(())
/// ```
pub fn is_current(
    dir: &Path,
    tool: &str,
    options: Fingerprint,
    read: impl Fn(&str) -> io::Result<Vec<u8>> + Sync,
) -> bool {
    current(dir, tool, options, read).is_some()
}

/// Returns the stamp and the files of an output folder if [`is_current()`] is `true` for it.
pub fn current(
    dir: &Path,
    tool: &str,
    options: Fingerprint,
    read: impl Fn(&str) -> io::Result<Vec<u8>> + Sync,
) -> Option<(Stamp, Vec<String>)> {
    let manifest = Manifest::read(dir).ok()??;
    manifest
        .is_current(dir, tool, options, read)
        .then(|| (manifest.stamp, manifest.files.into_keys().collect()))
}

impl Manifest {
    fn is_current(
        &self,
        dir: &Path,
        tool: &str,
        options: Fingerprint,
        read: impl Fn(&str) -> io::Result<Vec<u8>> + Sync,
    ) -> bool {
        if look::is_interrupted(dir) || self.stamp.tool != tool || self.stamp.options != options {
            return false;
        }
        if self.stamp.unread.iter().any(|name| read(name).is_ok()) {
            return false;
        }
        let Some(written) = fs::symlink_metadata(path(dir))
            .ok()
            .and_then(|meta| changed(&meta))
        else {
            return false;
        };
        let files: Vec<_> = self.files.iter().collect();
        let untouched = parallel::each(&files, |(path, record)| {
            let at = dir.join(path);
            let Ok(meta) = fs::symlink_metadata(&at) else {
                return false;
            };
            let is_older = changed(&meta).is_some_and(|time| time < written);
            meta.is_file()
                && if is_older {
                    meta.len() == record.size
                } else {
                    look::holds(&at, record)
                }
        });
        let inputs: Vec<_> = self.stamp.inputs.iter().collect();
        let same = |(name, recorded): &(&String, &Fingerprint)| {
            read(name).is_ok_and(|b| Fingerprint::of(&b) == **recorded)
        };
        untouched.into_iter().all(|it| it) && parallel::each(&inputs, same).into_iter().all(|it| it)
    }

    /// Removes and returns the files that a run leaves alone: those that exist, that the run does
    /// not write, and for which `keeps` returns `true`.
    pub fn take_kept(
        &mut self,
        wanted: &[OutputFile],
        dir: &Path,
        keeps: impl Fn(&str) -> bool,
    ) -> BTreeMap<String, Record> {
        let wanted: BTreeSet<&str> = wanted.iter().map(|file| file.path.as_str()).collect();
        let stays = |path: &str| {
            keeps(path) && !wanted.contains(path) && fs::symlink_metadata(dir.join(path)).is_ok()
        };
        let (kept, ours) = std::mem::take(&mut self.files)
            .into_iter()
            .partition(|(path, _)| stays(path));
        self.files = ours;
        kept
    }

    /// Reads the manifest of an output folder; `None` if there is none.
    pub fn read(dir: &Path) -> Result<Option<Manifest>, OutputError> {
        Manifest::read_file(&path(dir))
    }

    /// Reads a manifest file; `None` if there is none. Its paths are validated like those of a set.
    pub fn read_file(path: &Path) -> Result<Option<Manifest>, OutputError> {
        let text = match fs::read_to_string(path) {
            Err(error) if look::is_absence(&error) => return Ok(None),
            read => read.map_err(OutputError::io("read", path))?,
        };
        let bad = |why: String| OutputError::BadManifest {
            path: path.to_owned(),
            why,
        };
        let manifest: Manifest =
            serde_json::from_str(&text).map_err(|error| bad(error.to_string()))?;
        match manifest
            .files
            .keys()
            .find_map(|path| paths::objection(path).map(|why| (path, why)))
        {
            Some((path, why)) => Err(bad(format!("it lists {path:?}, and {why}"))),
            None => Ok(Some(manifest)),
        }
    }

    /// Serializes the manifest.
    pub fn to_text(&self) -> String {
        let mut text = String::new();
        let Stamp {
            tool,
            options,
            inputs,
            unread,
            counts: Counts { files_read, models },
        } = &self.stamp;
        let _ = write!(
            text,
            "{{\n  \"stamp\": {{\n    \"tool\": {},\n    \"options\": \"{options}\",",
            quoted(tool)
        );
        text.push_str("\n    \"inputs\": {");
        for (at, (name, fingerprint)) in inputs.iter().enumerate() {
            let _ = write!(
                text,
                "{}\n      {}: \"{fingerprint}\"",
                comma(at),
                quoted(name)
            );
        }
        text.push_str("\n    }");
        if !unread.is_empty() {
            text.push_str(",\n    \"unread\": [");
            for (at, name) in unread.iter().enumerate() {
                let _ = write!(text, "{}\n      {}", comma(at), quoted(name));
            }
            text.push_str("\n    ]");
        }
        let counts = format_args!("{{ \"files_read\": {files_read}, \"models\": {models} }}");
        let _ = write!(text, ",\n    \"counts\": {counts}");
        text.push_str("\n  },\n  \"files\": {");
        for (at, (path, Record { size, fingerprint })) in self.files.iter().enumerate() {
            let record = format_args!("{{ \"size\": {size}, \"fingerprint\": \"{fingerprint}\" }}");
            let _ = write!(text, "{}\n    {}: {record}", comma(at), quoted(path));
        }
        text.push_str("\n  }\n}\n");
        text
    }
}

/// Returns the path of the manifest.
pub(super) fn path(dir: &Path) -> PathBuf {
    dir.join(OURS).join("manifest.json")
}

/// Returns the time of the last change. The inode's change time is included, since the modification
/// time can be set to an older value.
#[cfg(unix)]
fn changed(meta: &fs::Metadata) -> Option<(i64, i64)> {
    use std::os::unix::fs::MetadataExt;
    Some((meta.mtime(), meta.mtime_nsec()).max((meta.ctime(), meta.ctime_nsec())))
}

/// Returns the time of the last change.
#[cfg(not(unix))]
fn changed(meta: &fs::Metadata) -> Option<std::time::SystemTime> {
    meta.modified().ok()
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

fn comma(at: usize) -> &'static str {
    if at == 0 { "" } else { "," }
}
