//! `preset`: the defaults of one publisher in place of the neutral ones. It knows which options those are, and no page.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::{Config, Flavour, ReplacedBy, Replacement};
use crate::diagnostic::UnknownName;

/// The defaults of one publisher. An option that is set overrides them, wherever it is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Preset {
    /// How SailPoint reads its spec and publishes its PowerShell pages: their addresses and links, and its reading of the
    /// search documents as plain objects.
    Sailpoint,
}

impl Preset {
    /// Every preset.
    pub const ALL: [Preset; 1] = [Preset::Sailpoint];

    /// The name in options.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Preset::Sailpoint => "sailpoint",
        }
    }

    fn flavours(self) -> &'static [Flavour] {
        match self {
            Preset::Sailpoint if cfg!(feature = "pages") => &[Flavour::Rust, Flavour::Powershell],
            Preset::Sailpoint => &[Flavour::Rust],
        }
    }

    /// Files that are read as something else. Not every version of a spec has them.
    fn replacements(self) -> Vec<Replacement> {
        match self {
            // The two search documents stand for any kind of document.
            Preset::Sailpoint => vec![Replacement {
                files: "**/documents/SearchDocument*.yaml".to_owned(),
                by: ReplacedBy::Content("type: object".to_owned()),
                optional: true,
            }],
        }
    }
}

impl Config {
    /// The flavours to generate: those that are set, else those of the preset, else Rust models.
    #[must_use]
    pub fn flavours(&self) -> &[Flavour] {
        match (&self.output.flavours, self.preset) {
            (Some(flavours), _) => flavours,
            (None, Some(preset)) => preset.flavours(),
            (None, None) => &[Flavour::Rust],
        }
    }

    /// Files that are read as something else. The last that fits a file counts.
    pub(crate) fn replacements(&self) -> Vec<Replacement> {
        let of_preset = self.preset.into_iter().flat_map(Preset::replacements);
        of_preset.chain(self.spec.replace.iter().cloned()).collect()
    }
}

impl fmt::Display for Preset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Preset {
    type Err = UnknownName;

    fn from_str(text: &str) -> Result<Self, UnknownName> {
        let known = || Preset::ALL.map(Preset::as_str).join(", ");
        let mut all = Preset::ALL.into_iter();
        all.find(|preset| preset.as_str() == text).ok_or_else(|| {
            UnknownName::new(format!("there is no preset `{text}`; known: {}", known()))
        })
    }
}
