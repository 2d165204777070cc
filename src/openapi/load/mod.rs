//! Loads the root files and every file that a `$ref` leads to into a [`Spec`]; each file is read
//! and parsed once.
//!
//! Files are loaded in waves: all files that the previous wave refers to are read in parallel. A
//! file that cannot be read is not an error at this point; it becomes one when a later stage
//! follows a reference to it.

mod before;
mod error;
mod extensions;
mod files;
mod folders;
mod javascript;
mod options;
mod parse;
mod patch;
mod references;
mod roots;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicUsize;
use std::sync::{Arc, OnceLock};

pub use self::error::LoadError;
pub use self::files::{Elsewhere, Files, NotRead, normal};
pub use self::options::{LoadOptions, Override};
pub use self::roots::folder_of;

use self::folders::Folders;
use self::parse::parse;
use self::patch::merge;
use self::references::{Inside, references};
use self::roots::{Roots, common_folder, root_names};
use super::address::Addresses;
use super::error::ResolveError;
use super::node::{Node, Tree};
use super::parsed::Parsed;
use super::resolve::percent_decode;
use super::{Reading, Spec, Version};
use crate::diagnostic::{Code, Diagnostics, Place};
use crate::parallel;
use crate::source::{FileId, Source, SourceMap};

/// Reads the root file and every file it refers to, directly or indirectly.
///
/// # Errors
/// If the root file cannot be read, is not YAML or JSON, or is not an OpenAPI 3.0 or 3.1 document.
/// `diagnostics` has the reason; the error holds the sources needed to show its place.
pub fn load(
    path: &Path,
    options: &LoadOptions,
    diagnostics: &mut Diagnostics,
) -> Result<Spec, LoadError> {
    load_all(&[path], options, diagnostics)
}

/// Reads several root files and every file they refer to, each once. The order of `paths` does not
/// matter.
///
/// # Errors
/// As for [`load`].
pub fn load_all(
    paths: &[impl AsRef<Path>],
    options: &LoadOptions,
    diagnostics: &mut Diagnostics,
) -> Result<Spec, LoadError> {
    load_after(None, paths, options, diagnostics)
}

/// Like [`load_all`], but does not parse files again that are the same in a spec loaded before. The
/// options of both must change files in the same way as they are read.
///
/// # Errors
/// As for [`load`].
pub(crate) fn load_after(
    before: Option<&Spec>,
    paths: &[impl AsRef<Path>],
    options: &LoadOptions,
    diagnostics: &mut Diagnostics,
) -> Result<Spec, LoadError> {
    let Roots { folder, names } = match common_folder(paths) {
        Ok(roots) => roots,
        Err(message) => {
            diagnostics.push(Code::FileNotRead, None, message);
            return Err(LoadError::default());
        }
    };
    let mut loader = Loader::new(&folder, options, before);
    loader.read_waves(&names, diagnostics);
    let mut roots = Vec::with_capacity(names.len());
    let mut failed = false;
    for name in &names {
        match loader.by_path.get(name) {
            Some(Ok(file)) => roots.push(*file),
            Some(Err(error)) => {
                let path = match folder == Path::new(".") {
                    true => PathBuf::from(name),
                    false => folder.join(name),
                };
                let message = error
                    .message
                    .replace(&format!("`{name}`"), &format!("`{}`", path.display()));
                diagnostics
                    .push(error.code, error.place, message)
                    .help
                    .clone_from(&error.help);
                failed = true;
            }
            None => failed = true,
        }
    }
    if failed {
        return Err(LoadError {
            sources: loader.sources,
        });
    }
    let called = root_names(&folder, &names);
    let called = roots.iter().copied().zip(called).collect();
    loader.finish((roots, called), diagnostics)
}

struct Loader<'o> {
    folders: Folders<'o>,
    options: &'o LoadOptions,
    /// A spec whose trees are taken over where the files are the same.
    before: Option<&'o Spec>,
    sources: SourceMap,
    documents: Vec<Arc<Parsed>>,
    by_path: HashMap<String, Result<FileId, ResolveError>>,
    /// Percent-encoded paths in references, with the paths of the files they denote.
    encoded: BTreeMap<String, String>,
    /// Maps addresses with a scheme to files.
    addresses: Arc<Addresses>,
    /// Values below `x-` keys that references lead to, by file and pointer; `true` once their own
    /// references have been collected.
    extensions: BTreeMap<(String, String), bool>,
}

/// The text of a file and its tree, or the error and its byte offset.
type FileTree = (String, Result<Arc<Parsed>, (ResolveError, u32)>);

/// A file that a wave has read.
struct Loaded {
    text: String,
    /// The tree, or the error and its byte offset.
    parsed: Result<Arc<Parsed>, (ResolveError, u32)>,
    /// References to other files and to values below `x-` keys.
    refers_to: Vec<Reference>,
}

/// A reference to a file, or to a value below an `x-` key.
struct Reference {
    /// The path in the reference, relative to the root folder.
    written: String,
    /// The percent-decoded path, if it is the one to read.
    decoded: Option<String>,
    /// The JSON Pointer, if it leads below an `x-` key.
    extension: Option<String>,
}

impl<'o> Loader<'o> {
    fn new(folder: &'o Path, options: &'o LoadOptions, before: Option<&'o Spec>) -> Self {
        let (sources, documents, by_path, encoded, extensions) = Default::default();
        Loader {
            folders: Folders::new(folder, options),
            options,
            before,
            sources,
            documents,
            by_path,
            encoded,
            addresses: Arc::new(Addresses::new(&options.map)),
            extensions,
        }
    }

