//! Decides which files may be read: those below the root folder and the folders that the options
//! allow. It parses nothing.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::{fs, io};

use super::files::{Elsewhere, Files, NotRead, normal};
use super::options::LoadOptions;
use crate::diagnostic::{Code, nearest};
use crate::openapi::address::outside;
use crate::openapi::error::ResolveError;
use crate::text::shell::quoted;

/// The root folder, and the folders that files may be read from.
pub(super) struct Folders<'o> {
    pub folder: &'o Path,
    /// The root folder and those that the options allow, with symbolic links resolved.
    allowed: Vec<PathBuf>,
    /// Folders checked so far; `true` if files in them may be read.
    known: Mutex<HashMap<PathBuf, bool>>,
    options: &'o LoadOptions,
}

impl<'o> Folders<'o> {
    pub fn new(folder: &'o Path, options: &'o LoadOptions) -> Self {
        let allowed = [folder]
            .into_iter()
            .chain(options.allow_outside.iter().map(PathBuf::as_path));
        Folders {
            folder,
            allowed: allowed
                .filter_map(|folder| fs::canonicalize(folder).ok())
                .collect(),
            known: Mutex::default(),
            options,
        }
    }

    /// Reads a file; `path` is relative to the root folder.
    pub fn read(&self, path: &str) -> Result<Vec<u8>, ResolveError> {
        if let Some(bytes) = self.given(path) {
            return match bytes.len() as u64 {
                size if size > self.options.max_file_bytes => Err(self.too_large(path, size)),
                _ => Ok(bytes.to_vec()),
            };
        }
        if let Some(Elsewhere(files)) = &self.options.files {
            return self.read_from(&**files, path);
        }
        self.check_place(path, Path::new(path))?;
        fs::read(self.folder.join(path)).map_err(|error| self.not_read(path, &error))
    }

    /// Tells the source of the files which of them are read next.
    pub fn expect(&self, paths: &[String]) {
        if let Some(Elsewhere(files)) = &self.options.files {
            let paths: Vec<PathBuf> = paths.iter().map(|path| self.folder.join(path)).collect();
            files.expect(&paths, self.options.max_file_bytes);
        }
    }

    /// The contents that the options have for a file.
    fn given(&self, path: &str) -> Option<&[u8]> {
        let given = &self.options.given;
        let path = (!given.is_empty()).then(|| normal(&self.folder.join(path)))?;
        given.get(&path).map(|bytes| &**bytes)
    }

    /// Returns `true` if the file exists.
    pub fn has(&self, path: &str) -> bool {
        match &self.options.files {
            _ if self.given(path).is_some() => true,
            Some(Elsewhere(files)) => {
                let full = self.folder.join(path);
                let names = files.names(full.parent().unwrap_or(self.folder));
                let name = full.file_name().and_then(|name| name.to_str());
                name.is_some_and(|name| names.iter().any(|other| other == name))
            }
            None => self.folder.join(path).exists(),
        }
    }

    /// Reads a file that is not on disk. Access is decided by the path alone, without resolving
    /// links.
    fn read_from(&self, files: &dyn Files, path: &str) -> Result<Vec<u8>, ResolveError> {
        let full = self.folder.join(path);
        let absolute = |path: &Path| {
            let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
            normal(&path)
        };
        let wanted = absolute(&full);
        let mut folders = [self.folder]
            .into_iter()
            .chain(self.options.allow_outside.iter().map(PathBuf::as_path));
        if !folders.any(|folder| wanted.starts_with(absolute(folder))) {
            return Err(self.outside(path));
        }
        files
            .read(&full, self.options.max_file_bytes)
            .map_err(|error| match error {
                NotRead::Missing => self.not_read(path, &io::ErrorKind::NotFound.into()),
                NotRead::NotAFile => not_a_file(path),
                NotRead::Outside => self.outside(path),
                NotRead::TooLarge(bytes) => self.too_large(path, bytes),
                NotRead::Failed(error) => self.not_read(path, &error),
            })
    }

