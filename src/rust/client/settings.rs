//! Prints `Client::from_env`: the names of its variables, and the credentials that the security schemes require.

use std::fmt::Write as _;

use crate::api::{Flow, Grant, Location, SchemeKind, SecurityScheme, Server};
use crate::config::{ClientOptions, EnvOptions};
use crate::rust::print::comment;
use crate::rust::view::docs::Docs;
use crate::rust::view::ident::field_name;
use crate::text::prose::code;

use super::models::Models;
use super::place::template;
use super::record::indented;

/// Credentials of one kind.
struct Credentials<'a> {
    /// The variant of `CredentialKind` in the fixed text.
    kind: String,
    /// The security schemes; empty if the credentials are for all operations.
    schemes: Vec<&'a str>,
    settings: Vec<Setting>,
}

/// The variable of a setting and its key in the file.
#[derive(Clone, PartialEq)]
struct Setting(String, String);

/// Prints `Client::from_env` and the URL of tokens.
pub(super) fn print(models: &Models<'_>, client: &ClientOptions, into: &mut String) {
    let env = &client.env;
    let prefix = env.prefix.clone();
    let prefix = prefix.unwrap_or_else(|| models.import_name().to_uppercase());
    let base = setting(&prefix, "base_url", env.base.as_ref(), env.key(0));
    let mut credentials = credentials(models, client, &prefix);
    // A single kind also serves operations whose schemes are not defined.
    if let [only] = &mut credentials[..] {
        only.schemes.clear();
    }
    let server = models.api.servers.first();
    let home = server.filter(|server| server.url.contains("://") && !server.url.contains('{'));
    let path = match env.adds_path {
        Some(true) => server.map(path).unwrap_or_default(),
        _ => String::new(),
    };
    _ = write!(
        into,
        "\n/// URL at which tokens are requested, or a path on the API's server.\n\
         pub(super) const TOKEN_URL: &str = {:?};\n\nimpl Client {{\n{}    pub fn from_env() -> Result<Builder, EnvError> {{\n        \
         Self::from_names(&Names {{\n            base: {},\n            server: {:?},\n            path: {path:?},\n            \
         credentials: &[{}],\n            is_secured: {},\n            file: {:?},\n        }})\n    }}\n}}\n",
        token_url(models),
        indented(&comment(&docs(&base, &credentials, env), "///"), 4),
        base.literal(),
        home.map(|server| &server.url),
        credentials
            .iter()
            .map(Credentials::literal)
            .collect::<String>(),
        is_secured(models, client),
        env.file.as_deref().unwrap_or_default(),
    );
}

fn docs(base: &Setting, credentials: &[Credentials<'_>], env: &EnvOptions) -> Vec<String> {
    let file = env.file.as_deref().filter(|file| !file.is_empty());
    let name = |Setting(variable, key): &Setting| match file {
        Some(_) => format!("{} (or {})", code(variable), code(key)),
        None => code(variable),
    };
    let groups = credentials.iter().map(|credentials| {
        let names: Vec<String> = credentials.settings.iter().map(name).collect();
        names.join(" and ")
    });
    let groups: Vec<String> = groups.collect();
    let mut text = format!("A client with the server from the variable {}", name(base));
    if !groups.is_empty() {
        _ = write!(text, ", and credentials from {}", groups.join(", or "));
    }
    if let Some(file) = file {
        _ = write!(
            text,
            ". Names in parentheses are the keys in the JSON file {}",
            code(file)
        );
    }
    let mut docs = Docs::default();
    docs.line(text + ".");
    docs.lines("# Errors\n\nReturns an error if a setting is missing or invalid.");
    docs.finish()
}

impl Setting {
    fn literal(&self) -> String {
        format!("[{:?}, {:?}]", self.0, self.1)
    }
}

impl Credentials<'_> {
    fn literal(&self) -> String {
        let settings: Vec<String> = self.settings.iter().map(Setting::literal).collect();
        format!(
            "Credentials {{ kind: CredentialKind::{}, schemes: &{:?}, settings: &[{}] }}, ",
            self.kind,
            self.schemes,
            settings.join(", ")
        )
    }
}

/// Returns a setting with the name from the options, else with the prefix.
fn setting(prefix: &str, name: &str, own: Option<&String>, key: Option<&String>) -> Setting {
    let prefixed = || format!("{prefix}_{}", name.to_uppercase());
    let key = key.cloned().unwrap_or_else(|| name.to_owned());
    Setting(own.cloned().unwrap_or_else(prefixed), key)
}

