//! The root file → a [`Spec`] that holds every file a `$ref` leads to, each read and parsed once.
//!
//! Files are found in waves: those that the last wave refers to are read side by side. A file that cannot be read is
//! no error here; it becomes one when a stage follows a reference to it.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::{Component, Path, PathBuf};
use std::sync::atomic::AtomicUsize;
use std::sync::{Mutex, OnceLock, PoisonError};
use std::{fs, io};

use super::node::{Node, Tree};
use super::resolve::{ResolveError, outside, percent_decode, relative};
use super::{Mapping, Spec, Version, yaml};
use crate::diagnostic::{Code, Diagnostics, Place, nearest};
use crate::parallel;
use crate::source::{FileId, Source, SourceMap};

/// How a spec is read.
#[derive(Debug, Clone)]
pub struct LoadOptions {
    /// Files to replace or patch before they are read.
    pub overrides: Vec<Override>,
    /// Folders outside the spec's root folder that references may lead to.
    pub allow_outside: Vec<PathBuf>,
    /// The largest file, in bytes.
    pub max_file_bytes: u64,
    /// The most files.
    pub max_files: usize,
}

impl Default for LoadOptions {
    fn default() -> Self {
        LoadOptions {
            overrides: Vec::new(),
            allow_outside: Vec::new(),
            max_file_bytes: 64 << 20,
            max_files: 50_000,
        }
    }
}

/// A change to files of the spec before they are read.
#[derive(Debug, Clone)]
pub struct Override {
    /// Which files, as a pattern on the path relative to the root folder (`**/documents/SearchDocument.yaml`).
    pub files: glob::Pattern,
    /// What to read instead of the file.
    pub replace: Option<Node>,
    /// A JSON Merge Patch (RFC 7396) to apply to what was read.
    pub patch: Option<Node>,
}

/// Reads the root file and every file it leads to.
///
/// # Errors
/// The root file cannot be read, is not YAML or JSON, or is no OpenAPI 3.0 or 3.1 document: `diagnostics` says which,
/// and the texts come back so that the places can be shown.
pub fn load(
    path: &Path,
    options: &LoadOptions,
    diagnostics: &mut Diagnostics,
) -> Result<Spec, SourceMap> {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    let Some(name) = path.file_name().and_then(|name| name.to_str()) else {
        diagnostics.push(
            Code::FileNotRead,
            None,
            format!("`{}` is not the path of a file", path.display()),
        );
        return Err(SourceMap::default());
    };
    let mut loader = Loader::new(folder, options);
    loader.read_waves(name, diagnostics);
    if let Some(Err(error)) = loader.by_path.get(name) {
        let message = error
            .message
            .replace(&format!("`{name}`"), &format!("`{}`", path.display()));
        diagnostics
            .push(error.code, error.place, message)
            .help
            .clone_from(&error.help);
        return Err(loader.sources);
    }
    loader.finish(diagnostics)
}

struct Loader<'o> {
    folder: &'o Path,
    /// The root folder and those that the options allow, all their links followed.
    allowed: Vec<PathBuf>,
    /// Folders that were looked at, and whether files in them may be read.
    folders: Mutex<HashMap<PathBuf, bool>>,
    options: &'o LoadOptions,
    sources: SourceMap,
    documents: Vec<Node>,
    by_path: HashMap<String, Result<FileId, ResolveError>>,
    /// Paths in which percent signs stand for other characters, with the paths of the files.
    encoded: BTreeMap<String, String>,
}

/// A file that a wave has read.
struct Loaded {
    text: String,
    /// The tree, or why there is none and at which byte.
    parsed: Result<yaml::Parsed, (ResolveError, u32)>,
    /// Other files, relative to the root folder.
    refers_to: Vec<Reference>,
}

/// A file that another one refers to.
struct Reference {
    /// The path as the reference says it.
    written: String,
    /// The path of the file, where that is another one.
    decoded: Option<String>,
}

