//! Reads server and credentials from environment variables, else from a file. This
//! module does not know their names.

use std::fmt;
use std::path::Path;

use serde_json::Value;

use super::base::{BadBase, Base};
use super::client::{Builder, Client};
use super::token::ClientCredentials;

/// Names of an API's settings: for each, the environment variable and the key in a JSON
/// file.
#[derive(Clone, Copy, Debug)]
pub struct Names {
    /// Address of the server.
    pub base: [&'static str; 2],
    /// Client id.
    pub id: [&'static str; 2],
    /// Client secret.
    pub secret: [&'static str; 2],
    /// Name of the JSON file, in the working directory; empty if there is none.
    pub file: &'static str,
    /// Path of the API on its server.
    pub path: &'static str,
}

/// Settings that were found.
struct Settings {
    base: String,
    id: String,
    secret: String,
}

impl Client {
    /// Starts a client whose server and client credentials come from the environment or
    /// a file.
    ///
    /// # Errors
    ///
    /// Returns an error if a setting is missing, the file cannot be read, or the address
    /// is invalid.
    pub fn from_names(names: &Names) -> Result<Builder, EnvError> {
        let found = Settings::read(names)?;
        let server = Base::new(&found.base)?.join(names.path)?;
        Ok(Self::builder(server).auth(ClientCredentials::new(found.id, found.secret)))
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
        /// Name of the file.
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

impl Settings {
    /// Takes each setting from its variable, else from the file, which is read only if
    /// needed.
    fn read(names: &Names) -> Result<Self, EnvError> {
        let wanted = [names.base, names.id, names.secret];
        let set = |[variable, _]: [&'static str; 2]| {
            std::env::var(variable).ok().filter(|value| !value.is_empty())
        };
        let known = wanted.map(set);
        let is_complete = known.iter().all(Option::is_some);
        let file = if is_complete { Value::Null } else { json(names.file)? };
        let mut values =
            wanted.into_iter().zip(known).map(|([variable, key], value)| {
                let in_file = || Some(file.get(key)?.as_str()?.to_owned());
                let missing = EnvError::Missing { variable, key, file: names.file };
                value.or_else(in_file).ok_or(missing)
            });
        let mut next = || values.next().unwrap_or(Ok(String::new()));
        Ok(Self { base: next()?, id: next()?, secret: next()? })
    }
}

/// Returns the content of the file, or `null` if there is no such file.
fn json(file: &'static str) -> Result<Value, EnvError> {
    if file.is_empty() || !Path::new(file).exists() {
        return Ok(Value::Null);
    }
    let text =
        std::fs::read_to_string(file).map_err(|error| EnvError::File(file, error))?;
    serde_json::from_str(&text).map_err(|error| EnvError::Json(file, error))
}
