//! Writes the example call in an operation's documentation. The first call of each kind in a module
//! is compiled as a doctest.

use std::collections::HashSet;

use crate::config::Layout;

use super::action::Action;
use super::body::Kind as BodyKind;
use super::models::Models;
use super::output::{Answer, Kind as OutputKind};
use super::print;

/// The kinds of calls.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Kind {
    Pages,
    JsonPatch,
    Multipart,
    Download,
    Body,
    Plain,
}

/// The kinds of calls that have an example, with their module.
#[derive(Default)]
pub(super) struct Shown(HashSet<(Option<usize>, Kind)>);

/// Returns the code block, line by line.
pub(super) fn block(models: &Models<'_>, action: &Action, shown: &mut Shown) -> Vec<String> {
    let kind = kind(action);
    let call = call(action, kind);
    // A file that another crate includes does not know its own path.
    let is_compiled = models.layout() == Layout::Crate
        && !action.experimental
        && shown.0.insert((action.group, kind));
    if !is_compiled {
        return vec!["```ignore".to_owned(), call, "```".to_owned()];
    }
    let own = models.import_name();
    let arguments = print::owned(action);
    let arguments: Vec<String> = arguments
        .iter()
        .map(|(name, ty)| format!(", {name}: {ty}"))
        .collect();
    vec![
        "```no_run".to_owned(),
        format!("# use {own}::{{client, models, operations::*, support}};"),
        "# #[allow(deprecated)]".to_owned(),
        format!(
            "# async fn call(client: client::Client{}) -> Result<(), Box<dyn std::error::Error>> {{",
            arguments.concat()
        ),
        call,
        "# Ok(())".to_owned(),
        "# }".to_owned(),
        "```".to_owned(),
    ]
}

fn kind(action: &Action) -> Kind {
    let body = action.body.as_ref().map(|body| body.kind);
    let is_patch = action.body.as_ref().is_some_and(|body| {
        body.ty
            .as_ref()
            .is_some_and(|(ty, _)| ty == "client::JsonPatch")
    });
    match (&action.output.kind, body) {
        _ if action.paging.is_some() => Kind::Pages,
        _ if is_patch => Kind::JsonPatch,
        (_, Some(BodyKind::Multipart)) => Kind::Multipart,
        (OutputKind::One(Answer::Bytes), _) => Kind::Download,
        (_, Some(_)) => Kind::Body,
        _ => Kind::Plain,
    }
}

/// Writes a call, with variables as arguments.
fn call(action: &Action, kind: Kind) -> String {
    let arguments = print::required(action);
    let arguments = arguments.into_iter().map(|(name, _)| match kind {
        Kind::JsonPatch if name == "body" => {
            "client::JsonPatch::new().replace(\"/name\", \"new\")".to_owned()
        }
        _ => name,
    });
    let arguments: Vec<String> = arguments.collect();
    let call = format!("client.{}({})", action.method, arguments.join(", "));
    match (kind, action.output.ty().as_str()) {
        (Kind::Pages, _) => format!("let all = {call}.items().try_collect().await?;"),
        (Kind::Download, _) => format!("let file = {call}.download().await?;"),
        (_, "()") => format!("{call}.await?;"),
        _ => format!("let result = {call}.await?;"),
    }
}
