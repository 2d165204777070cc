//! A code by its text, the longer text behind a code, and the nearest of some names.

use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::Code;

/// One section per code: what it means, an example, what to do.
const EXPLANATIONS: &str = include_str!("codes.md");

impl Code {
    /// What it means, why it matters and what to do, as Markdown.
    #[must_use]
    pub fn explanation(self) -> &'static str {
        let heading = format!("\n## {}\n", self.as_str());
        let Some(at) = EXPLANATIONS.find(&heading) else { return "" };
        let rest = &EXPLANATIONS[at + heading.len()..];
        rest[..rest.find("\n## ").unwrap_or(rest.len())].trim()
    }

    /// Every code with its severity and title, as a Markdown table.
    #[must_use]
    pub fn table() -> String {
        let row = |code: &Code| format!("| `{}` | {} | {} |\n", code.as_str(), code.severity(), code.title());
        let rows: String = Code::ALL.iter().map(row).collect();
        format!("| code | severity | what |\n|---|---|---|\n{rows}")
    }
}

/// The names that are near a wrong one, nearest first, at most three.
pub fn nearest<'n>(wrong: &str, known: impl IntoIterator<Item = &'n str>) -> Vec<&'n str> {
    let wrong = wrong.to_lowercase();
    let mut near: Vec<(f64, &str)> = known
        .into_iter()
        .map(|name| (strsim::jaro_winkler(&wrong, &name.to_lowercase()), name))
        .filter(|(nearness, _)| *nearness > 0.86)
        .collect();
    near.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(b.1)));
    near.into_iter().take(3).map(|(_, name)| name).collect()
}

impl FromStr for Code {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let found = Code::ALL.iter().copied().find(|code| code.as_str().eq_ignore_ascii_case(text));
        found.ok_or_else(|| format!("there is no code `{text}`; `sailgen explain` lists them"))
    }
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Code {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_explained_and_nothing_else() {
        for code in Code::ALL {
            assert!(code.explanation().len() > 40, "codes.md has no section `## {}`", code.as_str());
        }
        assert_eq!(EXPLANATIONS.matches("\n## ").count(), Code::ALL.len());
    }

    /// `SNAPSHOTS=overwrite cargo test` writes the table anew.
    #[test]
    fn the_documented_table_is_current() {
        let (before, rest) = EXPLANATIONS.split_once("<!-- codes -->\n").unwrap();
        let (_, after) = rest.split_once("<!-- /codes -->").unwrap();
        let current = format!("{before}<!-- codes -->\n{}<!-- /codes -->{after}", Code::table());
        if std::env::var_os("SNAPSHOTS").is_some_and(|mode| mode == "overwrite") && std::env::var_os("CI").is_none() {
            std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/src/diagnostic/codes.md"), &current).unwrap();
        }
        assert!(EXPLANATIONS == current, "SNAPSHOTS=overwrite cargo test writes it anew");
    }

    #[test]
    fn the_nearest_name_is_found() {
        let known = ["AccessProfile", "AccessProfileRef", "Account", "PatOwner"];
        assert_eq!(nearest("accesprofile", known)[0], "AccessProfile");
        assert!(nearest("Zzz", known).is_empty());
    }
}
