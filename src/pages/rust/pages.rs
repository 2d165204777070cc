//! Which pages there are: one for every type of the crate, with a title, a file and an address of its own.

use std::collections::{HashMap, HashSet};

use super::super::front::{self, Told, free_path};
use super::super::powershell::file_name;
use crate::api::ModelId;
use crate::config::RustPagesOptions;
use crate::rust::plan::Plan;

/// A page in the list of all pages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Listed {
    /// The model.
    pub(crate) id: ModelId,
    /// The name of the Rust type.
    pub(crate) title: String,
    /// The file, such as `PatOwner.md`.
    pub(crate) path: String,
    /// The last part of the address, such as `pat-owner`.
    pub(crate) slug: String,
}

/// All pages, and how they name each other.
pub(super) struct Pages {
    pub(super) at: front::Site,
    pub(super) listed: Vec<Listed>,
    by_model: HashMap<ModelId, usize>,
}

impl Pages {
    pub(super) fn new(plan: &Plan<'_>, options: &RustPagesOptions) -> Self {
        let told = Told {
            language: "rust",
            version: options.version.as_deref(),
            path: options.site_path.as_deref(),
            prefix: options.prefix.as_deref(),
        };
        let mut paths = HashSet::new();
        let mut listed = Vec::new();
        for (id, _) in plan
            .api
            .models()
            .filter(|(_, model)| plan.is_generated(model))
        {
            let title = plan.type_name(id).to_owned();
            let path = free_path(&file_name(&title), &mut paths);
            let slug = plan.slugs[id.0 as usize].clone();
            listed.push(Listed {
                id,
                title,
                path,
                slug,
            });
        }
        let by_model = listed
            .iter()
            .enumerate()
            .map(|(at, page)| (page.id, at))
            .collect();
        Pages {
            at: front::Site::new(&plan.api.info.version, &told),
            listed,
            by_model,
        }
    }

    /// The page of a model; none if its type is one of the user's.
    pub(super) fn of(&self, id: ModelId) -> Option<&Listed> {
        self.by_model.get(&id).map(|&at| &self.listed[at])
    }

    /// A text that leads to the page of a model, if there is one.
    pub(super) fn linked(&self, text: &str, id: Option<ModelId>) -> String {
        match id.and_then(|id| self.of(id)) {
            Some(page) => format!("[{text}]({})", page.slug),
            None => text.to_owned(),
        }
    }
}