impl<'o> Loader<'o> {
    fn new(folder: &'o Path, options: &'o LoadOptions) -> Self {
        let (sources, documents, by_path, encoded, folders) = Default::default();
        let allowed = [folder]
            .into_iter()
            .chain(options.allow_outside.iter().map(PathBuf::as_path));
        let allowed = allowed
            .filter_map(|folder| fs::canonicalize(folder).ok())
            .collect();
        Loader {
            folder,
            allowed,
            folders,
            options,
            sources,
            documents,
            by_path,
            encoded,
        }
    }

    fn read_waves(&mut self, root: &str, diagnostics: &mut Diagnostics) {
        let mut wave = vec![root.to_owned()];
        while !wave.is_empty() {
            let results = parallel::each(&wave, |path| self.read(path));
            let mut next = BTreeSet::new();
            for (path, result) in wave.into_iter().zip(results) {
                let found = result.and_then(|loaded| {
                    for Reference { written, decoded } in &loaded.refers_to {
                        next.insert(decoded.as_ref().unwrap_or(written).clone());
                        self.encoded
                            .extend(decoded.clone().map(|file| (written.clone(), file)));
                    }
                    self.keep(&path, loaded, diagnostics)
                });
                self.by_path.insert(path, found);
            }
            wave = next
                .into_iter()
                .filter(|path| !self.by_path.contains_key(path))
                .collect();
            if self.sources.len() + wave.len() > self.options.max_files {
                let most = self.options.max_files;
                diagnostics.push(
                    Code::TooLarge,
                    None,
                    format!("the spec refers to more than {most} files"),
                );
                return;
            }
        }
        for (written, file) in std::mem::take(&mut self.encoded) {
            let found = self.by_path.get(&file).cloned();
            self.by_path.extend(found.map(|found| (written, found)));
        }
    }

    fn read(&self, path: &str) -> Result<Loaded, ResolveError> {
        let changes = || {
            self.options
                .overrides
                .iter()
                .filter(|change| change.files.matches(path))
        };
        let (text, mut parsed) = match changes().rev().find_map(|change| change.replace.as_ref()) {
            Some(node) => (
                String::new(),
                Ok(yaml::Parsed {
                    root: node.clone(),
                    duplicates: Vec::new(),
                }),
            ),
            None => parse(path, self.bytes(path)?),
        };
        let mut refers_to = Vec::new();
        if let Ok(parsed) = &mut parsed {
            for change in changes() {
                if let Some(patch) = &change.patch {
                    merge(&mut parsed.root, patch);
                }
            }
            references(&parsed.root, Inside::Object, &mut |reference| {
                let file = reference
                    .split_once('#')
                    .map_or(reference, |(file, _)| file)
                    .trim();
                if !file.is_empty() {
                    refers_to.extend(self.reference(path, file));
                }
            });
        }
        Ok(Loaded {
            text,
            parsed,
            refers_to,
        })
    }

    /// Percent signs stand for themselves where a file is named so, and for other characters where none is.
    fn reference(&self, from: &str, file: &str) -> Option<Reference> {
        let written = relative(from, file).ok()?;
        if !file.contains('%') || self.folder.join(&written).exists() {
            return Some(Reference {
                written,
                decoded: None,
            });
        }
        // What is no relative path any more is refused when it is to be read.
        let decoded = percent_decode(file);
        let decoded = relative(from, &decoded).unwrap_or_else(|_| decoded.into_owned());
        Some(Reference {
            written,
            decoded: Some(decoded),
        })
    }

    fn bytes(&self, path: &str) -> Result<Vec<u8>, ResolveError> {
        self.check_place(path, Path::new(path))?;
        fs::read(self.folder.join(path)).map_err(|error| self.not_read(path, &error))
    }

