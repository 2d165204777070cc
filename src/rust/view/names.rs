//! Assigns the names that share one scope for all models: types, modules and page slugs. It prints
//! nothing.

use std::collections::HashSet;

use super::holders;
use super::ident::{Rank, Scope, Wish, module_name, type_name};
use super::path::ModelPath;
use super::pins::Pins;
use crate::api::{Api, Model};
use crate::config::RustOptions;
use crate::text::free::free_name;
use crate::text::slug::slug;

/// The names of all models, each list in the order of the models.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Names {
    /// Type names.
    pub(super) types: Vec<String>,
    /// The type names that the models would have without conflicts.
    pub(super) wanted: Vec<String>,
    /// Module names.
    pub(super) modules: Vec<String>,
    /// The last segments of their pages' URLs.
    pub(super) slugs: Vec<String>,
    /// All type names: other items with one of these names cannot be imported.
    pub(super) taken: HashSet<String>,
}

impl Names {
    pub(super) fn new(api: &Api, options: &RustOptions, paths: &[ModelPath]) -> Self {
        let models = api.models.iter().zip(paths).zip(holders::names(api));
        let wishes: Vec<Wish> = models
            .map(|((model, path), held)| wish(model, path, held, options))
            .collect();
        let types = Scope::default().claim_all(&wishes);
        let wanted = wishes.into_iter().map(|wish| wish.name).collect();
        let modules: Vec<Wish> = types
            .iter()
            .map(|name| Wish {
                name: module_name(name),
                rank: Rank::Derived,
                key: name.clone(),
            })
            .collect();
        let modules = Scope::default().claim_all(&modules);
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

/// Makes a slug unique: those of `Ab` and `AB` are equal, so the later one gets a number.
fn free_slug(wanted: String, taken: &mut HashSet<String>) -> String {
    let numbered = |slug: &str, number| format!("{slug}-{number}");
    free_name(wanted, 2, numbered, |slug| taken.insert(slug.to_owned()))
}

/// Returns the wish for the name of a model. Published models take precedence; the others are
/// ordered by file and pointer.
fn wish(model: &Model, path: &ModelPath, held: Option<String>, options: &RustOptions) -> Wish {
    let schema = options.schemas.get(&model.name);
    let chosen = schema.and_then(|schema| schema.name.as_deref().map(type_name));
    let chosen = chosen.or_else(|| Pins(&options.names).of_type(path, type_name));
    let is_chosen = chosen.is_some();
    let name = chosen.unwrap_or_else(|| type_name(held.as_ref().unwrap_or(&model.name)));
    let published = model.role.is_published();
    let rank = match () {
        () if is_chosen => Rank::Chosen,
        () if !published => Rank::Own,
        () if name == model.name => Rank::Exact,
        () => Rank::Derived,
    };
    let key = match published {
        true => model.name.clone(),
        false => format!("{}#{}", model.origin.file, model.origin.pointer),
    };
    Wish { name, rank, key }
}
