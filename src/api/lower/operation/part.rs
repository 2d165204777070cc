//! Reads what the schemas of the parts of a form say about their media types. It makes no types.

use std::collections::HashSet;

use crate::openapi::{SchemaView, Spec, Target, Version};

/// What the schema of a part says about its media type.
#[derive(Default, PartialEq)]
pub(super) struct Stated {
    /// `contentMediaType`, or the default of OpenAPI if that is `application/octet-stream`.
    pub media_type: Option<String>,
    /// `contentEncoding`, or `base64` for `format: base64`.
    pub encoding: Option<String>,
}

/// Returns what the schemas of the properties of a form say, those that say nothing left out.
pub(super) fn stated<'a>(spec: &'a Spec, media: Target<'a>) -> Vec<(&'a str, Stated)> {
    let mut found = Vec::new();
    let Some(schema) = media.get("schema") else {
        return found;
    };
    let mut seen = HashSet::new();
    for at in parts(spec, schema) {
        for (name, node) in view(spec, at).properties() {
            let stated = of_property(spec, at.at(node));
            if stated != Stated::default() && seen.insert(name) {
                found.push((name, stated));
            }
        }
    }
    found
}

/// The most schemas to follow; more are circular.
const MOST_PARTS: usize = 64;

/// Returns a schema, the targets of its references, and the parts of its `allOf`.
fn parts<'a>(spec: &'a Spec, schema: Target<'a>) -> Vec<Target<'a>> {
    let (mut parts, mut next) = (vec![schema], 0);
    while next < parts.len() && parts.len() < MOST_PARTS {
        let at = parts[next];
        let target = at.reference().map(|to| spec.resolve_schema(at, to));
        parts.extend(target.and_then(Result::ok));
        let all = view(spec, at).list("allOf").iter();
        parts.extend(all.map(|part| at.at(part)));
        next += 1;
    }
    parts
}

fn of_property<'a>(spec: &'a Spec, property: Target<'a>) -> Stated {
    let own = parts(spec, property);
    // A list has a part for each item.
    let items = own
        .iter()
        .find_map(|&at| Some(at.at(view(spec, at).items()?)));
    let parts = items.map_or(own, |items| parts(spec, items));
    let views: Vec<_> = parts.iter().map(|&at| view(spec, at)).collect();
    let text = |key| {
        views
            .iter()
            .find_map(|view| view.text(key))
            .map(str::to_owned)
    };
    let octets = || Some("application/octet-stream".to_owned());
    if spec.version < Version::V3_1 {
        let is_file = text("format").is_some_and(|format| format == "base64");
        return match is_file {
            true => Stated {
                media_type: octets(),
                encoding: Some("base64".to_owned()),
            },
            false => Stated::default(),
        };
    }
    let encoding = text("contentEncoding").filter(|encoding| encoding != "binary");
    let is_untyped = views
        .iter()
        .all(|view| view.node.entries().all(|(key, _)| is_note(key)));
    let media_type = text("contentMediaType");
    Stated {
        media_type: media_type.or_else(|| match encoding.is_some() || is_untyped {
            true => octets(),
            false => None,
        }),
        encoding,
    }
}

/// Returns `true` for keywords of a schema that do not restrict its type.
fn is_note(key: &str) -> bool {
    let notes = [
        "description",
        "title",
        "deprecated",
        "readOnly",
        "writeOnly",
        "example",
    ];
    let notes = notes
        .into_iter()
        .chain(["examples", "default", "$comment", "contentMediaType"]);
    key.starts_with("x-") || notes.into_iter().any(|note| note == key)
}

fn view<'a>(spec: &Spec, at: Target<'a>) -> SchemaView<'a> {
    SchemaView {
        node: at.node,
        version: spec.version,
    }
}
