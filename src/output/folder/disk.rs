//! The steps of a write on disk. The state that each step leaves behind if the run is killed is
//! described in the [documentation](crate::output).

use std::collections::HashSet;
use std::fs::{self, File, TryLockError};
use std::io::ErrorKind;
use std::path::Path;

use super::look::{
    Found, Record, exists, holds, is_absence, is_interrupted, is_link, look, new, pending,
};
use super::manifest::{self, Manifest};
use super::paths::OURS;
use super::{OutputError, OutputFile, paths, yours};
use crate::parallel;

/// Excludes the entries of [`OURS`] that do not belong in version control.
const GITIGNORE: &str = "/lock\n/new/\n/pending/\n";

/// Locks the output folder until dropped.
pub(super) struct Lock {
    _file: Option<File>,
}

impl Lock {
    /// Locks for writing. Creates the folder if needed.
    pub fn exclusive(dir: &Path) -> Result<Lock, OutputError> {
        let ours = dir.join(OURS);
        match look(&ours)? {
            Found::Other if is_link(&ours) => return Err(OutputError::Symlink { path: ours }),
            Found::File(_) | Found::Other => return Err(OutputError::InTheWay { path: ours }),
            Found::Folder | Found::Nothing => make_folder(&ours)?,
        }
        let path = ours.join("lock");
        let open = File::options()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&path);
        let lock = Lock::taken(
            open.map_err(OutputError::io("open", &path))?,
            File::try_lock,
            dir,
        )?;
        let gitignore = ours.join(".gitignore");
        if fs::read(&gitignore).ok().as_deref() != Some(GITIGNORE.as_bytes()) {
            fs::write(&gitignore, GITIGNORE).map_err(OutputError::io("write", &gitignore))?;
        }
        Ok(lock)
    }

    /// Locks for reading. Does nothing if no run has ever written to the folder.
    pub fn shared(dir: &Path) -> Result<Lock, OutputError> {
        match File::open(dir.join(OURS).join("lock")) {
            Ok(file) => Lock::taken(file, File::try_lock_shared, dir),
            Err(_) => Ok(Lock { _file: None }),
        }
    }

    fn taken(
        file: File,
        lock: fn(&File) -> Result<(), TryLockError>,
        dir: &Path,
    ) -> Result<Lock, OutputError> {
        match lock(&file) {
            Ok(()) => Ok(Lock { _file: Some(file) }),
            Err(TryLockError::WouldBlock) => Err(OutputError::Busy {
                dir: dir.to_owned(),
            }),
            // Some network file systems do not support locks; continue without one.
            Err(TryLockError::Error(_)) => Ok(Lock { _file: None }),
        }
    }
}

/// Fails if the folder contains files and sailgen has never written to it. Hidden files such as
/// `.git` are ignored, and so is everything if all that is to be written has new folders of its own,
/// as pages in a site have: it cannot be mistaken for what was there.
pub(super) fn refuse_foreign_folder(files: &[OutputFile], dir: &Path) -> Result<(), OutputError> {
    if look(&manifest::path(dir))? != Found::Nothing || is_interrupted(dir) {
        return Ok(());
    }
    let entries = match fs::read_dir(dir) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        entries => entries.map_err(OutputError::io("list", dir))?,
    };
    let names =
        entries.filter_map(|entry| Some(entry.ok()?.file_name().to_string_lossy().into_owned()));
    let has_own_folders = files.iter().all(|file| match file.path.split_once('/') {
        Some((folder, _)) => look(&dir.join(folder)).is_ok_and(|found| found == Found::Nothing),
        None => false,
    });
    match names.filter(|name| !name.starts_with('.')).min() {
        Some(_) if has_own_folders && !files.is_empty() => Ok(()),
        Some(example) => Err(OutputError::ForeignFolder {
            dir: dir.to_owned(),
            example,
        }),
        None => Ok(()),
    }
}

/// Removes the folder that was created for the lock, if nothing was written.
pub(super) fn leave_no_trace(dir: &Path) {
    let ours = dir.join(OURS);
    if look(&manifest::path(dir)).is_ok_and(|found| found == Found::Nothing) && !is_interrupted(dir)
    {
        let _ = fs::remove_file(ours.join("lock"));
        let _ = fs::remove_file(ours.join(".gitignore"));
        let _ = fs::remove_dir(&ours);
    }
}

/// Writes the files and the manifest to a staging folder. Once this returns they are complete, and
/// [`move_in`] or [`finish_interrupted`] moves them into place.
pub(super) fn prepare(
    dir: &Path,
    files: &[&OutputFile],
    manifest: &Manifest,
) -> Result<(), OutputError> {
    let aside = new(dir);
    let prepared = write_aside(dir, &aside, files, manifest);
    if prepared.is_err() {
        let _ = fs::remove_dir_all(&aside);
    }
    prepared?;
    rename(&aside, &pending(dir))
}

