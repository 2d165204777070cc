//! Decides which types get which derives: a float is not `Eq`, and neither is a type that contains
//! one. A derive that a type cannot have is left out and recorded. It prints nothing.

use super::derive::Trait;
use super::foreign;
use super::item::{Item, Kind};
use super::structs::{Field, State, Struct};
use super::ty::{Form, Type};
use super::value_kind::ValueKind;
use crate::api::ModelId;

/// Adds the derives that the options ask for to every item that can have them.
pub(super) fn add(items: &mut [Item], wanted: &[String]) {
    for path in with_needed(wanted) {
        let able = able(items, Trait::of(&path));
        for (item, able) in items.iter_mut().zip(able) {
            let has_it = item.derives.contains(&path);
            match &item.kind {
                Kind::Alias(_) => {}
                _ if has_it => {}
                _ if able => item.derives.push(path.clone()),
                _ => item.left_out.push(path.clone()),
            }
        }
    }
}

/// Adds the traits that `Ord` requires. `Clone`, `Debug` and `PartialEq` are removed, because every
/// type has them.
fn with_needed(wanted: &[String]) -> Vec<String> {
    const ALWAYS: [&str; 3] = ["Clone", "Debug", "PartialEq"];
    let mut paths: Vec<String> = Vec::new();
    for path in wanted {
        let needed: &[&str] = match Trait::of(path) {
            Trait::Ord => &["PartialOrd", "Eq"],
            _ => &[],
        };
        for path in needed.iter().copied().chain([path.as_str()]) {
            if !ALWAYS.contains(&path) && !paths.iter().any(|known| known == path) {
                paths.push(path.to_owned());
            }
        }
    }
    paths
}

/// Returns `true` for each item that can have the derive, by excluding items with parts that cannot
/// until nothing changes.
fn able(items: &[Item], wanted: Trait) -> Vec<bool> {
    let mut able = vec![true; items.len()];
    loop {
        let known = &able;
        let next: Vec<bool> = items
            .iter()
            .zip(known)
            .map(|(item, was)| {
                *was && Look {
                    items,
                    able: known,
                    wanted,
                }
                .item(item)
            })
            .collect();
        if next == able {
            return able;
        }
        able = next;
    }
}

struct Look<'a> {
    items: &'a [Item],
    able: &'a [bool],
    wanted: Trait,
}

impl Look<'_> {
    fn item(&self, item: &Item) -> bool {
        if let Some(path) = &item.replacement {
            return foreign::is_able(path, self.wanted);
        }
        match (&item.kind, self.wanted) {
            (_, Trait::Other) => true,
            (Kind::Alias(ty), _) => self.ty(ty),
            (Kind::Struct(shape), _) => self.structure(shape),
            (Kind::Enum(_), Trait::Default) => item.derives.iter().any(|path| path == "Default"),
            (Kind::Enum(shape), Trait::Copy) => !shape.open || shape.kind == ValueKind::Integer,
            (Kind::Enum(shape), Trait::PartialOrd | Trait::Ord) => {
                !shape.open || shape.kind != ValueKind::Json
            }
            (Kind::Enum(_), _) => true,
            (Kind::Union(_), Trait::Default) => false,
            (Kind::Union(shape), _) => {
                (!shape.open || self.json())
                    && shape
                        .members
                        .iter()
                        .all(|member| self.boxed(member.boxed) && self.ty(&member.ty))
            }
        }
    }

    fn structure(&self, shape: &Struct) -> bool {
        let rest = shape.rest.as_ref();
        rest.is_none_or(|rest| self.ty(&rest.ty))
            && shape.fields.iter().all(|field| self.field(field))
    }

    fn field(&self, field: &Field) -> bool {
        let has_none = !matches!(field.state, State::Required | State::RequiredJson);
        match self.wanted {
            Trait::Default if has_none => true,
            _ => self.boxed(field.boxed) && self.ty(&field.inner),
        }
    }

    fn boxed(&self, boxed: bool) -> bool {
        !boxed || self.wanted != Trait::Copy
    }

    /// Returns `true` if plain JSON can have the derive.
    fn json(&self) -> bool {
        !matches!(self.wanted, Trait::PartialOrd | Trait::Ord | Trait::Copy)
    }

    fn model(&self, id: ModelId) -> bool {
        self.able[id.0 as usize]
    }

    fn ty(&self, ty: &Type) -> bool {
        match &ty.form {
            Form::Model(id) if !ty.foreign || self.items[id.0 as usize].name == ty.text => {
                self.model(*id)
            }
            Form::Map(values) | Form::Keyed(_, values) => self.map(&ty.text, values),
            _ if ty.foreign => foreign::is_able(&ty.text, self.wanted),
            Form::Model(id) => self.model(*id),
            Form::Json | Form::Object => self.json(),
            Form::List(items) => match self.wanted {
                Trait::Default => true,
                Trait::Copy => false,
                _ => self.ty(items),
            },
            Form::Tuple(items) => items.iter().all(|item| self.ty(item)),
            Form::Nullable(inner) => self.wanted == Trait::Default || self.ty(inner),
            Form::Boolean | Form::Integer | Form::Number | Form::Text(_) => self.plain(&ty.text),
        }
    }

    fn map(&self, text: &str, values: &Type) -> bool {
        let map = text.split('<').next().unwrap_or(text);
        let is_tree = map.rsplit("::").next() == Some("BTreeMap");
        match self.wanted {
            Trait::Default => true,
            Trait::Copy => false,
            Trait::Hash | Trait::PartialOrd | Trait::Ord => is_tree && self.ty(values),
            Trait::JsonSchema => foreign::is_able(map, self.wanted) && self.ty(values),
            Trait::Eq | Trait::Other => self.ty(values),
        }
    }

    fn plain(&self, text: &str) -> bool {
        let name = text.rsplit("::").next().unwrap_or(text);
        match self.wanted {
            Trait::Eq | Trait::Hash | Trait::Ord if matches!(name, "f64" | "Float") => false,
            Trait::PartialOrd | Trait::Ord => name != "Number",
            Trait::Copy => name == "Float" || name.starts_with(|first: char| first.is_lowercase()),
            _ => true,
        }
    }
}
