//! Prints findings as JSON, one object per line. The keys are stable: none is renamed, and all are always present.

use serde_json::{Value, json};

use super::Finding;

/// Returns one line of JSON per finding.
#[must_use]
pub fn json_lines(findings: &[Finding]) -> String {
    findings
        .iter()
        .map(|finding| format!("{}\n", json_object(finding)))
        .collect()
}

/// Returns the JSON object of a finding.
#[must_use]
pub fn json_object(finding: &Finding) -> Value {
    let spot = finding.spot.as_ref();
    json!({
        "code": finding.code.as_str(),
        "severity": finding.severity.to_string(),
        "title": finding.code.title(),
        "message": finding.message,
        "help": finding.help,
        "file": spot.map(|spot| spot.path.as_str()),
        "line": spot.map(|spot| spot.start.line),
        "column": spot.map(|spot| spot.start.column),
        "endLine": spot.map(|spot| spot.end.line),
        "endColumn": spot.map(|spot| spot.end.column),
        "pointer": spot.and_then(|spot| spot.pointer.as_deref()),
    })
}
