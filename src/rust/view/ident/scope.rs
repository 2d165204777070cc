//! Assigns unique names within a scope. It knows no rules for names.

use std::collections::HashSet;

use crate::text::free::free_name;

/// The names in a scope; each is assigned once.
#[derive(Default)]
pub(crate) struct Scope(HashSet<String>);

/// A request for a name.
pub(crate) struct Wish {
    /// The preferred name.
    pub(crate) name: String,
    /// The precedence.
    pub(crate) rank: Rank,
    /// An identifier that does not depend on the position; within one rank, wishes are sorted by
    /// it.
    pub(crate) key: String,
}

/// The precedence among things that want the same name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Rank {
    /// The user has chosen the name.
    Chosen,
    /// The name in the spec is the same.
    Exact,
    /// The name in the spec is different.
    Derived,
    /// There is no name in the spec.
    Own,
}

impl Scope {
    /// Claims the name, or else the name with the first free number from 2.
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

    /// Claims names for several things. The result does not depend on their order.
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
