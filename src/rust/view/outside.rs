//! Types of the API outside of models, such as those of parameters and bodies. It makes no decisions: models and scalars have
//! theirs.

use super::ty::{Form, Type};
use super::{Kind, Scalar, View};
use crate::api;

impl View {
    /// Returns the Rust type of a parameter or a body, without the paths of its parts.
    pub(crate) fn type_of(&self, ty: &api::Type) -> Type {
        let scalar = |form| {
            let (text, foreign) = match self.scalars.of(ty) {
                Some(Scalar::Plain(name) | Scalar::Support(name)) => (name, false),
                Some(Scalar::Chosen(path)) => (path, true),
                None => ("serde_json::Value", false),
            };
            Type {
                foreign,
                ..Type::plain(text, form)
            }
        };
        match ty {
            api::Type::Any => Type::json(),
            api::Type::Boolean => scalar(Form::Boolean),
            api::Type::Integer(_) => scalar(Form::Integer),
            api::Type::Number(_) => scalar(Form::Number),
            api::Type::String(format) => scalar(Form::Text(format.clone())),
            api::Type::Object | api::Type::Map(None) => {
                Type::plain("serde_json::Map<String, serde_json::Value>", Form::Object)
            }
            api::Type::Map(Some(values)) => {
                let values = self.type_of(values);
                let text = format!("{}<String, {}>", self.map, values.text);
                Type {
                    foreign: !["BTreeMap", "HashMap"].contains(&self.map.as_str()),
                    ..Type::plain(text, Form::Map(Box::new(values)))
                }
            }
            api::Type::List { items, .. } => {
                let items = self.type_of(items.as_deref().unwrap_or(&api::Type::Any));
                Type::plain(format!("Vec<{}>", items.text), Form::List(Box::new(items)))
            }
            api::Type::Nullable(inner) => self.type_of(inner).nullable(),
            api::Type::Model(id) => {
                let item = &self[*id];
                let is_foreign = |kind: &Kind| matches!(kind, Kind::Alias(ty) if ty.foreign);
                let text = item.replacement.as_ref().unwrap_or(&item.name);
                Type {
                    foreign: item.replacement.is_some() || is_foreign(&item.kind),
                    ..Type::plain(text, Form::Model(*id))
                }
            }
        }
    }
}
