//! Checks what the root files say about the API as a whole against the types of `openapiv3`.

use openapiv3::{ExternalDocumentation, Info, Server, Tag};
use serde::Deserialize;

use crate::diagnostic::{Code, Diagnostics};
use crate::openapi::{Spec, Target};

pub fn check(spec: &Spec, findings: &mut Diagnostics) {
    for root in spec.roots() {
        if let Some(info) = root.get("info") {
            fits::<Info>(info, "`info`", findings);
        }
        if let Some(docs) = root.get("externalDocs") {
            fits::<ExternalDocumentation>(docs, "`externalDocs`", findings);
        }
        for tag in items(root, "tags") {
            fits::<Tag>(tag, "this entry of `tags`", findings);
        }
        for server in items(root, "servers") {
            fits::<Server>(server, "this entry of `servers`", findings);
        }
    }
}

fn items<'a>(root: Target<'a>, key: &str) -> impl Iterator<Item = Target<'a>> {
    let list = root.get(key);
    list.into_iter()
        .flat_map(|list| list.node.items().iter().map(move |node| list.at(node)))
}

/// Reports an object that is not as OpenAPI defines it.
fn fits<'a, T: Deserialize<'a>>(at: Target<'a>, what: &str, findings: &mut Diagnostics) {
    if let Err(error) = T::deserialize(at.node) {
        let message = format!("{what} is not as OpenAPI defines it: {error}");
        findings.push(Code::BadStructure, at.place(), message);
    }
}
