//! Decides which readings of a spec the options need. This module does not read the spec.

use super::{Config, Flavour, PageKind};

impl Config {
    /// Returns `true` if a run needs the API as openapi-generator publishes it: PowerShell pages show it, and lint
    /// rules compare with it. With several root files, pages are made from each file separately.
    pub(crate) fn shows_published(&self, roots: usize) -> bool {
        self.makes_published_pages() && roots == 1 || !self.lint.deny.is_empty()
    }

    /// Returns `true` if a run makes the pages that openapi-generator would make: findings about them concern nobody else.
    pub(crate) fn makes_published_pages(&self) -> bool {
        self.flavours().contains(&Flavour::Powershell)
    }

    /// Returns `true` if a run needs the meaning of the spec: for everything but PowerShell pages of a whole spec.
    pub(crate) fn needs_meaning(&self) -> bool {
        let is_pages = |flavour: &Flavour| *flavour == Flavour::Powershell;
        let has_only_pages = !self.flavours().is_empty() && self.flavours().iter().all(is_pages);
        !has_only_pages || self.spec.selects() || !self.lint.deny.is_empty()
    }

    /// Returns `true` if PowerShell pages of methods are made.
    pub(crate) fn shows_calls(&self) -> bool {
        self.makes_published_pages() && self.powershell.kinds.contains(&PageKind::Methods)
    }
}
