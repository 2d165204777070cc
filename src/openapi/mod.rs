//! A spec as written: its files as trees, and OpenAPI's view of them.
//!
//! In comes the path of the root file; out comes a [`Spec`] that holds every file a `$ref` leads to. It knows nothing
//! of models, names or languages.

mod about;
mod address;
mod anchor;
mod bind;
mod binding;
mod error;
mod keyword;
mod limits;
mod load;
mod mapping;
mod names;
mod node;
mod operation;
mod report;
mod resolve;
mod root;
mod same;
mod schema;
mod spelling;
mod target;
mod type_name;
mod version;
mod yaml;

use std::collections::{BTreeSet, HashMap};
use std::sync::atomic::AtomicUsize;
use std::sync::{Arc, OnceLock};

pub use error::{FollowError, ResolveError};
pub use limits::Limits;
pub use load::{
    Elsewhere, Files, LoadError, LoadOptions, NotRead, Override, folder_of, load, load_all, normal,
};
pub use mapping::Mapping;
pub use names::{Named, Names};
pub use node::{Node, ShapeError, Tree};
pub use operation::{Content, METHODS, Operation, content, media_types, path_variables};
pub use schema::{Additional, Kind, SchemaView};
pub use spelling::Spelling;
pub use target::Target;
pub use version::Version;

#[cfg(feature = "lint")]
pub(crate) use keyword::KEYWORDS;
pub(crate) use keyword::{Keyword, Role, role};
pub(crate) use report::{say_not_carried, say_unknown_type};
pub(crate) use same::{are_equal, say_the_same};
pub(crate) use yaml::parse;

use serde::{Deserialize, Serialize};

use crate::diagnostic::{Code, Place};
use crate::source::{FileId, Origin, SourceMap};

/// How the files of a spec make one API. It decides the order of components, their names, and how literals are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reading {
    /// As openapi-generator reads many files: it has one reader for the root file and another one for all others.
    #[default]
    Files,
    /// As one document that a bundler has made of the files before anything else. No file is written for that.
    Document,
}

/// When schemas of one name in several root files are the same component.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Equality {
    /// When they are equal in everything, once references are resolved.
    #[default]
    WithDocs,
    /// When they are equal but for titles, descriptions and examples.
    WithoutDocs,
}

/// Every file of a spec, parsed.
#[derive(Debug)]
pub struct Spec {
    /// The texts and paths; the root files are the first.
    pub sources: Arc<SourceMap>,
    /// The version of OpenAPI.
    pub version: Version,
    /// How the files make one API.
    pub reading: Reading,
    /// When schemas of several root files are the same component.
    pub equality: Equality,
    /// How names get their capitals.
    pub(crate) spelling: Arc<Spelling>,
    /// The root files, by path.
    roots: Vec<FileId>,
    /// What each root file is called.
    root_names: Arc<HashMap<FileId, String>>,
    documents: Arc<Vec<Node>>,
    by_path: Arc<HashMap<String, Result<FileId, ResolveError>>>,
    /// The files that addresses stand for.
    addresses: Arc<address::Addresses>,
    /// How many names have been compared with wrong ones so far.
    guesses: AtomicUsize,
    /// What schemas call themselves, once it was asked for.
    anchors: OnceLock<anchor::Anchors>,
    /// What binds the anchors of other schemas, once it was asked for.
    bindings: OnceLock<Vec<binding::Binding>>,
}

impl Spec {
    /// The root file; of several, the first by path.
    #[must_use]
    pub fn root(&self) -> Target<'_> {
        self.document(self.roots[0])
    }

    /// Every root file, by path.
    pub fn roots(&self) -> impl ExactSizeIterator<Item = Target<'_>> {
        self.roots.iter().map(|&file| self.document(file))
    }

    /// What a root file is called: the folder that it fills, else its own stem.
    #[must_use]
    pub fn root_name(&self, root: Target<'_>) -> &str {
        self.root_names.get(&root.file).map_or("", String::as_str)
    }

    /// The API of one of several root files alone. The files are shared.
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

    /// Whether a file is read as a root file is: everything is where the spec is read as one document.
    #[must_use]
    pub fn is_root(&self, file: FileId) -> bool {
        self.reading == Reading::Document || self.roots.contains(&file)
    }

    /// The top of a file.
    #[must_use]
    pub fn document(&self, file: FileId) -> Target<'_> {
        Target {
            file,
            node: &self.documents[file.0 as usize],
        }
    }

    /// Where a node stands, as the IR tells it.
    #[must_use]
    pub fn origin(&self, at: Target<'_>) -> Origin {
        let source = &self.sources[at.file];
        Origin {
            file: source.path.clone(),
            line: source.line(at.node.offset),
            pointer: self.pointer(at.place()).unwrap_or_default(),
        }
    }

    /// The place that the IR tells of, for a diagnostic.
    #[must_use]
    pub fn place(&self, origin: &Origin) -> Option<Place> {
        let document = self.document(*self.by_path.get(&origin.file)?.as_ref().ok()?);
        Some(document.at(document.node.pointer(&origin.pointer)?).place())
    }

    /// Files that a reference names and that could not be read, in order; but for those outside of the folders that may be
    /// read.
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

    /// The JSON Pointer of a place inside its file; `None` for a place in a file that holds no nodes.
    #[must_use]
    pub fn pointer(&self, place: Place) -> Option<String> {
        self.documents
            .get(place.file.0 as usize)?
            .pointer_to(place.node)
    }
}
