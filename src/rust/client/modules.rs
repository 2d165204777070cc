//! The modules that operations are in: one for each root file where there are several, else one for each tag.

use heck::ToSnakeCase;

use crate::rust::view::ident::{Scope, module_name, type_name};

use super::action::Action;
use super::models::Models;

/// The actions of one root file or tag, in a module.
pub(super) struct Module<'a> {
    pub(super) name: String,
    /// The cargo feature that it is behind.
    pub(super) feature: Option<String>,
    pub(super) title: Option<&'a str>,
    pub(super) actions: Vec<&'a Action>,
}

/// One module for each root file or tag that has operations, in order; those without a tag come last.
pub(super) fn modules<'a>(models: &'a Models<'_>, actions: &'a [Action]) -> Vec<Module<'a>> {
    let mut scope = Scope::default();
    let groups = models.groups();
    let places = (0..groups.len()).map(Some).chain([None]);
    let modules = places.filter_map(|place| {
        let of_group = actions.iter().filter(|action| action.group == place);
        let actions: Vec<&Action> = of_group.collect();
        let group = place.map(|at| &groups[at]);
        let title = group.map(|group| group.title.as_str());
        let name = group.map_or_else(|| "untagged".to_owned(), |group| group.name.to_snake_case());
        let name = (!actions.is_empty()).then(|| scope.claim(module_name(&type_name(&name))))?;
        let feature = group.and_then(|group| group.feature.clone());
        Some(Module {
            name,
            feature,
            title,
            actions,
        })
    });
    modules.collect()
}
