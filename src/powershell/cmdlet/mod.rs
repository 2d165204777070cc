//! Turns the id of an operation into the name of its function: an approved verb, a dash, and the rest.

mod verbs;

use std::borrow::Cow;

use crate::powershell::name::{camelize, sanitize};
use crate::published::example::hash_order;

/// The words that are replaced and their verbs, in the order in which they are tried.
pub(crate) struct Verbs {
    mapped: Vec<(String, &'static str)>,
}

impl Verbs {
    /// Creates the table. SailPoint's words take precedence over those of openapi-generator. They are tried in the order of a
    /// Java `HashMap`, which matters for words that begin alike: `Insert` before `In`, but `In` before `Initiate`.
    pub fn new() -> Self {
        let mut mapped: Vec<(String, &str)> = Vec::new();
        for (verb, words) in verbs::MAPPED {
            for word in words.split(' ') {
                if !mapped.iter().any(|(known, _)| known == word) {
                    mapped.push((word.to_owned(), verb));
                }
            }
        }
        hash_order(&mut mapped);
        Verbs { mapped }
    }

    /// Returns the function of an operation: `Get-BetaAccounts` for `listAccounts`. A verb also matches the
    /// start of a longer word: `userList` is `Use-rList`.
    pub fn function(&self, id: &str, prefix: &str) -> String {
        let id = camelize(id);
        for verb in verbs::APPROVED {
            if let Some(rest) = id.strip_prefix(verb) {
                return format!("{verb}-{prefix}{rest}");
            }
        }
        for (word, verb) in &self.mapped {
            if let Some(rest) = id.strip_prefix(word.as_str()) {
                return format!("{verb}-{prefix}{rest}");
            }
        }
        format!("Invoke-{prefix}{id}")
    }
}

/// Returns the id as the pages use it: `getAB` for `get_a__b`. Without an id, it is made of path and method:
/// `accessProfilesIdGet` for `GET /access-profiles/{id}`. No published page of 2025 has an operation without one.
pub(crate) fn operation_id(id: Option<&str>, path: &str, method: &str) -> String {
    let id = id.map_or_else(|| Cow::Owned(id_of_path(path, method)), Cow::Borrowed);
    let mut joined = String::with_capacity(id.len());
    for part in id.split(['-', '_', ':', ';', '#']) {
        push_capitalised(part, &mut joined);
    }
    let mut letters = joined.chars();
    let first = letters.next().map(|first| first.to_lowercase().to_string());
    sanitize(&format!(
        "{}{}",
        first.unwrap_or_default(),
        letters.as_str()
    ))
}

fn id_of_path(path: &str, method: &str) -> String {
    let path = path.replace(['{', '}'], "");
    let mut parts = path
        .split('/')
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>();
    if parts.is_empty() {
        parts.push("root");
    }
    parts.push(method);
    let mut id = String::new();
    for (at, part) in parts.into_iter().enumerate() {
        let mut words = String::new();
        for word in part.split(['.', '-', '_']) {
            push_capitalised(word, &mut words);
        }
        if at == 0 {
            words = words
                .chars()
                .take(1)
                .flat_map(char::to_lowercase)
                .chain(words.chars().skip(1))
                .collect();
        }
        id.push_str(&words);
    }
    id
}

fn push_capitalised(word: &str, out: &mut String) {
    let mut letters = word.chars();
    out.extend(letters.next().into_iter().flat_map(char::to_uppercase));
    out.push_str(letters.as_str());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn functions() {
        let verbs = Verbs::new();
        for (id, function) in [
            ("listAccounts", "Get-BetaAccounts"),
            ("createAccount", "New-BetaAccount"),
            ("patchSource", "Update-BetaSource"),
            ("cancelRequest", "Suspend-BetaRequest"),
            ("sendX", "Send-BetaX"),
            ("hideX", "Hide-BetaX"),
            ("addressX", "Add-BetaressX"),
            ("convertFromX", "ConvertFrom-BetaX"),
            ("convertToX", "Convert-BetaToX"),
            ("initiateX", "ConvertTo-BetaitiateX"),
            ("insertX", "Add-BetaX"),
            ("inspectX", "Trace-BetaX"),
            ("runStartX", "Invoke-BetaX"),
            ("runX", "Start-BetaX"),
            ("zapX", "Invoke-BetaZapX"),
            ("getR2_0", "Get-BetaR20"),
        ] {
            assert_eq!(verbs.function(id, "Beta"), function, "of {id}");
        }
    }

    #[test]
    fn ids() {
        for (id, used) in [
            ("get_a__b", "getAB"),
            ("Get_X", "getX"),
            ("list-kebab.dot", "listKebab_dot"),
            ("listAccounts", "listAccounts"),
        ] {
            assert_eq!(operation_id(Some(id), "/", "get"), used);
        }
        for (path, id) in [
            ("/delegations", "delegationsGet"),
            ("/", "rootGet"),
            ("/access-profiles/{id}", "accessProfilesIdGet"),
        ] {
            assert_eq!(operation_id(None, path, "get"), id);
        }
    }
}
