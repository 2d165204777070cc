//! Writes the example call in an operation's documentation. The first call of each kind in a module
//! is compiled as a doctest.

use std::collections::HashSet;

use crate::config::Layout;

use super::action::Action;
use super::argument::Part;
use super::body::Content;
use super::encoding::Kind as BodyKind;
use super::models::Models;
use super::output::{Answer, Kind as OutputKind};
use super::record;

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
    let arguments: Vec<String> = record::required(&action.fields())
        .map(|argument| format!(", {}: {}", argument.field, argument.ty))
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
    let body = action.body.as_ref().map(|body| &body.content);
    let is_form = match body {
        Some(Content::One(_, media)) => media.kind == BodyKind::Multipart,
        Some(Content::Parts) => true,
        _ => false,
    };
    let is_patch = matches!(body, Some(Content::One(field, _)) if field.ty == "client::JsonPatch");
    match (&action.output.kind, body) {
        _ if action.paging.is_some() => Kind::Pages,
        _ if is_patch => Kind::JsonPatch,
        _ if is_form => Kind::Multipart,
        (OutputKind::One(Answer::Bytes), _) => Kind::Download,
        (_, Some(_)) => Kind::Body,
        _ => Kind::Plain,
    }
}

/// Writes a call, with variables as arguments.
fn call(action: &Action, kind: Kind) -> String {
    let fields = action.fields();
    let arguments = record::required(&fields).map(|argument| match (kind, &argument.part) {
        (Kind::JsonPatch, Part::Body) => {
            "client::JsonPatch::new().replace(\"/name\", \"new\")".to_owned()
        }
        _ => argument.field.clone(),
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
