//! Names in one scope, each given to one thing only. It knows no rules for names.

use std::collections::HashSet;

use crate::text::free::free_name;

/// Names in one scope, each given once.
#[derive(Default)]
pub(crate) struct Scope(HashSet<String>);

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
}
