//! `[[spec.replace]]`: a file of the spec that is read as something else. It does not read that.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

/// `[[spec.replace]]`: files that are read as something else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "ReplacementKeys", into = "ReplacementKeys")]
pub struct Replacement {
    /// Which files: a glob over paths relative to the spec's folder.
    pub files: String,
    /// What they are read as.
    pub by: ReplacedBy,
    /// Some specs that share these options have no such file.
    pub optional: bool,
}

/// What a [`Replacement`] puts in the place of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReplacedBy {
    /// This text, as YAML or JSON.
    Content(String),
    /// The text of this file.
    File(PathBuf),
}

/// The keys of `[[spec.replace]]` as written.
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
