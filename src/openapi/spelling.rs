//! Restores the capitals of lower-case names: from the same names spelled properly elsewhere, or
//! else from a title. It reads no folder and knows no components.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashSet};

/// The rules for spelling names that have no capital letter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Spelling {
    /// Properly spelled names, keyed by their lower case.
    known: BTreeMap<String, String>,
    /// Use a schema's title if its name is not in `known`.
    titles: bool,
    /// `false` leaves every name as it is.
    active: bool,
}

impl Spelling {
    /// Spells names as in `known`, or else like their titles if `titles` is set. Of several
    /// spellings of one name, one with a capital first letter is preferred, then the one with the
    /// most capitals, then the first in byte order.
    pub fn new(known: impl IntoIterator<Item = String>, titles: bool) -> Self {
        let mut spelling = Spelling {
            titles,
            active: true,
            ..Spelling::default()
        };
        for name in known {
            let best = spelling
                .known
                .entry(name.to_lowercase())
                .or_insert_with(|| name.clone());
            if quality(&name) < quality(best) {
                *best = name;
            }
        }
        spelling
    }

    /// Spells the names of one document, each given with the schema's title, in order. Names with a
    /// capital letter are kept; a name that is taken gets a number.
    #[must_use]
    pub(crate) fn spell(&self, names: &[(&str, Option<&str>)]) -> Vec<String> {
        if !self.active {
            return names.iter().map(|(name, _)| (*name).to_owned()).collect();
        }
        let mut taken: HashSet<String> = names
            .iter()
            .filter(|(name, _)| has_capital(name))
            .map(|(name, _)| (*name).to_owned())
            .collect();
        let spelled = names.iter().map(|&(name, title)| {
            if has_capital(name) {
                return name.to_owned();
            }
            let wanted = self.spell_one(name, title);
            let mut free = wanted.clone();
            let mut number = 1;
            while !taken.insert(free.clone()) {
                number += 1;
                free = format!("{wanted}_{number}");
            }
            free
        });
        spelled.collect()
    }

    /// Spells one name. A number after a hyphen is not part of it: `approval-2` becomes
    /// `Approval_2`.
    fn spell_one(&self, name: &str, title: Option<&str>) -> String {
        let (base, number) = match name.rsplit_once('-') {
            Some((base, number)) if is_number(number) && !base.is_empty() => {
                (base, format!("_{number}"))
            }
            _ => (name, String::new()),
        };
        let known = self.known.get(&base.to_lowercase()).cloned();
        let titled = || title.filter(|_| self.titles).and_then(of_title);
        let spelled = known.or_else(titled).unwrap_or_else(|| base.to_owned());
        let letters = spelled.chars().filter(char::is_ascii_alphanumeric);
        let spelled = capitalised(&letters.collect::<String>());
        match spelled.is_empty() {
            // The name has no ASCII letters or digits.
            true => name.to_owned(),
            false => format!("{spelled}{number}"),
        }
    }
}

/// The sort key of a spelling; the smallest is the best.
fn quality(name: &str) -> (Reverse<bool>, Reverse<usize>, &str) {
    let capitals = name.chars().filter(|c| c.is_uppercase()).count();
    let first = name.starts_with(char::is_uppercase);
    (Reverse(first), Reverse(capitals), name)
}

fn has_capital(name: &str) -> bool {
    name.contains(char::is_uppercase)
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Joins the words of a title, each capitalised: `Lifecycle owner reference` becomes
/// `LifecycleOwnerReference`.
fn of_title(title: &str) -> Option<String> {
    let words = title.split(|c: char| !c.is_ascii_alphanumeric());
    let name: String = words.map(capitalised).collect();
    (!name.is_empty()).then_some(name)
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spelled(names: &[(&str, Option<&str>)]) -> Vec<String> {
        let known = [
            "AccessProfile",
            "accessProfile",
            "PermissionDto",
            "PermissionDTO",
            "range",
            "Range",
        ];
        Spelling::new(known.map(str::to_owned), true).spell(names)
    }

    #[test]
    fn capitals_come_from_what_is_known_then_from_the_title() {
        let names = [
            ("accessprofile", Some("Another Name")),
            ("permissiondto", None),
            ("range", None),
            ("lifecycleownerref", Some("Lifecycle Owner Reference")),
            ("fielddetailsdtov2", Some("FieldDetailsDtoV2")),
            ("referenceinput", None),
            ("intel-non-human", Some(" ")),
            ("approval-2", None),
            ("accessprofile-10", None),
        ];
        let expected = [
            "AccessProfile",
            "PermissionDTO",
            "Range",
            "LifecycleOwnerReference",
            "FieldDetailsDtoV2",
            "Referenceinput",
            "Intelnonhuman",
            "Approval_2",
            "AccessProfile_10",
        ];
        assert_eq!(spelled(&names), expected);
    }

    #[test]
    fn names_with_a_capital_stay_and_are_taken() {
        let names = [
            ("accessprofile", None),
            ("AccessProfile", None),
            ("other", Some("Access Profile")),
        ];
        assert_eq!(
            spelled(&names),
            ["AccessProfile_2", "AccessProfile", "AccessProfile_3"]
        );
    }

    #[test]
    fn without_an_option_nothing_is_spelled() {
        assert_eq!(Spelling::default().spell(&[("a-1", Some("B"))]), ["a-1"]);
    }
}
