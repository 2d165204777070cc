//! The models as operations see them: their paths, the types around them, and their features. It
//! decides nothing about the models.

use std::collections::HashMap;

use crate::api::{Api, Model, ModelId, Operation, Role, Shape, Type};
use crate::config::{ClientOptions, Layout};
use crate::rust::view::ident::{Scope, type_name};
use crate::rust::view::{Group, Kind, Scalar, View, is_integer};

/// The models of an API with their names.
pub(super) struct Models<'a> {
    pub(super) api: &'a Api,
    view: &'a View,
    /// The names of the models that only parameters use.
    own: HashMap<ModelId, String>,
}

impl<'a> Models<'a> {
    pub(super) fn new(api: &'a Api, view: &'a View) -> Self {
        let mut scope = Scope::default();
        let own = api
            .models()
            .filter(|(_, model)| model.role == Role::Parameter);
        let own = own.map(|(id, model)| {
            let name = model.name.strip_suffix("_parameter").unwrap_or(&model.name);
            (id, scope.claim(type_name(name)))
        });
        Models {
            own: own.collect(),
            api,
            view,
        }
    }

    /// Returns the operations of a client. Webhooks and callbacks are left out: they are called by the API.
    pub(super) fn served(&self, client: &ClientOptions) -> impl Iterator<Item = &'a Operation> {
        let all = self.api.operations.iter();
        all.filter(|operation| !operation.incoming && client.selects(&operation.id))
    }

    /// Returns the name that the user has pinned under this key.
    pub(super) fn pinned(&self, key: &str) -> Option<&str> {
        self.view.krate.pins.get(key).map(String::as_str)
    }

    /// Returns the layout: the client is a part of a crate, or a file for another crate.
    pub(super) fn layout(&self) -> Layout {
        self.view.krate.layout
    }

    /// Returns the name that other crates import the crate by.
    pub(super) fn import_name(&self) -> String {
        self.view.krate.import_name()
    }

    pub(super) fn of(&self, id: ModelId) -> &'a Model {
        &self.api[id]
    }

    /// Returns the name of a model's type.
    pub(super) fn name(&self, id: ModelId) -> &str {
        let own = self.own.get(&id).map(String::as_str);
        own.unwrap_or_else(|| &self.view[id].name)
    }

    /// Returns the path of a model, relative to a module of operations.
    pub(super) fn path(&self, id: ModelId) -> String {
        match &self.view[id].replacement {
            Some(path) => path.clone(),
            None => format!("models::{}", self.name(id)),
        }
    }

    /// Returns `true` if only parameters use the model; it is not generated with the models then.
    pub(super) fn is_of_parameters(&self, id: ModelId) -> bool {
        self.of(id).role == Role::Parameter
    }

    /// Returns the cargo features of which any compiles the model; empty if it is always compiled.
    pub(super) fn gates(&self, id: ModelId) -> Vec<&str> {
        self.view[id].gates.iter().map(String::as_str).collect()
    }

    /// Returns the groups: the root files if there are several, or else the tags.
    pub(super) fn groups(&self) -> &[Group] {
        &self.view.groups
    }

    /// Returns the Rust type of a parameter, a body or a part of a body.
    pub(super) fn ty(&self, ty: &Type) -> String {
        const JSON: &str = "serde_json::Value";
        match ty {
            Type::Any => JSON.to_owned(),
            Type::Object | Type::Map(None) => format!("serde_json::Map<String, {JSON}>"),
            Type::Map(Some(values)) => format!("{}<String, {}>", self.map(), self.ty(values)),
            Type::List { items, .. } => {
                format!("Vec<{}>", self.ty(items.as_deref().unwrap_or(&Type::Any)))
            }
            Type::Nullable(inner) => match self.ty(inner) {
                ty if ty == JSON || ty.starts_with("Option<") => ty,
                ty => format!("Option<{ty}>"),
            },
            Type::Model(id) => self.model_ty(*id),
            Type::Boolean | Type::Integer(_) | Type::Number(_) | Type::String(_) => {
                match self.view.scalars.of(ty) {
                    Some(Scalar::Plain(name)) => name.to_owned(),
                    Some(Scalar::Support(name)) => format!("support::{name}"),
                    Some(Scalar::Chosen(path)) => path.to_owned(),
                    None => JSON.to_owned(),
                }
            }
        }
    }

    /// Returns `true` if `support` reads the integers in the type in any JSON notation.
    pub(super) fn is_integers(&self, ty: &Type) -> bool {
        match ty {
            Type::Integer(_) => is_integer(&self.ty(ty)),
            Type::List { items, .. } => items.as_ref().is_some_and(|item| self.is_integers(item)),
            Type::Map(Some(values)) => self.has_std_map() && self.is_integers(values),
            Type::Nullable(inner) => self.is_integers(inner),
            Type::Model(id) => matches!(&self.view[*id].kind, Kind::Alias(ty) if ty.is_whole()),
            _ => false,
        }
    }

    /// Returns the path of the map type.
    fn map(&self) -> String {
        match (self.has_std_map(), &self.view.map) {
            (true, name) => format!("std::collections::{name}"),
            (false, path) => path.clone(),
        }
    }

    /// Returns `true` for a map type of the standard library; `support` knows no others.
    fn has_std_map(&self) -> bool {
        ["BTreeMap", "HashMap"].contains(&self.view.map.as_str())
    }

    fn model_ty(&self, id: ModelId) -> String {
        match &self.of(id).shape {
            Shape::Enum(shape) if self.is_of_parameters(id) => match shape.base {
                Type::String(_) | Type::Any => self.name(id).to_owned(),
                _ => self.ty(&shape.base),
            },
            _ if self.is_of_parameters(id) => "serde_json::Value".to_owned(),
            _ => self.path(id),
        }
    }

    /// Returns the model of a type, which may be nullable.
    pub(super) fn model(&self, ty: &Type) -> Option<ModelId> {
        match ty {
            Type::Model(id) => Some(*id),
            Type::Nullable(inner) => self.model(inner),
            _ => None,
        }
    }

    /// Returns `true` if values are strings, numbers or booleans.
    pub(super) fn is_plain(&self, ty: &Type) -> bool {
        match ty {
            Type::Boolean | Type::Integer(_) | Type::Number(_) | Type::String(_) => true,
            Type::Model(id) => match &self.of(*id).shape {
                Shape::Enum(shape) => self.is_plain(&shape.base),
                _ => false,
            },
            _ => false,
        }
    }

    /// Returns the fields of a type if it is a struct.
    pub(super) fn fields(&self, ty: &Type) -> Option<&'a [crate::api::Field]> {
        match &self.of(self.model(ty)?).shape {
            Shape::Struct(shape) => Some(&shape.fields),
            _ => None,
        }
    }
}
