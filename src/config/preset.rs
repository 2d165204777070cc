//! `preset`: the defaults of one publisher instead of the neutral ones. This module knows the options but not the pages.

use std::fmt;
use std::str::FromStr;

use glob::Pattern;
#[cfg(feature = "config")]
use serde::{Deserialize, Serialize};

use super::{ClientOptions, Config, EnvOptions, Flavour, PageKind, ReplacedBy, Replacement};
use crate::diagnostic::UnknownName;

/// The defaults of one publisher. Options that are set override them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(
    feature = "config",
    derive(Serialize, Deserialize),
    serde(rename_all = "kebab-case")
)]
#[non_exhaustive]
pub enum Preset {
    /// SailPoint's defaults: the addresses and links of its published PowerShell pages, which show the search documents as
    /// plain objects.
    Sailpoint,
}

impl Preset {
    /// All presets.
    pub const ALL: [Preset; 1] = [Preset::Sailpoint];

    /// Returns the name that options use.
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

    /// Returns what a client reads from the environment.
    pub(super) fn env(self) -> EnvOptions {
        match self {
            // As in SailPoint's SDKs: the variable has the tenant's address, without the version of the API.
            Preset::Sailpoint => EnvOptions {
                prefix: Some("SAIL".to_owned()),
                adds_path: Some(true),
                file: Some("config.json".to_owned()),
                keys: Some(["BaseURL", "ClientId", "ClientSecret"].map(str::to_owned)),
                ..EnvOptions::default()
            },
        }
    }

    /// Returns the files that the publisher replaces before it makes its pages. They are optional, as not every version of
    /// a spec has these files.
    fn replacements(self) -> Vec<Replacement> {
        match self {
            // The two search documents can be any kind of document.
            Preset::Sailpoint => vec![Replacement {
                files: "**/documents/SearchDocument*.yaml".to_owned(),
                by: ReplacedBy::Content("type: object".to_owned()),
                optional: true,
            }],
        }
    }
}

impl Config {
    /// Returns the flavours to generate: those that are set, or else those of the preset, or else Rust models.
    #[must_use]
    pub fn flavours(&self) -> &[Flavour] {
        match (&self.output.flavours, self.preset) {
            (Some(flavours), _) => flavours,
            (None, Some(preset)) => preset.flavours(),
            (None, None) => &[Flavour::Rust],
        }
    }

    /// Returns the client options for a flavour, or `None` if it is generated without a client.
    pub(crate) fn client_of(&self, flavour: Flavour) -> Option<ClientOptions> {
        let mut options = match flavour {
            Flavour::Client => Some(self.client.clone().unwrap_or_default()),
            Flavour::Rust => self.client.clone().filter(|options| options.enabled),
            Flavour::RustPages => self.client_of_pages(),
            Flavour::Powershell => None,
        }?;
        let of_preset = self.preset.map(Preset::env).unwrap_or_default();
        options.env = options.env.or(of_preset);
        Some(options)
    }

    /// Returns the options of the client whose operations have pages: the one that is generated, unless `kinds` says otherwise.
    fn client_of_pages(&self) -> Option<ClientOptions> {
        let own = self.client.clone().filter(|options| options.enabled);
        let is_made = own.is_some() || self.flavours().contains(&Flavour::Client);
        let is_wanted = match &self.rust_pages.kinds {
            None => is_made,
            Some(kinds) => kinds.contains(&PageKind::Methods),
        };
        is_wanted.then(|| own.or_else(|| self.client.clone()).unwrap_or_default())
    }

    /// Returns the replacements for pages that are published elsewhere: those of the preset and of the options. The last
    /// one that matches a file applies. Everything else reads the files that the preset replaces as they are.
    pub(crate) fn published_replacements(&self) -> Vec<Replacement> {
        let of_preset = self.preset.into_iter().flat_map(Preset::replacements);
        of_preset.chain(self.spec.replace.iter().cloned()).collect()
    }

    /// Returns `true` if pages are made that are published elsewhere, and the preset replaces one of these files for them.
    pub(crate) fn is_published_otherwise<'a>(
        &self,
        paths: &mut impl Iterator<Item = &'a str>,
    ) -> bool {
        let of_preset = self.preset.into_iter().flat_map(Preset::replacements);
        let patterns = of_preset.filter_map(|replacement| Pattern::new(&replacement.files).ok());
        let patterns: Vec<Pattern> = patterns.collect();
        self.flavours().contains(&Flavour::Powershell)
            && paths.any(|path| patterns.iter().any(|pattern| pattern.matches(path)))
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
