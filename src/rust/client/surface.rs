//! Writes the API-specific part of the client: servers, error models and settings. It knows no
//! individual operations.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::api::{ModelId, Server, Shape};
use crate::config::ClientOptions;
use crate::output::OutputFile;
use crate::rust::print::comment;
use crate::rust::view::docs::Docs;
use crate::rust::view::ident::{Scope, field_name};

use super::krate::HEADER;
use super::models::Models;
use super::place::template;
use super::record::indented;
use super::settings;
use crate::rust::print::broken;

/// Writes `client/api.rs`.
pub(super) fn file(models: &Models<'_>, client: &ClientOptions) -> OutputFile {
    let head = "//! The servers, errors and settings of this API.\n\n";
    let mut text = [
        "super::models",
        "{BadBase, Base, Builder, Client, CredentialKind, Credentials}",
        "{EnvError, Names, Refused}",
    ]
    .map(|names| format!("#[allow(unused_imports)]\nuse super::{names};\n"))
    .concat();
    servers(models, &mut text);
    errors(models, &mut text);
    settings::print(models, client, &mut text);
    OutputFile {
        path: "src/client/api.rs".to_owned(),
        contents: format!("{head}{HEADER}{}", broken(&text)),
    }
}

fn servers(models: &Models<'_>, into: &mut String) {
    into.push_str("\n/// The servers of the API.\n#[derive(Clone, Copy, Debug)]\npub struct Server;\n\nimpl Server {\n");
    let mut scope = Scope::default();
    // OpenAPI: without servers, there is one at `/`.
    let home = [Server {
        url: "/".to_owned(),
        ..Server::default()
    }];
    let servers = match &models.api.servers[..] {
        [] => &home,
        servers => servers,
    };
    for server in servers {
        let (name, parameters) = signature(server, &mut scope);
        let mut docs = Docs::default();
        docs.markdown(server.docs.as_deref().unwrap_or("A server of the API."));
        docs.line(crate::text::prose::code(&server.url));
        docs.lines("# Errors\n\nReturns an error if a value cannot be part of the URL.");
        let typed: Vec<String> = parameters
            .iter()
            .map(|(_, name)| format!("{name}: &str"))
            .collect();
        let pairs: Vec<String> = parameters
            .iter()
            .map(|(wire, name)| format!("({wire:?}, {name})"))
            .collect();
        _ = write!(
            into,
            "{}    pub fn {name}({}) -> Result<Base, BadBase> {{\n        Base::of_template({:?}, &[{}])\n    }}\n",
            indented(&comment(&docs.finish(), "///"), 4),
            typed.join(", "),
            template(server),
            pairs.join(", ")
        );
    }
    into.push_str("}\n");
}

/// Returns the name of the function, and the variables with the names of their arguments.
fn signature(server: &Server, scope: &mut Scope) -> (String, Vec<(String, String)>) {
    let template = template(server);
    let mut wires: Vec<&str> = Vec::new();
    for wire in variables(&template) {
        if !wires.contains(&wire) {
            wires.push(wire);
        }
    }
    let mut arguments = Scope::default();
    let parameters: Vec<(String, String)> = wires
        .iter()
        .map(|wire| ((*wire).to_owned(), arguments.claim(field_name(wire))))
        .collect();
    let name = match &wires[..] {
        ["origin"] if !server.url.contains("{origin}") => "at".to_owned(),
        [one] => field_name(one),
        _ => "server".to_owned(),
    };
    (scope.claim(name), parameters)
}

/// Returns the names in braces.
fn variables(template: &str) -> impl Iterator<Item = &str> {
    let parts = template.split('{').skip(1);
    parts.filter_map(|part| Some(part.split_once('}')?.0))
}

/// Returns the error models, most frequent first. Of models with the same property names, only one
/// is returned.
fn error_models<'a>(models: &'a Models<'_>) -> Vec<(ModelId, BTreeSet<&'a str>)> {
    let mut found: Vec<(usize, ModelId, BTreeSet<&'a str>)> = Vec::new();
    let responses = models
        .api
        .operations
        .iter()
        .filter(|operation| !operation.incoming);
    let responses = responses.flat_map(|operation| &operation.responses);
    for response in responses.filter(|response| !response.status.is_success()) {
        for media in &response.content {
            let Some(id) = media.ty.as_ref().and_then(|ty| models.model(ty)) else {
                continue;
            };
            let Shape::Struct(shape) = &models.of(id).shape else {
                continue;
            };
            let names: BTreeSet<&str> = shape
                .fields
                .iter()
                .map(|field| field.wire_name.as_str())
                .collect();
            match found.iter_mut().find(|(_, _, known)| *known == names) {
                Some((count, known, _)) => {
                    *count += 1;
                    // A model that is always compiled is preferred to one that needs a feature.
                    if !models.gates(*known).is_empty() && models.gates(id).is_empty() {
                        *known = id;
                    }
                }
                None => found.push((1, id, names)),
            }
        }
    }
    found.sort_by_key(|(count, _, _)| std::cmp::Reverse(*count));
    found
        .into_iter()
        .filter(|(_, _, names)| !names.is_empty())
        .map(|(_, id, names)| (id, names))
        .collect()
}

/// Prints the union of error models. What reads it is inline, so that crates compile it only where they use it.
fn errors(models: &Models<'_>, into: &mut String) {
    let found = error_models(models);
    into.push_str(
        "\n/// An error response, as the API describes it.\n#[derive(Clone, Debug, PartialEq)]\n#[non_exhaustive]\npub enum ApiError {\n",
    );
    for (id, _) in &found {
        let (gate, name) = (gate(models, *id), models.name(*id));
        _ = writeln!(
            into,
            "    /// A [`{name}`]({}).\n{gate}    {name}(Box<{}>),",
            models.path(*id),
            models.path(*id)
        );
    }
    into.push_str(
        "    /// Any other JSON, or `null` if the body is not JSON.\n    Unknown(serde_json::Value),\n}\n\n\
         impl Refused {\n    /// Parses the body as the error model that shares the most property names with it.\n    \
         #[must_use]\n    #[inline]\n    pub fn error(&self) -> ApiError {\n        let json = self.read().unwrap_or_default();\n        \
         ApiError::known(&json).unwrap_or(ApiError::Unknown(json))\n    }\n}\n\n\
         impl ApiError {\n    #[allow(clippy::match_single_binding)] // the features that are on may have no model\n    \
         #[inline]\n    fn known(json: &serde_json::Value) -> Option<Self> {\n        let known = super::fit::best(json, &[\n",
    );
    for (_, names) in &found {
        let names: Vec<&str> = names.iter().copied().collect();
        _ = writeln!(into, "            &{names:?},");
    }
    into.push_str("        ]);\n        match known {\n");
    for (at, (id, _)) in found.iter().enumerate() {
        let (gate, name) = (gate(models, *id), models.name(*id));
        _ = writeln!(
            into,
            "{gate}            Some({at}) => super::fit::read(json).map(Self::{name}),"
        );
    }
    into.push_str("            _ => None,\n        }\n    }\n}\n");
}

/// Returns the `cfg` attribute for the features of a model.
fn gate(models: &Models<'_>, id: ModelId) -> String {
    let gates = models.gates(id);
    let features: Vec<String> = gates
        .iter()
        .map(|gate| format!("feature = {gate:?}"))
        .collect();
    match &features[..] {
        [] => String::new(),
        [one] => format!("    #[cfg({one})]\n"),
        many => format!("    #[cfg(any({}))]\n", many.join(", ")),
    }
}
