//! Records the uses of each model: by other models, and by operations as a request or response. It
//! knows no page layout.

use std::collections::BTreeSet;

use super::super::description::one_line;
use super::operations::Operations;
use super::pages::Pages;
use crate::api::{Api, ModelId, Operation, Type};
use crate::config::PageKind;
use crate::rust::view::View;
use crate::text::prose::code;

/// Maximum number of operations to list; the rest are counted.
const MOST: usize = 20;

/// The users of every model.
pub(super) struct Users {
    models: Vec<BTreeSet<ModelId>>,
    operations: Vec<Vec<usize>>,
}

impl Users {
    pub(super) fn new(api: &Api) -> Self {
        let mut users = Users {
            models: vec![BTreeSet::new(); api.models.len()],
            operations: vec![Vec::new(); api.models.len()],
        };
        for (id, model) in api.models() {
            for held in model
                .shape
                .types()
                .into_iter()
                .filter_map(Type::model)
                .filter(|held| *held != id)
            {
                users.models[held.0 as usize].insert(id);
            }
        }
        for (number, operation) in api.operations.iter().enumerate() {
            let held: BTreeSet<ModelId> = operation
                .bodies()
                .filter_map(|body| body.ty.model())
                .collect();
            held.into_iter()
                .for_each(|id| users.operations[id.0 as usize].push(number));
        }
        users
    }

    /// Returns the models that contain this one, with links, sorted by name.
    pub(super) fn models(&self, id: ModelId, view: &View, pages: &Pages) -> Vec<String> {
        let mut users: Vec<_> = self.models[id.0 as usize]
            .iter()
            .filter_map(|id| pages.of(*id))
            .collect();
        users.sort_by_key(|page| &page.title);
        users
            .iter()
            .map(|page| pages.linked(&format!("`{}`", view[page.id].name), Some(page.id)))
            .collect()
    }

    /// Returns the operations whose request or response is this model itself.
    /// They link to their pages, if there are any.
    pub(super) fn operations(
        &self,
        id: ModelId,
        api: &Api,
        pages: Option<&Operations>,
    ) -> Vec<String> {
        let users = &self.operations[id.0 as usize];
        let shown = users.iter().take(MOST);
        let line = |&number: &usize| {
            let page = pages.and_then(|pages| pages.link(number));
            operation(&api.operations[number], id, page)
        };
        let mut lines: Vec<String> = shown.map(line).collect();
        if users.len() > MOST {
            lines.push(format!("and {} more operations", users.len() - MOST));
        }
        lines
    }
}

fn operation(operation: &Operation, id: ModelId, page: Option<String>) -> String {
    let bodies = operation
        .bodies()
        .filter(|body| body.ty.model() == Some(id));
    let roles: Vec<String> = bodies
        .map(|body| {
            body.status
                .as_ref()
                .map_or("request".to_owned(), |status| format!("response {status}"))
        })
        .collect::<BTreeSet<_>>()
        .into_iter()
        .collect();
    let call = code(&format!(
        "{} {}",
        operation.method.to_uppercase(),
        operation.path
    ));
    let call = match page {
        Some(page) => format!("[{call}](../{}/{page})", PageKind::Methods),
        None => call,
    };
    let summary = operation
        .summary
        .as_deref()
        .map(one_line)
        .filter(|text| !text.is_empty());
    let summary = summary
        .map(|text| format!(": {}", text.trim_end_matches('.')))
        .unwrap_or_default();
    format!("{call}{summary} ({})", one_line(&roles.join(", ")))
}
