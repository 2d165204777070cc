//! Checks paths: path files that are used twice, and duplicate operation ids.

use std::collections::HashMap;

use crate::diagnostic::{Code, Diagnostics};
use crate::openapi::Spec;

pub fn check(spec: &Spec, findings: &mut Diagnostics) {
    shared(spec, findings);
    let mut named: HashMap<&str, (u32, u32, String)> = HashMap::new();
    for operation in spec.operations(&mut Diagnostics::default()) {
        let (Some(id), Some(at)) = (operation.id(), operation.at.get("operationId")) else {
            continue;
        };
        let this = format!("{} {}", operation.method.to_uppercase(), operation.path);
        let node = (at.file.0, at.node.index);
        match named.get(id) {
            // A path file that is used twice is reported separately.
            Some((file, index, _)) if (*file, *index) == node => {}
            Some((_, _, first)) => {
                let message = format!("`{id}` names {this}, and {first} too");
                findings.push(Code::SameOperation, at.place(), message);
            }
            None => {
                named.insert(id, (node.0, node.1, this));
            }
        }
    }
}

/// Reports paths that refer to the same path file.
fn shared(spec: &Spec, findings: &mut Diagnostics) {
    let mut used: HashMap<(u32, u32), &str> = HashMap::new();
    let paths = spec.roots().filter_map(|root| root.get("paths"));
    for (path, at) in paths.flat_map(|paths| {
        let entries = paths.node.entries();
        entries.map(move |(path, node)| (path, paths.at(node)))
    }) {
        let Some(target) = at.reference().and_then(|to| spec.resolve(at.file, to).ok()) else {
            continue;
        };
        if let Some(first) = used.insert((target.file.0, target.node.index), path) {
            let message = format!("`{path}` refers to the same operations as `{first}`");
            findings.push(Code::SharedPath, at.place(), message);
        }
    }
}
