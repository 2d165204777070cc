//! Turns types of the schema into Rust types, and records the imports they need. It prints nothing.

use std::collections::HashSet;

use super::plan::Plan;
use super::scalar::Scalar;
use super::ty::{Form, Named, Type};
use super::uses::Uses;
use crate::api::{self, ModelId, Shape};

impl Plan<'_> {
    /// Returns the Rust type, without the `Option` of optional fields and without boxes.
    pub(super) fn rust_type(&self, ty: &api::Type, uses: &mut Uses) -> Type {
        let mut form = |form| Type {
            text: self.scalar(ty, uses),
            foreign: self.is_foreign(ty),
            named: Named::Item,
            form,
        };
        match ty {
            api::Type::Any => Type::json(),
            api::Type::Boolean => form(Form::Boolean),
            api::Type::Integer(_) => form(Form::Integer),
            api::Type::Number(_) => form(Form::Number),
            api::Type::String(format) => form(Form::Text(format.clone())),
            api::Type::Object | api::Type::Map(None) => {
                Type::plain("serde_json::Map<String, serde_json::Value>", Form::Object)
            }
            api::Type::Map(Some(values)) => self.map_of(values, uses),
            api::Type::List { items, .. } => {
                let items = self.rust_type(items.as_deref().unwrap_or(&api::Type::Any), uses);
                Type::plain(format!("Vec<{}>", items.text), Form::List(Box::new(items)))
            }
            api::Type::Nullable(inner) => self.rust_type(inner, uses).nullable(),
            api::Type::Model(id) => self.model(*id, uses),
        }
    }

    /// Returns the Rust type of a tuple, such as `(String, i64)`.
    pub(super) fn tuple_of(&self, items: &[api::Type], uses: &mut Uses) -> Type {
        let items: Vec<Type> = items.iter().map(|ty| self.rust_type(ty, uses)).collect();
        let texts: Vec<&str> = items.iter().map(|item| item.text.as_str()).collect();
        let text = match texts[..] {
            [only] => format!("({only},)"),
            _ => format!("({})", texts.join(", ")),
        };
        Type::plain(text, Form::Tuple(items))
    }

    /// Returns the Rust type of a map with enum keys, such as `BTreeMap<Color, i64>`.
    pub(super) fn keyed_map_of(&self, map: &api::KeyedMap, uses: &mut Uses) -> Type {
        let (keys, strings) = (
            self.rust_type(&map.keys, uses),
            self.map_of(&map.values, uses),
        );
        let text = strings
            .text
            .replacen("<String,", &format!("<{},", keys.text), 1);
        match (map.keys.model(), strings.form) {
            (Some(id), Form::Map(values)) => Type {
                text,
                foreign: strings.foreign,
                named: Named::Item,
                form: Form::Keyed(id, values),
            },
            (_, form) => Type {
                text: strings.text,
                foreign: strings.foreign,
                named: Named::Item,
                form,
            },
        }
    }

    /// Returns the Rust type of a map, such as `BTreeMap<String, i64>`.
    pub(super) fn map_of(&self, values: &api::Type, uses: &mut Uses) -> Type {
        let (map, foreign) = match self.options.map.as_str() {
            "BTreeMap" => (self.std_map("std::collections::BTreeMap", uses), false),
            "HashMap" => (self.std_map("std::collections::HashMap", uses), false),
            path => (path.to_owned(), true),
        };
        let values = self.rust_type(values, uses);
        Type {
            text: format!("{map}<String, {}>", values.text),
            foreign,
            named: Named::Item,
            form: Form::Map(Box::new(values)),
        }
    }

    /// Returns a type of the standard library: its name, or its path if a model has that name.
    fn std_map(&self, path: &'static str, uses: &mut Uses) -> String {
        let name = path.rsplit("::").next().unwrap_or(path);
        if self.names.taken.contains(name) {
            return path.to_owned();
        }
        uses.std.insert(path);
        name.to_owned()
    }

    /// Returns a type of the support module: its name, or its path if a model has that name.
    pub(super) fn support(&self, name: &'static str, uses: &mut Uses) -> String {
        if self.names.taken.contains(name) {
            uses.support_module = true;
            return format!("support::{name}");
        }
        uses.support.insert(name);
        name.to_owned()
    }

    fn model(&self, id: ModelId, uses: &mut Uses) -> Type {
        let text = match self.replacement(&self.api[id]) {
            Some(path) => path.to_owned(),
            None => {
                let name = self.type_name(id).to_owned();
                uses.models.insert(name.clone());
                name
            }
        };
        Type {
            text,
            foreign: self.is_foreign(&api::Type::Model(id)),
            named: self.named(id),
            form: Form::Model(id),
        }
    }

    fn named(&self, id: ModelId) -> Named {
        let uses = &mut Uses::default();
        let alias = match &self.api[id].shape {
            Shape::Tuple(items) => self.tuple_of(items, uses),
            Shape::Map(map) => self.keyed_map_of(map, uses),
            Shape::Alias(_) => return Named::Other,
            Shape::Struct(_) | Shape::Enum(_) | Shape::Union(_) => return Named::Item,
        };
        match alias.is_whole() {
            true => Named::Integers,
            false => Named::Other,
        }
    }

    /// Returns the models that stand next to integers in tuples.
    pub(super) fn models_by_integers(&self) -> HashSet<ModelId> {
        let mut found = HashSet::new();
        for (_, model) in self.api.models() {
            if let Shape::Tuple(items) = &model.shape
                && let tuple = self.tuple_of(items, &mut Uses::default())
                && tuple.is_whole()
                && let Form::Tuple(items) = tuple.form
            {
                let others = items.iter().filter(|item| !item.is_whole());
                found.extend(others.filter_map(Type::model));
            }
        }
        found
    }

    fn scalar(&self, ty: &api::Type, uses: &mut Uses) -> String {
        match self.scalars.of(ty) {
            Some(Scalar::Support(name)) => self.support(name, uses),
            Some(Scalar::Plain(name)) => name.to_owned(),
            Some(Scalar::Chosen(path)) => path.to_owned(),
            None => String::new(),
        }
    }

    /// Returns `true` if a model or a scalar type is supplied by the user.
    fn is_foreign(&self, ty: &api::Type) -> bool {
        match ty {
            api::Type::Model(id) => match &self.api[*id].shape {
                _ if self.replacement(&self.api[*id]).is_some() => true,
                Shape::Alias(api::Type::Map(Some(_))) => {
                    !["BTreeMap", "HashMap"].contains(&self.options.map.as_str())
                }
                Shape::Map(_) => !["BTreeMap", "HashMap"].contains(&self.options.map.as_str()),
                Shape::Alias(ty) => self.is_foreign(ty),
                _ => false,
            },
            _ => matches!(self.scalars.of(ty), Some(Scalar::Chosen(_))),
        }
    }
}
