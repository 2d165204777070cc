//! `[[spec.replace]]`: files of the spec with other contents. This module does not read the contents.

use std::path::PathBuf;

#[cfg(feature = "config")]
use serde::{Deserialize, Serialize};

/// `[[spec.replace]]`: files of the spec whose contents are replaced.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "config",
    derive(Serialize, Deserialize),
    serde(try_from = "ReplacementKeys", into = "ReplacementKeys")
)]
pub struct Replacement {
    /// The files to replace: a glob over paths relative to the folder of the spec.
    pub files: String,
    /// The contents to read instead.
    pub by: ReplacedBy,
    /// Do not warn if no file matches.
    pub optional: bool,
}

/// The contents that a [`Replacement`] gives a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReplacedBy {
    /// This string, as YAML or JSON.
    Content(String),
    /// The contents of the file at this path.
    File(PathBuf),
}

/// The keys of `[[spec.replace]]` in `sailgen.toml`.
#[cfg(feature = "config")]
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct ReplacementKeys {
    files: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    content: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    with: Option<PathBuf>,
    #[serde(default, skip_serializing_if = "super::is_false")]
    optional: bool,
}

#[cfg(feature = "config")]
impl TryFrom<ReplacementKeys> for Replacement {
    type Error = &'static str;

    fn try_from(keys: ReplacementKeys) -> Result<Self, Self::Error> {
        let by = match (keys.content, keys.with) {
            (Some(content), None) => ReplacedBy::Content(content),
            (None, Some(path)) => ReplacedBy::File(path),
            _ => return Err("a replacement needs either `content` or `with`"),
        };
        Ok(Replacement {
            files: keys.files,
            by,
            optional: keys.optional,
        })
    }
}

#[cfg(feature = "config")]
impl From<Replacement> for ReplacementKeys {
    fn from(replacement: Replacement) -> Self {
        let (content, with) = match replacement.by {
            ReplacedBy::Content(content) => (Some(content), None),
            ReplacedBy::File(path) => (None, Some(path)),
        };
        ReplacementKeys {
            files: replacement.files,
            content,
            with,
            optional: replacement.optional,
        }
    }
}
