//! Names that lack capitals get them back: from names that are spelled right elsewhere, else from a title. It reads no
//! folder and knows no components.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashSet};

/// How names without a capital letter are spelled.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Spelling {
    /// Names with their capitals, by their lower case.
    known: BTreeMap<String, String>,
    /// Whether a schema's title names it where no spelling is known.
    titles: bool,
    /// Nothing is spelled anew without it.
    active: bool,
}

impl Spelling {
    /// Spells names like `known` does, and like their titles where it does not know them. Of several spellings of one name,
    /// the one with a capital first letter wins, then the one with more capitals, then the smaller one.
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

    /// Spells the names of one document, in order. The second of a pair is a title. Names that have a capital stay.
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

    /// `approval-2` is `Approval_2`: a number behind a dash is not part of the name.
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
            // A name of other letters alone is all that there is.
            true => name.to_owned(),
            false => format!("{spelled}{number}"),
        }
    }
}

/// The smaller the better.
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

/// The words of a title, each with a capital first letter: `Lifecycle owner reference` is `LifecycleOwnerReference`.
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
