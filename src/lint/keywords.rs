//! Checks the keywords of a schema: unknown ones, and those that have no effect or are dropped.

use super::schemas::Schema;
use crate::diagnostic::{Code, Diagnostics, nearest};
use crate::openapi::{
    KEYWORDS, Keyword, Kind, Node, SchemaView, Version, say_not_carried, say_unknown_type,
};

/// The formats of OpenAPI and JSON Schema, and a few others that are common.
const FORMATS: [&str; 34] = [
    "int8",
    "int16",
    "int32",
    "int64",
    "uint8",
    "uint16",
    "uint32",
    "uint64",
    "float",
    "double",
    "decimal",
    "byte",
    "binary",
    "base64url",
    "date",
    "date-time",
    "time",
    "duration",
    "password",
    "email",
    "idn-email",
    "hostname",
    "idn-hostname",
    "ipv4",
    "ipv6",
    "uri",
    "uri-reference",
    "uri-template",
    "iri",
    "url",
    "uuid",
    "json-pointer",
    "regex",
    "char",
];

pub fn check(schema: Schema<'_>, version: Version, findings: &mut Diagnostics) {
    let view = SchemaView {
        node: schema.at.node,
        version,
    };
    reference(schema, version, findings);
    unknown(schema, version, findings);
    meaningless(schema, view, findings);
    // Both may have been reported when the model was lowered; duplicate findings are removed later.
    say_unknown_type(schema.at, view, findings);
    say_not_carried(schema.at, findings);
    format(schema, view, findings);
}

/// Reports keywords next to a `$ref`, and a `$ref` that is not a string.
fn reference(schema: Schema<'_>, version: Version, findings: &mut Diagnostics) {
    let Some(reference) = schema.at.get("$ref") else {
        return;
    };
    if reference.node.as_str().is_none() {
        findings.push(
            Code::ReferenceNotText,
            reference.place(),
            "this `$ref` is not a string and is ignored",
        );
    }
    let others = schema.at.node.entries().map(|(key, _)| key);
    let dropped: Vec<String> = others
        .filter(|key| *key != "$ref" && !key.starts_with("x-"))
        .map(|key| format!("`{key}`"))
        .collect();
    if version == Version::V3_0 && !dropped.is_empty() {
        let message = format!(
            "{} beside this `$ref` {}",
            dropped.join(", "),
            says_nothing(dropped.len())
        );
        findings.push(Code::ReferenceSiblings, reference.place(), message);
    }
}

fn says_nothing(count: usize) -> &'static str {
    if count == 1 {
        "is ignored"
    } else {
        "are ignored"
    }
}

fn unknown(schema: Schema<'_>, version: Version, findings: &mut Diagnostics) {
    for (key, node) in schema.at.node.entries() {
        let place = schema.at.at(node).place();
        match Keyword::named(key) {
            Some(keyword) if !keyword.carried => {}
            Some(keyword) if keyword.since <= version => {}
            _ if key.starts_with("x-") => {}
            keyword => {
                let message = format!("unknown schema keyword `{key}`");
                let finding = findings.push(Code::UnknownKeyword, place, message);
                if let Some(help) = intended(key, keyword, schema.at.node) {
                    finding.help(help);
                }
            }
        }
    }
}

/// The probable meaning of a key that is not a keyword in this version.
fn intended(key: &str, keyword: Option<Keyword>, node: &Node) -> Option<String> {
    if keyword.is_some() {
        return Some(format!(
            "`{key}` is a keyword of OpenAPI 3.1; this spec is 3.0"
        ));
    }
    if node.get("properties").is_none()
        && node
            .get(key)
            .is_some_and(|child| child.get("type").is_some())
    {
        return Some("if it is a property, it belongs below `properties`".to_owned());
    }
    let known = KEYWORDS
        .iter()
        .filter(|keyword| keyword.since == Version::V3_0);
    nearest(key, known.map(|keyword| keyword.name))
        .first()
        .map(|near| format!("did you mean `{near}`?"))
}

/// Reports keywords that have no effect on the schema's type.
fn meaningless(schema: Schema<'_>, view: SchemaView<'_>, findings: &mut Diagnostics) {
    let kind = view.kind();
    let Some(name) = view
        .types()
        .next()
        .filter(|_| !matches!(kind, Kind::Several | Kind::Unknown | Kind::Composed))
    else {
        return;
    };
    let applies = |keyword: &Keyword| keyword.types.is_empty() || keyword.types.contains(&name);
    for keyword in KEYWORDS.iter().filter(|keyword| !applies(keyword)) {
        if let Some(at) = schema.at.get(keyword.name) {
            let message = format!("`{}` does not apply to the type `{name}`", keyword.name);
            findings.push(Code::IgnoredKeyword, at.place(), message);
        }
    }
}

fn format(schema: Schema<'_>, view: SchemaView<'_>, findings: &mut Diagnostics) {
    let (Some(format), Some(at)) = (view.format(), schema.at.get("format")) else {
        return;
    };
    if FORMATS.contains(&format.as_str()) {
        return;
    }
    let finding = findings.push(
        Code::UnknownFormat,
        at.place(),
        format!("unknown format `{format}`"),
    );
    if let Some(near) = nearest(&format, FORMATS).first() {
        finding.help(format!("did you mean `{near}`?"));
    }
}
