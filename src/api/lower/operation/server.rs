//! Lowers servers with their variables, and links to further documentation.

use crate::api::{ExternalDocs, Server, ServerVariable};
use crate::openapi::{Node, Operation, Spec, Target};

use super::object::{entries, extensions, scalar, text};

/// Returns the servers that an object lists.
pub(super) fn servers(spec: &Spec, at: Target<'_>) -> Vec<Server> {
    let Some(list) = at.get("servers") else {
        return Vec::new();
    };
    let server = |node| {
        let at = list.at(node);
        let variables = entries(spec, at, "variables").map(|(name, at)| ServerVariable {
            name: name.to_owned(),
            default: scalar(at, "default"),
            values: values(at),
            docs: text(at, "description"),
        });
        Some(Server {
            url: text(at, "url")?,
            docs: text(at, "description"),
            variables: variables.collect(),
            extensions: extensions(at),
        })
    };
    list.node.items().iter().filter_map(server).collect()
}

/// Returns the servers of an operation, else those of its path, else those of its root file. Those of the first root file
/// belong to the API and are not repeated.
pub(super) fn nearest(spec: &Spec, operation: &Operation<'_>) -> Vec<Server> {
    let mut near = vec![operation.at, operation.item];
    if operation.root.file != spec.root().file {
        near.push(operation.root);
    }
    let mut lists = near.into_iter().map(|at| servers(spec, at));
    lists.find(|list| !list.is_empty()).unwrap_or_default()
}

fn values(at: Target<'_>) -> Vec<String> {
    let listed = at.node.get("enum").map(Node::items).unwrap_or_default();
    listed
        .iter()
        .filter_map(|node| node.value().text())
        .collect()
}

pub(super) fn external_docs(at: Target<'_>) -> Option<ExternalDocs> {
    Some(ExternalDocs {
        url: text(at, "url")?,
        docs: text(at, "description"),
    })
}
