//! Names that the user has pinned, in `[rust.names]` or in `sailgen.lock`: for a type by its path in the spec (`Plant`,
//! `Plant.status`), for what is in it by the wire (`Plant::fooBar`, `Plant.status::red`).

use std::collections::BTreeMap;

use super::ident::is_identifier;
use super::path::ModelPath;

/// The pinned names.
#[derive(Clone, Copy)]
pub(super) struct Pins<'a>(pub(super) &'a BTreeMap<String, String>);

impl<'a> Pins<'a> {
    /// The pinned name of a type; what is not a name of Rust is read as what is to be named after.
    pub(super) fn of_type(self, path: &ModelPath, named: fn(&str) -> String) -> Option<String> {
        self.read(&path.path, named)
    }

    /// The pinned name of what is in a type.
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

/// What pins name something in a type by.
pub(super) fn part(path: &str, wire: &str) -> String {
    format!("{path}::{wire}")
}
