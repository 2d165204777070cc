//! Prints changes as JSON, for programs.

use serde_json::{Value, json};

use super::change::{Change, verdict};
use super::outline::Outline;
use super::wire::NOT_COMPARED;
use crate::api::Origin;

/// Returns one JSON object with the verdict and all changes in order, followed by a newline.
#[must_use]
pub fn json(changes: &[Change], outline: &Outline) -> String {
    let all = verdict(changes);
    let object = json!({
        "wire": all.wire.as_str(),
        "semver": all.semver.as_str(),
        "heading": outline.heading,
        "notCompared": NOT_COMPARED,
        "changes": changes.iter().map(|change| object(change, outline)).collect::<Vec<_>>(),
    });
    format!("{object:#}\n")
}

fn object(change: &Change, outline: &Outline) -> Value {
    json!({
        "code": change.kind.code(),
        "wire": change.wire.as_str(),
        "semver": change.semver.as_str(),
        "subject": change.subject,
        "tag": outline.tag(change),
        "summary": outline.summary(change),
        "path": change.path,
        "sentence": change.sentence,
        "old": change.old.as_ref().map(place),
        "new": change.new.as_ref().map(place),
    })
}

fn place(origin: &Origin) -> Value {
    json!({ "file": origin.file, "line": origin.line, "pointer": origin.pointer })
}
