//! Decides the modules of root files, which re-export the models of their root file. It prints
//! nothing.

use super::docs::Docs;
use super::groups::{Group, Module, are_roots, free_of, of_model};
use super::ident::{Scope, feature_name, module_name, type_name};
use super::item::Item;
use crate::api::Api;
use crate::config::{Layout, RustOptions};

/// The top-level modules that any crate may have, with or without a client.
const MODULES: [&str; 4] = ["client", "models", "operations", "support"];

/// Assigns modules to the root files. A crate of a single root file has none, because tags come and
/// go.
pub(super) fn give_modules(api: &Api, options: &RustOptions, items: &[Item], groups: &mut [Group]) {
    if !are_roots(api) || options.layout != Layout::Crate {
        return;
    }
    let mut scope = Scope::default();
    for (at, (root, group)) in api.roots.iter().zip(groups).enumerate() {
        let name = feature_name(&root.name).replace('-', "_");
        let name = type_name(&free_of(name, &MODULES, "_", "api"));
        let name = scope.claim(module_name(&name));
        let (mut own, mut shared) = (Vec::new(), Vec::new());
        for (item, model) in items.iter().zip(&api.models) {
            let users = of_model(api, model);
            if item.is_generated() && users.contains(&at) {
                let list = if users.len() == 1 {
                    &mut own
                } else {
                    &mut shared
                };
                list.push(item.name.clone());
            }
        }
        own.sort_unstable();
        shared.sort_unstable();
        let mut docs = Docs::default();
        docs.markdown(root.docs.as_deref().unwrap_or(&root.title));
        let docs = docs.finish();
        group.module = Some(Module {
            name,
            docs,
            own,
            shared,
        });
    }
}
