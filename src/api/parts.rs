//! Access to the parts of an [`Api`]: models by id, types in a shape, and rules.

use std::ops::Index;

use super::{
    Additional, Api, Field, Limits, Model, ModelId, Operation, Origin, Role, Rules, Shape, Type,
};

impl ModelId {
    /// Creates the id of the model at a position.
    pub(super) fn at(position: usize) -> Self {
        ModelId(u32::try_from(position).unwrap_or(u32::MAX))
    }
}

impl Index<ModelId> for Api {
    type Output = Model;

    fn index(&self, id: ModelId) -> &Model {
        &self.models[id.0 as usize]
    }
}

impl Api {
    /// Iterates over the models with their ids.
    pub fn models(&self) -> impl Iterator<Item = (ModelId, &Model)> {
        self.models
            .iter()
            .enumerate()
            .map(|(at, model)| (ModelId::at(at), model))
    }

    /// Returns the number of models, without those that only parameters and headers use.
    #[must_use]
    pub fn model_count(&self) -> usize {
        let is_data = |model: &&Model| model.role != Role::Parameter;
        self.models.iter().filter(is_data).count()
    }
}

impl Api {
    /// Iterates over all rules of models and operations.
    pub(crate) fn rules_mut(&mut self) -> impl Iterator<Item = &mut Rules> {
        let models = self.models.iter_mut().flat_map(Model::rules_mut);
        let operations = self.operations.iter_mut().flat_map(Operation::rules_mut);
        models.chain(operations)
    }
}

impl Model {
    fn rules_mut(&mut self) -> impl Iterator<Item = &mut Rules> {
        let (fields, members) = match &mut self.shape {
            Shape::Struct(shape) => (Some(&mut shape.fields), None),
            Shape::Union(union) => (None, Some(&mut union.members)),
            Shape::Enum(_) | Shape::Tuple(_) | Shape::Map(_) | Shape::Alias(_) => (None, None),
        };
        let fields = fields.into_iter().flatten();
        let fields = fields.filter_map(|field| field.rules.as_deref_mut());
        let members = members.into_iter().flatten();
        let members = members.filter_map(|member| member.rules.as_deref_mut());
        let own = self.rules.as_deref_mut().into_iter();
        own.chain(fields).chain(members)
    }
}

impl Field {
    /// Creates an optional field of any JSON, of which nothing else is known.
    pub(crate) fn of_any(wire_name: impl Into<String>, origin: Origin) -> Self {
        Field {
            wire_name: wire_name.into(),
            docs: None,
            ty: Type::Any,
            required: false,
            declared: true,
            nullable: false,
            read_only: false,
            write_only: false,
            deprecated: false,
            default: None,
            example: None,
            only: Vec::new(),
            limits: Limits::default(),
            rules: None,
            recursive: false,
            origin,
        }
    }
}

impl Type {
    /// Returns `true` if the values are raw bytes: a file, or a part of a form.
    #[must_use]
    pub fn is_binary(&self) -> bool {
        match self {
            Type::String(Some(format)) => format.eq_ignore_ascii_case("binary"),
            Type::Nullable(held) => held.is_binary(),
            _ => false,
        }
    }

    /// Returns the model inside any lists, maps and nullables. There is at most one.
    #[must_use]
    pub fn model(&self) -> Option<ModelId> {
        match self {
            Type::Model(id) => Some(*id),
            Type::List {
                items: Some(ty), ..
            }
            | Type::Map(Some(ty))
            | Type::Nullable(ty) => ty.model(),
            _ => None,
        }
    }

    pub(crate) fn model_mut(&mut self) -> Option<&mut ModelId> {
        match self {
            Type::Model(id) => Some(id),
            Type::List {
                items: Some(ty), ..
            }
            | Type::Map(Some(ty))
            | Type::Nullable(ty) => ty.model_mut(),
            _ => None,
        }
    }
}

impl Shape {
    /// Returns the types that the shape refers to directly.
    pub(crate) fn types(&self) -> Vec<&Type> {
        match self {
            Shape::Struct(shape) => {
                let additional = match &shape.additional {
                    Additional::Typed(ty) => Some(ty),
                    Additional::Unspecified | Additional::Forbidden => None,
                };
                shape
                    .fields
                    .iter()
                    .map(|field| &field.ty)
                    .chain(additional)
                    .collect()
            }
            Shape::Union(union) => union.members.iter().map(|member| &member.ty).collect(),
            Shape::Enum(values) => vec![&values.base],
            Shape::Tuple(items) => items.iter().collect(),
            Shape::Map(map) => vec![&map.keys, &map.values],
            Shape::Alias(ty) => vec![ty],
        }
    }

    pub(crate) fn types_mut(&mut self) -> Vec<&mut Type> {
        match self {
            Shape::Struct(shape) => {
                let additional = match &mut shape.additional {
                    Additional::Typed(ty) => Some(ty),
                    Additional::Unspecified | Additional::Forbidden => None,
                };
                shape
                    .fields
                    .iter_mut()
                    .map(|field| &mut field.ty)
                    .chain(additional)
                    .collect()
            }
            Shape::Union(union) => union
                .members
                .iter_mut()
                .map(|member| &mut member.ty)
                .collect(),
            Shape::Enum(values) => vec![&mut values.base],
            Shape::Tuple(items) => items.iter_mut().collect(),
            Shape::Map(map) => vec![&mut map.keys, &mut map.values],
            Shape::Alias(ty) => vec![ty],
        }
    }
}
