//! Writes the documentation of an operation: its description in the spec, and facts for callers. It
//! decides nothing about the code.

use std::fmt::Write as _;

use crate::api::{Operation, Response, Status};
use crate::rust::view::docs::Docs;
use crate::text::prose::code;

use super::action::Action;
use super::example::{self, Shown};
use super::models::Models;

/// Returns the documentation, line by line.
pub(super) fn text(
    models: &Models<'_>,
    operation: &Operation,
    action: &Action,
    shown: &mut Shown,
) -> Vec<String> {
    let mut docs = Docs::default();
    let title = operation
        .summary
        .as_deref()
        .filter(|summary| !summary.trim().is_empty());
    docs.markdown(title.unwrap_or(&operation.id));
    docs.markdown(operation.docs.as_deref().unwrap_or_default());
    docs.line(facts(operation, action));
    if let Some(place) = &action.place {
        docs.line(format!("Served at {}.", code(&place.address)));
    }
    if action.experimental {
        docs.line("Experimental: requires the feature `experimental`.");
    }
    errors(models, operation, &mut docs);
    docs.lines(&example::block(models, action, shown).join("\n"));
    docs.finish()
}

/// `` `GET /accounts` · scope `idn:accounts:read` · at most 250 items a page ``
fn facts(operation: &Operation, action: &Action) -> String {
    let mut facts = code(&format!(
        "{} {}",
        operation.method.to_uppercase(),
        operation.path
    ));
    let scopes: Vec<String> = action.scopes.iter().map(|scope| code(scope)).collect();
    match &scopes[..] {
        [] => {}
        [one] => _ = write!(facts, " · scope {one}"),
        many => _ = write!(facts, " · one of the scopes {}", many.join(", ")),
    }
    let levels = operation
        .extensions
        .iter()
        .find(|(key, _)| key == "x-sailpoint-userLevels");
    if let Some((_, crate::api::Value::List(levels))) = levels {
        let levels: Vec<String> = levels.iter().filter_map(|level| level.text()).collect();
        if !levels.is_empty() {
            _ = write!(facts, " · for users of level {}", code(&levels.join(", ")));
        }
    }
    match action.paging.as_ref().map(|paging| paging.most) {
        Some(Some(most)) => _ = write!(facts, " · at most {most} items a page"),
        Some(None) => facts.push_str(" · paged"),
        None => {}
    }
    facts
}

/// Adds the error models with their statuses.
fn errors(models: &Models<'_>, operation: &Operation, docs: &mut Docs) {
    let is_error = |response: &&Response| {
        !response.status.is_success() && !matches!(response.status, Status::Range(1 | 3))
    };
    let mut lines: Vec<(String, Vec<String>)> = Vec::new();
    for response in operation.responses.iter().filter(is_error) {
        let ty = response
            .content
            .iter()
            .find_map(|media| models.model(media.ty.as_ref()?));
        let ty = ty.map_or_else(|| "not described".to_owned(), |id| code(models.name(id)));
        let status = response.status.to_string();
        match lines.iter_mut().find(|(known, _)| *known == ty) {
            Some((_, statuses)) => statuses.push(status),
            None => lines.push((ty, vec![status])),
        }
    }
    if lines.is_empty() {
        return;
    }
    let lines: Vec<String> = lines
        .iter()
        .map(|(ty, statuses)| format!("{}: {ty}", statuses.join(", ")))
        .collect();
    docs.line(format!("Errors: {}.", lines.join("; ")));
}
