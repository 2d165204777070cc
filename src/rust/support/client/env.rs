//! Server and credentials from variables of the environment, else from a file. It does not
//! know what they are called.

use std::fmt;
use std::path::Path;

use serde_json::Value;

use super::base::{BadBase, Base};
use super::client::{Builder, Client};
use super::token::ClientCredentials;

/// What the settings of an API are called, in the environment and in a JSON file.
#[derive(Clone, Copy, Debug)]
pub struct Names {
    /// The address of the server.
    pub base: [&'static str; 2],
    /// The id of the client.
    pub id: [&'static str; 2],
    /// The secret of the client.
    pub secret: [&'static str; 2],
    /// The file, in the working directory.
    pub file: &'static str,
    /// The path of the API at its server.
    pub path: &'static str,
}

/// The settings that were found.
struct Settings {
    base: String,
    id: String,
    secret: String,
}

impl Client {
    /// A client with server and client credentials from the environment or a file.
    ///
    /// # Errors
    ///
    /// If something is missing, or the file cannot be read.
    pub fn from_names(names: &Names) -> Result<Builder, EnvError> {
        let found = Settings::read(names)?;
        let server = Base::new(&found.base)?.join(names.path)?;
        Ok(Self::builder(server).auth(ClientCredentials::new(found.id, found.secret)))
    }
}

/// Settings that are missing or cannot be read.
#[derive(Debug)]
#[non_exhaustive]
pub enum EnvError {
    /// Neither the variable nor the key of the file is set.
    Missing {
        /// The variable.
        variable: &'static str,
        /// The key.
        key: &'static str,
        /// The file.
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
    /// Each from its variable, else from the file, which is read only if it is needed.
    fn read(names: &Names) -> Result<Self, EnvError> {
        let wanted = [names.base, names.id, names.secret];
        let set = |[variable, _]: [&'static str; 2]| {
            std::env::var(variable).ok().filter(|value| !value.is_empty())
        };
        let known = wanted.map(set);
        let file = match known.iter().all(Option::is_some) {
            true => Value::Null,
            false => json(names.file)?,
        };
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

/// The file, `null` if there is none.
fn json(file: &'static str) -> Result<Value, EnvError> {
    if file.is_empty() || !Path::new(file).exists() {
        return Ok(Value::Null);
    }
    let text =
        std::fs::read_to_string(file).map_err(|error| EnvError::File(file, error))?;
    serde_json::from_str(&text).map_err(|error| EnvError::Json(file, error))
}
