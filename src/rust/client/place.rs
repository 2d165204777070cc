//! The server of an operation, where it is another one than that of the API.

use crate::api::{Operation, Server};

use super::models::Models;

/// A server of an operation.
pub(super) struct Place {
    /// The address with its variables, or a path at the server of the client.
    pub(super) address: String,
    /// The variables with their defaults.
    pub(super) defaults: Vec<(String, String)>,
}

/// The first of the operation's servers, unless the API has it too.
pub(super) fn decided(models: &Models<'_>, operation: &Operation) -> Option<Place> {
    let own = operation.servers.first()?;
    let general = &models.api.servers;
    if general.iter().any(|server| server.url == own.url) {
        return None;
    }
    let (origin, path) = split(&own.url);
    // Another path of the same server is not another server: the client may know that one by another name.
    let is_home = origin.is_empty() || general.iter().any(|server| split(&server.url).0 == origin);
    let address = if is_home { path } else { own.url.clone() };
    let defaults = defaults(own, &address);
    Some(Place { address, defaults })
}

/// Scheme and host, empty for a relative address; and the path.
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

/// The variables in the address.
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
