//! Collects the imports that the file of a type needs. It prints nothing.

use std::collections::BTreeSet;

use super::ident::order;

/// The names used in one file.
#[derive(Default)]
pub(super) struct Uses {
    /// Models.
    pub(super) models: BTreeSet<String>,
    /// Types of the module `support`.
    pub(super) support: BTreeSet<&'static str>,
    /// Types of the standard library, by path.
    pub(super) std: BTreeSet<&'static str>,
    /// `true` if the module `support` itself is used.
    pub(super) support_module: bool,
}

impl Uses {
    /// Returns the paths to import in a file that defines `own`, in the order of rustfmt.
    pub(super) fn paths(self, own: &str) -> Vec<String> {
        let mut models: Vec<String> = self.models.into_iter().filter(|name| name != own).collect();
        models.sort_by_cached_key(|name| order(name));
        let models = models.into_iter().map(|name| format!("super::{name}"));
        let module = self.support_module.then(|| "super::support".to_owned());
        let support = self.support.iter();
        let support = support.map(|name| format!("super::support::{name}"));
        let std = self.std.iter().map(|path| (*path).to_owned());
        models.chain(module).chain(support).chain(std).collect()
    }
}
