//! Root files: their titles and descriptions, and the models that are their components. It reads no schema.

use std::collections::HashMap;

use crate::api::{ModelId, Root, RootId};
use crate::openapi::{Names, Spec, Target};

/// Returns the root files, in the order of their paths.
pub(super) fn roots(spec: &Spec) -> Vec<Root> {
    let all = spec.info();
    let shared = all.description.as_deref().map(str::trim);
    let lower = |root: Target<'_>| {
        let info = spec.info_of(root);
        let own = info.title.strip_prefix(&all.title);
        let own = own.map(|rest| rest.trim_start_matches(|c: char| !c.is_alphanumeric()));
        let title = own.filter(|rest| !rest.is_empty()).unwrap_or(&info.title);
        let mut tags = spec.tags_of(root);
        let tag = match tags.iter().position(|tag| tag.name == title) {
            Some(at) => Some(tags.swap_remove(at)),
            None if tags.len() == 1 => tags.pop(),
            None => None,
        };
        let of_tag = tag.and_then(|tag| tag.description);
        let of_all = info.description.filter(|text| Some(text.trim()) != shared);
        Root {
            name: spec.root_name(root).to_owned(),
            title: title.to_owned(),
            docs: of_tag.or(of_all).filter(|text| !text.trim().is_empty()),
        }
    };
    spec.roots().map(lower).collect()
}

/// Returns the root file that an operation is reached from.
pub(super) fn id_of(spec: &Spec, root: Target<'_>) -> RootId {
    let at = spec.roots().position(|known| known.file == root.file);
    RootId(at.and_then(|at| u32::try_from(at).ok()).unwrap_or_default())
}

/// Returns the models that each root file has among its `components.schemas`.
pub(super) fn components(spec: &Spec, names: &Names<'_>) -> HashMap<RootId, Vec<ModelId>> {
    let ids = (0..).map(RootId).zip(spec.roots());
    ids.map(|(id, root)| {
        let schemas = spec.components_of(root, "schemas");
        let entries = schemas
            .iter()
            .flat_map(|at| at.node.entries().map(move |(_, node)| at.at(node)));
        let found = entries.filter_map(|at| names.of(spec.follow(at).ok()?));
        let found = found.filter_map(|at| u32::try_from(at).ok().map(ModelId));
        (id, found.collect())
    })
    .collect()
}
