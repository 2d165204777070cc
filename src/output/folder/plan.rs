//! Compares the wanted files with a folder and its manifest, and plans the files to write and
//! remove. It reads the disk and changes nothing.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::fs;
use std::path::Path;

use super::look::{self, Found, Record};
use super::manifest::Manifest;
use super::{FileState, OutputError, OutputFile, paths, yours};
use crate::parallel;

/// The planned changes.
pub(super) struct Plan<'a> {
    /// The state of every file that is wanted or in the manifest, sorted by path.
    pub states: Vec<(String, FileState)>,
    /// The manifest's records of the wanted files.
    pub records: BTreeMap<String, Record>,
    /// Wanted files that are missing or outdated, sorted by path.
    pub to_write: Vec<&'a OutputFile>,
    /// Generated files that are no longer wanted.
    pub to_remove: Vec<&'a str>,
}

/// The current state that a plan is based on.
struct Present<'a> {
    dir: &'a Path,
    manifest: &'a Manifest,
    /// Files that are no longer wanted, keyed by lower-case path. One of them may return in another
    /// letter case, and is then the same file where case is ignored.
    leaving: HashMap<String, &'a Record>,
    /// Folders that do not exist yet, so that no file in them does.
    missing: HashSet<&'a str>,
}

impl<'a> Plan<'a> {
    /// Compares the set with the folder.
    pub fn new(
        files: &'a [OutputFile],
        dir: &Path,
        manifest: &'a Manifest,
    ) -> Result<Plan<'a>, OutputError> {
        let wanted: HashSet<&str> = files.iter().map(|file| file.path.as_str()).collect();
        let leaving: Vec<_> = manifest
            .files
            .iter()
            .filter(|(path, _)| !wanted.contains(path.as_str()))
            .collect();
        let lower = leaving
            .iter()
            .map(|(path, record)| (path.to_lowercase(), *record))
            .collect();
        let missing = check_folders(dir, manifest, &wanted)?;
        let present = Present {
            dir,
            manifest,
            leaving: lower,
            missing,
        };

        let mut plan = Plan {
            states: vec![],
            records: BTreeMap::new(),
            to_write: vec![],
            to_remove: vec![],
        };
        let judged = parallel::each(files, |file| {
            let record = Record::of(&file.contents);
            present
                .judge_wanted(file, &record)
                .map(|state| (state, record))
        });
        for (file, judged) in files.iter().zip(judged) {
            let (state, record) = judged?;
            plan.states.push((file.path.clone(), state));
            plan.records.insert(file.path.clone(), record);
            if state != FileState::Unchanged {
                plan.to_write.push(file);
            }
        }
        let judged = parallel::each(&leaving, |(path, record)| {
            present.judge_leaving(path, record)
        });
        for ((path, _), judged) in leaving.into_iter().zip(judged) {
            if let Some(state) = judged? {
                plan.states.push((path.clone(), state));
                plan.to_remove.push(path);
            }
        }
        plan.states.sort_unstable();
        plan.to_write.sort_unstable_by_key(|file| &file.path);
        Ok(plan)
    }

    /// Fails if the plan replaces or removes files that were changed by hand or not generated.
    pub fn refuse_loss(&self) -> Result<(), OutputError> {
        let of = |state| {
            self.states
                .iter()
                .filter(|(_, is)| *is == state)
                .map(|(path, _)| path.clone())
                .collect()
        };
        let (hand_changed, foreign): (Vec<_>, Vec<_>) =
            (of(FileState::HandChanged), of(FileState::Foreign));
        match hand_changed.is_empty() && foreign.is_empty() {
            true => Ok(()),
            false => Err(OutputError::WouldLose {
                hand_changed,
                foreign,
            }),
        }
    }
}

impl Present<'_> {
    fn judge_wanted(&self, file: &OutputFile, wanted: &Record) -> Result<FileState, OutputError> {
        if paths::folders(&file.path)
            .last()
            .is_some_and(|folder| self.missing.contains(folder))
        {
            return Ok(FileState::Missing);
        }
        let returning = self.leaving.get(&file.path.to_lowercase()).copied();
        let known = self.manifest.files.get(&file.path).or(returning);
        let lost = if known.is_some() {
            FileState::HandChanged
        } else {
            FileState::Foreign
        };
        let at = self.dir.join(&file.path);
        let len = match look::look(&at)? {
            Found::Nothing => return Ok(FileState::Missing),
            Found::Folder if self.is_leaving_whole(&file.path)? => return Ok(FileState::Missing),
            Found::Folder => return Err(OutputError::InTheWay { path: at }),
            Found::Other => return Ok(lost),
            Found::File(len) => len,
        };
        if !wanted.fits(len) && !known.is_some_and(|record| record.fits(len)) {
            return Ok(lost);
        }
        let bytes = fs::read(&at).map_err(OutputError::io("read", &at))?;
        // The fingerprint is needed only if the bytes differ, which is rare.
        let same = bytes == file.contents.as_bytes() || wanted.is_of(&bytes);
        Ok(match known {
            // If case is ignored, removing the old name removes the new one too, so it has to be
            // written again.
            _ if same && returning.is_none() => FileState::Unchanged,
            Some(record) if record.is(&bytes) => FileState::Stale,
            _ => lost,
        })
    }

    fn judge_leaving(&self, path: &str, record: &Record) -> Result<Option<FileState>, OutputError> {
        let at = self.dir.join(path);
        Ok(match look::look(&at)? {
            // Removed by hand. A folder in its place was not generated.
            Found::Nothing | Found::Folder => None,
            Found::File(_) if look::holds(&at, record) && !yours::has_additions(&at) => {
                Some(FileState::LeftOver)
            }
            Found::File(_) | Found::Other => Some(FileState::HandChanged),
        })
    }

    /// Returns `true` if a folder contains only generated files, so that it disappears with them.
    fn is_leaving_whole(&self, folder: &str) -> Result<bool, OutputError> {
        let at = self.dir.join(folder);
        let mut entries = fs::read_dir(&at)
            .map_err(OutputError::io("list", &at))?
            .peekable();
        if entries.peek().is_none() {
            return Ok(false);
        }
        for entry in entries {
            let entry = entry.map_err(OutputError::io("list", &at))?;
            let path = format!("{folder}/{}", entry.file_name().to_string_lossy());
            let leaves = self.manifest.files.contains_key(&path)
                || (look::look(&entry.path())? == Found::Folder && self.is_leaving_whole(&path)?);
            if !leaves {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

/// Fails if a folder is a symbolic link or if a file in the way was not generated. Returns the
/// missing folders.
fn check_folders<'a>(
    dir: &Path,
    manifest: &Manifest,
    wanted: &HashSet<&'a str>,
) -> Result<HashSet<&'a str>, OutputError> {
    let needed: BTreeSet<&'a str> = wanted
        .iter()
        .flat_map(|path| paths::folders(path))
        .collect();
    let known: BTreeSet<&str> = manifest
        .files
        .keys()
        .flat_map(|path| paths::folders(path))
        .collect();
    let mut missing = HashSet::new();
    for &folder in needed.union(&known) {
        let at = dir.join(folder);
        match look::look(&at)? {
            Found::Other if look::is_link(&at) => return Err(OutputError::Symlink { path: at }),
            Found::File(_) | Found::Other
                if needed.contains(folder) && !manifest.files.contains_key(folder) =>
            {
                return Err(OutputError::InTheWay { path: at });
            }
            Found::Nothing => missing.extend(needed.get(folder)),
            _ => {}
        }
    }
    Ok(missing)
}
