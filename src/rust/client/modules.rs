//! Groups the operations into modules: one for each root file if there are several, or else one for
//! each tag. It prints nothing.

use heck::ToSnakeCase;

use crate::rust::view::ident::{Scope, module_name, type_name};

use super::action::Action;
use super::enums::ParameterEnum;
use super::models::Models;

/// The module of the enums that operations of several modules use.
pub(super) const SHARED: &str = "parameters";

/// A module with the actions of one root file or tag.
pub(super) struct Module<'a> {
    pub(super) name: String,
    /// The cargo feature that the module needs.
    pub(super) feature: Option<String>,
    pub(super) title: Option<&'a str>,
    pub(super) actions: Vec<&'a Action>,
}

/// Returns a module for each root file or tag that has operations, in order. Operations without a
/// tag come last.
pub(super) fn modules<'a>(models: &'a Models<'_>, actions: &'a [Action]) -> Vec<Module<'a>> {
    let mut scope = Scope::default();
    scope.claim(SHARED.to_owned());
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

/// Returns the enums that operations of several modules use.
pub(super) fn shared(actions: &[Action]) -> Vec<&ParameterEnum> {
    let enums = actions.iter().flat_map(|action| &action.enums);
    enums.filter(|shape| shape.shared).collect()
}