    fn read_waves(&mut self, roots: &[String], diagnostics: &mut Diagnostics) {
        let mut wave = roots.to_vec();
        while !wave.is_empty() {
            self.folders.expect(&wave);
            let results = parallel::each(&wave, |path| self.read(path));
            let mut next = BTreeSet::new();
            for (path, result) in wave.into_iter().zip(results) {
                let found = result.and_then(|loaded| {
                    self.follow(&loaded.refers_to, &mut next);
                    self.keep(&path, loaded, diagnostics)
                });
                self.by_path.insert(path, found);
            }
            self.look_into_extensions(&mut next);
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
        let (text, parsed) = self.tree(path)?;
        let mut refers_to = Vec::new();
        if let Ok(parsed) = &parsed {
            references(&parsed.root, Inside::Object, &mut |reference| {
                refers_to.extend(self.reference(path, reference));
            });
        }
        Ok(Loaded {
            text,
            parsed,
            refers_to,
        })
    }

    /// Reads and parses a file, and makes the changes that the options ask for.
    fn tree(&self, path: &str) -> Result<FileTree, ResolveError> {
        let changes = || {
            let overrides = self.options.overrides.iter();
            overrides.filter(|change| change.files.matches(path))
        };
        let replaced = changes().rev().find_map(|change| change.replace.as_ref());
        let (text, parsed) = match replaced {
            Some(node) => (String::new(), Ok(Parsed::new(node.clone()))),
            None => {
                let bytes = self.folders.read(path)?;
                let same = self.before.and_then(|spec| spec.unchanged(path, &bytes));
                if let Some((text, parsed)) = same {
                    return Ok((text, Ok(parsed)));
                }
                parse(path, bytes)
            }
        };
        let changed = |mut parsed: Parsed| {
            for patch in changes().filter_map(|change| change.patch.as_ref()) {
                merge(&mut parsed.root, patch);
            }
            if self.options.reading == Reading::Document {
                javascript::respell(&mut parsed.root);
            }
            Arc::new(parsed)
        };
        Ok((text, parsed.map(changed)))
    }

    /// Resolves a reference. Its path is percent-decoded only if there is no file with the literal
    /// name.
    fn reference(&self, from: &str, reference: &str) -> Option<Reference> {
        let (file, pointer) = reference.split_once('#').unwrap_or((reference, ""));
        let file = file.trim();
        let extension = pointer
            .contains("/x-")
            .then(|| percent_decode(pointer).into_owned());
        if file.is_empty() {
            return extension.map(|pointer| Reference {
                written: from.to_owned(),
                decoded: None,
                extension: Some(pointer),
            });
        }
        let written = self.addresses.path(from, file).ok()?;
        if !file.contains('%') || self.folders.has(&written) {
            return Some(Reference {
                written,
                decoded: None,
                extension,
            });
        }
        // A decoded path that is not relative is refused when it is read.
        let decoded = percent_decode(file);
        let decoded = self.addresses.path(from, &decoded);
        let decoded = decoded.unwrap_or_else(|_| percent_decode(file).into_owned());
        Some(Reference {
            written,
            decoded: Some(decoded),
            extension,
        })
    }

    /// Adds the file to the sources, and reports its duplicate keys.
    fn keep(
        &mut self,
        path: &str,
        loaded: Loaded,
        diagnostics: &mut Diagnostics,
    ) -> Result<FileId, ResolveError> {
        let file = self.sources.add(Source::new(path, loaded.text));
        let (document, result) = match loaded.parsed {
            Ok(parsed) => {
                for twice in &parsed.duplicates {
                    let place = Place {
                        file,
                        offset: twice.offset,
                        node: twice.node,
                    };
                    let message = format!("duplicate key `{}`; the last value is used", twice.key);
                    diagnostics.push(Code::DuplicateKey, place, message);
                }
                (parsed, Ok(file))
            }
            Err((error, offset)) => {
                let place = Place {
                    file,
                    offset,
                    node: Place::WHOLE_FILE,
                };
                (
                    Arc::new(Parsed::new(Node::new(Tree::Null))),
                    Err(ResolveError {
                        place: Some(place),
                        ..error
                    }),
                )
            }
        };
        self.documents.push(document);
        result
    }

    fn finish(
        self,
        (roots, root_names): (Vec<FileId>, HashMap<FileId, String>),
        diagnostics: &mut Diagnostics,
    ) -> Result<Spec, LoadError> {
        let spec = Spec {
            sources: Arc::new(self.sources),
            reading: self.options.reading,
            equality: self.options.equality,
            spelling: Arc::clone(&self.options.spelling),
            roots,
            root_names: Arc::new(root_names),
            documents: Arc::new(self.documents),
            by_path: Arc::new(self.by_path),
            addresses: self.addresses,
            version: Version::V3_0,
            guesses: AtomicUsize::new(0),
            anchors: OnceLock::new(),
            bindings: OnceLock::new(),
        };
        match super::root::version(&spec, diagnostics) {
            Some(version) => Ok(Spec { version, ..spec }),
            None => Err(LoadError {
                sources: Arc::unwrap_or_clone(spec.sources),
            }),
        }
    }
}
