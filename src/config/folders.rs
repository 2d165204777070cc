//! `[output.folders]`: where each flavour goes, and whose a path is. It knows no file.

use serde::{Deserialize, Serialize};

use super::{Config, Flavour};

/// `[output.folders]`: where each flavour goes, below the output folder; empty for the folder itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Folders {
    /// The crate of models.
    pub rust: String,
    /// The pages of models for users of PowerShell; a book of all their pages.
    pub powershell: String,
    /// The pages of methods for users of PowerShell, unless they are in a book.
    pub powershell_methods: String,
    /// The pages for users of the crate.
    pub rust_pages: String,
}

impl Default for Folders {
    fn default() -> Self {
        Folders {
            rust: String::new(),
            powershell: "docs".to_owned(),
            powershell_methods: "docs-methods".to_owned(),
            rust_pages: "docs-rust".to_owned(),
        }
    }
}

impl Folders {
    /// Where a flavour goes, without slashes around it.
    #[must_use]
    pub fn of(&self, flavour: Flavour) -> &str {
        self.all(flavour)[0].trim_matches('/')
    }

    /// Whether a path below the output folder is a flavour's: no other one has a deeper folder that holds it.
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
            Flavour::RustPages => vec![&self.rust_pages],
        }
    }
}

impl Config {
    /// Whether a file of an earlier run stays although this one does not make it: it is another flavour's.
    #[cfg(feature = "folder")]
    pub(crate) fn keeps(&self, path: &str) -> bool {
        let is_made = |flavour: &Flavour| self.output.folders.holds(*flavour, path);
        self.output.prune == Some(false) && !self.flavours().iter().any(is_made)
    }
}

/// How many folders deep a folder is that holds the path; it may be one of each root file.
fn depth(folder: &str, path: &str) -> Option<usize> {
    let mut parts = path.split('/');
    let folders: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    let fits = |folder: &str| {
        let part = parts.next().unwrap_or_default();
        match (folder.find('{'), folder.rfind('}')) {
            (Some(start), Some(end)) => {
                part.starts_with(&folder[..start]) && part.ends_with(&folder[end + 1..])
            }
            _ => part == folder,
        }
    };
    folders.iter().copied().all(fits).then_some(folders.len())
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
        // Who shares a folder shares what is in it.
        folders.rust_pages = String::new();
        assert_eq!(owners(&folders, "src/models/a.rs").len(), 3);
    }
}
