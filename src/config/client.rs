//! The options of the generated client.

use glob::Pattern;
use serde::{Deserialize, Serialize};

use super::{Config, Flavour};

/// Options of the client, `[client]` in `sailgen.toml`. Without them there is no client.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct ClientOptions {
    /// Whether there is a client.
    pub enabled: bool,
    /// A method of the client for each operation, beside the structs.
    pub methods: bool,
    /// The operations that it has, as globs over their ids; all of them where there are none.
    pub operations: Vec<String>,
    /// Operations that the API calls experimental.
    pub experimental: Experimental,
    /// The transports of a client in a file for `include!`; a crate has a feature for each.
    pub transports: Vec<TransportKind>,
    /// The variables and the file that `Client::from_env` reads.
    pub env: EnvOptions,
    /// How lists go on, where the spec does not tell; the first that fits counts.
    pub pages: Vec<PagingRule>,
}

impl ClientOptions {
    /// Whether the client has the operation of this id.
    pub(crate) fn selects(&self, id: &str) -> bool {
        let fits = |glob: &String| Pattern::new(glob).is_ok_and(|glob| glob.matches(id));
        self.operations.is_empty() || self.operations.iter().any(fits)
    }
}

impl Config {
    /// The options of the client that a flavour comes with; `None` if it comes without one.
    pub(crate) fn client_of(&self, flavour: Flavour) -> Option<ClientOptions> {
        match flavour {
            Flavour::Client => Some(self.client.clone().unwrap_or_default()),
            Flavour::Rust => self.client.clone().filter(|options| options.enabled),
            _ => None,
        }
    }
}

impl Default for ClientOptions {
    fn default() -> Self {
        ClientOptions {
            enabled: true,
            methods: true,
            operations: Vec::new(),
            experimental: Experimental::default(),
            transports: Vec::new(),
            env: EnvOptions::default(),
            pages: Vec::new(),
        }
    }
}

/// What becomes of operations that the API calls experimental.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Experimental {
    /// They are compiled with the cargo feature `experimental`.
    #[default]
    Feature,
    /// They are like any other.
    Send,
}

/// An HTTP library that the client can use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TransportKind {
    /// `reqwest`.
    Reqwest,
    /// `ureq`.
    Ureq,
    /// Any `tower` service.
    Tower,
    /// Answers from a function, for tests.
    Mock,
}

/// What `Client::from_env` reads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct EnvOptions {
    /// The variable with the address of the server.
    pub base: String,
    /// The variable with the id of the client.
    pub id: String,
    /// The variable with the secret of the client.
    pub secret: String,
    /// The JSON file that is read for what the environment lacks.
    pub file: String,
    /// The keys of the file for the address, the id and the secret.
    pub keys: [String; 3],
}

impl Default for EnvOptions {
    /// The names that SailPoint's SDKs read.
    fn default() -> Self {
        EnvOptions {
            base: "SAIL_BASE_URL".to_owned(),
            id: "SAIL_CLIENT_ID".to_owned(),
            secret: "SAIL_CLIENT_SECRET".to_owned(),
            file: "config.json".to_owned(),
            keys: ["BaseURL", "ClientId", "ClientSecret"].map(str::to_owned),
        }
    }
}

/// `[[client.pages]]`: how lists go on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct PagingRule {
    /// Which operations: a glob over operation ids.
    pub operations: String,
    /// How the next page is named.
    pub by: PagingKind,
    /// The query parameter that names it.
    pub parameter: Option<String>,
    /// A JSON pointer to its name in the answer, or in the last item for `after`.
    pub next: Option<String>,
    /// The number of the first page.
    pub first: Option<u32>,
}

/// How the next page of a list is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PagingKind {
    /// It is not: the list has one page.
    None,
    /// By the number of items before it.
    Offset,
    /// By its number.
    Page,
    /// By a text of the answer.
    Cursor,
    /// By the id of the last item.
    After,
    /// By the sort fields of the last item, in the body.
    SearchAfter,
    /// By an address.
    Link,
}
