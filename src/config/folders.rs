//! `[output.folders]`: the folder of each flavour, and the flavour that owns a path. This module does not read files.

#[cfg(feature = "config")]
use serde::{Deserialize, Serialize};

use super::{Config, Flavour};

/// `[output.folders]`: the folder of each flavour, relative to the output folder; empty for the output folder itself.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "config",
    derive(Serialize, Deserialize),
    serde(default, deny_unknown_fields, rename_all = "kebab-case")
)]
pub struct Folders {
    /// Folder of the generated crate.
    pub rust: String,
    /// Folder of the PowerShell pages of models; with the layout `mdbook`, of all PowerShell pages.
    pub powershell: String,
    /// Folder of the PowerShell pages of methods, unless the layout is `mdbook`.
    pub powershell_methods: String,
    /// Folder of the pages for users of the crate; with the layout `mdbook`, of all these pages.
    pub rust_pages: String,
    /// Folder of the pages of methods for users of the crate, unless the layout is `mdbook`.
    pub rust_pages_methods: String,
}

impl Default for Folders {
    fn default() -> Self {
        Folders {
            rust: String::new(),
            powershell: "docs".to_owned(),
            powershell_methods: "docs-methods".to_owned(),
            rust_pages: "docs-rust".to_owned(),
            rust_pages_methods: "docs-rust-methods".to_owned(),
        }
    }
}

impl Folders {
    /// Returns the folder of a flavour, without leading and trailing slashes.
    #[must_use]
    pub fn of(&self, flavour: Flavour) -> &str {
        self.all(flavour)[0].trim_matches('/')
    }

    /// Returns `true` if a path relative to the output folder belongs to a flavour: no other flavour has a deeper
    /// folder that contains the path.
    #[must_use]
    pub fn holds(&self, flavour: Flavour, path: &str) -> bool {
        let deepest = |flavour| {
            let folders = self.all(flavour).into_iter();
            folders.filter_map(|folder| depth(folder, path)).max()
        };
        let own = deepest(flavour);
        own.is_some() && own == Flavour::ALL.into_iter().filter_map(deepest).max()
    }

    fn all(&self, flavour: Flavour) -> Vec<&str> {
        match flavour {
            Flavour::Rust | Flavour::Client => vec![&self.rust],
            Flavour::Powershell => vec![&self.powershell, &self.powershell_methods],
            Flavour::RustPages => vec![&self.rust_pages, &self.rust_pages_methods],
        }
    }
}

impl Config {
    /// Returns `true` if a file of an earlier run is kept although this run does not generate it, because another
    /// flavour owns it.
    #[cfg(feature = "folder")]
    pub(crate) fn keeps(&self, path: &str) -> bool {
        let is_made = |flavour: &Flavour| self.output.folders.holds(*flavour, path);
        self.output.prune == Some(false) && !self.flavours().iter().any(is_made)
    }
}

/// Returns the depth of a folder if it contains the path. A part with `{…}` matches any name with the same start and end.
fn depth(folder: &str, path: &str) -> Option<usize> {
    let mut parts = path.split('/');
    let mut folders = folder.split('/').filter(|part| !part.is_empty());
    let mut fits = |folder: &str| {
        let part = parts.next().unwrap_or_default();
        match (folder.find('{'), folder.rfind('}')) {
            (Some(start), Some(end)) => {
                part.starts_with(&folder[..start]) && part.ends_with(&folder[end + 1..])
            }
            _ => part == folder,
        }
    };
    folders.try_fold(0, |depth, folder| fits(folder).then_some(depth + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_that_of_the_deepest_folder() {
        let owners = |folders: &Folders, path: &str| {
            let all = Flavour::ALL.into_iter();
            all.filter(|it| folders.holds(*it, path))
                .collect::<Vec<_>>()
        };
        let mut folders = Folders::default();
        let crate_ = [Flavour::Rust, Flavour::Client];
        for path in ["Cargo.toml", "src/models/account.rs", "docsets/x.md"] {
            assert_eq!(owners(&folders, path), crate_, "{path}");
        }
        for path in ["docs/Account.md", "docs-methods/Accounts.md"] {
            assert_eq!(owners(&folders, path), [Flavour::Powershell], "{path}");
        }
        assert_eq!(
            owners(&folders, "docs-rust/account.md"),
            [Flavour::RustPages]
        );
        folders.powershell = "{root}/Models".to_owned();
        assert_eq!(
            owners(&folders, "accounts/Models/A.md"),
            [Flavour::Powershell]
        );
        assert_eq!(owners(&folders, "src/models/a.rs"), crate_);
        // Flavours that share a folder also share the files in it.
        folders.rust_pages = String::new();
        assert_eq!(owners(&folders, "src/models/a.rs").len(), 3);
    }
}