    /// Only plain files below the root folder, no larger than allowed; links are followed before that is judged. Of
    /// what lies elsewhere not even the existence is told.
    fn check_place(&self, path: &str, file: &Path) -> Result<(), ResolveError> {
        let not_read = |error: io::Error| self.not_read(path, &error);
        let full = self.folder.join(file);
        match self.allows_folder(full.parent().unwrap_or(self.folder)) {
            Ok(true) => {}
            Ok(false) => return Err(outside(path)),
            Err(_) if self.options.allow_outside.is_empty() && climbs_out(file) => {
                return Err(outside(path));
            }
            Err(error) => return Err(not_read(error)),
        }
        let mut found = fs::symlink_metadata(&full).map_err(not_read)?;
        if found.is_symlink() {
            if !self.allows(&fs::canonicalize(&full).map_err(not_read)?) {
                return Err(outside(path));
            }
            found = fs::metadata(&full).map_err(not_read)?;
        }
        if !found.is_file() {
            return Err(ResolveError::new(
                Code::FileNotRead,
                format!("`{path}` is not a file"),
            ));
        }
        if found.len() > self.options.max_file_bytes {
            let most = self.options.max_file_bytes;
            let message = format!(
                "`{path}` has {} bytes, and the limit is {most}",
                found.len()
            );
            return Err(ResolveError::new(Code::TooLarge, message));
        }
        Ok(())
    }

    /// Whether files in a folder may be read. Many files share one, and following its links takes a system call for each
    /// part of its path.
    fn allows_folder(&self, folder: &Path) -> io::Result<bool> {
        let known = || self.folders.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(&allowed) = known().get(folder) {
            return Ok(allowed);
        }
        let allowed = self.allows(&fs::canonicalize(folder)?);
        known().insert(folder.to_owned(), allowed);
        Ok(allowed)
    }

    /// Whether a place, all its links followed, is below the root folder or one that the options allow.
    fn allows(&self, real: &Path) -> bool {
        self.allowed.iter().any(|folder| real.starts_with(folder))
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
        let names: Vec<String> = fs::read_dir(self.folder.join(folder))
            .into_iter()
            .flatten()
            .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
            .collect();
        match nearest(wanted, names.iter().map(String::as_str))
            .first()
            .filter(|_| missing)
        {
            Some(near) => found.with_help(format!("did you mean `{near}`?")),
            None => found,
        }
    }

    /// Gives the file its id.
    fn keep(
        &mut self,
        path: &str,
        loaded: Loaded,
        diagnostics: &mut Diagnostics,
    ) -> Result<FileId, ResolveError> {
        let file = self.sources.add(Source::new(path, loaded.text));
        let (root, result) = match loaded.parsed {
            Ok(parsed) => {
                for twice in parsed.duplicates {
                    let place = Place {
                        file,
                        offset: twice.offset,
                        node: twice.node,
                    };
                    let message = format!("the key `{}` stands twice; this one counts", twice.key);
                    diagnostics.push(Code::DuplicateKey, place, message);
                }
                (parsed.root, Ok(file))
            }
            Err((error, offset)) => {
                let place = Place {
                    file,
                    offset,
                    node: Place::WHOLE_FILE,
                };
                (
                    Node::new(Tree::Null),
                    Err(ResolveError {
                        place: Some(place),
                        ..error
                    }),
                )
            }
        };
        self.documents.push(root);
        result
    }

    fn finish(self, diagnostics: &mut Diagnostics) -> Result<Spec, SourceMap> {
        let (sources, documents, by_path) = (self.sources, self.documents, self.by_path);
        let (guesses, anchors) = (AtomicUsize::new(0), OnceLock::new());
        let spec = Spec {
            sources,
            documents,
            by_path,
            version: Version::V3_0,
            guesses,
            anchors,
        };
        match super::version::version(&spec, diagnostics) {
            Some(version) => Ok(Spec { version, ..spec }),
            None => Err(spec.sources),
        }
    }
}

