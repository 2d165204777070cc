//! Options of the generated client. This module does not generate code.

use glob::Pattern;
use serde::{Deserialize, Serialize};

use super::{Config, Flavour};

/// Options of the client, `[client]` in `sailgen.toml`. Without that table no client is generated.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct ClientOptions {
    /// Generate a client.
    pub enabled: bool,
    /// Generate a method of the client for each operation, in addition to the operation's struct.
    pub methods: bool,
    /// Operations of the client, as globs over operation ids; empty for all.
    pub operations: Vec<String>,
    /// Treatment of operations that the API calls experimental.
    pub experimental: Experimental,
    /// Transports of a client that is generated as a file for `include!`. A crate has a cargo feature for each
    /// transport instead.
    pub transports: Vec<TransportKind>,
    /// Environment variables and the file that `Client::from_env` reads.
    pub env: EnvOptions,
    /// Paging rules for lists whose paging the spec does not describe. The first rule that matches applies.
    pub pages: Vec<PagingRule>,
}

impl ClientOptions {
    /// Returns `true` if the client has the operation with this id.
    pub(crate) fn selects(&self, id: &str) -> bool {
        let fits = |glob: &String| Pattern::new(glob).is_ok_and(|glob| glob.matches(id));
        self.operations.is_empty() || self.operations.iter().any(fits)
    }
}

impl Config {
    /// Returns the client options for a flavour, or `None` if it is generated without a client.
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

/// Treatment of operations that the API calls experimental.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Experimental {
    /// Compiled only with the cargo feature `experimental`.
    #[default]
    Feature,
    /// Compiled like any other operation.
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

/// Environment variables and the file that `Client::from_env` reads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct EnvOptions {
    /// Variable with the address of the server.
    pub base: String,
    /// Variable with the client id.
    pub id: String,
    /// Variable with the client secret.
    pub secret: String,
    /// JSON file for values that the environment does not set.
    pub file: String,
    /// Keys of that file for the address, the client id and the client secret, in this order.
    pub keys: [String; 3],
}

impl Default for EnvOptions {
    /// Uses the names that SailPoint's SDKs read.
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

/// `[[client.pages]]`: a rule for the paging of lists.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct PagingRule {
    /// The operations that the rule applies to: a glob over operation ids.
    pub operations: String,
    /// The way in which a request selects the next page.
    pub by: PagingKind,
    /// The query parameter that selects the next page.
    pub parameter: Option<String>,
    /// A JSON pointer to the value for the next page: in the answer or, for `after`, in the last item.
    pub next: Option<String>,
    /// The number of the first page.
    pub first: Option<u32>,
}

/// The way in which a request selects the next page of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PagingKind {
    /// There is no next page: the list has one page.
    None,
    /// By the number of items before it.
    Offset,
    /// By its page number.
    Page,
    /// By a string from the answer.
    Cursor,
    /// By the id of the last item.
    After,
    /// By the sort fields of the last item, in the request body.
    SearchAfter,
    /// By a URL from the answer.
    Link,
}
