//! Decides the server of an operation if it differs from that of the API. It prints nothing.

use crate::api::{Operation, Server};

use super::models::Models;

/// A server of an operation.
pub(super) struct Place {
    /// The URL template, or a path on the client's server.
    pub(super) address: String,
    /// The variables with their defaults.
    pub(super) defaults: Vec<(String, String)>,
}

/// Returns the first of the operation's servers, unless it is a server of the API too.
pub(super) fn decided(models: &Models<'_>, operation: &Operation) -> Option<Place> {
    let own = operation.servers.first()?;
    let general = &models.api.servers;
    if general.iter().any(|server| server.url == own.url) {
        return None;
    }
    let (origin, path) = split(&own.url);
    // Another path on the same host is not another server; the client may reach that host under a
    // different name.
    let is_home = origin.is_empty() || general.iter().any(|server| split(&server.url).0 == origin);
    let address = if is_home { path } else { own.url.clone() };
    let defaults = defaults(own, &address);
    Some(Place { address, defaults })
}

/// Splits a URL into scheme with host, which is empty for a relative URL, and path.
fn split(url: &str) -> (&str, String) {
    let host = match url.split_once("://") {
        Some((scheme, _)) => scheme.len() + 3,
        None if url.starts_with('{') => 0,
        None => return ("", format!("/{}", url.trim_start_matches(['.', '/']))),
    };
    let end = url[host..].find('/').map_or(url.len(), |at| host + at);
    let (origin, path) = url.split_at(end);
    (origin, format!("/{}", path.trim_start_matches('/')))
}

/// Returns the variables in the address, with their defaults.
fn defaults(server: &Server, address: &str) -> Vec<(String, String)> {
    let used = server
        .variables
        .iter()
        .filter(|variable| address.contains(&format!("{{{}}}", variable.name)));
    let pair = |variable: &crate::api::ServerVariable| {
        let first = variable.default.as_ref().or(variable.values.first());
        Some((variable.name.clone(), first?.clone()))
    };
    used.filter_map(pair).collect()
}

/// Returns a server's URL template. A relative URL starts with an origin that the caller passes.
pub(super) fn template(server: &Server) -> String {
    match server.url.contains("://") || server.url.starts_with('{') {
        true => server.url.clone(),
        false => format!("{{origin}}/{}", server.url.trim_start_matches('/')),
    }
}