/// Returns the credentials for the security schemes of the client's operations, in the order of the spec.
fn credentials<'a>(
    models: &Models<'a>,
    client: &ClientOptions,
    prefix: &str,
) -> Vec<Credentials<'a>> {
    let schemes = &models.api.security_schemes;
    let used = schemes
        .iter()
        .filter(|scheme| is_used(models, client, scheme));
    let used: Vec<&SecurityScheme> = used.collect();
    let keys = used
        .iter()
        .filter(|scheme| matches!(scheme.kind, SchemeKind::ApiKey { .. }));
    let has_one_key = keys.count() == 1;
    let mut found: Vec<Credentials> = Vec::new();
    for scheme in used {
        let Some((kind, settings)) = of_scheme(scheme, &client.env, prefix, has_one_key) else {
            continue;
        };
        let mut known = found.iter_mut();
        match known.find(|known| known.kind == kind && known.settings == settings) {
            Some(known) => known.schemes.push(&scheme.name),
            None => found.push(Credentials {
                kind,
                schemes: vec![&scheme.name],
                settings,
            }),
        }
    }
    found
}

/// Returns the kind of the credentials for a scheme and their settings. Certificates are a matter of the transport.
fn of_scheme(
    scheme: &SecurityScheme,
    env: &EnvOptions,
    prefix: &str,
    has_one_key: bool,
) -> Option<(String, Vec<Setting>)> {
    let plain = |name: &str| setting(prefix, name, None, None);
    Some(match &scheme.kind {
        SchemeKind::ApiKey { location, name } => {
            let own = field_name(&scheme.name);
            let own = own.trim_start_matches("r#");
            let place = match location {
                Location::Query => "Query",
                Location::Cookie => "Cookie",
                Location::Header | Location::Path => "Header",
            };
            let key = plain(if has_one_key { "api_key" } else { own });
            (format!("{place}({name:?})"), vec![key])
        }
        SchemeKind::Http { scheme, .. } => match scheme.to_ascii_lowercase().as_str() {
            "basic" => {
                let settings = vec![plain("username"), plain("password")];
                ("Basic".to_owned(), settings)
            }
            "bearer" => ("Bearer".to_owned(), vec![plain("token")]),
            _ => return None,
        },
        SchemeKind::OAuth2 { flows } if flows.iter().any(is_of_clients) => {
            let id = setting(prefix, "client_id", env.id.as_ref(), env.key(1));
            let secret = setting(prefix, "client_secret", env.secret.as_ref(), env.key(2));
            ("ClientCredentials".to_owned(), vec![id, secret])
        }
        SchemeKind::OAuth2 { .. } | SchemeKind::OpenIdConnect { .. } => {
            ("Bearer".to_owned(), vec![plain("token")])
        }
        SchemeKind::MutualTls | SchemeKind::Unknown(_) => return None,
    })
}

fn is_of_clients(flow: &Flow) -> bool {
    flow.grant == Grant::ClientCredentials
}

fn is_used(models: &Models<'_>, client: &ClientOptions, scheme: &SecurityScheme) -> bool {
    let mut needed = models
        .served(client)
        .flat_map(|operation| &operation.security);
    needed.any(|needed| needed.schemes.iter().any(|one| one.scheme == scheme.name))
}

/// Returns `true` if an operation cannot be called without credentials.
fn is_secured(models: &Models<'_>, client: &ClientOptions) -> bool {
    models.served(client).any(|operation| {
        let mut alternatives = operation.security.iter();
        !operation.security.is_empty() && alternatives.all(|one| !one.schemes.is_empty())
    })
}

/// Returns the path of a server; empty if it has variables.
fn path(server: &Server) -> String {
    let template = template(server);
    let (_, path) = split(&template);
    if path.contains('{') {
        String::new()
    } else {
        path.to_owned()
    }
}

/// Splits a URL into its host and its path.
fn split(address: &str) -> (&str, &str) {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    rest.split_at(rest.find('/').unwrap_or(rest.len()))
}

/// Returns the token URL of the spec. On a server of the API it is reduced to its path, as the host may differ for each
/// user.
fn token_url(models: &Models<'_>) -> String {
    let schemes = models.api.security_schemes.iter();
    let mut flows = schemes.flat_map(|scheme| match &scheme.kind {
        SchemeKind::OAuth2 { flows } => flows.as_slice(),
        _ => &[],
    });
    let flow = flows.find(|flow| is_of_clients(flow));
    let Some(url) = flow.and_then(|flow| flow.token_url.as_deref()) else {
        return "/oauth/token".to_owned();
    };
    let (host, path) = split(url);
    let is_home = |server: &Server| fits(host, split(&template(server)).0);
    match url.contains("://") {
        true if !models.api.servers.iter().any(is_home) => url.to_owned(),
        true => path.to_owned(),
        false => format!("/{}", url.trim_start_matches(['.', '/'])),
    }
}

/// Returns `true` if a host matches a template with variables.
fn fits(host: &str, template: &str) -> bool {
    let (labels, patterns) = (host.split('.'), template.split('.'));
    labels.clone().count() == patterns.clone().count()
        && labels
            .zip(patterns)
            .all(|(label, pattern)| pattern.contains('{') || label == pattern)
}
