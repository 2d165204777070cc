//! Output of operations for `list --operations` and `show`.

use std::collections::BTreeMap;

use sailgen::api::{Api, Location, MediaType, Operation};
use serde_json::{Value, json};

use super::args::Format;
use super::print;

/// Returns a table followed by counts, or one JSON object per line.
pub fn listed(api: &Api, format: Format) -> String {
    match format {
        Format::Json => {
            let objects = api
                .operations
                .iter()
                .map(|operation| object(api, operation));
            objects.map(|object| format!("{object}\n")).collect()
        }
        Format::Text => {
            let title = [
                "ID",
                "METHOD",
                "PATH",
                "TAG",
                "PARAMETERS",
                "BODY",
                "RESPONSES",
            ];
            let mut rows = vec![title.map(str::to_owned).to_vec()];
            rows.extend(api.operations.iter().map(|operation| row(api, operation)));
            format!("{}\n{}", print::table(&rows), counts(api))
        }
    }
}

/// Returns the operation with this id, or with this method and path.
pub fn named<'a>(api: &'a Api, name: &str) -> Option<&'a Operation> {
    let by_id = api.operations.iter().find(|operation| operation.id == name);
    by_id.or_else(|| {
        let (method, path) = name.split_once(' ')?;
        let method = method.to_lowercase();
        let mut all = api.operations.iter();
        all.find(|operation| operation.method == method && operation.path == path)
    })
}

fn row(api: &Api, operation: &Operation) -> Vec<String> {
    let parameters = Location::ALL.iter().filter_map(|&location| {
        let count = operation.parameters_in(location).count();
        (count > 0).then(|| format!("{count} {location}"))
    });
    let body = operation.request_body.as_ref().map(|body| {
        let optional = if body.required { "" } else { " (optional)" };
        format!("{}{optional}", names(&body.content).join(", "))
    });
    let method = operation.method.to_uppercase();
    let responses = operation
        .responses
        .iter()
        .map(|response| response.status.to_string());
    vec![
        operation.id.clone(),
        if operation.incoming {
            format!("{method} (incoming)")
        } else {
            method
        },
        operation.path.clone(),
        or_dash(tags(api, operation).join(", ")),
        or_dash(parameters.collect::<Vec<_>>().join(", ")),
        body.unwrap_or_else(|| "-".to_owned()),
        or_dash(responses.collect::<Vec<_>>().join(", ")),
    ]
}

fn or_dash(text: String) -> String {
    if text.is_empty() {
        "-".to_owned()
    } else {
        text
    }
}

/// Returns the number of operations, of parameters by location and of request bodies by media type.
fn counts(api: &Api) -> String {
    let parameters = Location::ALL.iter().filter_map(|&location| {
        let of_all = api.operations.iter();
        let count: usize = of_all.map(|one| one.parameters_in(location).count()).sum();
        (count > 0).then(|| format!("{count} {location}"))
    });
    let mut bodies: BTreeMap<String, usize> = BTreeMap::new();
    for body in api
        .operations
        .iter()
        .filter_map(|one| one.request_body.as_ref())
    {
        for name in names(&body.content) {
            *bodies.entry(name).or_default() += 1;
        }
    }
    let mut bodies: Vec<_> = bodies.into_iter().collect();
    bodies.sort_by(|(a, more), (b, less)| less.cmp(more).then(a.cmp(b)));
    let bodies = bodies.iter().map(|(name, count)| format!("{count} {name}"));
    let rows = [
        ("operations", api.operations.len().to_string()),
        (
            "parameters",
            or_dash(parameters.collect::<Vec<_>>().join(", ")),
        ),
        (
            "request bodies",
            or_dash(bodies.collect::<Vec<_>>().join(", ")),
        ),
    ];
    print::table(&rows.map(|(what, counts)| vec![what.to_owned(), counts]))
}

fn object(api: &Api, operation: &Operation) -> Value {
    let parameter = |parameter: &sailgen::api::Parameter| {
        json!({
            "name": parameter.name,
            "in": parameter.location.as_str(),
            "required": parameter.required,
            "style": parameter.style.as_str(),
            "explode": parameter.explode,
            "deprecated": parameter.deprecated,
        })
    };
    let body = operation.request_body.as_ref();
    let response = |response: &sailgen::api::Response| {
        json!({
            "status": response.status.to_string(),
            "content": names(&response.content),
            "headers": response.headers.iter().map(|header| &header.name).collect::<Vec<_>>(),
        })
    };
    json!({
        "id": operation.id,
        "operationId": operation.written_id,
        "method": operation.method,
        "path": operation.path,
        "incoming": operation.incoming,
        "tags": tags(api, operation),
        "deprecated": operation.deprecated,
        "parameters": operation.parameters.iter().map(parameter).collect::<Vec<_>>(),
        "body": body.map(|body| json!({ "required": body.required, "content": names(&body.content) })),
        "responses": operation.responses.iter().map(response).collect::<Vec<_>>(),
        "file": operation.origin.file,
        "pointer": operation.origin.pointer,
    })
}

fn names(content: &[MediaType]) -> Vec<String> {
    content.iter().map(|media| media.name.clone()).collect()
}

fn tags(api: &Api, operation: &Operation) -> Vec<String> {
    let tags = operation.tags.iter();
    tags.map(|tag| api.tags[tag.0 as usize].name.clone())
        .collect()
}