/// Removes files, and the folders that become empty.
pub(super) fn remove(dir: &Path, to_remove: &[&str]) -> Result<(), OutputError> {
    let mut folders: HashSet<&str> = HashSet::new();
    for path in to_remove {
        let at = dir.join(path);
        match fs::remove_file(&at) {
            Err(error) if !is_absence(&error) => return Err(OutputError::io("remove", &at)(error)),
            _ => folders.extend(paths::folders(path)),
        }
    }
    let mut folders: Vec<&str> = folders.into_iter().collect();
    folders.sort_unstable_by_key(|folder| std::cmp::Reverse(folder.len()));
    for folder in folders {
        // Fails for folders that are not empty, as intended.
        let _ = fs::remove_dir(dir.join(folder));
    }
    Ok(())
}

/// Moves the prepared files into place, and the manifest last. Files to remove must be gone
/// already: a folder may replace a file, and a name may return in another letter case.
pub(super) fn move_in<'a>(
    dir: &Path,
    to_move: impl Iterator<Item = &'a str>,
) -> Result<(), OutputError> {
    let aside = pending(dir);
    let mut there = HashSet::new();
    let mut moved = None;
    for path in to_move {
        let is_in = |folder: &str| {
            path.strip_prefix(folder)
                .is_some_and(|rest| rest.starts_with('/'))
        };
        if moved.is_some_and(is_in) {
            continue;
        }
        // A folder that does not exist yet is moved as a whole.
        let missing = paths::folders(path)
            .find(|folder| !there.contains(folder) && !exists(&dir.join(folder)));
        there.extend(paths::folders(path));
        moved = missing;
        let unit = missing.unwrap_or(path);
        rename(&aside.join("files").join(unit), &dir.join(unit))?;
    }
    rename(&aside.join("manifest.json"), &manifest::path(dir))?;
    fs::remove_dir_all(&aside).map_err(OutputError::io("remove", &aside))
}

/// Completes a run that was killed. Files changed since then are left alone.
pub(super) fn finish_interrupted(dir: &Path) -> Result<(), OutputError> {
    let (new, aside) = (new(dir), pending(dir));
    if exists(&new) {
        fs::remove_dir_all(&new).map_err(OutputError::io("remove", &new))?;
    }
    if !exists(&aside) {
        return Ok(());
    }
    // Without a readable manifest the run was already done, or a power failure damaged it.
    let Ok(Some(wanted)) = Manifest::read_file(&aside.join("manifest.json")) else {
        return fs::remove_dir_all(&aside).map_err(OutputError::io("remove", &aside));
    };
    let before = Manifest::read(dir).ok().flatten().unwrap_or_default();
    let is_safe = |path: &str| {
        paths::folders(path)
            .all(|f| matches!(look(&dir.join(f)), Ok(Found::Folder | Found::Nothing)))
    };
    let left = before
        .files
        .iter()
        .filter(|(path, _)| !wanted.files.contains_key(*path));
    // A file that is already gone is included: the run may have been killed before removing its
    // folder.
    let is_gone = |path: &str| !exists(&dir.join(path));
    let ours = left.filter(|(path, record)| {
        is_safe(path) && (is_gone(path) || holds(&dir.join(path), record))
    });
    remove(
        dir,
        &ours.map(|(path, _)| path.as_str()).collect::<Vec<_>>(),
    )?;

    let may_replace = |path: &str, record: &Record| match look(&dir.join(path)) {
        Ok(Found::Nothing) => true,
        Ok(Found::File(_)) => {
            let known = [Some(record), before.files.get(path)];
            known
                .into_iter()
                .flatten()
                .any(|record| holds(&dir.join(path), record))
        }
        _ => false,
    };
    let prepared = wanted
        .files
        .iter()
        .filter(|(path, _)| exists(&aside.join("files").join(path)));
    let to_move = prepared.filter(|(path, record)| is_safe(path) && may_replace(path, record));
    move_in(
        dir,
        to_move
            .map(|(path, _)| path.as_str())
            .collect::<Vec<_>>()
            .into_iter(),
    )
}

fn write_aside(
    dir: &Path,
    aside: &Path,
    files: &[&OutputFile],
    manifest: &Manifest,
) -> Result<(), OutputError> {
    let root = aside.join("files");
    make_folder(&root)?;
    let mut made = HashSet::new();
    for folder in files
        .iter()
        .filter_map(|file| paths::folders(&file.path).last())
    {
        if made.insert(folder) {
            make_folder(&root.join(folder))?;
        }
    }
    let write = |path: &Path, contents: &str| {
        fs::write(path, contents).map_err(OutputError::io("write", path))
    };
    let written = parallel::each(files, |file| {
        write(&root.join(&file.path), &yours::merged(dir, file))
    });
    written.into_iter().collect::<Result<(), OutputError>>()?;
    write(&aside.join("manifest.json"), &manifest.to_text())
}

fn make_folder(path: &Path) -> Result<(), OutputError> {
    fs::create_dir_all(path).map_err(OutputError::io("create the folder", path))
}

fn rename(from: &Path, to: &Path) -> Result<(), OutputError> {
    fs::rename(from, to).map_err(OutputError::io("move a file to", to))
}
