//! Names in one scope, each given to one thing only. It knows no rules for names.

use std::collections::HashSet;

use crate::text::free::free_name;

/// Names in one scope, each given once.
#[derive(Default)]
pub(crate) struct Scope(HashSet<String>);

/// Something that is to have a name.
pub(crate) struct Wish {
    /// The name that it has if nothing else takes it.
    pub(crate) name: String,
    /// Who goes first.
    pub(crate) rank: Rank,
    /// What it is known by wherever it stands: of one rank, what sorts first goes first.
    pub(crate) key: String,
}

/// Who goes first where several things want one name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Rank {
    /// The user has chosen the name.
    Chosen,
    /// It is called so in the spec.
    Exact,
    /// It is called otherwise in the spec.
    Derived,
    /// It has no name in the spec.
    Own,
}

impl Scope {
    /// The name, or the name with the first free number from 2.
    pub(crate) fn claim(&mut self, name: String) -> String {
        let numbered = |name: &str, number| {
            let plain = name.strip_prefix("r#").unwrap_or(name);
            let in_capitals = plain.chars().any(|c| c.is_ascii_uppercase());
            let needs_none = plain.ends_with('_')
                || in_capitals && !plain.ends_with(|c: char| c.is_ascii_digit());
            format!("{plain}{}{number}", if needs_none { "" } else { "_" })
        };
        free_name(name, 2, numbered, |name| self.0.insert(name.to_owned()))
    }

    /// The names of several things, whatever the order they come in.
    pub(crate) fn claim_all(&mut self, wishes: &[Wish]) -> Vec<String> {
        let mut order: Vec<usize> = (0..wishes.len()).collect();
        order.sort_by_key(|&at| (wishes[at].rank, &wishes[at].key));
        let mut names = vec![String::new(); wishes.len()];
        for at in order {
            names[at] = self.claim(wishes[at].name.clone());
        }
        names
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn collisions_are_numbered_and_skip_what_is_taken() {
        let mut scope = Scope::default();
        let names =
            ["id", "id", "id_2", "id", "r#type", "r#type"].map(|name| scope.claim(name.to_owned()));
        assert_eq!(names, ["id", "id_2", "id_2_2", "id_3", "r#type", "type_2"]);
    }

    #[test]
    fn the_order_does_not_decide_who_gets_the_number() {
        let wish = |(key, rank): (&str, Rank)| Wish {
            name: "foo_bar".to_owned(),
            rank,
            key: key.to_owned(),
        };
        let mut things = [
            ("fooBar", Rank::Derived),
            ("foo_bar", Rank::Exact),
            ("FooBar", Rank::Derived),
        ];
        let mut names = Vec::new();
        for _ in 0..things.len() {
            things.rotate_left(1);
            let given = Scope::default().claim_all(&things.map(wish));
            let mut given: Vec<_> = things.iter().map(|(key, _)| *key).zip(given).collect();
            given.sort();
            names.push(given);
        }
        let wanted = [
            ("FooBar", "foo_bar_2"),
            ("fooBar", "foo_bar_3"),
            ("foo_bar", "foo_bar"),
        ];
        for given in names {
            assert_eq!(given, wanted.map(|(key, name)| (key, name.to_owned())));
        }
    }
}
