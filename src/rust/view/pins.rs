//! Looks up names that the user has pinned in `[rust.names]` or `sailgen.lock`: types by their path
//! in the spec (`Plant`, `Plant.status`), their parts by wire name too (`Plant::fooBar`,
//! `Plant.status::red`). It assigns no other names.

use std::collections::BTreeMap;

use super::ident::is_identifier;
use super::path::ModelPath;

/// The pinned names.
#[derive(Clone, Copy)]
pub(super) struct Pins<'a>(pub(super) &'a BTreeMap<String, String>);

impl<'a> Pins<'a> {
    /// Returns the pinned name of a type. If it is not a valid Rust name, a name is derived from
    /// it.
    pub(super) fn of_type(self, path: &ModelPath, named: fn(&str) -> String) -> Option<String> {
        self.read(&path.path, named)
    }

    /// Returns the pinned name of a part of a type: a field, a variant or a member.
    pub(super) fn of_part(
        self,
        path: &ModelPath,
        wire: &str,
        named: fn(&str) -> String,
    ) -> Option<String> {
        match self.0.is_empty() {
            true => None,
            false => self.read(&part(&path.path, wire), named),
        }
    }

    fn read(self, key: &str, named: fn(&str) -> String) -> Option<String> {
        let name = self.0.get(key)?;
        Some(match is_identifier(name) {
            true => name.clone(),
            false => named(name),
        })
    }
}

/// Returns the key of a part of a type.
pub(crate) fn part(path: &str, wire: &str) -> String {
    format!("{path}::{wire}")
}
