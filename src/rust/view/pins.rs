//! Names that the user has pinned, in `[rust.names]` or in `sailgen.lock`: for a type by its path in the spec (`Plant`,
//! `Plant.status`), for what is in it by the wire (`Plant::fooBar`, `Plant.status::red`).

use std::collections::BTreeMap;

use super::View;
use super::ident::is_identifier;
use super::item::{Item, Kind};
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

fn part(path: &str, wire: &str) -> String {
    format!("{path}::{wire}")
}

impl View {
    /// The names to pin so that none ever moves: all but those that are what the spec calls the thing, which nothing else
    /// can take.
    #[must_use]
    pub fn pins(&self) -> BTreeMap<String, String> {
        let mut pins = BTreeMap::new();
        for item in self.generated() {
            let mut pin = |key: String, name: &str, wire: &str| {
                if name != wire {
                    pins.entry(key).or_insert_with(|| name.to_owned());
                }
            };
            let path = &item.path.path;
            pin(path.clone(), &item.name, path);
            for (wire, name) in parts(item) {
                pin(part(path, wire), name.trim_start_matches("r#"), wire);
            }
        }
        pins
    }
}

fn parts(item: &Item) -> Vec<(&str, &str)> {
    match &item.kind {
        Kind::Struct(shape) => {
            let fields = shape.fields.iter();
            fields
                .map(|field| (&*field.wire_name, &*field.name))
                .collect()
        }
        Kind::Enum(shape) => {
            let variants = shape.variants.iter();
            variants
                .map(|variant| (&*variant.wire, &*variant.name))
                .collect()
        }
        Kind::Union(shape) => {
            let members = shape.members.iter();
            members
                .map(|member| (&*member.key, &*member.name))
                .collect()
        }
        Kind::Alias(_) => Vec::new(),
    }
}
