//! The spec as written: its files as trees, and OpenAPI's view of them.
//!
//! Loading starts at the path of the root file and returns a [`Spec`], which holds every file that
//! a `$ref` leads to. It knows nothing of models, names or languages.

mod about;
mod address;
mod anchor;
mod bind;
mod binding;
mod by_node;
mod error;
mod keyword;
mod limits;
mod load;
mod mapping;
mod names;
mod nesting;
mod node;
mod operation;
mod parsed;
mod report;
mod resolve;
mod root;
mod same;
mod schema;
mod spelling;
mod target;
mod type_name;
#[cfg(feature = "lint")]
mod typed;
mod version;
mod yaml;

use std::collections::{BTreeSet, HashMap};
use std::sync::atomic::AtomicUsize;
use std::sync::{Arc, OnceLock};

pub use about::{Info, Tag};
pub use error::{FollowError, ResolveError};
pub use limits::Limits;
pub use load::{Elsewhere, Files, LoadError, LoadOptions, NotRead, Override, load, normal};
pub(crate) use load::{folder_of, load_after, load_all};
pub use mapping::Mapping;
pub(crate) use names::{Named, Names};
pub use node::{Node, Tree};
pub(crate) use operation::path_variables;
pub use operation::{Content, Operation, content, media_types};
pub use schema::{Additional, Kind, SchemaView};
pub use spelling::Spelling;
pub use target::Target;
pub use version::Version;

pub(crate) use by_node::{NodeMap, NodeSet, NodesMap};
#[cfg(feature = "lint")]
pub(crate) use keyword::KEYWORDS;
pub(crate) use keyword::{Keyword, Role, role};
pub(crate) use report::{say_not_carried, say_union_of_itself, say_unknown_type};
pub(crate) use same::{are_equal, say_the_same};
pub(crate) use yaml::parse;

#[cfg(feature = "config")]
use serde::{Deserialize, Serialize};

use crate::diagnostic::{Code, Place};
use crate::source::{FileId, Origin, SourceMap};

/// The rules for combining the files of a spec into one API: the order of components, their names,
/// and the interpretation of literals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
#[cfg_attr(
    feature = "config",
    derive(Serialize, Deserialize),
    serde(rename_all = "kebab-case")
)]
pub enum Reading {
    /// As openapi-generator reads several files: the root file by one set of rules, all others by
    /// another.
    #[default]
    Files,
    /// As one document that a bundler has made of the files first. That document is never written.
    Document,
}

/// The rule by which schemas of the same name in several root files are the same component.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
#[cfg_attr(
    feature = "config",
    derive(Serialize, Deserialize),
    serde(rename_all = "kebab-case")
)]
#[non_exhaustive]
pub enum Equality {
    /// They are equal in everything, after resolving references.
    #[default]
    WithDocs,
    /// They are equal except for titles, descriptions and examples.
    WithoutDocs,
}

/// Every file of a spec, parsed.
#[derive(Debug)]
pub struct Spec {
    /// The texts and paths; the root files come first.
    pub sources: Arc<SourceMap>,
    /// The version of OpenAPI.
    pub version: Version,
    /// The rules for combining the files into one API.
    pub reading: Reading,
    /// The rule by which schemas of several root files are the same component.
    pub equality: Equality,
    /// The capitalisation of names.
    pub(crate) spelling: Arc<Spelling>,
    /// The root files, sorted by path.
    roots: Vec<FileId>,
    /// The name of each root file.
    root_names: Arc<HashMap<FileId, String>>,
    documents: Arc<Vec<Arc<parsed::Parsed>>>,
    by_path: Arc<HashMap<String, Result<FileId, ResolveError>>>,
    /// Maps addresses with a scheme to files.
    addresses: Arc<address::Addresses>,
    /// Number of names compared so far to suggest a correction.
    guesses: AtomicUsize,
    /// Names that schemas give themselves; built on first use.
    anchors: OnceLock<anchor::Anchors>,
    /// Schemas that bind the anchors of other schemas; built on first use.
    bindings: OnceLock<Vec<binding::Binding>>,
}

impl Spec {
    /// The root file; if there are several, the first by path.
    #[must_use]
    pub fn root(&self) -> Target<'_> {
        self.document(self.roots[0])
    }

    /// All root files, sorted by path.
    pub fn roots(&self) -> impl ExactSizeIterator<Item = Target<'_>> {
        self.roots.iter().map(|&file| self.document(file))
    }

    /// Returns the name of a root file: its stem, or for generic stems such as `openapi` the name
    /// of its folder. Empty if `root` is not a root file.
    #[must_use]
    pub fn root_name(&self, root: Target<'_>) -> &str {
        self.root_names.get(&root.file).map_or("", String::as_str)
    }

    /// Returns the API of one of the root files alone. The files are shared, not copied.
    #[must_use]
    pub fn of_root(&self, root: FileId) -> Spec {
        Spec {
            sources: Arc::clone(&self.sources),
            version: self.version,
            reading: self.reading,
            equality: self.equality,
            spelling: Arc::clone(&self.spelling),
            roots: vec![root],
            root_names: Arc::clone(&self.root_names),
            documents: Arc::clone(&self.documents),
            by_path: Arc::clone(&self.by_path),
            addresses: Arc::clone(&self.addresses),
            guesses: AtomicUsize::new(0),
            anchors: OnceLock::new(),
            bindings: OnceLock::new(),
        }
    }

    /// Returns `true` if a file is read by the rules for root files. With [`Reading::Document`] all
    /// files are.
    #[must_use]
    pub fn is_root(&self, file: FileId) -> bool {
        self.reading == Reading::Document || self.roots.contains(&file)
    }

    /// Returns the root node of a file.
    #[must_use]
    pub fn document(&self, file: FileId) -> Target<'_> {
        Target {
            file,
            node: &self.documents[file.0 as usize].root,
        }
    }

    /// Returns the location of a node as a path, a line and a JSON Pointer.
    #[must_use]
    pub fn origin(&self, at: Target<'_>) -> Origin {
        let source = &self.sources[at.file];
        Origin {
            file: source.path.clone(),
            line: source.line(at.node.offset),
            pointer: self.pointer(at.place()).unwrap_or_default(),
        }
    }

    /// Returns the place of an origin, for use in a diagnostic.
    #[must_use]
    pub fn place(&self, origin: &Origin) -> Option<Place> {
        let document = self.document(*self.by_path.get(&origin.file)?.as_ref().ok()?);
        Some(document.at(document.node.pointer(&origin.pointer)?).place())
    }

    /// The paths of files that references lead to and that could not be read, sorted. Files with
    /// syntax errors and files outside the allowed folders are left out.
    pub fn unread(&self) -> impl Iterator<Item = &str> {
        let failed = self
            .by_path
            .iter()
            .filter_map(|(path, found)| Some((path, found.as_ref().err()?)));
        let unread =
            failed.filter(|(_, error)| error.place.is_none() && error.code != Code::OutsideRoot);
        unread
            .map(|(path, _)| path.as_str())
            .collect::<BTreeSet<_>>()
            .into_iter()
    }

    /// Returns the JSON Pointer of a place in its file; `None` if the place does not belong to a
    /// node.
    #[must_use]
    pub fn pointer(&self, place: Place) -> Option<String> {
        self.documents
            .get(place.file.0 as usize)?
            .root
            .pointer_to(place.node)
    }
}