/// The text of a file without a byte order mark, as far as it is text, and its tree.
fn parse(path: &str, bytes: Vec<u8>) -> (String, Result<yaml::Parsed, (ResolveError, u32)>) {
    match String::from_utf8(bytes) {
        Ok(text) => {
            let text = text
                .strip_prefix('\u{feff}')
                .map(str::to_owned)
                .unwrap_or(text);
            let parsed = yaml::parse(&text).map_err(|error| {
                let message = format!("`{path}` is not valid: {}", error.message);
                (ResolveError::new(Code::Syntax, message), error.offset)
            });
            (text, parsed)
        }
        Err(error) => {
            let end = error.utf8_error().valid_up_to();
            let text = String::from_utf8_lossy(&error.as_bytes()[..end]).into_owned();
            let message =
                format!("`{path}` is not UTF-8 text: byte {end} is not part of a character");
            (
                text,
                Err((
                    ResolveError::new(Code::NotText, message),
                    u32::try_from(end).unwrap_or(u32::MAX),
                )),
            )
        }
    }
}

/// Whether a relative path goes up further than it has gone down.
fn climbs_out(path: &Path) -> bool {
    let mut depth = 0;
    path.components().any(|part| {
        match part {
            Component::ParentDir => depth -= 1,
            Component::Normal(_) => depth += 1,
            Component::CurDir | Component::RootDir | Component::Prefix(_) => {}
        }
        depth < 0
    })
}

/// What the keys of a mapping are.
#[derive(Clone, Copy, PartialEq)]
enum Inside {
    /// Keywords of OpenAPI.
    Object,
    /// Names of somebody's own.
    Names,
}

/// Finds the text of every `$ref`, and discriminator mappings that look like one. Examples, defaults and enum values
/// are data: a `$ref` in them is none.
fn references(node: &Node, inside: Inside, found: &mut impl FnMut(&str)) {
    for item in node.items() {
        references(item, Inside::Object, found);
    }
    for (key, child) in node.entries() {
        match (inside, key) {
            // A text below the name `$ref` is a reference in place of all the names: `paths: {$ref: paths.yaml}`.
            (_, "$ref") | (Inside::Object, "$dynamicRef") if child.as_str().is_some() => {
                child.as_str().into_iter().for_each(&mut *found);
            }
            // An example of a media type may stand in a file of its own.
            (Inside::Object, "examples") => {
                let files = child
                    .entries()
                    .filter_map(|(_, example)| example.get("$ref")?.as_str());
                files.for_each(&mut *found);
            }
            (Inside::Object, "example" | "default" | "enum" | "const") => {}
            (Inside::Object, key) if key.starts_with("x-") => {}
            (Inside::Object, "mapping") => {
                child
                    .entries()
                    .filter_map(|(_, to)| to.as_str())
                    .filter(|to| to.contains(['/', '.']))
                    .for_each(&mut *found);
            }
            (
                Inside::Object,
                "properties" | "patternProperties" | "$defs" | "definitions" | "schemas"
                | "dependentSchemas" | "responses" | "requestBodies" | "headers" | "callbacks"
                | "paths" | "webhooks" | "pathItems" | "content" | "parameters",
            ) => references(child, Inside::Names, found),
            _ => references(child, Inside::Object, found),
        }
    }
}

/// JSON Merge Patch (RFC 7396). Nodes of the patch stand in no file.
fn merge(node: &mut Node, patch: &Node) {
    if patch.as_map().is_none() {
        node.tree = patch.tree.clone();
        return;
    }
    if node.as_map().is_none() {
        node.tree = Tree::Map(Box::default());
    }
    if let Tree::Map(map) = &mut node.tree {
        for (key, change) in patch.entries() {
            apply(map, key, change);
        }
    }
}

fn apply(map: &mut Mapping, key: &str, change: &Node) {
    if change.is_null() {
        map.remove(key);
    } else {
        merge(map.get_or_insert(key, || Node::new(Tree::Null)), change);
    }
}
