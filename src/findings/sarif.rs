//! Prints findings as SARIF 2.1.0, which code hosts read to annotate a change.

use std::fmt::Write;

use serde_json::{Value, json};

use super::{Finding, Spot};
use crate::diagnostic::{Code, Severity};

/// Returns a SARIF log with one run.
#[must_use]
pub fn sarif(findings: &[Finding]) -> String {
    let rules: Vec<Code> = Code::ALL
        .iter()
        .copied()
        .filter(|code| findings.iter().any(|f| f.code == *code))
        .collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "sailgen",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules.iter().map(|code| rule(*code)).collect::<Vec<_>>(),
            }},
            "columnKind": "unicodeCodePoints",
            "results": findings.iter().map(|finding| result(finding, &rules)).collect::<Vec<_>>(),
        }],
    });
    format!("{log:#}\n")
}

fn rule(code: Code) -> Value {
    json!({
        "id": code.as_str(),
        "shortDescription": { "text": code.title() },
        "fullDescription": { "text": code.explanation() },
        "defaultConfiguration": { "level": level(code.severity()) },
    })
}

fn result(finding: &Finding, rules: &[Code]) -> Value {
    let text = format!("{}\n{}", finding.message, finding.help);
    let mut result = json!({
        "ruleId": finding.code.as_str(),
        "ruleIndex": rules.binary_search(&finding.code).unwrap_or_default(),
        "level": level(finding.severity),
        "message": { "text": text },
    });
    if let Some(spot) = &finding.spot {
        result["locations"] = json!([location(spot)]);
    }
    result
}

fn location(spot: &Spot) -> Value {
    let mut location = json!({
        "physicalLocation": {
            "artifactLocation": { "uri": uri(&spot.path) },
            "region": {
                "startLine": spot.start.line,
                "startColumn": spot.start.column,
                "endLine": spot.end.line,
                "endColumn": spot.end.column,
            },
        },
    });
    if let Some(pointer) = &spot.pointer {
        location["logicalLocations"] = json!([{ "fullyQualifiedName": pointer, "kind": "value" }]);
    }
    location
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

/// Returns a path as a relative URI: all characters except unreserved ones and slashes are escaped.
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte))
            }
            _ => write!(uri, "%{byte:02X}").unwrap_or_default(),
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_with_spaces_is_a_uri() {
        assert_eq!(uri("a b/ü.yaml"), "a%20b/%C3%BC.yaml");
    }
}
