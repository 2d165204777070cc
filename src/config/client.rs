//! Options of the generated client. This module does not generate code.

use glob::Pattern;
#[cfg(feature = "config")]
use serde::{Deserialize, Serialize};

/// Options of the client, `[client]` in `sailgen.toml`. Without that table no client is generated.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "config",
    derive(Serialize, Deserialize),
    serde(default, deny_unknown_fields, rename_all = "kebab-case")
)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[cfg_attr(
    feature = "config",
    derive(Serialize, Deserialize),
    serde(rename_all = "kebab-case")
)]
#[non_exhaustive]
pub enum Experimental {
    /// Compiled only with the cargo feature `experimental`.
    #[default]
    Feature,
    /// Compiled like any other operation.
    Send,
}

/// An HTTP library that the client can use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(
    feature = "config",
    derive(Serialize, Deserialize),
    serde(rename_all = "kebab-case")
)]
#[non_exhaustive]
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
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(
    feature = "config",
    derive(Serialize, Deserialize),
    serde(default, deny_unknown_fields, rename_all = "kebab-case")
)]
pub struct EnvOptions {
    /// Prefix of all variables; by default the name of the crate.
    pub prefix: Option<String>,
    /// Variable with the address of the server.
    pub base: Option<String>,
    /// Variable with the client id.
    pub id: Option<String>,
    /// Variable with the client secret.
    pub secret: Option<String>,
    /// Whether the path of the spec's first server is appended to that address.
    pub adds_path: Option<bool>,
    /// JSON file for values that the environment does not set.
    pub file: Option<String>,
    /// Keys of that file for the address, the client id and the client secret, in this order.
    pub keys: Option<[String; 3]>,
}

impl EnvOptions {
    /// Returns the key of the address (0), the client id (1) or the client secret (2).
    #[cfg(feature = "client")]
    pub(crate) fn key(&self, at: usize) -> Option<&String> {
        self.keys.as_ref()?.get(at)
    }

    /// Returns these options, with those that are not set taken from others.
    pub(super) fn or(self, others: EnvOptions) -> Self {
        EnvOptions {
            prefix: self.prefix.or(others.prefix),
            base: self.base.or(others.base),
            id: self.id.or(others.id),
            secret: self.secret.or(others.secret),
            adds_path: self.adds_path.or(others.adds_path),
            file: self.file.or(others.file),
            keys: self.keys.or(others.keys),
        }
    }
}

/// `[[client.pages]]`: a rule for the paging of lists.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "config",
    derive(Serialize, Deserialize),
    serde(deny_unknown_fields, rename_all = "kebab-case")
)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(
    feature = "config",
    derive(Serialize, Deserialize),
    serde(rename_all = "kebab-case")
)]
#[non_exhaustive]
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