    /// Accepts only plain files below an allowed folder that are not too large. Links are resolved
    /// first. For a path outside, the error does not reveal whether the file exists.
    fn check_place(&self, path: &str, file: &Path) -> Result<(), ResolveError> {
        let not_read = |error: io::Error| self.not_read(path, &error);
        let full = self.folder.join(file);
        match self.allows_folder(full.parent().unwrap_or(self.folder)) {
            Ok(true) => {}
            Ok(false) => return Err(self.outside(path)),
            Err(_) if !self.allows(&self.without_links(file)) => return Err(self.outside(path)),
            Err(error) => return Err(not_read(error)),
        }
        let mut found = fs::symlink_metadata(&full).map_err(not_read)?;
        if found.is_symlink() {
            if !self.allows(&fs::canonicalize(&full).map_err(not_read)?) {
                return Err(self.outside(path));
            }
            found = fs::metadata(&full).map_err(not_read)?;
        }
        if !found.is_file() {
            return Err(not_a_file(path));
        }
        if found.len() > self.options.max_file_bytes {
            return Err(self.too_large(path, found.len()));
        }
        Ok(())
    }

    /// Returns `true` if files in this folder may be read. The answer is cached: many files share a
    /// folder, and resolving links costs a system call for each component of the path.
    fn allows_folder(&self, folder: &Path) -> io::Result<bool> {
        let known = || self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(&allowed) = known().get(folder) {
            return Ok(allowed);
        }
        let allowed = self.allows(&fs::canonicalize(folder)?);
        known().insert(folder.to_owned(), allowed);
        Ok(allowed)
    }

    /// Returns `true` if a path without links is below the root folder or one that the options
    /// allow.
    fn allows(&self, real: &Path) -> bool {
        self.allowed.iter().any(|folder| real.starts_with(folder))
    }

    fn too_large(&self, path: &str, bytes: u64) -> ResolveError {
        let most = self.options.max_file_bytes;
        let message = format!("`{path}` has {bytes} bytes, and the limit is {most}");
        ResolveError::new(Code::TooLarge, message)
    }

    /// Returns the names of the entries in a folder.
    fn names(&self, folder: &Path) -> Vec<String> {
        if let Some(Elsewhere(files)) = &self.options.files {
            return files.names(folder);
        }
        fs::read_dir(folder)
            .into_iter()
            .flatten()
            .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
            .collect()
    }

    /// The error for a file outside the allowed folders; its help names the option that allows it.
    fn outside(&self, path: &str) -> ResolveError {
        let written = normal(&self.folder.join(path));
        let folder = written.parent().unwrap_or(Path::new("."));
        let folder = match folder.as_os_str().is_empty() {
            true => Path::new("."),
            false => folder,
        };
        let folder = folder.to_string_lossy().replace('\\', "/");
        outside(path).with_help(format!(
            "move the file, or allow its folder: `--allow-outside {}`, or `allow-outside` of `[spec]` in sailgen.toml",
            quoted(folder.as_ref())
        ))
    }

    /// Returns the absolute path of a file under the assumption that no component below the root
    /// folder is a link.
    fn without_links(&self, file: &Path) -> PathBuf {
        let folder = match self.folder.as_os_str().is_empty() {
            true => Path::new("."),
            false => self.folder,
        };
        let real = fs::canonicalize(folder).unwrap_or_else(|_| self.folder.to_owned());
        normal(&real.join(file))
    }

    fn not_read(&self, path: &str, error: &io::Error) -> ResolveError {
        let missing = error.kind() == io::ErrorKind::NotFound;
        let message = if missing {
            format!("there is no file `{path}`")
        } else {
            format!("`{path}` cannot be read: {error}")
        };
        let found = ResolveError::new(Code::FileNotRead, message);
        let (folder, wanted) = path.rsplit_once('/').unwrap_or(("", path));
        let names = self.names(&self.folder.join(folder));
        match nearest(wanted, names.iter().map(String::as_str))
            .first()
            .filter(|_| missing)
        {
            Some(near) => found.with_help(format!("did you mean `{near}`?")),
            None => found,
        }
    }
}

fn not_a_file(path: &str) -> ResolveError {
    ResolveError::new(Code::FileNotRead, format!("`{path}` is not a file"))
}
