//! What the pages of every flavour say of themselves: version, keywords, and the file each has for itself.

use std::collections::HashSet;

use super::powershell::property_name;
use crate::text::free::free_name;
use crate::text::quote;

/// Where the pages of a flavour stand.
pub(crate) struct Site {
    pub(crate) version: String,
    /// The address of the pages, without a slash at the end.
    pub(crate) path: String,
    /// What stands before names that are unique over all versions.
    pub(crate) prefix: String,
}

/// What the options say of a [`Site`].
pub(crate) struct Told<'a> {
    /// The language in the address.
    pub(crate) language: &'a str,
    pub(crate) version: Option<&'a str>,
    pub(crate) path: Option<&'a str>,
    pub(crate) prefix: Option<&'a str>,
}

impl Site {
    /// What the options leave out comes from the version of the spec.
    pub(crate) fn new(api_version: &str, told: &Told<'_>) -> Self {
        let version = told
            .version
            .map_or_else(|| version_label(api_version), str::to_owned);
        let path = || {
            format!(
                "/tools/sdk/{}/{}/models",
                told.language,
                version.to_lowercase()
            )
        };
        let tail = || property_name(api_version.split_once('-').map_or("", |(_, tail)| tail));
        Site {
            path: told.path.map_or_else(path, str::to_owned),
            prefix: told.prefix.map_or_else(tail, str::to_owned),
            version,
        }
    }
}

/// The label of a version: `3.1.0-beta` is `beta`, `3.0.0` is `v3`, `v2024` stays.
fn version_label(version: &str) -> String {
    match version.split_once('-') {
        Some((_, label)) if !label.is_empty() => label.to_owned(),
        _ => format!(
            "v{}",
            version
                .trim_start_matches('v')
                .split('.')
                .next()
                .unwrap_or_default()
        ),
    }
}

/// Strings as the front matter lists them.
pub(crate) fn quoted(texts: &[String], more: &[&str]) -> String {
    let texts = texts.iter().map(String::as_str).chain(more.iter().copied());
    texts.map(quote::single).collect::<Vec<_>>().join(", ")
}

/// The file `name.md`, or the first free one with a number. Two names can share a file only if they differ in characters
/// that file names cannot hold, or in letter case, which some file systems do not see.
pub(crate) fn free_path(name: &str, taken: &mut HashSet<String>) -> String {
    let numbered = |_: &str, number| format!("{name}_{number}.md");
    free_name(format!("{name}.md"), 1, numbered, |path| {
        taken.insert(path.to_lowercase())
    })
}
