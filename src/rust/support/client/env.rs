//! Reads server and credentials from environment variables, else from a file. This
//! module does not know their names.

use std::fmt;
use std::path::Path;
use std::sync::Arc;

use serde_json::Value;

use super::auth::{ApiKey, Auth, Basic, Bearer};
use super::base::{BadBase, Base};
use super::client::{Builder, Client};
use super::token::ClientCredentials;

/// Environment variable of a setting and its key in the file.
pub type Setting = [&'static str; 2];

/// Names of an API's settings: for each, the environment variable and the key in a JSON
/// file.
#[derive(Clone, Copy, Debug)]
pub struct Names {
    /// Address of the server.
    pub base: Setting,
    /// Address of the server if none is set; `None` if it has to be set.
    pub server: Option<&'static str>,
    /// Path that is appended to the address that is set.
    pub path: &'static str,
    /// Credentials of all kinds.
    pub credentials: &'static [Credentials],
    /// `true` if credentials have to be set.
    pub is_secured: bool,
    /// Name of the JSON file, in the working directory; empty if there is none.
    pub file: &'static str,
}

/// Credentials of one kind.
#[derive(Clone, Copy, Debug)]
pub struct Credentials {
    /// Type of the credentials.
    pub kind: CredentialKind,
    /// Security schemes; none if the credentials are for all operations.
    pub schemes: &'static [&'static str],
    /// Settings, in the order of the arguments of the type.
    pub settings: &'static [Setting],
}

/// A type of credentials, such as [`Bearer`].
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs)]
pub enum CredentialKind {
    ClientCredentials,
    Bearer,
    Basic,
    Header(&'static str),
    Query(&'static str),
    Cookie(&'static str),
}

impl Client {
    /// Starts a client whose server and credentials come from the environment or a file.
    ///
    /// # Errors
    ///
    /// Returns an error if a setting is missing, the file cannot be read, or the address
    /// is invalid.
    pub fn from_names(names: &Names) -> Result<Builder, EnvError> {
        let mut settings = Settings { file: names.file, read: None };
        let base = match (settings.get(names.base)?, names.server) {
            (Some(base), _) => Base::new(&base)?.join(names.path)?,
            (None, Some(server)) => Base::new(server)?,
            (None, None) => return Err(settings.missing(names.base)),
        };
        let mut builder = Self::builder(base);
        let mut missing = names.is_secured;
        for credentials in names.credentials {
            if let Some(values) = settings.all(credentials.settings)? {
                builder =
                    builder.auth_of(credentials.schemes, &credentials.kind.of(values));
                missing = false;
            }
        }
        let first =
            names.credentials.iter().flat_map(|credentials| credentials.settings);
        match first.take(1).find(|_| missing) {
            Some(first) => Err(settings.missing(*first)),
            None => Ok(builder),
        }
    }
}

impl CredentialKind {
    /// Creates the credentials. Missing values are empty.
    fn of(self, values: Vec<String>) -> Arc<dyn Auth> {
        let mut values = values.into_iter();
        let mut next = || values.next().unwrap_or_default();
        match self {
            Self::ClientCredentials => Arc::new(ClientCredentials::new(next(), next())),
            Self::Bearer => Arc::new(Bearer::new(next())),
            Self::Basic => Arc::new(Basic::new(next(), next())),
            Self::Header(name) => Arc::new(ApiKey::header(name, next())),
            Self::Query(name) => Arc::new(ApiKey::query(name, next())),
            Self::Cookie(name) => Arc::new(ApiKey::cookie(name, next())),
        }
    }
}

/// The error for settings that are missing or cannot be read.
#[derive(Debug)]
#[non_exhaustive]
pub enum EnvError {
    /// Neither the environment variable nor the key in the file is set.
    Missing {
        /// Name of the environment variable.
        variable: &'static str,
        /// Key in the file.
        key: &'static str,
        /// Name of the file; empty if there is none.
        file: &'static str,
    },
    /// The file cannot be read.
    File(&'static str, std::io::Error),
    /// The file is not JSON.
    Json(&'static str, serde_json::Error),
    /// The address of the server cannot be used.
    Base(BadBase),
}

impl fmt::Display for EnvError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing { variable, file: "", .. } => {
                write!(f, "set the variable `{variable}`")
            }
            Self::Missing { variable, key, file } => {
                write!(f, "set the variable `{variable}`, or `{key}` in `{file}`")
            }
            Self::File(file, error) => write!(f, "`{file}` cannot be read: {error}"),
            Self::Json(file, error) => write!(f, "`{file}` is not JSON: {error}"),
            Self::Base(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for EnvError {}

impl From<BadBase> for EnvError {
    fn from(error: BadBase) -> Self {
        Self::Base(error)
    }
}

/// Takes each setting from its variable, else from the file, which is read only if needed.
struct Settings {
    file: &'static str,
    read: Option<Value>,
}

impl Settings {
    fn get(&mut self, [variable, key]: Setting) -> Result<Option<String>, EnvError> {
        let set = std::env::var(variable).ok().filter(|value| !value.is_empty());
        if set.is_some() || self.file.is_empty() {
            return Ok(set);
        }
        let file = match self.read.take() {
            Some(file) => file,
            None => json(self.file)?,
        };
        let value = file.get(key).and_then(Value::as_str).map(str::to_owned);
        self.read = Some(file);
        Ok(value)
    }

    /// Returns all settings or none. Setting only some of them is an error.
    fn all(&mut self, settings: &[Setting]) -> Result<Option<Vec<String>>, EnvError> {
        let mut values = Vec::new();
        let mut missing = None;
        for setting in settings {
            match self.get(*setting)? {
                Some(value) => values.push(value),
                None => missing = missing.or(Some(*setting)),
            }
        }
        match missing {
            None => Ok(Some(values)),
            Some(_) if values.is_empty() => Ok(None),
            Some(setting) => Err(self.missing(setting)),
        }
    }

    fn missing(&self, [variable, key]: Setting) -> EnvError {
        EnvError::Missing { variable, key, file: self.file }
    }
}

/// Returns the content of the file, or `null` if there is no such file.
fn json(file: &'static str) -> Result<Value, EnvError> {
    if !Path::new(file).exists() {
        return Ok(Value::Null);
    }
    let text =
        std::fs::read_to_string(file).map_err(|error| EnvError::File(file, error))?;
    serde_json::from_str(&text).map_err(|error| EnvError::Json(file, error))
}
