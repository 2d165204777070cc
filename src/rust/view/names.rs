//! The names that all models share one scope for: types, modules, and the addresses of their pages.

use std::collections::HashSet;

use super::ident::{Scope, module_name, type_name};
use crate::api::{Api, Model};
use crate::config::RustOptions;
use crate::text::free::free_name;
use crate::text::slug::slug;

/// The names of all models, each in the order of the models.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Names {
    /// Type names.
    pub(super) types: Vec<String>,
    /// The type names that the models would have if no other had them.
    pub(super) wanted: Vec<String>,
    /// Module names.
    pub(super) modules: Vec<String>,
    /// The last parts of the addresses of their pages.
    pub(super) slugs: Vec<String>,
    /// All type names: a name of another crate that is among them cannot be imported.
    pub(super) taken: HashSet<String>,
}

impl Names {
    pub(super) fn new(api: &Api, options: &RustOptions) -> Self {
        let wanted: Vec<String> = api
            .models
            .iter()
            .map(|model| wanted_name(model, options))
            .collect();
        let mut scope = Scope::default();
        let types: Vec<String> = wanted
            .iter()
            .map(|name| scope.claim(name.clone()))
            .collect();
        let mut scope = Scope::default();
        let modules = types.iter().map(|name| scope.claim(module_name(name)));
        let modules = modules.collect();
        let mut taken = HashSet::new();
        let slugs = types.iter().map(|name| free_slug(slug(name), &mut taken));
        let slugs = slugs.collect();
        Names {
            taken: types.iter().cloned().collect(),
            types,
            wanted,
            modules,
            slugs,
        }
    }
}

/// `Ab` and `AB` would share an address: the later one gets a number.
fn free_slug(wanted: String, taken: &mut HashSet<String>) -> String {
    let numbered = |slug: &str, number| format!("{slug}-{number}");
    free_name(wanted, 2, numbered, |slug| taken.insert(slug.to_owned()))
}

fn wanted_name(model: &Model, options: &RustOptions) -> String {
    let schema = options.schemas.get(&model.name);
    let chosen = schema.and_then(|schema| schema.name.as_deref());
    type_name(chosen.unwrap_or(&model.name))
}
