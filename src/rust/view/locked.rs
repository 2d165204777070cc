//! Collects the names of a crate in order to pin them. It assigns none.

use std::collections::BTreeMap;

use super::View;
use super::item::{Item, Kind};
use super::pins::part;

impl View {
    /// Returns the names to pin so that none of them ever changes. Names that equal those in the
    /// spec need no pin, because they take precedence.
    #[must_use]
    pub fn pins(&self) -> BTreeMap<String, String> {
        let mut pins = BTreeMap::new();
        for item in self.generated() {
            let path = &item.path.path;
            pin(&mut pins, path.clone(), &item.name, path);
            for (wire, name) in parts(item) {
                pin(&mut pins, part(path, wire), name, wire);
            }
        }
        pins
    }
}

/// Pins a name, unless it equals the one in the spec or the key is taken.
pub(crate) fn pin(pins: &mut BTreeMap<String, String>, key: String, name: &str, wire: &str) {
    let name = name.trim_start_matches("r#");
    if name != wire {
        pins.entry(key).or_insert_with(|| name.to_owned());
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
