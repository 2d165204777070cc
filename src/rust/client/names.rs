//! The names of operations, of their enums and of the modules that they are in.

use heck::ToSnakeCase;

use crate::api::{Operation, TagId};
use crate::rust::view::ident::{Scope, field_name, module_name, type_name};

use super::Module;
use super::action::Action;
use super::models::Models;

/// What the fixed text calls methods of its clients.
const TAKEN: [&str; 16] = [
    "base",
    "builder",
    "call",
    "clone",
    "downloaded",
    "exchange",
    "follow",
    "fmt",
    "from_env",
    "from_names",
    "is_home",
    "message",
    "new",
    "open",
    "read",
    "send",
];

/// The names that have been given.
pub(super) struct Names {
    types: Scope,
    methods: Scope,
}

impl Names {
    /// Enums of parameters keep the names that they have in the API.
    pub(super) fn new(models: &Models<'_>) -> Self {
        let mut names = Names {
            types: Scope::default(),
            methods: Scope::default(),
        };
        for (id, _) in models.api.models() {
            if models.is_of_parameters(id) {
                names.types.claim(models.name(id).to_owned());
            }
        }
        let more = ["wait_for_turn"];
        for taken in TAKEN.into_iter().chain(more) {
            names.methods.claim(taken.to_owned());
        }
        names
    }

    /// The struct and the method of an operation.
    pub(super) fn of(&mut self, operation: &Operation) -> (String, String) {
        let method = self.methods.claim(field_name(&operation.id));
        (self.types.claim(type_name(&operation.id)), method)
    }
}

/// One module for each tag that has operations, in the order of the tags; those without a tag come last.
pub(super) fn modules<'a>(models: &'a Models<'_>, actions: &'a [Action]) -> Vec<Module<'a>> {
    let mut scope = Scope::default();
    let count = u32::try_from(models.api.tags.len()).unwrap_or(u32::MAX);
    let tags = (0..count).map(|tag| Some(TagId(tag))).chain([None]);
    let modules = tags.filter_map(|tag| {
        let actions: Vec<&Action> = actions.iter().filter(|action| action.tag == tag).collect();
        let title = tag.map(|tag| models.api.tags[tag.0 as usize].name.as_str());
        let name = title.map_or_else(|| "untagged".to_owned(), |title| title.to_snake_case());
        let name = (!actions.is_empty()).then(|| scope.claim(module_name(&type_name(&name))))?;
        let feature = tag.and_then(|tag| models.feature(tag)).map(str::to_owned);
        Some(Module {
            name,
            feature,
            title,
            actions,
        })
    });
    modules.collect()
}
