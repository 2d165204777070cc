//! `sailgen.toml` and the builder: the same options, one struct. It reads no spec and writes nothing.

use serde::Deserialize;

/// Every option of a run. `sailgen.toml` holds the same keys.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Config {}
