//! Changes → JSON for a program.

use serde_json::{Value, json};

use super::change::{Change, verdict};
use crate::api::Origin;

/// One object: the verdict, and every change in order. Ends with a new line.
#[must_use]
pub fn json(changes: &[Change]) -> String {
    let all = verdict(changes);
    let object = json!({
        "wire": all.wire.as_str(),
        "semver": all.semver.as_str(),
        "changes": changes.iter().map(object).collect::<Vec<_>>(),
    });
    format!("{object:#}\n")
}

fn object(change: &Change) -> Value {
    json!({
        "code": change.kind.code(),
        "wire": change.wire.as_str(),
        "semver": change.semver.as_str(),
        "subject": change.subject,
        "path": change.path,
        "sentence": change.sentence,
        "old": change.old.as_ref().map(place),
        "new": change.new.as_ref().map(place),
    })
}

fn place(origin: &Origin) -> Value {
    json!({ "file": origin.file, "line": origin.line, "pointer": origin.pointer })
}
