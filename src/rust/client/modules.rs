//! The modules that operations are in: one for each tag.

use heck::ToSnakeCase;

use crate::api::TagId;
use crate::rust::view::ident::{Scope, module_name, type_name};

use super::action::Action;
use super::models::Models;

/// The actions of one tag, in a module.
pub(super) struct Module<'a> {
    pub(super) name: String,
    /// The cargo feature of the tag.
    pub(super) feature: Option<String>,
    pub(super) title: Option<&'a str>,
    pub(super) actions: Vec<&'a Action>,
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
