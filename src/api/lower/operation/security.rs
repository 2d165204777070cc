//! Lowers the security schemes of the root files, and the requirements of operations.

use crate::api::{
    Flow, Grant, Location, Requirement, SchemeKind, SecurityRequirement, SecurityScheme,
};
use crate::diagnostic::{Code, Diagnostics};
use crate::openapi::{Node, Spec, Target};

use super::object::{extensions, text};

/// Returns the schemes of the root files, in order, the first of each name. A scheme without a required key is left out.
pub(super) fn schemes(spec: &Spec, findings: &mut Diagnostics) -> Vec<SecurityScheme> {
    let written = spec.components("securitySchemes").flat_map(|section| {
        let entries = section.node.entries();
        entries.map(move |(name, node)| (name, section.at(node)))
    });
    let mut schemes: Vec<SecurityScheme> = Vec::new();
    for (name, at) in written.filter(|(name, _)| !name.starts_with("x-")) {
        let is_known = schemes.iter().any(|known| known.name == name);
        let Some(at) = spec.follow(at).ok().filter(|_| !is_known) else {
            continue;
        };
        match kind(at) {
            Ok(kind) => schemes.push(SecurityScheme {
                name: name.to_owned(),
                docs: text(at, "description"),
                kind,
                extensions: extensions(at),
                origin: spec.origin(at),
            }),
            Err(lacks) => {
                let message = format!("the security scheme `{name}` has no `{lacks}`");
                findings.push(Code::BadStructure, at.place(), message);
            }
        }
    }
    schemes
}

/// Returns the kind of a scheme, or the key that it lacks.
fn kind(at: Target<'_>) -> Result<SchemeKind, &'static str> {
    let needed = |key: &'static str| text(at, key).ok_or(key);
    Ok(match &*needed("type")? {
        "apiKey" => {
            let written = needed("in")?;
            let mut locations = Location::ALL.into_iter().skip(1);
            SchemeKind::ApiKey {
                location: locations
                    .find(|location| location.as_str() == written)
                    .ok_or("in")?,
                name: needed("name")?,
            }
        }
        "http" => SchemeKind::Http {
            scheme: needed("scheme")?,
            bearer_format: text(at, "bearerFormat"),
        },
        "mutualTLS" => SchemeKind::MutualTls,
        "oauth2" => SchemeKind::OAuth2 {
            flows: flows(at.get("flows").ok_or("flows")?),
        },
        "openIdConnect" => SchemeKind::OpenIdConnect {
            url: needed("openIdConnectUrl")?,
        },
        other => SchemeKind::Unknown(other.to_owned()),
    })
}

fn flows(at: Target<'_>) -> Vec<Flow> {
    let flow = |(key, node): (&str, _)| {
        let (at, grant) = (
            at.at(node),
            Grant::ALL.into_iter().find(|grant| grant.as_str() == key)?,
        );
        Some(Flow {
            grant,
            authorization_url: text(at, "authorizationUrl"),
            token_url: text(at, "tokenUrl"),
            refresh_url: text(at, "refreshUrl"),
            scopes: scopes(at),
        })
    };
    at.node.entries().filter_map(flow).collect()
}

fn scopes(at: Target<'_>) -> Vec<(String, String)> {
    let scopes = at.node.get("scopes").into_iter().flat_map(Node::entries);
    scopes
        .map(|(scope, docs)| {
            (
                scope.to_owned(),
                docs.as_str().unwrap_or_default().to_owned(),
            )
        })
        .collect()
}

/// Returns the alternatives of a `security` list. An empty list means that no security is required.
pub(super) fn requirements(at: Option<Target<'_>>) -> Vec<SecurityRequirement> {
    let items = at.map(|at| at.node.items()).unwrap_or_default();
    let alternative = |node: &Node| SecurityRequirement {
        schemes: node
            .entries()
            .map(|(scheme, scopes)| Requirement {
                scheme: scheme.to_owned(),
                scopes: scopes
                    .items()
                    .iter()
                    .filter_map(Node::as_str)
                    .map(str::to_owned)
                    .collect(),
            })
            .collect(),
    };
    items.iter().map(alternative).collect()
}
