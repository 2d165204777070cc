//! A dependency of the generated crate, in the syntax of `Cargo.toml`. This module does not know any crate by name.

use std::fmt;

#[cfg(feature = "config")]
use serde::de::value::MapAccessDeserializer;
#[cfg(feature = "config")]
use serde::de::{Deserializer, MapAccess, Visitor};
#[cfg(feature = "config")]
use serde::{Deserialize, Serialize, Serializer};

/// A dependency: `"1"`, or a table such as `{ version = "1", features = ["serde"], optional = true }`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(feature = "config", derive(Serialize, Deserialize))]
#[cfg_attr(
    feature = "config",
    serde(
        remote = "Self",
        default,
        deny_unknown_fields,
        rename_all = "kebab-case"
    )
)]
pub struct Dependency {
    /// Version requirement.
    #[cfg_attr(feature = "config", serde(skip_serializing_if = "Option::is_none"))]
    pub version: Option<String>,
    /// Path of a folder, relative to the generated crate.
    #[cfg_attr(feature = "config", serde(skip_serializing_if = "Option::is_none"))]
    pub path: Option<String>,
    /// URL of a git repository.
    #[cfg_attr(feature = "config", serde(skip_serializing_if = "Option::is_none"))]
    pub git: Option<String>,
    /// Branch of the git repository.
    #[cfg_attr(feature = "config", serde(skip_serializing_if = "Option::is_none"))]
    pub branch: Option<String>,
    /// Tag of the git repository.
    #[cfg_attr(feature = "config", serde(skip_serializing_if = "Option::is_none"))]
    pub tag: Option<String>,
    /// Commit of the git repository.
    #[cfg_attr(feature = "config", serde(skip_serializing_if = "Option::is_none"))]
    pub rev: Option<String>,
    /// Name of a registry other than crates.io.
    #[cfg_attr(feature = "config", serde(skip_serializing_if = "Option::is_none"))]
    pub registry: Option<String>,
    /// Name of the package, if it differs from the key of the dependency.
    #[cfg_attr(feature = "config", serde(skip_serializing_if = "Option::is_none"))]
    pub package: Option<String>,
    /// Inherit the dependency from `[workspace.dependencies]`.
    #[cfg_attr(feature = "config", serde(skip_serializing_if = "Option::is_none"))]
    pub workspace: Option<bool>,
    /// Make the dependency optional, with a feature of the same name.
    #[cfg_attr(feature = "config", serde(skip_serializing_if = "Option::is_none"))]
    pub optional: Option<bool>,
    /// Enable the default features of the dependency.
    #[cfg_attr(feature = "config", serde(skip_serializing_if = "Option::is_none"))]
    pub default_features: Option<bool>,
    /// Features of the dependency to enable.
    #[cfg_attr(feature = "config", serde(skip_serializing_if = "Vec::is_empty"))]
    pub features: Vec<String>,
}

impl Dependency {
    /// Creates a dependency on a version from crates.io.
    #[must_use]
    pub fn version(version: impl Into<String>) -> Self {
        Dependency {
            version: Some(version.into()),
            ..Dependency::default()
        }
    }

    /// Enables these features in addition; duplicates are ignored.
    #[must_use]
    pub fn with_features<'a>(mut self, features: impl IntoIterator<Item = &'a str>) -> Self {
        for feature in features {
            if !self.features.iter().any(|known| known == feature) {
                self.features.push(feature.to_owned());
            }
        }
        self
    }
}

impl From<&str> for Dependency {
    fn from(version: &str) -> Self {
        Dependency::version(version)
    }
}

/// Writes the value after the `=` in `Cargo.toml`.
impl fmt::Display for Dependency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let texts = [
            ("version", &self.version),
            ("path", &self.path),
            ("git", &self.git),
            ("branch", &self.branch),
            ("tag", &self.tag),
            ("rev", &self.rev),
            ("registry", &self.registry),
            ("package", &self.package),
        ];
        let flags = [
            ("workspace", self.workspace),
            ("optional", self.optional),
            ("default-features", self.default_features),
        ];
        let texts = texts.into_iter().filter_map(|(key, text)| {
            let text = text.as_ref()?;
            Some((key, format!("{text:?}")))
        });
        let flags = flags
            .into_iter()
            .filter_map(|(key, flag)| Some((key, flag?.to_string())));
        let features = (!self.features.is_empty()).then(|| format!("{:?}", self.features));
        let entries = texts.chain(flags);
        let entries: Vec<(&str, String)> = entries
            .chain(features.map(|features| ("features", features)))
            .collect();
        match &entries[..] {
            [("version", version)] => f.write_str(version),
            entries => {
                let entries = entries
                    .iter()
                    .map(|(key, value)| format!("{key} = {value}"));
                write!(f, "{{ {} }}", entries.collect::<Vec<_>>().join(", "))
            }
        }
    }
}

#[cfg(feature = "config")]
impl Serialize for Dependency {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // A version alone is written as a string.
        match self.version.as_ref() {
            Some(version) if *self == Dependency::version(version) => {
                serializer.serialize_str(version)
            }
            _ => Dependency::serialize(self, serializer),
        }
    }
}

#[cfg(feature = "config")]
impl<'de> Deserialize<'de> for Dependency {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(VersionOrTable)
    }
}

#[cfg(feature = "config")]
struct VersionOrTable;

#[cfg(feature = "config")]
impl<'de> Visitor<'de> for VersionOrTable {
    type Value = Dependency;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a version, or a table as in Cargo.toml")
    }

    fn visit_str<E>(self, version: &str) -> Result<Dependency, E> {
        Ok(Dependency::version(version))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Dependency, A::Error> {
        // Calls the function that serde derives, not the trait's.
        Dependency::deserialize(MapAccessDeserializer::new(map))
    }
}

#[cfg(all(test, feature = "config"))]
mod tests {
    use super::Dependency;

    #[test]
    fn a_dependency_is_written_as_it_was_read() {
        for (json, text) in [
            (r#""1""#, r#""1""#),
            (r#"{"version":"1"}"#, r#""1""#),
            (
                r#"{"features":["a","b"],"default-features":false,"optional":true,"version":"1"}"#,
                r#"{ version = "1", optional = true, default-features = false, features = ["a", "b"] }"#,
            ),
            (
                r#"{"git":"https://example.com/a","rev":"12ab"}"#,
                r#"{ git = "https://example.com/a", rev = "12ab" }"#,
            ),
            (
                r#"{"path":"../a","package":"b"}"#,
                r#"{ path = "../a", package = "b" }"#,
            ),
        ] {
            let read: Dependency = serde_json::from_str(json).unwrap();
            assert_eq!(read.to_string(), text);
        }
        let error = serde_json::from_str::<Dependency>(r#"{"versoin":"1"}"#).unwrap_err();
        assert!(error.to_string().contains("versoin"), "{error}");
    }
}
