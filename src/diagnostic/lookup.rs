//! Parsing of codes, their explanations, and a search for similar names.

use std::str::FromStr;

#[cfg(feature = "config")]
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::{Code, UnknownName};

/// One section per code: its meaning, an example, and a solution.
const EXPLANATIONS: &str = include_str!("codes.md");

impl Code {
    /// Returns the meaning of the code, its consequences and a solution, as Markdown.
    #[must_use]
    pub fn explanation(self) -> &'static str {
        let heading = format!("\n## {}\n", self.as_str());
        let Some(at) = EXPLANATIONS.find(&heading) else {
            return "";
        };
        let rest = &EXPLANATIONS[at + heading.len()..];
        rest[..rest.find("\n## ").unwrap_or(rest.len())].trim()
    }

    /// Returns all codes with severity and title, as a Markdown table.
    #[must_use]
    pub fn table() -> String {
        let row = |code: &Code| {
            format!(
                "| `{}` | {} | {} |\n",
                code.as_str(),
                code.severity(),
                code.title()
            )
        };
        let rows: String = Code::ALL.iter().map(row).collect();
        format!("| code | severity | what |\n|---|---|---|\n{rows}")
    }
}

/// Maximum length in characters of a name to compare: the time grows with the product of both lengths.
const LONGEST: usize = 100;

/// Maximum number of names to compare.
const MOST_NAMES: usize = 20_000;

/// Returns up to three names that differ from a wrong one by what may be a typo, the nearest first.
pub fn nearest<'n>(wrong: &str, known: impl IntoIterator<Item = &'n str>) -> Vec<&'n str> {
    let letters = letters_of(wrong).count();
    if letters > LONGEST {
        return Vec::new();
    }
    // Otherwise a name with one letter would be similar to any other one.
    let most = (1 + letters / 4).min(letters.saturating_sub(1));
    let wrong = bare(wrong);
    let known = known
        .into_iter()
        .take(MOST_NAMES)
        .filter(|name| letters_of(name).count().abs_diff(letters) <= most);
    let distance = |name: &str| strsim::damerau_levenshtein(&wrong, &bare(name));
    let mut near: Vec<_> = known
        .map(|name| (distance(name), name))
        .filter(|(distance, _)| *distance <= most)
        .collect();
    near.sort_unstable();
    near.into_iter().take(3).map(|(_, name)| name).collect()
}

/// Returns a name as it is compared: `account_list` and `AccountList` are equal.
fn bare(name: &str) -> String {
    letters_of(name).flat_map(char::to_lowercase).collect()
}

fn letters_of(name: &str) -> impl Iterator<Item = char> {
    name.chars().filter(|letter| !matches!(letter, '_' | '-'))
}

impl FromStr for Code {
    type Err = UnknownName;

    fn from_str(text: &str) -> Result<Self, UnknownName> {
        let found = Code::ALL
            .iter()
            .copied()
            .find(|code| code.as_str().eq_ignore_ascii_case(text));
        found.ok_or_else(|| unknown_code(text, &[]))
    }
}

/// Says that there is no such code, and what may have been meant: a code, or one of the `others`.
pub(super) fn unknown_code(text: &str, others: &[&'static str]) -> UnknownName {
    let codes = Code::ALL.iter().map(|code| code.as_str());
    let near = nearest(text, others.iter().copied().chain(codes));
    let hint = match near.first() {
        Some(name) => format!("did you mean `{name}`? `sailgen explain` lists the codes"),
        None => "`sailgen explain` lists them".to_owned(),
    };
    UnknownName::new(format!("there is no code `{text}`; {hint}"))
}

#[cfg(feature = "config")]
impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

#[cfg(feature = "config")]
impl<'de> Deserialize<'de> for Code {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_explained_and_nothing_else() {
        for code in Code::ALL {
            assert!(
                code.explanation().len() > 40,
                "codes.md has no section `## {}`",
                code.as_str()
            );
        }
        assert_eq!(EXPLANATIONS.matches("\n## ").count(), Code::ALL.len());
    }

    /// `SNAPSHOTS=overwrite cargo test` rewrites the table.
    #[test]
    fn the_documented_table_is_current() {
        let (before, rest) = EXPLANATIONS.split_once("<!-- codes -->\n").unwrap();
        let (_, after) = rest.split_once("<!-- /codes -->").unwrap();
        let current = format!(
            "{before}<!-- codes -->\n{}<!-- /codes -->{after}",
            Code::table()
        );
        if std::env::var_os("SNAPSHOTS").is_some_and(|mode| mode == "overwrite")
            && std::env::var_os("CI").is_none()
        {
            std::fs::write(
                concat!(env!("CARGO_MANIFEST_DIR"), "/src/diagnostic/codes.md"),
                &current,
            )
            .unwrap();
        }
        assert!(
            EXPLANATIONS == current,
            "SNAPSHOTS=overwrite cargo test writes it anew"
        );
    }

    #[test]
    fn the_nearest_name_is_found() {
        let known = ["AccessProfile", "AccessProfileRef", "Account", "PatOwner"];
        assert_eq!(nearest("accesprofile", known)[0], "AccessProfile");
        assert_eq!(nearest("PATOWNER", known), ["PatOwner"]);
        assert_eq!(nearest("PatOwner", ["pat_owner", "ant"]), ["pat_owner"]);
        assert!(nearest("Zzz", known).is_empty());
        assert!(nearest("b", ["a", "c"]).is_empty());
        assert!(nearest(&"long".repeat(50), [&*"long".repeat(50)]).is_empty());
    }
}
